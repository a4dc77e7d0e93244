"""Characters of a page in, its lines in reading order out, cells of a table row apart."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

from pipeline.documents.pdf_chars import Char

_CELL_GAP = 1.6  # of a font's height: a wider gap separates cells or columns
_SAME_LINE = 0.35
_RAISED_SIZE = 0.85  # a character below this share of its line's size is a mark, not text
_MARKER = re.compile(r"[•●▪◦‣·–—*➢✓-]|\(?\w{1,3}[.)°]|(?:\d{1,2}\.){1,4}\d{0,2}|\d{1,3}")
_COLUMN_LINES = 6
_COLUMN_WIDTH = 0.25  # of the width of all text: narrower fragments are cells, not columns
_STEPS = 60


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line; a line of a table has several cells."""

    cells: tuple[tuple[Char, ...], ...]
    page: int
    base: float
    left: float
    right: float
    size: float  # of most of its characters
    bold: bool  # all of it
    edge: float  # how far lines reach to the right in this column

    @property
    def chars(self) -> tuple[Char, ...]:
        """All characters, from left to right."""
        return tuple(char for cell in self.cells for char in cell)


def lines_of(chars: Iterable[Char], page: int) -> tuple[Line, ...]:
    """The lines of a page: top to bottom, of two columns the left one first."""
    fragments = _fragments(chars)
    return tuple(line for column in _columns(fragments) for line in _lines(column, page))


def plain(chars: Iterable[Char]) -> str:
    """The text of characters with single spaces."""
    return "".join(f" {char.text}" if char.spaced else char.text for char in chars).strip()


def main_size(chars: Sequence[Char]) -> float:
    """The size that most characters have."""
    return median(char.size for char in chars)


def _fragments(chars: Iterable[Char]) -> list[tuple[Char, ...]]:
    """Runs of characters drawn one after another on one line without a wide gap."""
    fragments: list[list[Char]] = []
    biggest: Char | None = None
    for char in chars:
        last = fragments[-1][-1] if fragments else None
        if last is not None and biggest is not None and _follows(char, last, biggest):
            fragments[-1].append(char)
            biggest = max(biggest, char, key=lambda one: one.size)
        else:
            fragments.append([char])
            biggest = char
    return [tuple(fragment) for fragment in fragments]


def _follows(char: Char, last: Char, biggest: Char) -> bool:
    size = max(biggest.size, char.size)
    gap = char.left - last.right
    smaller = min(char.size, biggest.size) < _RAISED_SIZE * size
    reach = 0.6 if smaller else _SAME_LINE
    return abs(char.base - biggest.base) <= reach * size and -0.5 * size <= gap <= _CELL_GAP * size


def _columns(fragments: list[tuple[Char, ...]]) -> list[list[tuple[Char, ...]]]:
    """The fragments by column, in reading order; what crosses the gutter separates bands."""
    gutter = _gutter(fragments)
    if gutter is None:
        return [fragments]
    columns: list[list[tuple[Char, ...]]] = []
    left: list[tuple[Char, ...]] = []
    right: list[tuple[Char, ...]] = []
    for fragment in sorted(fragments, key=lambda one: -one[0].base):
        if fragment[0].left < gutter < fragment[-1].right:
            columns += [left, right, [fragment]]
            left, right = [], []
        else:
            (left if fragment[-1].right <= gutter else right).append(fragment)
    return [column for column in (*columns, left, right) if column]


def _gutter(fragments: list[tuple[Char, ...]]) -> float | None:
    """Where two columns of running text are apart, if the page has them."""
    spans = [(fragment[0].left, fragment[-1].right) for fragment in fragments]
    if len(spans) < 2 * _COLUMN_LINES:
        return None
    low, high = min(left for left, _ in spans), max(right for _, right in spans)
    width = high - low
    steps = [low + width * (0.35 + 0.3 * step / _STEPS) for step in range(_STEPS + 1)]
    best = min(steps, key=lambda x: sum(left < x < right for left, right in spans))
    sides = ([s for s in spans if s[1] <= best], [s for s in spans if s[0] >= best])
    crossing = len(spans) - sum(len(side) for side in sides)
    if crossing > 0.25 * len(spans) or min(map(len, sides)) < _COLUMN_LINES:
        return None
    widths = [median(right - left for left, right in side) for side in sides]
    return best if min(widths) > _COLUMN_WIDTH * width else None


def _lines(fragments: list[tuple[Char, ...]], page: int) -> list[Line]:
    """The fragments of a column as lines, from top to bottom."""
    rows: list[list[tuple[Char, ...]]] = []
    for fragment in sorted(fragments, key=_height):
        base, size = -_height(fragment), main_size(fragment)
        above = rows[-1] if rows else None
        if above and abs(-_height(above[0]) - base) <= _SAME_LINE * max(size, main_size(above[0])):
            above.append(fragment)
        else:
            rows.append([fragment])
    edge = max((fragment[-1].right for fragment in fragments), default=0.0)
    return [_line(row, page, edge) for row in rows]


def _height(fragment: tuple[Char, ...]) -> float:
    """The baseline of the bigger characters, negated so that the top comes first."""
    size = main_size(fragment)
    return -median(char.base for char in fragment if char.size >= _RAISED_SIZE * size)


def _line(row: list[tuple[Char, ...]], page: int, edge: float) -> Line:
    cells: list[tuple[Char, ...]] = []
    for fragment in sorted(row, key=lambda one: one[0].left):
        last = cells[-1] if cells else None
        marker = last is not None and len(cells) == 1 and _MARKER.fullmatch(plain(last))
        near = last is not None and fragment[0].left - last[-1].right <= _CELL_GAP * last[-1].size
        if last is not None and (near or (marker and len(row) == 2)):
            cells[-1] = (*last, *_spaced(fragment, last[-1]))
        else:
            cells.append(fragment)
    chars = [char for cell in cells for char in cell]
    size = main_size(chars)
    big = [char for char in chars if char.size >= _RAISED_SIZE * size]
    return Line(
        cells=tuple(cells),
        page=page,
        base=median(char.base for char in big),
        left=chars[0].left,
        right=chars[-1].right,
        size=size,
        bold=all(char.bold for char in big if char.text.isalnum()),
        edge=edge,
    )


def _spaced(fragment: tuple[Char, ...], before: Char) -> tuple[Char, ...]:
    """A fragment that follows another on its line, with a space where there is a gap."""
    first = fragment[0]
    gap = first.left - before.right
    spaced = gap > 0.15 * before.size and first.size >= _RAISED_SIZE * before.size
    return (replace(first, spaced=spaced), *fragment[1:])
