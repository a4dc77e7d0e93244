"""A text made from another text, and the way back: which offset came from where.

Offsets are Unicode code points, spans half-open. Standard library only.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Segment:
    """`length` characters from `start` in the new text, copied from `origin` in the old one.

    `where` names the part of the source that `origin` counts in: empty for the file itself,
    `page=3` for a page of a PDF (RFC 8118), an XPath for an element of HTML, XML or DOCX.
    """

    start: int
    origin: int
    length: int
    where: str = ""


@dataclass(frozen=True, slots=True)
class TextMap:
    """The segments of a made text, in order of `start`; what lies between them was inserted."""

    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text under construction: copied from `origin`, or inserted when it is None."""

    text: str
    origin: int | None = None
    where: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Replace `[start, end)` of a text by `replacement`."""

    start: int
    end: int
    replacement: str = ""


def identity(length: int) -> TextMap:
    """The map of a text onto itself."""
    return TextMap((Segment(0, 0, length),) if length else ())


def joined(pieces: Iterable[Piece]) -> tuple[str, TextMap]:
    """The pieces one after another, and where each came from; touching runs are merged.

    >>> joined([Piece("ab", 0), Piece("-"), Piece("cd", 5)])[1].segments
    (Segment(start=0, origin=0, length=2, where=''), Segment(start=3, origin=5, length=2, where=''))
    """
    texts: list[str] = []
    segments: list[Segment] = []
    at = 0
    for piece in pieces:
        if not piece.text:
            continue
        texts.append(piece.text)
        if piece.origin is not None:
            last = segments[-1] if segments else None
            if (
                last is not None
                and last.where == piece.where
                and last.start + last.length == at
                and last.origin + last.length == piece.origin
            ):
                segments[-1] = Segment(
                    last.start, last.origin, last.length + len(piece.text), last.where
                )
            else:
                segments.append(Segment(at, piece.origin, len(piece.text), piece.where))
        at += len(piece.text)
    return "".join(texts), TextMap(tuple(segments))


def edited(text: str, edits: Iterable[Edit]) -> tuple[str, TextMap]:
    r"""The text after the edits, with the map back; of overlapping edits the first one counts.

    >>> edited("doelstel-\nlingen", [Edit(8, 10)])[0]
    'doelstellingen'
    """
    pieces: list[Piece] = []
    at = 0
    for edit in sorted(edits):
        if edit.start < at:
            continue
        pieces += (Piece(text[at : edit.start], at), Piece(edit.replacement))
        at = edit.end
    pieces.append(Piece(text[at:], at))
    return joined(pieces)


def origin_of(text_map: TextMap, offset: int) -> tuple[str, int] | None:
    """Where the character at `offset` came from (`where`, offset), or None if it was inserted."""
    index = bisect_right(text_map.segments, offset, key=lambda segment: segment.start) - 1
    if index < 0:
        return None
    segment = text_map.segments[index]
    beyond = offset - segment.start
    return (segment.where, segment.origin + beyond) if beyond < segment.length else None


def span_of(text_map: TextMap, start: int, end: int) -> tuple[int, int] | None:
    """The span of the old text that the characters `[start, end)` of the new one came from.

    From the first copied character in it to the last; None when all of it was inserted.
    Only for a map within one text (every `where` the same).
    """
    index = max(0, bisect_right(text_map.segments, start, key=lambda item: item.start) - 1)
    low: int | None = None
    high: int | None = None
    for at in range(index, len(text_map.segments)):
        segment = text_map.segments[at]
        if segment.start >= end:
            break
        first, last = max(start, segment.start), min(end, segment.start + segment.length)
        if first >= last:
            continue
        if low is None:
            low = segment.origin + first - segment.start
        high = segment.origin + last - segment.start
    return None if low is None or high is None else (low, high)
