"""Dutch naming patterns: names of instruments that no list knows, told by their head word.

A head word makes a name with
- a first part that coins it: "Noodkoopfonds", "SERV-decreet", "maatwerkdecreet";
- capitals before it: "Sociaal Investeringsfonds", "Lokaal Energie- en Klimaatpact";
- a capitalised name after it: "actieplan Sterk Spoor", "decreet Basisbereikbaarheid";
- a period after it: "vervoersplan 2020-2023";
- an adjective of an authority before a compound: "Vlaamse spoorstrategie".
Not: "het actieplan", "een nieuwe strategie", "de subsidies van de Vlaamse overheid".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.entities.entity_type import Found, Passage
from pipeline.entities.instrument import boundaries
from pipeline.entities.instrument.kinds import Head, generic, head_of
from pipeline.entities.instrument.value import Instrument
from pipeline.model import Span

_TOKEN = re.compile(r"[^\W\d_][\w²+]*(?:[-‐‑][\w²+]+)*")
_ADJECTIVE = re.compile(
    r"(?:Vlaams|Europees|Europes|Belgisch|Nationa+l|Federa+l|Waals|Brussels|Gewestelijk|Provincia+l|"
    r"Regiona+l|Interfedera+l|Internationa+l|Loka+l|vlaams|nationa+l|federa+l|interfedera+l)e? $"
)
_ACRONYM = re.compile(r"(?:[A-Z][A-Z0-9²+]*[A-Za-z0-9²]*[A-Z0-9²+]|[A-Z]|IBN|W²)[-‐‑]")
_WEAK = frozenset(
    "project programma steun subsidie financiering contract initiatief campagne wetgeving "
    "korting mandaat premies overeenkomst normen".split()
)
_EU = re.compile(r"(?:EU|VN|NAVO|OESO|UN)[-‐‑]")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A word that bears a head, and what stands around it."""

    text: str
    start: int
    end: int
    word: str
    head: Head
    opens: bool  # the word opens a sentence or block: its capital says nothing


def found_by_head(passage: Passage) -> Iterator[Found]:
    """The names that a Dutch head word shows."""
    starts = {span.start for span in passage.sentences}
    for match in _TOKEN.finditer(passage.text):
        head = head_of(match[0])
        if head is None:
            continue
        made = _Candidate(
            passage.text, match.start(), match.end(), match[0], head, match.start() in starts
        )
        found = _judged(made)
        if found:
            yield found


def _judged(at: _Candidate) -> Found | None:
    """The name around a head word, or None where the word is used as a noun."""
    span = _phrase(at)
    named = boundaries.with_period(at.text, span, at.head.kind)
    if at.word.isupper() and len(at.word) > len("AVG"):
        return _found(at, named, "period") if named != span else None
    evidence = _evidence(at, span, named)
    return _found(at, named, evidence) if evidence else None


def _phrase(at: _Candidate) -> Span:
    """The words around the head that may belong to the name."""
    floor = at.text.rfind("\n", 0, at.start) + 1
    start, end = at.start, at.end
    if at.word[0].isupper():
        start = boundaries.name_start(at.text, start, floor)
    adjective = _ADJECTIVE.search(at.text, max(floor, start - 16), start)
    if adjective and start == at.start:
        start = adjective.start()
    if at.head.leads or at.word[0].isupper():
        end = boundaries.name_end(at.text, end, listed=at.head.word.startswith("beleids"))
    return Span(start, end)


def _evidence(at: _Candidate, span: Span, named: Span) -> str:
    """What makes the words a name: a short word for it, or nothing."""
    first = at.word[: -len(at.head.word)]
    coined = bool(first.strip("-")) and at.word.lower() not in generic() and not _EU.match(at.word)
    if _ACRONYM.match(at.word) and coined:
        return "" if at.head.word in _WEAK else "acronym"
    if named.end > span.end:
        return "period"
    if span.end > at.end:
        return "name-after" if at.head.leads or not at.opens else ""
    capital = at.word[0].isupper() and not at.opens
    if span.start < at.start and at.word[0].isupper():
        return "name-before"
    if coined and capital:
        return "capital"
    if coined and at.head.coins and len(first) > len("een"):
        return "coined"
    if coined and span.start < at.start and at.head.kind == "strategy":
        return "adjective"
    return ""


def _found(at: _Candidate, span: Span, evidence: str) -> Found:
    return Found(
        span=span,
        value=Instrument(name=at.text[span.start : span.end], kind=at.head.kind),
        rule=f"instrument.head-{evidence}",
        signals=(f"head-{at.head.word}",),
    )
