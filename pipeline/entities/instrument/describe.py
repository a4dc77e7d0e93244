"""A policy instrument in RDF: what it is called and what kind of instrument it is."""

from collections.abc import Iterator

from rdflib import RDF, SKOS

from pipeline import uris
from pipeline.entities.entity_type import Triple
from pipeline.entities.instrument.value import Instrument
from pipeline.entities.literals import words
from pipeline.entities.organisation.describe import describe_named
from pipeline.model import Link, Mention
from pipeline.vocabulary import BG


def describe(mention: Mention, link: Link, base: str) -> Iterator[Triple]:
    """The instrument a mention names; the mention's own words are another label of it."""
    value = mention.value
    if not isinstance(value, Instrument):
        raise TypeError(f"{mention.id}: an instrument's value, not {value!r}")
    uri = uris.iri(link.uri)
    yield uri, RDF.type, BG.PolicyInstrument
    yield uri, SKOS.prefLabel, words(link.label)
    yield uri, BG.instrumentKind, uris.concept(base, "instrument-kind", value.kind)
    for name in (value.name, value.definition):
        if name:
            yield uri, SKOS.altLabel, words(name)
    for role in link.roles:
        if role.name == "owner":
            owner = uris.iri(role.uri)
            yield uri, BG.owner, owner
            yield from describe_named(owner, role.key, role.label, base)
