"""A policy instrument in RDF: what it is called, what kind it is, and who answers for it."""

from collections.abc import Iterator

from rdflib import RDF, SKOS, Literal, URIRef

from pipeline import uris
from pipeline.authorities import acts, instruments
from pipeline.authorities.acts import ActRow
from pipeline.authorities.instruments import InstrumentRow
from pipeline.entities.entity_type import Triple
from pipeline.entities.instrument.value import Instrument
from pipeline.entities.literals import words
from pipeline.entities.organisation.describe import describe_named
from pipeline.entities.reference.acts import describe_row, find_iris
from pipeline.model import Link, Mention
from pipeline.vocabulary import BG, ELI


def describe(mention: Mention, link: Link, base: str) -> Iterator[Triple]:
    """The instrument a mention names; the mention's own words are another label of it."""
    value = mention.value
    if not isinstance(value, Instrument):
        raise TypeError(f"{mention.id}: an instrument's value, not {value!r}")
    uri, row = uris.iri(link.uri), instruments.load().get(link.key or "")
    yield uri, RDF.type, BG.PolicyInstrument
    for name in (value.name, value.definition):
        if name:
            yield uri, SKOS.altLabel, words(name)
    if row is None:
        yield uri, SKOS.prefLabel, words(link.label)
        yield uri, BG.instrumentKind, uris.concept(base, "instrument-kind", value.kind)
    else:
        yield from _listed(uri, row, base)
    for role in link.roles:
        if role.name == "owner":
            yield from _owned(uri, role.uri, role.key, role.label, base)


def _listed(uri: URIRef, row: InstrumentRow, base: str) -> Iterator[Triple]:
    """An instrument of the authority table: an act itself, or something that an act founded."""
    yield uri, SKOS.prefLabel, Literal(row.label, lang="nl")
    yield uri, BG.instrumentKind, uris.concept(base, "instrument-kind", row.kind)
    if row.owner:
        owner = str(uris.thing(base, "organisation", row.owner))
        yield from _owned(uri, owner, row.owner, row.owner, base)
    act = _act(row.key)
    if act is not None and row.kind == "legislation":
        yield uri, RDF.type, ELI.LegalResource
        yield from describe_row(uri, act)
    elif act is not None:
        for source in find_iris(act):
            yield uri, ELI.based_on, source


def _owned(uri: URIRef, owner: str, key: str | None, label: str, base: str) -> Iterator[Triple]:
    body = uris.iri(owner)
    yield uri, BG.owner, body
    yield from describe_named(body, key, label, base)


def _act(key: str) -> ActRow | None:
    return acts.load_eu().get(key) or acts.load_belgian().get(key)
