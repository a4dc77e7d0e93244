"""Names we know, found in the words of a passage whatever their case, hyphens and inflection.

A name of several words is compared without spaces, hyphens, inflection ("Vlaamse Parlement"); its
first word must begin with a capital unless it is a generic head ("agentschap Digitaal
Vlaanderen") or we write it so ("cambio Vlaanderen"). A name of one word must be written as we know
it, or in capitals: "Voka", "VOKA", not "voka". A long name may have one letter misread: "Vlaamse
Regerlng".
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.authorities import organisations
from pipeline.authorities.index import FUZZY_FROM, matches
from pipeline.authorities.names import is_acronym, normal, plain, stem
from pipeline.entities.organisation.words import Word, Words
from pipeline.model import Span

_MOST_WORDS = 16
_CACHED = 60_000  # words
_BETWEEN = re.compile(r"['’‟]?[ \u00a0]{0,3}[-–]?[ \u00a0]?|\.?, |/|\.")
_CALL_OUT = re.compile(r"\d{1,2}(?!\w)")
_MINISTER = re.compile(r"\b[Mm]inister\b")  # a person: no misread "Ministerie"
_INNER_STOP = re.compile(r"\.[a-z]{3}")
_FIRST = re.compile(r"[^\W_]+")
_GENERIC = frozenset(
    (
        *("agentschap", "departement", "stad", "gemeente", "provincie", "intercommunale"),
        *("kenniscentrum", "steunpunt", "federatie", "vereniging", "nationale", "federale"),
        *("regionaal", "regionale", "centrale", "directoraat", "zorgband", "beheersmaatschappij"),
        *("rijksdienst", "ombudsdienst", "instituut", "kruispuntbank", "orde", "hof"),
    )
)
_ARTICLES = frozenset(("de", "het", "die", "the", "le", "la"))
_TINY = 2
_SPACED = 3  # letters a word, on average, at the least
_CAPITALISED_FROM = 5  # letters: shorter acronyms in lower case are words ("Nar", "Vil")


@dataclass(frozen=True, slots=True)
class Hit:
    """A name we know at a place."""

    span: Span
    rule: str
    signals: tuple[str, ...] = ()
    stands_for: str | None = None  # the full name, where the words are a part of it


@dataclass(frozen=True, slots=True)
class _Names:
    long: frozenset[str]  # stems of names of several words
    beginnings: frozenset[str]  # all beginnings of these
    commas: Mapping[str, int]  # stem → most commas in the name
    lower: frozenset[str]  # first words of names that begin with a small letter
    short: Mapping[str, tuple[str, ...]]  # first letters → names of one word, longest first


def known_names(words: Words) -> Iterator[Hit]:
    """Every name we know, overlapping ones included."""
    names = _names()
    for at, word in enumerate(words.words):
        short = _beginning(word.text)
        if short:
            yield from _short(words.text, word.start, short)
        if word.text[0].isupper() or word.text in names.lower:
            yield from _long(words, at, names)


def _short(text: str, start: int, names: tuple[str, ...]) -> Iterator[Hit]:
    for name in names:
        end = start + len(name)
        if text.startswith(name, start) and _ends(text, name, end):
            yield Hit(Span(start, end), "organisation.gazetteer", ("one-word",))
            return


@lru_cache(maxsize=_CACHED)
def _beginning(word: str) -> tuple[str, ...]:
    """The names of one word that may begin with this one, longest first."""
    first = _FIRST.match(word)
    if first is None:
        return ()
    short = _names().short
    return short.get(first[0]) or short.get(_without_call_out(first[0]), ())


def _ends(text: str, name: str, end: int) -> bool:
    """Whether the name ends there: before no letter or digit, but for a call-out of a footnote.

    A full stop inside a word ends no name: "imec.digimeter".
    """
    if not text[end : end + 1].isalnum():
        return not _INNER_STOP.match(text, end)
    return len(name) > _TINY and name[-1].isalpha() and bool(_CALL_OUT.match(text, end))


def _long(words: Words, at: int, names: _Names) -> Iterator[Hit]:
    key, best, misread = "", None, None
    whole = stem_of(words.words[at].text) not in _ARTICLES  # "De Vlaamse Regerlng" is not
    start = words.words[at].start
    for count, word in enumerate(words.words[at : at + _MOST_WORDS]):
        if count and not _joined(words.text, words.words[at + count - 1], word):
            break
        bare = _without_call_out(word.text)
        key += stem_of(bare)
        if count and key in names.long and _fits(words.text[start : word.end], names.commas[key]):
            best = word.start + len(bare)
        elif count and whole and len(key) >= FUZZY_FROM and word.text[0].isupper():
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
    if not _fits(text, text.count(",")) or _MINISTER.search(text):
        return None
    found = matches(text)
    return len(text) if found and found[0].reason.endswith("one letter") else None


def _joined(text: str, one: Word, other: Word) -> bool:
    return bool(_BETWEEN.fullmatch(text, one.end, other.start))


def _fits(text: str, commas: int) -> bool:
    """No more commas than the name has, and not letter-spaced ("V L A A M S E")."""
    return text.count(",") <= commas and len(text) > _SPACED * text.count(" ")


def _without_call_out(word: str) -> str:
    bare = word.rstrip("0123456789")
    return bare if len(bare) > _TINY and bare.isalpha() and len(word) - len(bare) <= _TINY else word


@lru_cache(maxsize=_CACHED)
def stem_of(word: str) -> str:
    """The stem of one word of a text; "&" is "en"."""
    return stem(word) if word != "&" else "en"


@cache
def _names() -> _Names:
    commas: defaultdict[str, int] = defaultdict(int)
    short: defaultdict[str, set[str]] = defaultdict(set)
    lower = set(_GENERIC)
    never = {name for name, context in organisations.contexts().items() if context == "never"}
    for row in organisations.load().values():
        for raw in row.names:
            name = raw.removesuffix(" (partij)")
            if name in never:
                continue
            if " " in name or "&" in name.strip("&"):
                parts = normal(name, article=True).split()
                key = "".join(map(stem_of, parts))
                if name[0].islower() and parts[0] not in _ARTICLES:
                    lower.add(_FIRST.findall(name)[0])
                commas[key] = max(commas[key], name.count(","))
            if " " not in name:
                for form in _forms(name):
                    if first := _FIRST.match(form):
                        short[first[0]].add(form)
    return _Names(
        long=frozenset(commas),
        beginnings=frozenset(key[:end] for key in commas for end in range(1, len(key) + 1)),
        commas=dict(commas),
        lower=frozenset(lower),
        short={
            first: tuple(sorted(forms, key=len, reverse=True)) for first, forms in short.items()
        },
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
