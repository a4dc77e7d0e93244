"""Footnotes of plain text: lines that begin with a label at the foot of a page or at the end."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from pipeline.model import Footnote

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_STARTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("raised", re.compile(r"[ \t]*(?P<label>[¹²³⁰⁴-⁹]+)[ \t]*(?=\S)")),
    ("named", re.compile(r" {0,3}\[\^(?P<label>[\w-]+)\]:?[ \t]+(?=\S)")),
    ("tab", re.compile(r"(?P<label>\d{1,3})\t\s*(?=\S)")),
    ("alone", re.compile(r"(?P<label>\d{1,3})[ ]?\n\n? [ ]?(?=[^\W\d]|[„“\"‘'(])")),
    ("plain", re.compile(r" ?(?P<label>\d{1,3}) {1,4}(?=[^\W\d]|[„“\"‘'(\[])")),
    ("bracket", re.compile(r" ?[(\[](?P<label>\d{1,3})[)\]] {1,4}(?=\S)")),
    ("dotted", re.compile(r" ?(?P<label>\d{1,3})\. {1,4}(?=\S)")),
)
_CALLS: dict[str, re.Pattern[str]] = {
    "raised": re.compile(r"(?<=[\w)\]’'”\".,;:!?%])(?<![\s\d][mM])(?<![kcd]m)[¹²³⁰⁴-⁹]+"),
    "named": re.compile(r"\[\^[\w-]+\](?!:)"),
    "digits": re.compile(
        r"(?<=[^\W\d_]|[.,;:!?)\]”’\"'»])(?<!\d[.,:])(?<!\bCO)(?<!\bNO)(?<!\bPM)(?<!\bH)(?<!\bO)"
        r"\d{1,3}(?=[\s.,;:)!?’”\"]|-\s|$)(?![.,]\d)"
    ),
    "bracket": re.compile(r"(?<=\S)[ ]?[(\[]\d{1,3}[)\]]"),
}
_CALLED_BY = {
    "raised": "raised", "named": "named", "tab": "digits", "alone": "digits", "plain": "digits",
    "bracket": "bracket", "dotted": "bracket",
}  # fmt: skip
_NEEDS_CALL = frozenset(("plain", "bracket", "dotted"))  # else they are lists
_AT_END = frozenset(("bracket", "dotted"))  # elsewhere they are lists
_MISSED = 5  # how far numbers may jump where a line or its call-out is not recognised
_FREE = frozenset(("raised", "named"))  # their labels need not follow each other
_PAGE = re.compile(r"\n[ \f](?=\S)|\f")  # how a new page begins in text taken from a PDF
_TERMINAL = (".", "!", "?", ":", ";")


@dataclass(frozen=True, slots=True)
class _Start:
    """A line that may begin a footnote."""

    style: str
    label: str
    line: int  # where the line begins
    body: int


def footnotes_of(text: str) -> tuple[Footnote, ...]:
    """The footnotes of a text, each with its call-out where one is found before it."""
    calls = _calls(text)
    starts = _sequence(text, list(_starts(text)), calls)
    notes: list[Footnote] = []
    reached: dict[str, int] = {}
    following = [start.line for start in starts[1:]] + [len(text)] * bool(starts)
    for start, limit in zip(starts, following, strict=True):
        style = _CALLED_BY[start.style]
        call = _call(calls, style, start, reached.get(style, -1))
        if call is None and start.style in _NEEDS_CALL:
            continue
        if call is not None:
            reached[style] = call
        end = _end(text, start, limit)
        if end > start.body:
            notes.append(Footnote(label=start.label, start=start.body, end=end, call=call))
    return tuple(notes)


def _starts(text: str) -> Iterator[_Start]:
    at = 0
    while at < len(text):
        for style, pattern in _STARTS:
            match = pattern.match(text, at)
            if match:
                yield _Start(style, match["label"].translate(_RAISED), at, match.end())
                break
        newline = text.find("\n", at)
        at = newline + 1 if newline >= 0 else len(text)


def _sequence(
    text: str, starts: Sequence[_Start], calls: dict[str, dict[str, list[int]]]
) -> list[_Start]:
    """Those of the lines whose numbers follow each other, style by style."""
    last: dict[str, int] = {}
    tail = _tail(text, {start.line for start in starts if start.style in _AT_END})
    kept: list[_Start] = []
    for start in starts:
        if start.style not in _FREE:
            number = int(start.label)
            before = last.get(start.style, 0)
            known = start.label in calls[_CALLED_BY[start.style]]
            missed = start.style == "alone" and before + 1 < number <= before + _MISSED
            if number != before + 1 and not number == 1 < before and not missed:
                continue
            apart = text.count("\n", start.line, start.body) > 1  # else a page number may be one
            if (start.style in _NEEDS_CALL or missed or apart) and not known:
                continue
            if start.style in _AT_END and start.line < tail:
                continue
            last[start.style] = number
        kept.append(start)
    return kept


def _tail(text: str, starts: AbstractSet[int]) -> int:
    """Where the last lines of the text begin that are nothing but such lines and what they hold."""
    tail = at = len(text)
    unheaded = False  # lines below this one that no such line begins
    while at > 0:
        begin = text.rfind("\n", 0, at - 1) + 1
        if begin in starts:
            tail, unheaded = begin, False
        elif text[begin:at].strip():
            unheaded = True
        elif unheaded:
            break
        at = begin
    return tail


def _calls(text: str) -> dict[str, dict[str, list[int]]]:
    """Where something like a call-out stands: by style and label, in order."""
    found: dict[str, dict[str, list[int]]] = {}
    for style, pattern in _CALLS.items():
        places: defaultdict[str, list[int]] = defaultdict(list)
        for match in pattern.finditer(text):
            label = match[0].strip(" ()[]^").translate(_RAISED)
            places[label].append(match.end() - len(match[0].lstrip()))
        found[style] = dict(places)
    return found


def _call(
    calls: dict[str, dict[str, list[int]]], style: str, start: _Start, reached: int
) -> int | None:
    """The first fitting call-out after the one of the note before, and before the note itself."""
    places = calls[style].get(start.label, [])
    at = bisect_right(places, reached)
    return places[at] if at < len(places) and places[at] < start.line else None


def _end(text: str, start: _Start, limit: int) -> int:
    """A note ends at an empty line; one whose sentence goes on below that goes on as well."""
    page = _PAGE.search(text, start.body, limit)
    limit = page.start() if page else limit
    end = limit
    blank = re.compile(r"\n[ \t]*(?:\n|$)")
    at = start.body
    while (match := blank.search(text, at, limit)) is not None:
        end = match.start()
        rest = text[match.end() : limit].lstrip("\n")
        unfinished = not text[start.body : end].rstrip().endswith(_TERMINAL)
        if start.style != "alone" or not unfinished or not rest[:1].islower():
            break
        at, end = match.end(), limit
    return start.body + len(text[start.body : end].rstrip())
