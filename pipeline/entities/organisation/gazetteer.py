"""Names we know, found in the words of a passage whatever their case, hyphens and inflection.

A name of several words is compared without spaces, hyphens, inflection ("Vlaamse Parlement"); its
first word must begin with a capital unless it is a generic head ("agentschap Digitaal
Vlaanderen"). A name of one word must be written as we know it, or in capitals: "Voka", "VOKA",
not "voka". Long names may have one letter misread: "Vlaamse Regerlng".
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from pipeline.authorities import organisations
from pipeline.authorities.index import FUZZY_FROM, matches
from pipeline.authorities.names import is_acronym, plain, stem
from pipeline.entities.organisation.words import Word, Words
from pipeline.model import Span

_MOST_WORDS = 16
_BETWEEN = re.compile(r"(?:['’‘‟]?[ ]?[-–]?[ ]?|, |/|\.)['’‘]?")
_FIRST = re.compile(r"[^\W_]+")
_GENERIC = frozenset(
    "agentschap departement stad gemeente provincie intercommunale kenniscentrum steunpunt "
    "federatie vereniging nationale federale regionaal regionale centrale directoraat".split()
)
_CAPITALISED_FROM = 5  # letters: shorter acronyms in lower case are words ("Nar", "Vil")


@dataclass(frozen=True, slots=True)
class Hit:
    """A name we know at a place."""

    span: Span
    rule: str
    signals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Names:
    long: frozenset[str]  # stems of names of several words
    beginnings: frozenset[str]  # all beginnings of these
    commas: Mapping[str, int]  # stem → most commas in the name
    short: Mapping[str, tuple[str, ...]]  # first letters → names of one word, longest first


def known_names(words: Words) -> Iterator[Hit]:
    """Every name we know, overlapping ones included."""
    names = _names()
    for at, word in enumerate(words.words):
        yield from _short(words.text, word, names)
        if word.text[0].isupper() or word.text.lower() in _GENERIC:
            yield from _long(words, at, names)


def _short(text: str, word: Word, names: _Names) -> Iterator[Hit]:
    first = _FIRST.match(word.text)
    if first is None:
        return
    for name in names.short.get(first[0], ()):
        end = word.start + len(name)
        if text.startswith(name, word.start) and not text[end : end + 1].isalnum():
            yield Hit(Span(word.start, end), "organisation.gazetteer", ("one-word",))
            return


def _long(words: Words, at: int, names: _Names) -> Iterator[Hit]:
    key, best, misread = "", None, None
    start = words.words[at].start
    for count, word in enumerate(words.words[at : at + _MOST_WORDS]):
        if count and not _joined(words.text, words.words[at + count - 1], word):
            break
        key += stem_of(word.text)
        if count and key in names.long and _commas(words.text, start, word, names.commas[key]):
            best = word.end
        elif 0 < count and len(key) >= FUZZY_FROM and word.text[0].isupper():
            misread = misread or _misread(words.text[start : word.end])
        if key not in names.beginnings and not _may_be_misread(key, names):
            break
    if best is not None:
        yield Hit(Span(start, best), "organisation.gazetteer", ("long-name",))
    elif misread:
        yield Hit(Span(start, start + misread), "organisation.gazetteer", ("misread",))


def _may_be_misread(key: str, names: _Names) -> bool:
    """Whether a beginning has gone wrong only after enough right letters to hope for the rest."""
    return len(key) < 3 * FUZZY_FROM and key[: FUZZY_FROM // 2] in names.beginnings


def _misread(text: str) -> int | None:
    found = matches(text)
    return len(text) if found and found[0].reason.endswith("one letter") else None


def _joined(text: str, one: Word, other: Word) -> bool:
    return bool(_BETWEEN.fullmatch(text, one.end, other.start))


def _commas(text: str, start: int, last: Word, most: int) -> bool:
    return text.count(",", start, last.end) <= most


@cache
def stem_of(word: str) -> str:
    """The stem of one word of a text; "&" is "en"."""
    return stem(word) if word != "&" else "en"


@cache
def _names() -> _Names:
    commas: defaultdict[str, int] = defaultdict(int)
    short: defaultdict[str, set[str]] = defaultdict(set)
    never = {name for name, context in organisations.contexts().items() if context == "never"}
    for row in organisations.load().values():
        for raw in row.names:
            name = raw.removesuffix(" (partij)")
            if name in never:
                continue
            if " " in name or "&" in name.strip("&"):
                key = stem(name)
                commas[key] = max(commas[key], name.count(","))
            if " " not in name:
                for form in _forms(name):
                    if first := _FIRST.match(form):
                        short[first[0]].add(form)
    return _Names(
        long=frozenset(commas),
        beginnings=frozenset(key[:end] for key in commas for end in range(1, len(key) + 1)),
        commas=dict(commas),
        short={first: tuple(sorted(forms, key=len, reverse=True)) for first, forms in short.items()},
    )


def _forms(name: str) -> Iterator[str]:
    """How a name of one word may be written."""
    yield name
    if name in organisations.contexts():
        return
    if len(name) > _CAPITALISED_FROM - 1 and name.isascii():
        yield name.upper()
        yield name[0].upper() + name[1:]
        if is_acronym(name) and name.isalpha():
            yield name.capitalize()
    yield plain(name)
