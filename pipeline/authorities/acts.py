"""Acts we know: of the EU with CELEX and ELI, of Belgium and Flanders with both Justel ELIs."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from pipeline.authorities.tables import parts, rows
from pipeline.identifiers import eli

EU, BELGIAN, MORE = "acts_eu.csv", "acts_belgian.csv", "acts_belgian_more.csv"
RELATIONS, COMPLETE = "acts_relations.csv", "acts_complete.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActRow:
    """One act; what was not read in a source, or cannot be built from it, is empty."""

    key: str
    title: str  # the full title, or the first short name of an EU act
    names: tuple[str, ...] = ()  # short names, Dutch first
    kind: str = ""  # "directive", "regulation", "decision", "decreet", "wet", "besluit" …
    year: str = ""
    number: str = ""
    date: str = ""  # ISO
    celex: str = ""
    eli: str = ""  # for a Belgian act the Dutch form
    eli_fr: str = ""  # the French form of the same
    numac: str = ""
    codex: str = ""  # its number in the Codex Vlaanderen
    relations: tuple[tuple[str, str], ...] = ()  # ("amends", key with "eu:" or "be:")
    source: str = ""


@cache
def load() -> Mapping[str, ActRow]:
    """All acts; the key carries "eu:" or "be:" because the two tables share some keys."""
    acts = {f"eu:{row.key}": row for row in load_eu().values()}
    acts |= {f"be:{row.key}": row for row in load_belgian().values()}
    return MappingProxyType(acts)


@cache
def by_celex() -> Mapping[str, ActRow]:
    """Acts of the EU by CELEX number."""
    return MappingProxyType({row.celex: row for row in load_eu().values()})


@cache
def by_day() -> Mapping[str, tuple[ActRow, ...]]:
    """Belgian and Flemish acts by date."""
    days: defaultdict[str, list[ActRow]] = defaultdict(list)
    for row in load_belgian().values():
        days[row.date].append(row)
    return MappingProxyType({day: tuple(acts) for day, acts in days.items()})


@cache
def changed_by() -> Mapping[str, tuple[tuple[str, ActRow], ...]]:
    """What was done to an act by a later one: ("repeals", the later act), by the key of the first.

    The key is with "eu:" or "be:".
    """
    found: defaultdict[str, list[tuple[str, ActRow]]] = defaultdict(list)
    for row in load().values():
        for relation, changed in row.relations:
            found[changed].append((relation, row))
    return MappingProxyType({key: tuple(changes) for key, changes in found.items()})


@cache
def complete() -> frozenset[tuple[str, str]]:
    """The kinds and days of which the table has every act."""
    return frozenset((row["kind"], row["date"]) for row in rows(COMPLETE))


@cache
def load_eu() -> Mapping[str, ActRow]:
    """Acts of the EU by key."""
    return MappingProxyType({row.key: row for row in _eu()})


@cache
def load_belgian() -> Mapping[str, ActRow]:
    """Belgian and Flemish acts by key."""
    return MappingProxyType({row.key: row for row in _belgian()})


def _eu() -> Iterator[ActRow]:
    relations = _relations()
    for row in rows(EU):
        names = tuple(dict.fromkeys((*parts(row["short_names_nl"]), *parts(row["short_names_en"]))))
        yield ActRow(
            key=row["key"],
            title=names[0],
            names=names,
            kind=row["act_type"],
            year=row["year"],
            number=row["number"],
            celex=row["celex"],
            eli=row["eli"],
            relations=relations.get(f"eu:{row['key']}", ()),
            source=row["source"],
        )


def _belgian() -> Iterator[ActRow]:
    relations = _relations()
    for row in (*rows(BELGIAN), *rows(MORE)):
        dutch, french = row.get("eli_justel", ""), ""
        if row["date"] and row["numac"]:
            dutch, french = eli.of_belgian_act(row["act_type"], row["date"], row["numac"])
        yield ActRow(
            key=row["key"],
            title=row["title_nl"],
            names=parts(row["short_names_nl"]),
            kind=row["act_type"],
            year=row["date"][:4],
            date=row["date"],
            eli=dutch,
            eli_fr=french,
            numac=row["numac"],
            codex=row.get("codex_vlaanderen_id", ""),
            relations=relations.get(f"be:{row['key']}", ()),
            source=row["source"],
        )


def _relations() -> Mapping[str, tuple[tuple[str, str], ...]]:
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in rows(RELATIONS):
        found[row["key"]].append((row["relation"], row["object"]))
    return {key: tuple(items) for key, items in found.items()}
