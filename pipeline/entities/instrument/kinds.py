"""Which kind of instrument a name is, by the head word that ends or begins it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from pipeline.authorities.tables import rows

HEADS = "instrument_heads.csv"
GENERIC = "instrument_generic.csv"
WORDS = "instrument_words.csv"

_WORD = re.compile(r"[^\W\d_]+")
_CACHED = 60_000  # words
_PERIOD_PACT = re.compile(r"\bpact\b.*\d{4}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A head word of names of instruments."""

    word: str
    kind: str  # code of ontology/codelists/instrument-kind.ttl
    coins: bool = False  # a compound with it is a name also without a capital
    leads: bool = False  # before a name it belongs to the name


@cache
def dutch() -> Mapping[str, Head]:
    """The Dutch head words."""
    return MappingProxyType({head.word: head for head in _heads("nl")})


@cache
def english() -> Mapping[str, Head]:
    """The English and French head words."""
    return MappingProxyType({head.word: head for head in _heads("en")})


@cache
def generic() -> frozenset[str]:
    """Words that end like a name and are none: "actieplan", "programmadecreet"."""
    return frozenset(row["word"] for row in rows(GENERIC))


@cache
def words(role: str) -> frozenset[str]:
    """The words with a role in `instrument_words.csv`: "no-part", "weak", "topic" and so on."""
    listed = (row["words"].split() for row in rows(WORDS) if row["role"] == role)
    return frozenset(word for line in listed for word in line)


@cache
def _false_endings() -> tuple[str, ...]:
    return tuple(word.removeprefix("-") for word in generic() if word.startswith("-"))


@lru_cache(maxsize=_CACHED)
def head_of(word: str) -> Head | None:
    """The longest head that ends a word.

    >>> head_of("Boscompensatiefonds").word, head_of("mobiliteitsplan").kind, head_of("plafonds")
    ('fonds', 'strategy', None)
    """
    lower = word.lower()
    if lower.endswith(_false_endings()):
        return None
    ends = (lower[at:] for at in range(max(0, len(lower) - 22), len(lower) - 2))
    return next((dutch()[end] for end in ends if end in dutch()), None)


def kind_of(name: str) -> str | None:
    """The kind that a name shows: by its first head for an opening head, else by its last.

    >>> kind_of("actieplan Sterk Spoor"), kind_of("Vlaams Spoorfonds"), kind_of("Rail Act")
    ('strategy', 'fund', 'legislation')
    >>> kind_of("Sterk Spoor") is None
    True
    """
    if _PERIOD_PACT.search(name):
        return "strategy"
    parts = [word.lower() for word in _WORD.findall(name)]
    if not parts:
        return None
    if parts[-1] in english() and parts[-1] not in dutch():
        return english()[parts[-1]].kind
    heads = [head for word in parts if (head := head_of(word))]
    if heads:
        return heads[0].kind
    return next((english()[word].kind for word in reversed(parts) if word in english()), None)


def _heads(language: str) -> tuple[Head, ...]:
    return tuple(
        Head(
            word=row["head"],
            kind=row["kind"],
            coins=row["coin"] == "yes",
            leads=row["bare"] == "yes",
        )
        for row in rows(HEADS)
        if row["language"] == language
    )
