"""Records of registers joined to the organisations that bear exactly their name.

A join is safe when the name has several words, or is our own label and no acronym; when only one
organisation bears it; and when only one record of the register bears a name of the organisation.
"EBA" is both the European Banking Authority and the European Biomass Association: an acronym
never joins. What a person looked at and found to be another body is refused, with the reason.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pipeline.authorities.names import is_acronym, normal
from pipeline.authorities.organisations import OrganisationRow, with_identifier
from pipeline.authorities.snapshots import Entry
from pipeline.errors import InvalidIdentifier
from pipeline.identifiers import wikidata

_LANGUAGES = ("nl", "en", "fr")
_MOST_WORDS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifier:
    """An identifier that a record gives an organisation."""

    key: str
    scheme: str
    identifier: str
    name: str  # the name that both bear
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name in some language that a record gives an organisation."""

    key: str
    language: str
    name: str
    source: str


def identifiers(
    rows: Mapping[str, OrganisationRow], entries: Iterable[Entry], refused: frozenset[str]
) -> tuple[Identifier, ...]:
    """The identifiers that the rows do not have yet and that a record of the same name gives."""
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    joining: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows.values():
        for name in row.names:
            bearers[normal(name)].add(row.key)
            if _joins(name, row):
                joining[normal(name)].add(row.key)
    found: defaultdict[tuple[str, str], list[tuple[Entry, str]]] = defaultdict(list)
    for entry in entries:
        owners = _owners(entry, joining, bearers)
        if len(owners) == 1:
            key, name = owners.popitem()
            found[key, entry.scheme].append((entry, name))
    made = (
        item
        for (key, scheme), records in found.items()
        if len(records) == 1 and not getattr(rows[key], scheme)
        for item in _given(rows[key], *records[0])
        if f"{key} {records[0][0].identifier}" not in refused
    )
    return tuple(sorted(made, key=lambda item: (item.key, item.scheme)))


def with_identifiers(
    rows: Mapping[str, OrganisationRow], given: Iterable[Identifier]
) -> Mapping[str, OrganisationRow]:
    """The rows with the identifiers they were given."""
    made = dict(rows)
    for item in given:
        made[item.key] = with_identifier(made[item.key], item.scheme, item.identifier)
    return made


def names(
    rows: Mapping[str, OrganisationRow], entries: Iterable[Entry], refused: frozenset[str]
) -> tuple[Name, ...]:
    """The names that the record of an organisation's identifier gives it and no other row bears.

    Only names of several words: what else a register lists as a name is often a code or a brand.
    """
    bearers = {normal(name) for row in rows.values() for name in row.names}
    owners = {
        (scheme, getattr(row, scheme)): row.key
        for row in rows.values()
        for scheme in ("ovo", "ror", "eu_corporate_body")
        if getattr(row, scheme)
    }
    claims: defaultdict[str, list[Name]] = defaultdict(list)
    for entry in entries:
        key = owners.get((entry.scheme, entry.identifier))
        for language, name in entry.names if key else ():
            full = language in _LANGUAGES and _is_full(name) and f"{key} {name}" not in refused
            if full and normal(name) not in bearers:
                new = Name(key=str(key), language=language, name=name, source=entry.source)
                claims[normal(name)].append(new)
    given = (made[0] for made in claims.values() if len({item.key for item in made}) == 1)
    return tuple(sorted(given, key=lambda item: (item.key, item.language, item.name)))


def unjoined(rows: Mapping[str, OrganisationRow], entries: tuple[Entry, ...]) -> Iterator[Entry]:
    """The records of which no row has the identifier and no row bears a name.

    A code that a register gives to two organisations is of neither.
    """
    known = {normal(name) for row in rows.values() for name in row.names}
    codes = {
        code for row in rows.values() for code in (row.ovo, row.ror, row.eu_corporate_body) if code
    }
    times = Counter(entry.identifier for entry in entries)
    for entry in entries:
        taken = any(normal(name) in known for _, name in entry.names)
        if entry.identifier not in codes and not taken and times[entry.identifier] == 1:
            yield entry


def _owners(
    entry: Entry, joining: Mapping[str, set[str]], bearers: Mapping[str, set[str]]
) -> dict[str, str]:
    """The rows that a record may join, with the name; none when a name has several bearers."""
    owners: dict[str, str] = {}
    for _, name in entry.names:
        word = normal(name)
        if len(bearers.get(word, ())) > 1:
            return {}
        owners |= dict.fromkeys(joining.get(word, ()), name)
    return owners


def _given(row: OrganisationRow, entry: Entry, name: str) -> Iterator[Identifier]:
    yield Identifier(
        key=row.key,
        scheme=entry.scheme,
        identifier=entry.identifier,
        name=name,
        source=entry.source,
    )
    if entry.wikidata and not row.wikidata:
        try:
            item = wikidata.normalise(entry.wikidata)
        except InvalidIdentifier:
            return
        yield Identifier(
            key=row.key, scheme="wikidata", identifier=item, name=name, source=entry.source
        )


def _joins(name: str, row: OrganisationRow) -> bool:
    return not is_acronym(name) and (" " in normal(name) or name == row.label)


def _is_full(name: str) -> bool:
    plain = not any(mark in name for mark in ("(", ")", "[", "]", "/", ";", "–", "—", " - "))
    return plain and " " in name and len(normal(name).split()) <= _MOST_WORDS
