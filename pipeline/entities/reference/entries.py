"""Entries of footnotes and reading lists: authors, year, title and the rest.

"SERV (2023), Advies 'Open strategische autonomie', 20 maart", "Penneman, R. & Gillis, M., Werkbaar
werk, SERV, 2023", "KBC Economics, Vooruitzichten mei 2020, 15 mei 2020"; in running text the short
form "Kozicki, C. et al. (2020)". Not "de Vlaamse Regering (zie hoger)" or "Horizon Europe (2021)".
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.entities.entity_type import Block, Found, Passage
from pipeline.entities.reference.authors import (
    PERSONS,
    SURNAME,
    Bodies,
    Head,
    bodies,
    body_end,
    body_names,
    head_before,
    names,
)
from pipeline.entities.reference.dates import ANY_DATE, YEAR
from pipeline.entities.reference.extent import entry_end, is_prose
from pipeline.entities.reference.fields import entry
from pipeline.entities.reference.value import Reference
from pipeline.entities.reference.web import URL
from pipeline.entities.reference.words import document_type
from pipeline.model import Span

_YEAR = re.compile(rf" \((?:(?P<year>{YEAR})[a-z]?(?:, [^()\n]{{1,30}})?|z\.d\.|s\.d\.|n\.d\.)\)")
_TITLE = re.compile(r"(?P<mark>[.,:]? ?)(?P<title>(?=[A-ZÀ-Þ‘“„'\"«\d€\[]|naar |e-|i[A-Z])\S)")
_MARKED_TITLE = re.compile(r"(?P<mark>[,:] |\. |\.,? )(?P<title>\S)")
_STARTS = re.compile(
    r"(?:(?m:^)|; (?:en )?| (?:rapport|advies|nota|studie) |(?<=[.?!])[’”\"']? |\("
    r"|(?<=[\d’”\"']),? en (?:in )?)"
    r"(?:(?:[Zz]ie|[Cc]fr?\.|[Vv]gl\.|[Bb]ron(?:nen)?:?|[Bb]v\.|Voor [^.:;,\n]{3,40}(?::|,? zie))"
    r"(?: ook| o\.a\.| o\.m\.| onder meer| bv\.| bijvoorbeeld| hierover| daarover| verder| tevens"
    r"| in)?:? )?(?=[A-ZÀ-Þ])"
)
_PERSONS = re.compile(rf"{PERSONS}(?=,? [A-ZÀ-Þ‘“„'\"«]|[,:] )")
_FULL_NAME = re.compile(rf"(?!De |Het |Een )[A-ZÀ-Þ][\w’-]+ {SURNAME}(?=, [‘“„\"'«])")
_AFTER_HEAD = re.compile(
    r"(?:[,:] |\. | (?=[‘“„\"]))(?=[A-ZÀ-Þ‘“„'\"«\d]|(?:advies|rapport|nota|studie|persbericht) )"
)
_QUOTED_START = re.compile(r"[‘“„'\"«]")
_HAS_YEAR = re.compile(rf"(?<![\d/]){YEAR}(?![\d/])(?!-\d{{4}})")
_DATED_END = re.compile(rf", {ANY_DATE.pattern}(?:, (?:https?:|www\.)\S+)?$")
_NAME = re.compile(
    r"[A-ZÀ-Þ][\w&’'-]+"
    r"(?: (?:(?:van|de|of|the|voor|for|en|and|het) ){0,3}[A-ZÀ-Þ][\w&’'-]+){0,6}(?=, )"
)
_NEW_BODY = re.compile(r"(?: en| rapport| advies| nota| studie) (?:de |het )?$")
_TITLE_LENGTH, _SHORTEST = 20, 8  # letters of a title without a date, of any rest
_LONGEST, _NEAR = 1500, 16  # letters of an entry; of the words that lead to its next one
_REPORTS = re.compile(
    r" (?:stel|to[o]?n|vind|conclude|argumente|bereken|becijfer|wijz|wijst|ram|schat)"
)
_CLOSED = (".", ";", ":", "Zie", "zie", "ook", "(", "cf", "?", "!")
_LISTS = frozenset({"footnote", "item"})
_BIBLIOGRAPHY = re.compile(
    r"(?:\d+\.? )?(?:bibliografie|literatuur(?:lijst)?|referenties|bronnen|bronnenlijst|references|"
    r"bibliography|geraadpleegde .*)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Opening:
    """A place where an entry may begin."""

    start: int
    high: int  # the end of its block
    kind: str  # of the block
    noted: bool  # in a footnote or a reading list
    inside: bool  # after an opening parenthesis or "Bron:"


def find(passage: Passage) -> Iterator[Found]:
    """The entries of a passage, with the year in parentheses or without."""
    known = bodies(passage)
    reading_list = False
    for block in passage.blocks:
        if block.kind == "heading":
            head = passage.text[block.span.start : block.span.end]
            reading_list = bool(_BIBLIOGRAPHY.match(head.strip()))
        if block.kind == "row":
            continue
        dated = list(_dated(passage.text, block, known))
        yield from dated
        yield from _undated(passage.text, block, known, dated, listed=reading_list)


def _dated(text: str, block: Block, known: Bodies) -> Iterator[Found]:
    """Entries with the year in parentheses after the authors."""
    heads: list[tuple[Head, re.Match[str]]] = []
    floor = block.span.start
    for year in _YEAR.finditer(text, block.span.start, block.span.end):
        head = head_before(text, floor, year.start(), known)
        if head is not None:
            heads.append((head, year))
            floor = year.end()
    for at, (head, year) in enumerate(heads):
        limit = heads[at + 1][0].start if at + 1 < len(heads) else block.span.end
        limit = _next_body(text, year.end(), min(limit, head.start + _LONGEST), known)
        found = _dated_entry(text, block, head, year, limit)
        if found is not None:
            yield found


def _dated_entry(
    text: str, block: Block, head: Head, year: re.Match[str], limit: int
) -> Found | None:
    title = _title_at(text, block, head, year.end(), limit)
    if title is not None:
        end = entry_end(text, head.start, title, limit)
        value = entry(text[title:end], authors=head.authors, year=year["year"])
        return _found(head.start, end, value, "reference.entry", (head.kind, block.kind))
    if head.kind == "name" and not _REPORTS.match(text, year.end()):
        return None
    value = Reference(kind="bibliographic", authors=head.authors, year=year["year"])
    return _found(head.start, year.end(), value, "reference.author-year", (head.kind,))


def _title_at(text: str, block: Block, head: Head, at: int, limit: int) -> int | None:
    """Where the title begins that follows the year; in running text only where it is marked."""
    title = _TITLE.match(text, at, limit)
    if not title:
        return None
    start = title.start("title")
    opens = head.start == block.span.start or block.kind in _LISTS
    marked = bool(_QUOTED_START.match(title["title"]) or document_type().match(text, start))
    if head.kind == "name" and not opens:
        return start if marked else None
    if title["mark"] == ". " and not opens and not marked:  # a sentence may end with the year
        before = text[block.span.start : head.start].rstrip()
        return start if before.endswith(_CLOSED) else None
    return start if opens or marked or title["mark"].strip() else None


def _authors(text: str, start: int, end: int, kind: str, known: Bodies) -> tuple[str, ...]:
    if kind == "body":
        return body_names(text, start, end, known)
    return names(text[start:end], kind)


def _undated(
    text: str, block: Block, known: Bodies, dated: list[Found], *, listed: bool
) -> Iterator[Found]:
    """Entries whose year or date comes later: "SERV, Advies …, 7 mei 2020"."""
    taken = [found.span for found in dated]
    starts = [span.start for span in taken]
    end = block.span.start
    for opened in _STARTS.finditer(text, block.span.start, block.span.end):
        start = opened.end()
        before = bisect_right(starts, start) - 1
        if start < end or (before >= 0 and start < taken[before].end):
            continue
        opening = _Opening(
            start=start,
            high=min(block.span.end, start + _LONGEST),
            kind=block.kind,
            noted=block.kind == "footnote" or listed,
            inside="(" in opened[0] or "ron:" in opened[0],
        )
        found = _undated_entry(text, opening, known)
        if found is not None:
            end = found.span.end
            yield found


def _undated_entry(text: str, opening: _Opening, known: Bodies) -> Found | None:
    start, high = opening.start, opening.high
    head_end, kind = _head(text, start, high, known)
    after = _AFTER_HEAD.match(text, head_end, high) if head_end else None
    if not after or _YEAR.match(text, head_end):
        return None
    end = entry_end(text, start, after.end(), _next_body(text, after.end(), high, known))
    rest = text[after.end() : end]
    if len(rest) < _SHORTEST:
        return None
    whole = opening.noted and kind == "body" and not text[end:high].strip(" .")
    bare_title = whole and len(rest) > _TITLE_LENGTH and not is_prose(rest)
    if not bare_title and not _is_entry(rest, kind, opening):
        return None
    value = entry(rest, authors=_authors(text, start, head_end, kind, known), year=None)
    return _found(start, end, value, "reference.entry-undated", (kind, opening.kind))


def _head(text: str, start: int, high: int, known: Bodies) -> tuple[int, str]:
    if found := _PERSONS.match(text, start, high):
        return found.end(), "persons"
    end = body_end(text, start, known)
    if end is not None and _AFTER_HEAD.match(text, end):
        return end, "body"
    if found := _FULL_NAME.match(text, start, high):
        return found.end(), "persons"
    if found := _NAME.match(text, start, high):
        return found.end(), "name"
    return 0, ""


def _next_body(text: str, at: int, high: int, known: Bodies) -> int:
    """Where the next work begins: "…, Brussel en het rapport SERV, Van alfa tot omega"."""
    starts = known.starts
    for start in starts[bisect_right(starts, at) : bisect_left(starts, high)]:
        follows = re.compile(r", [A-ZÀ-Þ‘“'\"]").match(text, known.by_start[start])
        if follows and _NEW_BODY.search(text, max(at, start - _NEAR), start):
            return start
    return high


def _is_entry(rest: str, kind: str, opening: _Opening) -> bool:
    """Whether what follows a name is the rest of a citation."""
    near = opening.noted or opening.inside
    dated = bool(ANY_DATE.search(rest) or _HAS_YEAR.search(rest))
    quoted = bool(_QUOTED_START.match(rest))
    if kind == "persons":
        return dated or quoted
    if quoted:
        return near or dated
    if not near:
        return False
    evident = bool(document_type().match(rest)) or bool(URL.search(rest))
    if kind == "name" or (is_prose(rest) and not evident):
        return opening.noted and dated and bool(_DATED_END.search(rest))
    return dated or evident


def _found(start: int, end: int, value: Reference, rule: str, signals: tuple[str, ...]) -> Found:
    return Found(span=Span(start, end), value=value, rule=rule, signals=signals)
