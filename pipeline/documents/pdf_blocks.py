"""Lines of all pages in, blocks out: headings, paragraphs, items, rows and footnotes."""

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

from pipeline.documents.blocks import Block, Kind
from pipeline.documents.pdf_chars import Char
from pipeline.documents.pdf_lines import Line, main_size, plain
from pipeline.documents.pdf_notes import Note, split_notes
from pipeline.documents.pdf_text import parts_of

_ITEM = re.compile(
    r"(?P<bullet>[•●▪◦‣·–—*➢✓\uf0b7\uf0a7-])\s+\S|(?P<label>\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)°])\s+\S"
)
_NUMBERED = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,4})\.?\s+[^\W\d_]")
_LEADER = re.compile(r"(?:\.\s?){4}")  # dots that lead to a page number
_FEW = 2
_TERMINAL = (".", "!", "?", ":", ";", "…")
_BIGGER = 1.08  # times the body's size: a heading
_LOOSE = 1.45  # times the usual distance between lines: a new paragraph
_INDENT = 0.6  # of a line's size
_LONG = 180  # characters: no heading is longer


@dataclass(frozen=True, slots=True)
class _Body:
    """What most of the text looks like."""

    size: float
    leading: float  # distance between lines, as a share of their size


@dataclass(frozen=True, slots=True)
class _Draft:
    """Lines that belong to one block."""

    kind: Kind
    lines: tuple[Line, ...]
    label: str = ""


def blocks_of(pages: Sequence[Sequence[Line]]) -> tuple[Block, ...]:
    """The blocks of a document; footnotes last, paragraphs across pages in one piece."""
    body = _body(pages)
    bodies, notes = split_notes(pages, body.size)
    labels = frozenset(note.label for note in notes)
    drafts: list[_Draft] = []
    for line in (line for lines in bodies for line in lines):
        last = drafts[-1] if drafts else None
        if last is not None and (row := _completed(last, line, body)) is not None:
            drafts[-1] = row
        elif last is not None and _continues(last, line, body):
            drafts[-1] = replace(last, lines=(*last.lines, line))
        else:
            drafts.append(_draft(line, body))
    levels = _levels(drafts)
    made = [_block(draft, labels, levels) for draft in drafts]
    return (*made, *(_note_block(note, labels) for note in notes))


def _body(pages: Iterable[Sequence[Line]]) -> _Body:
    """Size of most characters, and how far lines of that size are apart."""
    sizes: Counter[float] = Counter()
    gaps: list[float] = []
    for lines in pages:
        for line in lines:
            sizes[round(line.size, 1)] += len(line.chars)
        for above, line in itertools.pairwise(lines):
            gap = (above.base - line.base) / max(line.size, 1.0)
            if abs(above.size - line.size) < 0.05 * line.size and 0.5 < gap < 2:
                gaps.append(gap)
    size = max(sizes, key=lambda one: (sizes[one], -one), default=1.0)
    return _Body(size, median(gaps) if gaps else 1.2)


def _draft(line: Line, body: _Body) -> _Draft:
    """What a line begins."""
    text = plain(line.chars)
    if len(line.cells) > 1:
        return _Draft(Kind.ROW, (line,))
    item = _ITEM.match(text)
    if _is_heading(line, text, body):
        return _Draft(Kind.HEADING, (line,))
    if item:
        return _Draft(
            Kind.ITEM, (_without(line, item["bullet"] or item["label"]),), item["label"] or ""
        )
    return _Draft(Kind.PARAGRAPH, (line,))


def _without(line: Line, marker: str) -> Line:
    """The line without its first characters."""
    cell = line.cells[0][len(marker.replace(" ", "")) :]
    return replace(line, cells=(cell, *line.cells[1:]))


def _is_heading(line: Line, text: str, body: _Body) -> bool:
    """Whether a line is bigger than the text, or bold and on its own; no line of contents is."""
    number = bool(_NUMBERED.match(text))
    sentence = text.endswith((".", ",", ";")) and not number
    if sum(char.isalpha() for char in text) < _FEW or len(text) > _LONG or sentence:
        return False
    if _LEADER.search(text):
        return False
    if line.size > _BIGGER * body.size:
        return True
    apart = line.right < line.edge - 2 * line.size or text.isupper() or number
    return line.bold and apart and line.size > 0.95 * body.size and not text.endswith(_TERMINAL)


def _completed(draft: _Draft, line: Line, body: _Body) -> _Draft | None:
    """The table row with a line that goes on in its cells, but not in the first one."""
    row = draft.lines[-1]
    near = row.page == line.page and 0 < row.base - line.base < _LOOSE * body.leading * line.size
    if draft.kind != Kind.ROW or not near:
        return None
    cells = list(row.cells)
    for cell in line.cells:
        at = _column(cell, row)
        if not at:
            return None
        cells[at] = (*cells[at], replace(cell[0], spaced=True), *cell[1:])
    return replace(draft, lines=(replace(row, cells=tuple(cells), base=line.base),))


def _column(cell: Sequence[Char], row: Line) -> int:
    """The cell of a row above this one: the one that begins where it begins; else 0."""
    near = (abs(cell[0].left - above[0].left) < _INDENT * row.size for above in row.cells)
    return next((at for at, fits in enumerate(near) if fits), 0)


def _continues(draft: _Draft, line: Line, body: _Body) -> bool:
    """Whether a line belongs to the block before it."""
    last = draft.lines[-1]
    new = _draft(line, body)
    if Kind.ROW in (new.kind, draft.kind) or new.kind == Kind.ITEM:
        return False
    if abs(last.size - line.size) > 0.06 * last.size or (draft.kind == Kind.HEADING) != (
        new.kind == Kind.HEADING
    ):
        return False
    if draft.kind == Kind.HEADING:
        near = last.page == line.page and 0 < last.base - line.base < 1.6 * line.size
        return near and last.bold == line.bold and not _NUMBERED.match(plain(line.chars))
    if last.page != line.page or line.base > last.base:  # the next page or column
        return _runs_on(last, line)
    gap = (last.base - line.base) / line.size
    if gap > _LOOSE * body.leading or _breaks_early(last, line):
        return False
    indent = line.left - draft.lines[-1].left
    if len(draft.lines) == 1:
        return indent < _INDENT * line.size or draft.kind == Kind.ITEM or indent > 3 * line.size
    return abs(indent) < _INDENT * line.size or not plain(last.chars).endswith(_TERMINAL)


def _runs_on(last: Line, line: Line) -> bool:
    """Whether a paragraph goes on at the top of the next page or column."""
    text, after = plain(last.chars), plain(line.chars)
    if _breaks_early(last, line) and text.endswith(_TERMINAL):
        return False
    return after[:1].islower() or not text.endswith(_TERMINAL)


def _breaks_early(last: Line, line: Line) -> bool:
    """Whether the first word of a line would have stood on the line before."""
    word = [line.chars[0]]
    for char in line.chars[1:]:
        if char.spaced:
            break
        word.append(char)
    width = word[-1].right - word[0].left
    space = 0.3 * last.size
    return last.right + space + width < last.edge - space and not plain(last.chars).endswith("-")


def _levels(drafts: Iterable[_Draft]) -> dict[float, int]:
    """Headings by size: the biggest is the highest."""
    sizes = {round(main_size(one.lines[0].chars)) for one in drafts if one.kind == Kind.HEADING}
    return {size: level for level, size in enumerate(sorted(sizes, reverse=True), start=1)}


def _block(draft: _Draft, labels: frozenset[str], levels: dict[float, int]) -> Block:
    level = 0
    if draft.kind == Kind.HEADING:
        level = min(levels[round(main_size(draft.lines[0].chars))], 6)
    parts = parts_of(draft.lines, labels)
    return Block(kind=draft.kind, parts=parts, level=level, label=draft.label)


def _note_block(note: Note, labels: frozenset[str]) -> Block:
    return Block(kind=Kind.NOTE, parts=parts_of(note.lines, labels), label=note.label)
