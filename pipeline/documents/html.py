"""HTML in, its text without page furniture out: headings, lists, tables and footnotes kept."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from pipeline.documents.blocks import BREAK, CELL, Call, Kind, assembled
from pipeline.documents.content import Content
from pipeline.documents.flow import Begin, End, blocks_of
from pipeline.documents.html_furniture import furniture_but
from pipeline.documents.html_metadata import metadata_of
from pipeline.documents.html_notes import Notes, after_unit, notes_of
from pipeline.documents.trees import html_tree
from pipeline.documents.walk import Close, Open, inner_text, local, walked
from pipeline.text_map import Piece

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCK_NAMES = (
    "html body main article section div p pre blockquote address figure figcaption caption table "
    "thead tbody tfoot tr td th ul ol dl dt dd form fieldset legend details summary center hr "
    "header footer aside"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_RAISED = {"2": "²", "3": "³"}
_ALPHABETS = {"a": "abcdefghijklmnopqrstuvwxyz", "A": "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
_MOST_IN_CELL = 2  # blocks in a cell above which a table is there for layout


@dataclass(frozen=True, slots=True)
class _Page:
    """What must be known of a page before its text is read."""

    notes: Notes
    numbers: dict[etree._Element, str]  # of the items of ordered lists
    grids: frozenset[etree._Element]  # tables that hold data


def read(document: str, content: bytes) -> Content:
    """The text of a page, with what the page says of itself."""
    root, remark = html_tree(document, content)
    grids = frozenset(table for table in root.iter("table") if _is_grid(table))
    page = _Page(notes_of(root), _numbers(root), grids)
    made = assembled(blocks_of(_marks(root, page)))
    return replace(made, metadata=metadata_of(root), remarks=(remark,) if remark else ())


def _marks(root: etree._Element, page: _Page) -> Iterator[Begin | End | Piece | Call]:
    muted: etree._Element | None = None  # an element that something else stands for
    label = ""  # of the footnote that just began, to be cut from its text
    broken = False  # a line break was the last thing seen
    for event in walked(root, furniture_but(page.notes.bodies)):
        if isinstance(event, Close) and event.element is muted:
            muted = None
        elif muted is not None:
            continue
        elif isinstance(event, Piece):
            yield _text(event, label)
            blank = not event.text.strip()
            broken, label = broken and blank, label if blank else ""
        elif isinstance(event, Close):
            if _begin(event.element, page) is not None:
                yield End()
        elif (instead := _instead(event, page)) is not None:
            muted = event.element
            yield from instead
        else:
            label = page.notes.bodies.get(event.element, label)
            yield from _opened(event, page, broken=broken)
            broken = event.name == "br"


def _instead(event: Open, page: _Page) -> tuple[Call | Piece, ...] | None:
    """What stands for an element whose own text is left out; None for all other elements."""
    element = event.element
    if element in page.notes.calls:
        return (Call(page.notes.calls[element]),)
    if element in page.notes.back or _is_word_marker(element):
        return ()
    raised = _RAISED.get(element.text or "") if event.name == "sup" else None
    return (Piece(raised, 0, event.path),) if raised and after_unit(element) else None


def _opened(event: Open, page: _Page, *, broken: bool) -> Iterator[Begin | End | Piece]:
    begin = _begin(event.element, page)
    if begin is not None:
        yield begin
    elif event.name == "br":
        yield from (Begin(), End()) if broken else (BREAK,)
    elif event.name in ("td", "th") and event.element.getprevious() is not None:
        yield CELL


def _begin(element: etree._Element, page: _Page) -> Begin | None:
    """What begins with an element; None for what stands within a line."""
    name = local(element)
    if element in page.notes.bodies:
        return Begin(kind=Kind.NOTE, label=page.notes.bodies[element])
    if name in _HEADINGS:
        return Begin(kind=Kind.HEADING, level=_HEADINGS[name])
    if name == "li":
        return Begin(kind=Kind.ITEM, label=page.numbers.get(element, ""))
    if name in ("tr", "td", "th") and next(element.iterancestors("table"), None) in page.grids:
        return Begin(kind=Kind.ROW) if name == "tr" else None
    if name == "p" and "mso-list:" in (element.get("style") or ""):
        return Begin(kind=Kind.ITEM, label=_word_number(element))
    return Begin() if name in _BLOCKS else None


def _is_grid(table: etree._Element) -> bool:
    """Whether a table holds data; one with headings, tables or much text in a cell is layout."""
    cells = [cell for row in table.iter("tr") for cell in row]
    return (
        len(cells) > 1
        and next(table.iterdescendants("table", *_HEADINGS), None) is None
        and all(sum(1 for _ in cell.iter("p", "li", "div")) <= _MOST_IN_CELL for cell in cells)
    )


def _text(piece: Piece, label: str) -> Piece:
    """A run of text, without the label that a footnote's body begins with."""
    if not label or piece.origin is None:
        return piece
    match = re.match(rf"\s*[\[(]?{re.escape(label)}[\])]?[.:)]?(?=\s|$)", piece.text)
    cut = match.end() if match else 0
    return Piece(piece.text[cut:], piece.origin + cut, piece.where)


def _numbers(root: etree._Element) -> dict[etree._Element, str]:
    """The number of each item of an ordered list."""
    numbers: dict[etree._Element, str] = {}
    for ordered in root.iter("ol"):
        start = ordered.get("start") or "1"
        first = int(start) if start.isdecimal() else 1
        alphabet = _ALPHABETS.get(ordered.get("type") or "", "")
        for position, item in enumerate(ordered.iterchildren("li")):
            letter = alphabet[first + position - 1 : first + position]
            numbers[item] = f"{letter or first + position}."
    return numbers


def _is_word_marker(element: etree._Element) -> bool:
    return "mso-list:Ignore" in (element.get("style") or "").replace(" ", "")


def _word_number(paragraph: etree._Element) -> str:
    """The number that Word wrote before a list paragraph; empty for its bullets."""
    for span in paragraph.iter("span"):
        if _is_word_marker(span):
            text = inner_text(span).strip()
            return text if len(text) > 1 and text[-1] in ".)°" else ""
    return ""
