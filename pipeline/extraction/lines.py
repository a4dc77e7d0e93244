"""The lines of a document's text, each with what it looks like: blank, item, heading, row.

Input is `Document.text`; output are `Line` values whose offsets count in it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.extraction.furniture import furniture

_ITEM = re.compile(
    r"[ \t]*(?P<marker>[-–—•●▪◦*·‣➢✓]|\(?[a-z0-9]{1,2}\)|\d{1,2}°|\d{1,2}\.(?!\d))[ \t]+(?=\S)"
)
_NOTE = re.compile(
    r"[ \t]*(?:\[\^(?P<named>[\w-]+)\]:?|(?P<raised>[¹²³⁰⁴-⁹]+)|(?P<plain>\d{1,3})(?=\t))"
    r"[ \t]*(?=\S)"
)
_HASHES = re.compile(r"[ \t]*(#{1,6})[ \t]+(?=\S)")
_NUMBERED = re.compile(
    r"[ \t]*(?:\d{1,2}(?:\.\d{1,2}){0,4}\.?|[IVX]{1,5}\.|[A-Z]\.)[ \t]+(?=[^\W\d])"
)
_GAP = re.compile(r"\t| {2,}")
_QUOTED = re.compile(r"^(?:[ \t]*>)+[ \t]+(?=[^\s\d])")  # "> 5 %" is a comparison
_SPACED = re.compile(r"(?:\b\w ){3,}\w\b")
_WIDEST = 180  # a line longer than this is a paragraph
_TERMINAL = (".", "!", "?", ":", ";")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line: `[start, end)` without its line break, `body` where its text begins."""

    start: int
    end: int
    body: int
    kind: str  # "blank", "item", "heading", "footnote", "row", "text", "furniture"
    label: str = ""


def lines_of(text: str, note_starts: dict[int, str]) -> list[Line]:
    """All lines; `note_starts` gives label by offset for footnotes that the reader found."""
    spans: list[tuple[int, int]] = []
    at = 0
    for raw in text.split("\n"):
        spans.append((at, at + len(raw)))
        at += len(raw) + 1
    starts = sorted(note_starts)
    labels = [_note_label(low, high, starts, note_starts) for low, high in spans]
    notes = {index for index, label in enumerate(labels) if label is not None}
    hidden = furniture([text[low:high] for low, high in spans], notes)
    return [
        _furniture_line(low, high) if index in hidden else _line(text, low, high, labels[index])
        for index, (low, high) in enumerate(spans)
    ]


def wrap_width(lines: Iterable[Line]) -> int | None:
    """The width at which lines are broken, or None where a paragraph stands on one line."""
    lengths = sorted(line.end - line.start for line in lines if line.kind in ("text", "item"))
    if not lengths:
        return None
    long = lengths[int(len(lengths) * 0.9)]
    longest = lengths[min(len(lengths) - 1, int(len(lengths) * 0.985))]
    return long if 30 <= long <= _WIDEST and longest <= max(160, int(1.6 * long)) else None


def _note_label(low: int, high: int, starts: list[int], labels: dict[int, str]) -> str | None:
    index = bisect_left(starts, low)
    if index < len(starts) and starts[index] <= high:
        return labels[starts[index]]
    return None


def _furniture_line(low: int, high: int) -> Line:
    return Line(start=low, end=high, body=low, kind="furniture")


def _line(text: str, low: int, high: int, note: str | None) -> Line:
    raw = _QUOTED.sub(lambda marks: " " * len(marks[0]), text[low:high], count=1)
    stripped = raw.strip()
    body = low + len(raw) - len(raw.lstrip())
    if not stripped:
        return Line(start=low, end=high, body=body, kind="blank")
    end = low + len(raw.rstrip())
    noted = _NOTE.match(raw)
    if noted or note is not None:
        label = note or next((item for item in noted.groups() if item), "") if noted else note or ""
        begin = low + noted.end() if noted else body
        return Line(start=low, end=end, body=begin, kind="footnote", label=label)
    if hashes := _HASHES.match(raw):
        return Line(start=low, end=end, body=low + hashes.end(), kind="heading", label=hashes[1])
    if item := _ITEM.match(raw):
        return Line(
            start=low, end=end, body=low + item.end(), kind="item", label=item["marker"].strip("()")
        )
    if (
        len(_GAP.findall(stripped)) >= 2
        and not _SPACED.search(stripped)
        and not stripped.endswith(_TERMINAL)
    ):
        return Line(start=low, end=end, body=body, kind="row")
    if stripped.startswith("|") and stripped.endswith("|"):
        return Line(start=low, end=end, body=body, kind="row")
    if _is_heading(raw, stripped):
        return Line(start=low, end=end, body=body, kind="heading")
    return Line(start=low, end=end, body=body, kind="text")


def _is_heading(raw: str, stripped: str) -> bool:
    if len(stripped) > 110 or stripped.endswith((".", ";")):
        return False
    letters = [char for char in stripped if char.isalpha()]
    capitals = sum(char.isupper() for char in letters)
    if len(letters) >= 5 and capitals >= 0.9 * len(letters):
        return True
    return bool(_NUMBERED.match(raw)) and not stripped.endswith((*_TERMINAL, ","))
