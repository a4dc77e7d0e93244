"""A release in the making: all that its files are made of."""

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.model import Run
from pipeline.publication.content import ReleaseContent
from pipeline.publication.edition import Edition
from pipeline.publication.identity import Identity
from pipeline.publication.jsonld import Context
from pipeline.publication.previous import Previous


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What goes in, its graph, the release before, the run, the publisher, and how RDF reads."""

    content: ReleaseContent
    edition: Edition
    previous: Previous
    run: Run
    identity: Identity
    prefixes: Mapping[str, str]
    context: Context
