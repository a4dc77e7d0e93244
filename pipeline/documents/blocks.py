"""Blocks of a marked-up document in, its published text out, with the way back to the source.

Blocks are separated by an empty line, rows of a table stand on a line each with a tab between
cells, list items begin with "– " or their number, bodies of footnotes stand at the end.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from pipeline.documents.content import Content
from pipeline.documents.mojibake import mended
from pipeline.documents.sections import Heading, sections_of
from pipeline.model import Footnote
from pipeline.text_map import Piece, joined
from pipeline.typography import INVISIBLE, UNFOLDED

CELL = Piece("\t")  # between two cells of a row
BREAK = Piece("\n")  # a line break within a block
BULLET = "–"

_C1 = {chr(code): bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}
_SPECIAL = {**UNFOLDED, **_C1, **dict.fromkeys(INVISIBLE, "")}
_CONTROL = r"\x00-\x08\x0e-\x1b\x7f\ud800-\udfff\ufffe\uffff"
_ODD = re.compile(rf"[^\S\x85]+|[{''.join(_SPECIAL)}{_CONTROL}]")


class Kind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Call:
    """The place where a footnote is called out."""

    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A heading, paragraph, list item, table row or footnote body."""

    kind: Kind
    parts: tuple[Piece | Call, ...]
    level: int = 0  # of a heading, 1 is highest
    label: str = ""  # number of an item or label of a footnote


@dataclass(frozen=True, slots=True)
class _Placed:
    """A block in the text, with where its call-outs stand."""

    block: Block
    start: int
    end: int
    calls: tuple[tuple[str, int], ...]


def assembled(blocks: Iterable[Block]) -> Content:
    """The text of the blocks, with sections and footnotes; empty blocks are left out."""
    pieces: list[Piece] = []
    placed: list[_Placed] = []
    at = 0
    body_end = 0
    for block in _notes_last(blocks):
        made, calls = _cleaned(block)
        if not made:
            if placed and calls:  # a call-out alone: it belongs to what stands before it
                last = placed[-1]
                moved = tuple((label, last.end) for label, _ in calls)
                placed[-1] = _Placed(last.block, last.start, last.end, last.calls + moved)
            continue
        if placed:
            rows = block.kind == placed[-1].block.kind == Kind.ROW
            pieces.append(Piece("\n" if rows else "\n\n"))
            at += len(pieces[-1].text)
        start = at
        pieces += made
        at += sum(len(piece.text) for piece in made)
        placed.append(_Placed(block, start, at, tuple((c, start + to) for c, to in calls)))
        if block.kind != Kind.NOTE:
            body_end = at
    text, source_map = joined(pieces)
    headings = [
        Heading(start=one.start, level=one.block.level, text=text[one.start : one.end])
        for one in placed
        if one.block.kind == Kind.HEADING
    ]
    return Content(
        text=text,
        source_map=source_map,
        sections=sections_of(headings, body_end),
        footnotes=_footnotes(placed),
    )


def _notes_last(blocks: Iterable[Block]) -> Iterator[Block]:
    notes: list[Block] = []
    for block in blocks:
        if block.kind == Kind.NOTE:
            notes.append(block)
        else:
            yield block
    yield from notes


def _footnotes(placed: list[_Placed]) -> tuple[Footnote, ...]:
    """Each body with its call-out: of equal labels the first call belongs to the first body."""
    calls: defaultdict[str, list[int]] = defaultdict(list)
    for one in placed:
        for label, offset in one.calls:
            calls[label].append(offset)
    bodies: defaultdict[str, int] = defaultdict(int)
    footnotes: list[Footnote] = []
    for one in placed:
        if one.block.kind != Kind.NOTE:
            continue
        label = one.block.label
        offsets = calls[label]
        call = offsets[bodies[label]] if bodies[label] < len(offsets) else None
        bodies[label] += 1
        footnotes.append(Footnote(label=label, start=one.start, end=one.end, call=call))
    return tuple(footnotes)


def _cleaned(block: Block) -> tuple[list[Piece], list[tuple[str, int]]]:
    """The pieces of a block with single spaces and mended characters; calls by their offset."""
    made: list[Piece] = [Piece(f"{block.label or BULLET} ")] if block.kind == Kind.ITEM else []
    calls: list[tuple[str, int]] = []
    length = begin = sum(len(piece.text) for piece in made)
    filled = False
    gap = Piece("")  # white space seen since the last character
    for part in block.parts:
        if isinstance(part, Call):
            calls.append((part.label, length))
            continue
        for piece in (one for whole in mended(part) for one in _mended(whole)):
            if not piece.text:
                continue
            if piece.text.isspace():
                gap = _wider(gap, piece)
                continue
            if length > begin or "\t" in gap.text:
                made.append(gap)
                length += len(gap.text)
            made.append(piece)
            length += len(piece.text)
            filled, gap = True, Piece("")
    if "\t" in gap.text:  # empty cells at the end of a row keep their place
        made.append(gap)
    return (made if filled else []), calls


def _wider(gap: Piece, more: Piece) -> Piece:
    """Of two white spaces next to each other the one that says more: cell, line break, space."""
    if more == CELL:
        return Piece(gap.text.strip(" \n") + more.text)
    if "\t" in gap.text or gap == BREAK:
        return gap
    return more if more == BREAK or not gap.text else gap


def _mended(piece: Piece) -> Iterator[Piece]:
    """The piece in runs: text as it is, white space as one space, odd characters as they should be.

    What was inserted (it has no origin) is taken as it stands.
    """
    if piece.origin is None:
        yield piece
        return
    at = 0
    for odd in _ODD.finditer(piece.text):
        if odd.start() > at:
            yield Piece(piece.text[at : odd.start()], piece.origin + at, piece.where)
        instead = " " if odd[0].isspace() and odd[0] != "\x85" else _SPECIAL.get(odd[0], "")
        yield Piece(instead[:1], piece.origin + odd.start(), piece.where)
        if instead[1:]:
            yield Piece(instead[1:])
        at = odd.end()
    if at < len(piece.text):
        yield Piece(piece.text[at:], piece.origin + at, piece.where)
