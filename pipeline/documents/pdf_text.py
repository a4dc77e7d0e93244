"""Lines of a paragraph in, its text with call-outs out: words mended, raised marks understood."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from statistics import median

from pipeline.documents.blocks import CELL, Call
from pipeline.documents.pdf_chars import Char
from pipeline.documents.pdf_lines import Line, plain
from pipeline.text_map import Piece
from pipeline.typography import HYPHENS, gap_after_hyphen, hyphen_stays

_RAISED_SIZE = 0.85
_LIFT = 0.1  # of the line's size: how far the foot of a raised mark is above the baseline
_LABELS = re.compile(r"\d{1,3}(?:\s*,\s*\d{1,3})*|[*†]{1,3}")
_UNIT = re.compile(r"(?:^|[\s\d/(])(?:[kcdm]?m|µm|dam|hm)$")
_POWERS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_URL = re.compile(r"(?:https?://|www\.)\S*$")
_URL_ENDS = tuple("/-._=?&%#")
_LETTERS = 5  # at least so many single letters make a letter-spaced line
_WIDE = 1.6  # times the usual gap between spaced letters: a gap between words


def parts_of(lines: Sequence[Line], labels: frozenset[str]) -> tuple[Piece | Call, ...]:
    """The text of lines that belong together; `labels` are the footnotes of the document."""
    parts: list[Piece | Call] = []
    before = ""  # the text of the line so far
    for line in lines:
        after = plain(line.cells[0])
        if before and _URL.search(before) and before.endswith(_URL_ENDS) and after:
            pass
        elif before.endswith(tuple(HYPHENS)) and len(before) > 1 and before[-2].isalnum():
            if not hyphen_stays(before, after):
                _drop_last(parts)
            else:
                parts.append(Piece(gap_after_hyphen(after)))
        elif before:
            parts.append(Piece(" "))
        parts += line_parts(line, labels)
        before = plain(line.chars)
    return tuple(parts)


def line_parts(line: Line, labels: frozenset[str]) -> Iterator[Piece | Call]:
    """The text of one line, its cells apart."""
    for number, cell in enumerate(line.cells):
        if number:
            yield CELL
        chars = _unspaced((replace(cell[0], spaced=False), *cell[1:]))
        where = f"page={line.page}"
        before = ""
        for raised, group in groupby(chars, key=lambda char: is_raised(char, line)):
            run = tuple(group)
            if raised:
                yield from _marks(run, before, labels, where)
            else:
                yield from _run(run, where)
            before = (before + plain(run))[-40:]


def is_raised(char: Char, line: Line) -> bool:
    """Whether a character is smaller than its line and stands above its baseline."""
    return char.size < _RAISED_SIZE * line.size and char.base > line.base + _LIFT * line.size


def _marks(
    run: tuple[Char, ...], before: str, labels: frozenset[str], where: str
) -> Iterator[Piece | Call]:
    """What raised characters are: call-outs, a power after a unit or digit, or plain letters."""
    text = plain(run)
    power = bool(_UNIT.search(before)) or (before[-1:].isdigit() and text not in labels)
    if text.isdecimal() and power:
        yield Piece(text.translate(_POWERS), run[0].index, where)
    elif _LABELS.fullmatch(text):
        for label in re.findall(r"\d{1,3}|[*†]{1,3}", text):
            yield Call(label)
    else:
        yield from _run(run, where)


def _run(run: Sequence[Char], where: str) -> Iterator[Piece]:
    """Characters with the spaces between them, those drawn one after another in one piece."""
    text, origin = "", 0
    for char in run:
        gap = " " if char.spaced else ""
        if text and char.index == origin + len(text) + len(gap):
            text += gap + char.text
            continue
        if text:
            yield Piece(text, origin, where)
        if gap:
            yield Piece(gap)
        text, origin = char.text, char.index
    if text:
        yield Piece(text, origin, where)


def _drop_last(parts: list[Piece | Call]) -> None:
    """Cut the hyphen off the text so far."""
    for index in range(len(parts) - 1, -1, -1):
        part = parts[index]
        if isinstance(part, Piece) and part.text.strip():
            parts[index] = Piece(part.text.rstrip()[:-1], part.origin, part.where)
            return


def _unspaced(cell: tuple[Char, ...]) -> tuple[Char, ...]:
    """A cell printed in spaced letters ("P L A N") with spaces between its words only."""
    words = plain(cell).split()
    single = sum(len(word) == 1 and word.isalpha() for word in words)
    if single < _LETTERS or single < 0.7 * len(words):
        return cell
    gaps = [char.left - last.right for last, char in pairwise(cell)]
    usual = median(gaps)
    rest = (
        replace(char, spaced=gap > _WIDE * usual) for char, gap in zip(cell[1:], gaps, strict=True)
    )
    return (cell[0], *rest)
