"""What is wrong with the authority tables: as they are in a folder, without what was read before.

A check returns findings; none means that the tables may ship.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from pipeline.authorities import acts, organisations
from pipeline.authorities.act_checks import ACT_CHECKS
from pipeline.authorities.names import normal
from pipeline.authorities.tables import parts, rows_in
from pipeline.authorities.trouble import DAY, Row, Tables, Trouble
from pipeline.errors import InvalidIdentifier, SourceError
from pipeline.identifiers import kbo, ovo, wikidata

_TABLES = (
    *(organisations.TABLE, organisations.EXTRA, organisations.ALIASES, organisations.IDENTIFIERS),
    *(organisations.NAMES, organisations.REGISTERS, organisations.HISTORY, organisations.FORMER),
    *(
        organisations.READ,
        organisations.SHARED,
        acts.EU,
        acts.BELGIAN,
        acts.MORE,
        acts.RELATIONS,
        acts.COMPLETE,
    ),
)
_EU_BODY = re.compile(r"http://publications\.europa\.eu/resource/authority/corporate-body/\S+\Z")
_ROR = re.compile(r"https://ror\.org/0[a-hj-km-np-tv-z0-9]{6}\d{2}\Z")
_REALMS = frozenset({"flanders", "belgium", "europe", "netherlands"})
_COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "ovo_code": "ovo",
        "wikidata_qid": "wikidata",
        "eu_corporate_body_uri": "eu_corporate_body",
        "kbo_number": "kbo",
        "ror_id": "ror",
    }
)


def check(folder: Path) -> tuple[Trouble, ...]:
    """Everything that is wrong with the tables in a folder.

    Raises `SourceError` when a table is missing.
    """
    tables = {name: tuple(_read(folder / name)) for name in _TABLES}
    return tuple(sorted({trouble for one in _CHECKS for trouble in one(tables)}))


def _read(path: Path) -> Iterator[Row]:
    if not path.is_file():
        raise SourceError(str(path), "the table is missing")
    return rows_in(path.read_text(encoding="utf-8"))


def _keys(tables: Tables) -> Iterator[Trouble]:
    """Two rows with one key; rows about a key that no table has."""
    curated = [*tables[organisations.TABLE], *tables[organisations.EXTRA]]
    known = {row["key"] for row in curated}
    for names, rows in (
        (organisations.TABLE, tables[organisations.TABLE]),
        (organisations.EXTRA, tables[organisations.EXTRA]),
        (organisations.REGISTERS, tables[organisations.REGISTERS]),
        (acts.EU, tables[acts.EU]),
        (acts.BELGIAN, (*tables[acts.BELGIAN], *tables[acts.MORE])),
    ):
        for key, times in Counter(row["key"] for row in rows).items():
            if times > 1:
                yield Trouble(names, key, f"{times} rows have this key")
    for name in (
        *(organisations.ALIASES, organisations.READ),
        *(organisations.IDENTIFIERS, organisations.NAMES),
        *(organisations.HISTORY, organisations.FORMER, organisations.SHARED),
    ):
        for row in tables[name]:
            if row["key"] not in known:
                yield Trouble(name, row["key"], "no organisation has this key")
    for row in tables[organisations.REGISTERS]:
        if row["key"] in known:
            yield Trouble(organisations.REGISTERS, row["key"], "also a key of a kept table")


def _sources(tables: Tables) -> Iterator[Trouble]:
    """An identifier, a date or an act without the source it was read in."""
    for name, rows in tables.items():
        for row in rows:
            if "source" in row and not row["source"]:
                yield Trouble(name, row["key"], "no source")


def _identifiers(tables: Tables) -> Iterator[Trouble]:
    """Identifiers that break their rules, and identifiers that two rows have."""
    owners: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for table, key, scheme, value in _all_identifiers(tables):
        try:
            _RULES[scheme](value)
        except InvalidIdentifier as error:
            yield Trouble(table, key, str(error))
        owners[scheme, value].add(key)
    for (scheme, value), keys in owners.items():
        if len(keys) > 1:
            what = f"{scheme} {value} is also of {', '.join(sorted(keys)[1:])}"
            yield Trouble(organisations.TABLE, min(keys), what)


def _all_identifiers(tables: Tables) -> Iterator[tuple[str, str, str, str]]:
    for row in tables[organisations.TABLE]:
        for column, scheme in _COLUMNS.items():
            if row[column]:
                yield organisations.TABLE, row["key"], scheme, row[column]
    for name in (organisations.READ, organisations.IDENTIFIERS, organisations.REGISTERS):
        for row in tables[name]:
            yield name, row["key"], row["scheme"], row["identifier"]


def _names(tables: Tables) -> Iterator[Trouble]:
    """Names of two organisations that no one has said to be shared."""
    shared = {normal(row["name"]) for row in tables[organisations.SHARED]}
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for key, name in _all_names(tables):
        bearers[normal(name)].add(key)
    for name, keys in bearers.items():
        if len(keys) > 1 and name not in shared:
            what = f"the name “{name}” is also of {', '.join(sorted(keys)[1:])}"
            yield Trouble(organisations.TABLE, min(keys), what)
    for row in tables[organisations.SHARED]:
        if row["realm"] not in _REALMS:
            yield Trouble(organisations.SHARED, row["key"], f"unknown realm {row['realm']!r}")


def _all_names(tables: Tables) -> Iterator[tuple[str, str]]:
    for name, label, aliases in (
        (organisations.TABLE, "preferred_label_nl", "alt_labels"),
        (organisations.EXTRA, "label", "aliases"),
    ):
        for row in tables[name]:
            yield row["key"], row[label]
            for alias in parts(row[aliases]):
                yield row["key"], alias
    for row in tables[organisations.ALIASES]:
        yield row["key"], row["alias"]
    for row in tables[organisations.NAMES]:
        yield row["key"], row["name"]


def _history(tables: Tables) -> Iterator[Trouble]:
    """Dates that are none, ends before beginnings, one-sided or unknown successions."""
    by_key = {row["key"]: row for row in tables[organisations.HISTORY]}
    for key, row in by_key.items():
        for day in (row["valid_from"], row["valid_until"]):
            if day and not DAY.match(day):
                yield Trouble(organisations.HISTORY, key, f"not a date: {day!r}")
        if row["valid_from"] and row["valid_until"] and row["valid_until"] < row["valid_from"]:
            yield Trouble(organisations.HISTORY, key, "it ends before it begins")
        for here, there in (("successors", "predecessors"), ("predecessors", "successors")):
            for other in parts(row[here]):
                if other not in by_key:
                    what = f"{here}: {other} has no row in this table"
                    yield Trouble(organisations.HISTORY, key, what)
                elif key not in parts(by_key[other][there]):
                    what = f"{other} does not name it among its {there}"
                    yield Trouble(organisations.HISTORY, key, what)


def _matching(kind: str, pattern: re.Pattern[str]) -> Callable[[str], object]:
    def rule(value: str) -> object:
        if not pattern.match(value):
            raise InvalidIdentifier(kind, value)
        return value

    return rule


_RULES: Mapping[str, Callable[[str], object]] = MappingProxyType(
    {
        "ovo": ovo.normalise,
        "wikidata": wikidata.normalise,
        "kbo": kbo.normalise,
        "eu_corporate_body": _matching("corporate body", _EU_BODY),
        "ror": _matching("ROR", _ROR),
    }
)
_CHECKS: tuple[Callable[[Tables], Iterable[Trouble]], ...] = (
    *(_keys, _sources, _identifiers, _names, _history, *ACT_CHECKS),
)
