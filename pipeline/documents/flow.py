"""Nested marks in (an element begins, text, an element ends), flat blocks out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.documents.blocks import BREAK, Block, Call, Kind
from pipeline.text_map import Piece

_CLOSED = (Kind.ROW, Kind.NOTE, Kind.HEADING)  # what begins inside them does not end them


@dataclass(frozen=True, slots=True, kw_only=True)
class Begin:
    """From here on the text is of this kind, until the matching `End`."""

    kind: Kind = Kind.PARAGRAPH
    level: int = 0
    label: str = ""
    aside: bool = False  # stands in the middle of a line that goes on after it


@dataclass(frozen=True, slots=True)
class End:
    """The innermost `Begin` is over."""


def blocks_of(marks: Iterable[Begin | End | Piece | Call]) -> Iterator[Block]:
    """One block per stretch of text between two marks; text without a mark is a paragraph.

    The first paragraph inside an item is the item; further ones are paragraphs.
    """
    around: list[Begin] = [Begin()]
    fresh: list[bool] = [False]  # an item whose marker was not used yet
    waiting: list[tuple[list[Piece | Call], int]] = []  # lines in which an aside stands
    parts: list[Piece | Call] = []
    inside = 0  # how deep in marks that do not count, within a row, note or heading
    for mark in marks:
        if isinstance(mark, Piece | Call):
            parts.append(mark)
            continue
        aside = isinstance(mark, Begin) and mark.aside
        if not aside and around[-1].kind in _CLOSED and (inside or isinstance(mark, Begin)):
            inside += 1 if isinstance(mark, Begin) else -1
            parts.append(BREAK if around[-1].kind == Kind.NOTE else Piece(" "))
            continue
        if aside:
            waiting.append((parts, inside))
        else:
            yield from _flushed(parts, around, fresh)
        parts, inside = [], 0
        if isinstance(mark, Begin):
            around.append(mark)
            fresh.append(mark.kind == Kind.ITEM)
        elif len(around) > 1:
            fresh.pop()
            if around.pop().aside:
                parts, inside = waiting.pop()
    yield from _flushed(parts, around, fresh)


def _flushed(parts: list[Piece | Call], around: list[Begin], fresh: list[bool]) -> Iterator[Block]:
    """The block of the gathered parts, if there is anything in them."""
    if not any(isinstance(part, Call) or part.text.strip() for part in parts):
        return
    mark = around[-1]
    if mark.kind == Kind.HEADING and mark.label:
        parts = [Piece(f"{mark.label} "), *parts]
    if mark.kind in _CLOSED:
        yield Block(kind=mark.kind, parts=tuple(parts), level=mark.level, label=mark.label)
        return
    at = max((index for index, unused in enumerate(fresh) if unused), default=None)
    if at is None:
        yield Block(kind=Kind.PARAGRAPH, parts=tuple(parts))
        return
    fresh[at] = False
    yield Block(kind=Kind.ITEM, parts=tuple(parts), label=around[at].label)
