"""What identifies a legal act: its CELEX number and its European Legislation Identifiers."""

import re
from collections.abc import Iterator
from itertools import islice
from types import MappingProxyType

from rdflib import OWL, Literal, URIRef

from pipeline import uris
from pipeline.authorities import acts
from pipeline.authorities.acts import ActRow
from pipeline.entities.entity_type import Triple
from pipeline.identifiers import eli
from pipeline.vocabulary import ELI

_CELLAR = "http://publications.europa.eu/resource/celex/"
_CELEX = re.compile(r"3(\d{4})[A-Z](\d{4})")
_CHANGES = MappingProxyType({"repeals": ELI.repealed_by, "amends": ELI.amended_by})
_PREFIXES = (
    ("uitvoerings", "implementing"),
    ("implementing", "implementing"),
    ("gedelegeerde", "delegated"),
    ("delegated", "delegated"),
)


def describe_row(work: URIRef, row: ActRow) -> Iterator[Triple]:
    """The identifiers of an act that an authority table lists."""
    for number in (row.celex, row.numac):
        if number:
            yield work, ELI.id_local, Literal(number)
    for same in find_iris(row):
        yield work, OWL.sameAs, same
    yield from _changes(work, row)


def _changes(work: URIRef, row: ActRow) -> Iterator[Triple]:
    """The later acts that repeal or amend an act, by the first IRI they have."""
    key = f"{'eu' if row.celex else 'be'}:{row.key}"
    for relation, later in acts.changed_by().get(key, ()):
        if relation in _CHANGES:
            for iri in islice(find_iris(later), 1):
                yield work, _CHANGES[relation], iri


def find_iris(row: ActRow) -> Iterator[URIRef]:
    """Every IRI the act has with its publishers; a Belgian act has a Dutch and a French ELI."""
    if row.celex:
        yield uris.iri(_CELLAR + row.celex)
    for same in (row.eli, row.eli_fr):
        if same:
            yield uris.iri(same)


def find_eli(
    row: ActRow | None, celex: str | None, act: str | None, reading: str
) -> eli.Eli | None:
    """The ELI of an act: of the table, or by construction from its CELEX number and its kind."""
    if row is not None and row.eli:
        return eli.normalise(row.eli)
    parts, kind = _CELEX.fullmatch(celex or ""), _kind(act or "", reading)
    if parts and kind in eli.TYPES:
        return eli.of_eu_act(kind, int(parts[1]), int(parts[2]))
    return None


def describe_celex(work: URIRef, celex: str, act: str | None, reading: str) -> Iterator[Triple]:
    """The identifiers of an EU act by its CELEX number alone."""
    yield work, ELI.id_local, Literal(celex)
    yield work, OWL.sameAs, uris.iri(_CELLAR + celex)
    same = find_eli(None, celex, act, reading)
    if same is not None:
        yield work, OWL.sameAs, uris.iri(same)


def _kind(act: str, reading: str) -> str:
    """The kind of act with "implementing" or "delegated", which CELEX does not tell and ELI needs.

    >>> _kind("regulation", "Uitvoeringsverordening (EU) 2023/138")
    'implementing-regulation'
    """
    first = reading.casefold()
    for beginning, kind in _PREFIXES:
        if first.startswith(beginning) and act and "-" not in act:
            return f"{kind}-{act}"
    return act
