"""Writes what is known of a reference as triples."""

from collections.abc import Iterable

from pipeline.entities.entity_type import Triple
from pipeline.model import Link, Mention


def describe(mention: Mention, link: Link, base: str) -> Iterable[Triple]:
    """The triples of the entity that the mention means."""
    del mention, link, base
    return ()
