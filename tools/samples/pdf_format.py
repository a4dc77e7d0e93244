"""A sample source as a PDF: running head and foot, divided words, raised note marks, page notes."""
# ruff: noqa: INP001  a folder of scripts, not a package

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hyphenation import wrapped
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from sample_source import NOTE_MARK, plain, unmarked

if TYPE_CHECKING:
    from sample_source import Block, Source

PAGE_WIDTH, PAGE_HEIGHT = A4
LEFT = 72.0
WIDTH = PAGE_WIDTH - 2 * LEFT
TOP = PAGE_HEIGHT - 92
BOTTOM = 74.0
MARK = re.compile("\ue000(\\d+)")  # a note mark inside a line: a private character and its number
ROOM = 3.0


@dataclass(frozen=True)
class Look:
    """How a line is set."""

    font: str = "Times-Roman"
    size: float = 11
    lead: float = 15
    before: float = 0
    indent: float = 0


TEXT = Look()
NOTE = Look(size=8.5, lead=10.5)
HEADINGS = {
    1: Look("Helvetica-Bold", 17, 24, 4),
    2: Look("Helvetica-Bold", 13, 19, 9),
    3: Look("Helvetica-Bold", 11, 16, 5),
}


@dataclass(frozen=True)
class Line:
    """One line of a column, or one row of a table with all its cells."""

    look: Look
    text: str = ""
    bullet: str = ""
    cells: tuple[str, ...] = ()
    before: float = 0
    keep: bool = False  # a heading stays with what follows

    @property
    def notes(self) -> list[str]:
        """The numbers of the notes that the line refers to."""
        return MARK.findall(self.text)


@dataclass
class Page:
    """What stands on one page."""

    lines: list[Line] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def to_pdf(source: Source) -> bytes:
    """The bytes of the document, the same on every run."""
    lines = [line for block in source.blocks for line in _lines(block)]
    pages = _pages(lines, source.notes)
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1, lang="nl-BE")
    canvas.setTitle(source.meta["title"])
    canvas.setAuthor(source.meta["publisher"])
    for number, page in enumerate(pages, 1):
        _draw_margins(canvas, source, number, len(pages))
        _draw_body(canvas, page, source.meta.get("spaced", "") if number == 1 else "")
        _draw_notes(canvas, page, source.notes)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _width(text: str, look: Look) -> float:
    words = stringWidth(MARK.sub("", text), look.font, look.size)
    marks = sum(stringWidth(n, look.font, look.size * 0.62) for n in MARK.findall(text))
    return float(words + marks)


def _marked(text: str) -> str:
    return NOTE_MARK.sub("\ue000\\1", unmarked(text))


def _lines(block: Block) -> list[Line]:
    if block.kind == "heading":
        look = HEADINGS[block.level]
        parts = _set(block.text, look, look.before)
        return [Line(look, line.text, before=line.before, keep=True) for line in parts]
    if block.kind == "table":
        rows = [tuple(plain(cell) for cell in row) for row in block.rows]
        bold = Look("Times-Bold", 10, 16)
        head, *rest = rows
        plain_rows = [Line(Look(size=10, lead=16), cells=row) for row in rest]
        return [Line(bold, cells=head, keep=True), *plain_rows, Line(Look(lead=8))]
    if block.items:
        look = Look(indent=18)
        lines = []
        for n, item in enumerate(block.items, 1):
            sign = "•" if block.kind == "bullets" else f"{n}."
            first, *rest = _set(item, look, ROOM)
            lines += [Line(look, first.text, bullet=sign, before=ROOM), *rest]
        return [*lines, Line(Look(lead=6))]
    lines = [line for part in block.text.split("  \n") for line in _set(part, TEXT)]
    return [*lines, Line(Look(lead=6))]


def _set(text: str, look: Look, before: float = 0) -> list[Line]:
    parts = wrapped(_marked(text), WIDTH - look.indent, lambda line: _width(line, look))
    return [Line(look, part, before=before if n == 0 else 0) for n, part in enumerate(parts)]


def _note_lines(number: str, notes: dict[str, str]) -> list[str]:
    text = f"\ue000{number} {plain(notes[number])}"
    return wrapped(text, WIDTH, lambda line: _width(line, NOTE))


def _notes_height(numbers: list[str], notes: dict[str, str]) -> float:
    rows = sum(len(_note_lines(number, notes)) for number in numbers)
    return rows * NOTE.lead + 12 if rows else 0.0


def _pages(lines: list[Line], notes: dict[str, str]) -> list[Page]:
    pages = [Page()]
    room = TOP - BOTTOM - 34  # the spaced heading of the first page
    for at, line in enumerate(lines):
        page = pages[-1]
        numbers = page.notes + line.notes
        following = 3 * TEXT.lead if line.keep or (line.cells and lines[at + 1].cells) else 0
        needed = line.look.lead + line.before
        if room - needed - following < _notes_height(numbers, notes):
            page = Page()
            pages.append(page)
            room = TOP - BOTTOM
        room -= needed
        page.lines.append(line)
        page.notes += line.notes
    return pages


def _draw_margins(canvas: Canvas, source: Source, number: int, total: int) -> None:
    canvas.setFont("Helvetica", 8.5)
    canvas.drawString(LEFT, PAGE_HEIGHT - 48, source.meta["running_head"])
    canvas.drawRightString(PAGE_WIDTH - LEFT, PAGE_HEIGHT - 48, str(source.meta["issued"]))
    canvas.line(LEFT, PAGE_HEIGHT - 54, PAGE_WIDTH - LEFT, PAGE_HEIGHT - 54)
    canvas.drawString(LEFT, 40, source.meta["publisher"])
    canvas.drawRightString(PAGE_WIDTH - LEFT, 40, f"{number}/{total}")


def _draw_body(canvas: Canvas, page: Page, spaced: str) -> None:
    y = TOP
    if spaced:
        canvas.setFont("Helvetica-Bold", 12)
        canvas.drawString(LEFT, y, spaced, charSpace=0 if " " in spaced else 5)
        y -= 34
    for line in page.lines:
        y -= line.before
        if line.cells:
            _draw_row(canvas, line, y)
        else:
            _draw_line(canvas, line, y)
        y -= line.look.lead


def _draw_row(canvas: Canvas, line: Line, y: float) -> None:
    shares = (0.46, 0.31, 0.23)
    x = LEFT
    canvas.setFont(line.look.font, line.look.size)
    for cell, share in zip(line.cells, shares, strict=True):
        canvas.rect(x, y - 4.5, WIDTH * share, line.look.lead)
        canvas.drawString(x + 4, y, cell)
        x += WIDTH * share


def _draw_line(canvas: Canvas, line: Line, y: float) -> None:
    look = line.look
    if line.bullet:
        canvas.setFont(look.font, look.size)
        canvas.drawString(LEFT + 4, y, line.bullet)
    _draw_text(canvas, line.text, look, y)


def _draw_text(canvas: Canvas, text: str, look: Look, y: float) -> None:
    x = LEFT + look.indent
    for part in re.split("(\ue000\\d+)", text):
        mark = MARK.fullmatch(part)
        content, size, rise = (
            (mark[1], look.size * 0.62, look.size * 0.35) if mark else (part, look.size, 0)
        )
        canvas.setFont(look.font, size)
        canvas.drawString(x, y + rise, content)
        x += stringWidth(content, look.font, size)


def _draw_notes(canvas: Canvas, page: Page, notes: dict[str, str]) -> None:
    rows = [row for number in page.notes for row in _note_lines(number, notes)]
    y = BOTTOM + (len(rows) - 1) * NOTE.lead
    if rows:
        canvas.line(LEFT, y + 13, LEFT + 140, y + 13)
    for row in rows:
        _draw_text(canvas, row, NOTE, y)
        y -= NOTE.lead
