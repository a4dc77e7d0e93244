"""DOCX in, its text out: headings, lists, tables and notes; tracked deletions left out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from pipeline.documents.archive import part_reader
from pipeline.documents.blocks import BREAK, CELL, Block, Call, Kind, assembled
from pipeline.documents.content import Content
from pipeline.documents.dates import iso_date
from pipeline.documents.docx_styles import (
    TITLE,
    Numbering,
    Style,
    W,
    counted,
    numbering_of,
    numbering_table,
    styles_of,
)
from pipeline.documents.flow import Begin, End, blocks_of
from pipeline.documents.trees import xml_tree
from pipeline.documents.walk import Close, Open, inner_text, local, walked
from pipeline.errors import FormatError
from pipeline.text_map import Piece

_SKIPPED_NAMES = "del movefrom instrtext deltext fallback rpr ppr tblpr tcpr trpr sectpr"
_SKIPPED = frozenset(_SKIPPED_NAMES.split())
_CORE = {"title": "title", "created": "issued", "language": "language"}
_FALSE = ("0", "false", "off", "none")
_MOST_IN_CELL = 2  # paragraphs in a cell above which a table is there for layout
_BODY_TEXT = 9  # the outline level of what is no heading
_MAIN = "word/document.xml"


@dataclass(frozen=True, slots=True)
class _Word:
    """What must be known of the document before its paragraphs are read."""

    styles: Mapping[str, Style]
    numbering: Numbering
    labels: Mapping[tuple[str, str], str]  # kind of note and its id, to the label that is printed


def read(document: str, content: bytes) -> Content:
    """The text of a Word document; where its runs came from is given as `part#XPath`."""
    part = part_reader(document, content)
    body = _tree(document, part, _MAIN)
    if body is None:
        raise FormatError(document, f"is a ZIP archive but no DOCX file: it has no {_MAIN}")
    word = _Word(
        styles_of(_tree(document, part, "word/styles.xml")),
        numbering_table(_tree(document, part, "word/numbering.xml")),
        _labels(body),
    )
    blocks = list(blocks_of(_marks(body, f"{_MAIN}#/w:document", word)))
    for kind in ("footnote", "endnote"):
        name = f"word/{kind}s.xml"
        root = _tree(document, part, name)
        for index, note in enumerate(root.iter(f"{W}{kind}") if root is not None else (), start=1):
            label = word.labels.get((kind, note.get(f"{W}id") or ""))
            if label:
                path = f"{name}#/w:{kind}s/w:{kind}[{index}]"
                marks = (Begin(kind=Kind.NOTE, label=label), *_marks(note, path, word), End())
                blocks += blocks_of(marks)
    return replace(
        assembled(_below_title(blocks)), metadata=_core(_tree(document, part, "docProps/core.xml"))
    )


def _below_title(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks with headings one level lower where the document has a title of its own."""
    titled = any(block.kind == Kind.HEADING and block.level == TITLE for block in blocks)
    for block in blocks:
        lower = titled and block.kind == Kind.HEADING
        yield replace(block, level=block.level + 1) if lower else block


def _tree(document: str, part: Callable[[str], bytes | None], name: str) -> etree._Element | None:
    content = part(name)
    return None if content is None else xml_tree(document, content, name)


def _labels(body: etree._Element) -> dict[tuple[str, str], str]:
    """Notes are numbered in the order in which they are called out."""
    labels: dict[tuple[str, str], str] = {}
    for kind, form in (("footnote", "decimal"), ("endnote", "lowerRoman")):
        for reference in body.iter(f"{W}{kind}Reference"):
            key = (kind, reference.get(f"{W}id") or "")
            if key not in labels:
                labels[key] = counted(sum(one == kind for one, _ in labels) + 1, form)
    return labels


def _marks(root: etree._Element, path: str, word: _Word) -> Iterator[Begin | End | Piece | Call]:
    grids = frozenset(table for table in root.iter(f"{W}tbl") if _is_grid(table))
    for event in walked(root, _is_left_out, path):
        if isinstance(event, Piece):
            if event.where.rpartition("/")[2].startswith(("w:t[", "*[local-name()='t'][")):
                yield event
        elif isinstance(event, Close):
            if event.name == "p" or (event.name == "tr" and event.element.getparent() in grids):
                yield End()
        elif event.name == "p":
            yield _begin(event.element, word)
        elif event.name == "tr":
            if event.element.getparent() in grids:
                yield Begin(kind=Kind.ROW)
        else:
            yield from _inline(event, word, grids)


def _inline(event: Open, word: _Word, grids: frozenset[etree._Element]) -> Iterator[Piece | Call]:
    element, name = event.element, event.name
    if name in ("footnotereference", "endnotereference"):
        label = word.labels.get((name.removesuffix("reference"), element.get(f"{W}id") or ""))
        if label:
            yield Call(label)
    elif name == "tc":
        row, before = element.getparent(), element.getprevious()
        if before is not None and local(before) == "tc" and row is not None:
            yield CELL if row.getparent() in grids else Piece(" ")
    elif name == "tab":
        yield Piece(" ")
    elif name == "cr" or (name == "br" and element.get(f"{W}type") in (None, "textWrapping")):
        yield BREAK
    elif name == "nobreakhyphen":
        yield Piece("-")


def _begin(paragraph: etree._Element, word: _Word) -> Begin:
    """What a paragraph is, by its style and its own properties; numbers of headings are shown."""
    properties = paragraph.find(f"{W}pPr")
    named = properties.find(f"{W}pStyle") if properties is not None else None
    style = word.styles.get((named.get(f"{W}val") or "") if named is not None else "", Style())
    outline = properties.find(f"{W}outlineLvl") if properties is not None else None
    level = (outline.get(f"{W}val") or "") if outline is not None else ""
    heading = int(level) + 1 if level.isdecimal() and int(level) < _BODY_TEXT else style.heading
    number, depth = numbering_of(properties) or style.numbering or ("0", 0)
    label = word.numbering.label(number, max(depth, 0)) if _has_text(paragraph) else None
    if heading is not None:
        return Begin(kind=Kind.HEADING, level=heading, label=label or "")
    return Begin() if label is None else Begin(kind=Kind.ITEM, label=label)


def _has_text(paragraph: etree._Element) -> bool:
    return any((text.text or "").strip() for text in paragraph.iter(f"{W}t"))


def _is_left_out(element: etree._Element) -> bool:
    """Properties, deletions, hidden runs, and the second form of what is given in two."""
    name = local(element)
    if name in _SKIPPED:
        return True
    if name == "r":
        hidden = element.find(f"{W}rPr/{W}vanish")
        return hidden is not None and hidden.get(f"{W}val") not in _FALSE
    return name == "tr" and element.find(f"{W}trPr/{W}del") is not None


def _is_grid(table: etree._Element) -> bool:
    """Whether a table holds data; one with tables or much text in a cell is layout."""
    cells = list(table.iter(f"{W}tc"))
    nested = next(table.iterdescendants(f"{W}tbl"), None)
    return (
        len(cells) > 1
        and nested is None
        and all(sum(1 for _ in cell.iter(f"{W}p")) <= _MOST_IN_CELL for cell in cells)
    )


def _core(root: etree._Element | None) -> dict[str, str]:
    """Title, date and language of the document's properties."""
    found: dict[str, str] = {}
    for element in root if root is not None else ():
        fact = _CORE.get(local(element))
        text = " ".join(inner_text(element).split())
        value = iso_date(text) if fact == "issued" else text
        if fact and value:
            found[fact] = value
    return found
