"""Dutch naming patterns: names of instruments that no list knows, told by their head word.

A head word makes a name with
- a first part that coins it: "Noodkoopfonds", "SERV-decreet", "maatwerkdecreet";
- capitals before it: "Sociaal Investeringsfonds", "Lokaal Energie- en Klimaatpact";
- a capitalised name after it: "actieplan Sterk Spoor", "decreet Basisbereikbaarheid";
- a period after it: "vervoersplan 2020-2023";
- its acronym after it: "decreet houdende goede spoorwegen (GSW)";
- an adjective of an authority before a compound, twice in a text: "Vlaamse spoorstrategie".
Not: "het actieplan", "een nieuwe strategie", "de subsidies van de Vlaamse overheid".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.entities.entity_type import Found, Passage
from pipeline.entities.instrument import boundaries
from pipeline.entities.instrument.kinds import Head, generic, head_of, words
from pipeline.entities.instrument.value import Instrument
from pipeline.model import Span

_TOKEN = re.compile(r"[^\W\d_][\w²+]*(?:[-‐‑][\w²+]+)*")
_ADJECTIVE = re.compile(
    r"(?<!\w)(?:Vlaams|Europees|Europes|Belgisch|Nationa+l|Federa+l|Waals|Brussels|Gewestelijk|"
    r"Provincia+l|Regiona+l|Interfedera+l|Loka+l|vlaams|nationa+l|federa+l|interfedera+l)e? $"
)
_ACRONYM = re.compile(r"(?:[A-Z][A-Z0-9²+]*[A-Za-z0-9²]*[A-Z0-9²+]|[A-Z]|W²)[-‐‑]")
_SHARED = re.compile(r"(?<![\w-])[A-ZÀ-ÖØ-Þ][\w]{3,30}- en $")  # "Spoor- en tramplan Gent"
_EU = re.compile(r"(?:EU|VN|NAVO|OESO|UN)[-‐‑]")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A word that bears a head, and what stands around it."""

    text: str
    start: int
    end: int
    word: str
    head: Head
    sentence: int  # where its sentence begins

    @property
    def opens(self) -> bool:
        """Whether the word opens its sentence: then its capital says nothing."""
        return self.start == self.sentence

    @property
    def coined(self) -> bool:
        """Whether a first part makes the word more than its head."""
        first = self.word[: -len(self.head.word)].strip("-‐‑")
        return len(first) > 1 and self.word.lower() not in generic() and not _EU.match(self.word)


def owned_from(text: str, start: int) -> int:
    """Where a name begins that an adjective of an authority opens: "Vlaams …"; else `start`."""
    adjective = _ADJECTIVE.search(text, max(0, start - 16), start)
    return adjective.start() if adjective else start


def found_by_head(passage: Passage) -> Iterator[Found]:
    """The names that a Dutch head word shows."""
    starts = sorted({span.start for span in passage.sentences})
    at = 0
    for match in _TOKEN.finditer(passage.text):
        head = head_of(match[0])
        if head is None:
            continue
        while at + 1 < len(starts) and starts[at + 1] <= match.start():
            at += 1
        sentence = starts[at] if starts else 0
        found = _judged(
            _Candidate(passage.text, match.start(), match.end(), match[0], head, sentence)
        )
        if found:
            yield found


def _judged(at: _Candidate) -> Found | None:
    """The name around a head word, or None where the word is used as a noun."""
    span = _phrase(at)
    named = boundaries.with_period(at.text, span, at.head.kind)
    if at.word.isupper() and len(at.word) > len("VLIF"):
        return _found(at, named, "period") if named != span else None
    titled = at.head.leads and at.head.kind == "legislation" and not at.coined
    end = boundaries.acronym_end(at.text, at.end) if titled else None
    if end and not at.text.startswith(" van ", at.end):
        return _found(at, Span(at.start, end), "acronym-after")
    evidence = _evidence(at, span, named)
    return _found(at, named, evidence) if evidence else None


def _phrase(at: _Candidate) -> Span:
    """The words around the head that may belong to the name."""
    floor = max(at.text.rfind("\n", 0, at.start) + 1, at.sentence)
    start, end = at.start, at.end
    if at.word[0].isupper():
        start = boundaries.name_start(at.text, start, floor)
    if start == at.start and not _ACRONYM.match(at.word):
        adjective = _ADJECTIVE.search(at.text, max(floor, start - 16), start)
        start = adjective.start() if adjective else start
    shared = _SHARED.search(at.text, max(floor, start - 40), start)
    if shared and at.coined:
        start = shared.start()
    if at.head.leads or shared or at.word[0].isupper():
        end = boundaries.name_end(at.text, end, listed=at.head.word.startswith("beleids"))
    if end == at.end and at.head.kind == "agreement" and at.word[0].isupper():
        end = boundaries.place_end(at.text, end)
    if end == at.end and _is_official(at, start):
        end = boundaries.topic_end(at.text, end)
    if at.coined and at.head.kind == "legislation" and at.text.startswith("Europese ", start):
        start += len("Europese ")
    return Span(start, end)


def _evidence(at: _Candidate, span: Span, named: Span) -> str:
    """What makes the words a name: a short word for it, or nothing."""
    weak = at.head.word in words("weak")
    if _ACRONYM.match(at.word) and at.coined:
        return "" if weak else "acronym"
    if not at.head.leads and at.opens and span.end > at.end and not at.coined:
        return ""
    if named.end > span.end:
        return "period"
    if span.end > at.end:
        if weak:  # "het Programma Sterk Spoor", not "het programma Spoor"
            titled = at.word[0].isupper() and not at.coined and not at.opens
            return "name-after" if titled and at.text.count(" ", at.end, span.end) > 1 else ""
        leads = at.head.leads and (at.coined or len(at.word) == len(at.head.word))
        return "name-after" if leads or not at.opens else ""
    if span.start < at.start and at.word[0].isupper() and (at.coined or not _only_owner(at, span)):
        return "name-before"
    if at.coined and at.word[0].isupper() and not at.opens and not weak:
        return "capital"
    if at.coined and at.head.coins and at.word.lower() not in words("plural"):
        return "coined"
    if at.coined and span.start < at.start and at.head.kind == "strategy":
        repeated = at.text.count(at.text[span.start : span.end]) > 1
        return "adjective" if repeated and at.head.word not in words("plural") else ""
    return ""


def _is_official(at: _Candidate, start: int) -> bool:
    """Whether an authority's adjective stands before a head that wants a topic."""
    owned = bool(_ADJECTIVE.fullmatch(at.text, start, at.start)) and at.text[start].isupper()
    return owned and not at.coined and (at.head.leads or at.word[0].isupper())


def _only_owner(at: _Candidate, span: Span) -> bool:
    """Whether nothing but "Vlaams", "Europese" … stands before the head."""
    return bool(_ADJECTIVE.fullmatch(at.text, span.start, at.start))


def _found(at: _Candidate, span: Span, evidence: str) -> Found:
    return Found(
        span=span,
        value=Instrument(name=at.text[span.start : span.end], kind=at.head.kind),
        rule=f"instrument.head-{evidence}",
        signals=(f"head-{at.head.word}",),
    )


def leads(word: str) -> bool:
    """Whether a word before a known name belongs to the name.

    >>> leads("actieplan"), leads("groenboek"), leads("programma"), leads("transformatiefonds")
    (True, True, False, False)
    """
    head = head_of(word)
    return bool(head and head.leads and (head.word == word.lower() or word.lower() in generic()))
