"""Policy instruments we know: those of our own table, and acts by their short names."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType

from pipeline.authorities import acts
from pipeline.authorities.tables import parts, rows

TABLE = "instruments.csv"

_WORD = re.compile(r"[^\W_]+\+?")
_INFLECTED = {
    "vlaamse": "vlaams",
    "europese": "europees",
    "nationale": "nationaal",
    "federale": "federaal",
    "brusselse": "brussels",
    "waalse": "waals",
    "belgische": "belgisch",
    "regionale": "regionaal",
    "gewestelijke": "gewestelijk",
    "lokale": "lokaal",
    "strategische": "strategisch",
    "interfederale": "interfederaal",
    "nieuwe": "nieuw",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentRow:
    """One policy instrument."""

    key: str  # the end of its IRI
    label: str  # the preferred name, Dutch where there is one
    aliases: tuple[str, ...] = ()  # other names and acronyms, in any language
    kind: str  # code of ontology/codelists/instrument-kind.ttl
    owner: str = ""  # key of the organisation that answers for it
    source: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The label and all aliases."""
        return (self.label, *self.aliases)


@cache
def load() -> Mapping[str, InstrumentRow]:
    """All instruments by key: the table first; an act that shares a name with a row joins it."""
    table = {row.key: row for row in _listed()}
    owners = {squeezed(name): row.key for row in table.values() for name in row.names}
    for act in acts.load().values():
        names = act.names
        known = next((owners[word] for name in names if (word := squeezed(name)) in owners), None)
        if known:
            row = table[known]
            new = tuple(name for name in names if squeezed(name) not in owners)
            table[known] = replace(row, aliases=row.aliases + new)
        elif names:
            known = act.key
            table[known] = InstrumentRow(
                key=known, label=names[0], aliases=names[1:], kind="legislation", source=act.source
            )
        owners |= {squeezed(name): str(known) for name in names if squeezed(name) not in owners}
    return MappingProxyType(table)


@cache
def keys_by_name() -> Mapping[str, str]:
    """The key of the row that bears a name, by the squeezed name."""
    return MappingProxyType(
        {squeezed(name): row.key for row in reversed(tuple(load().values())) for name in row.names}
    )


def squeezed(name: str) -> str:
    """The letters and digits of a name: what stays when case, hyphens and spaces differ.

    >>> squeezed("NIS 2-richtlijn") == squeezed("NIS2-Richtlijn")
    True
    >>> squeezed("Vlaamse Codex"), squeezed("Vlaams Codex"), squeezed("ESF+")
    ('vlaamscodex', 'vlaamscodex', 'esf+')
    """
    return "".join(inflected(folded(word)) for word in _WORD.findall(name))


def folded(word: str) -> str:
    """A word in lower case without accents; a raised figure becomes a plain one.

    >>> folded("W²"), folded("Financiën")
    ('w2', 'financien')
    """
    plain = unicodedata.normalize("NFKD", word).casefold()
    return "".join(char for char in plain if not unicodedata.combining(char))


def inflected(word: str) -> str:
    """The form without ending of an adjective that names of instruments begin with."""
    return _INFLECTED.get(word, word)


def _listed() -> Iterator[InstrumentRow]:
    for row in rows(TABLE):
        yield InstrumentRow(
            key=row["key"],
            label=row["label"],
            aliases=parts(row["aliases"]),
            kind=row["kind"],
            owner=row["owner"],
            source=row["source"],
        )
