"""Acts we know: of the EU with CELEX and ELI, of Belgium and Flanders with both Justel ELIs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from pipeline.authorities.tables import parts, rows
from pipeline.identifiers import eli

EU, BELGIAN = "acts_eu.csv", "acts_belgian.csv"


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
    source: str = ""


@cache
def load() -> Mapping[str, ActRow]:
    """All acts; the key carries "eu:" or "be:" because the two tables share some keys."""
    acts = {f"eu:{row.key}": row for row in load_eu().values()}
    acts |= {f"be:{row.key}": row for row in load_belgian().values()}
    return MappingProxyType(acts)


@cache
def load_eu() -> Mapping[str, ActRow]:
    """Acts of the EU by key."""
    return MappingProxyType({row.key: row for row in _eu()})


@cache
def load_belgian() -> Mapping[str, ActRow]:
    """Belgian and Flemish acts by key."""
    return MappingProxyType({row.key: row for row in _belgian()})


def _eu() -> Iterator[ActRow]:
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
            source=row["source"],
        )


def _belgian() -> Iterator[ActRow]:
    for row in rows(BELGIAN):
        dutch, french = row["eli_justel"], ""
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
            codex=row["codex_vlaanderen_id"],
            source=row["source"],
        )
