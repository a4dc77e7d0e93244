"""An XML tree of unknown make in, its text out: each element with text of its own is a block."""

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from pipeline.documents.blocks import CELL, Call, Kind, assembled
from pipeline.documents.content import Content
from pipeline.documents.dates import iso_date
from pipeline.documents.flow import Begin, End, blocks_of
from pipeline.documents.walk import Close, Open, inner_text, local, walked
from pipeline.text_map import Piece

_HEADS = frozenset(("meta", "metadata", "docinfo", "head", "header", "docheader"))
_TITLES = frozenset(("title", "titel", "heading", "head", "kop", "subtitle", "ondertitel"))
_ITEMS = frozenset(("li", "item", "listitem"))
_ROWS = frozenset(("tr", "row", "rij"))
_CELLS = frozenset(("td", "th", "cell", "entry"))
_FACTS = {"title": "title", "titel": "title", "date": "issued", "datum": "issued"}
_FACTS |= {"publisher": "publisher", "language": "language", "identifier": "number"}


def content_of(root: etree._Element) -> Content:
    """The text outside the head of the file, which gives the metadata."""
    heads = [child for child in root if local(child) in _HEADS and len(child)]
    made = assembled(blocks_of(_marks(root, frozenset(heads))))
    if not made.text:  # all of it looked like metadata
        heads, made = [], assembled(blocks_of(_marks(root, frozenset())))
    return replace(made, metadata=facts_of(heads))


def facts_of(heads: list[etree._Element]) -> dict[str, str]:
    """Title, date, publisher and language as the head of a file states them."""
    found: dict[str, str] = {}
    for head in heads:
        for element in head.iter("*"):
            fact = _FACTS.get(local(element))
            text = " ".join(inner_text(element).split())
            value = iso_date(text) if fact == "issued" else text
            if fact and value and not value.startswith("http"):
                found.setdefault(fact, value)
    return found


def _marks(
    root: etree._Element, heads: frozenset[etree._Element]
) -> Iterator[Begin | End | Piece | Call]:
    blocks = _blocks(root)
    for event in walked(root, heads.__contains__):
        if isinstance(event, Piece):
            yield event
        elif isinstance(event, Open):
            name = local(event.element)
            if name in _CELLS and event.element.getprevious() is not None:
                yield CELL
            elif event.element in blocks:
                yield _begin(event.element, blocks)
        elif isinstance(event, Close) and event.element in blocks and event.name not in _CELLS:
            yield End()


def _begin(element: etree._Element, blocks: frozenset[etree._Element]) -> Begin:
    name = local(element)
    if name in _ROWS:
        return Begin(kind=Kind.ROW)
    if name in _ITEMS:
        return Begin(kind=Kind.ITEM)
    if name in _TITLES and not any(child in blocks for child in element):
        return Begin(kind=Kind.HEADING, level=min(6, sum(1 for _ in element.iterancestors())))
    return Begin()


def _blocks(root: etree._Element) -> frozenset[etree._Element]:
    """Elements that are not inside a line: no text of its own stands around any of them."""
    blocks: set[etree._Element] = {root}
    mixed: set[etree._Element] = set()
    for element in root.iter("*"):
        parent = element.getparent()
        if parent is not None and parent not in mixed:
            blocks.add(element)
        if parent in mixed or _has_own_text(element):
            mixed.add(element)
    return frozenset(blocks)


def _has_own_text(element: etree._Element) -> bool:
    texts = (element.text, *(child.tail for child in element))
    return any(text and text.strip() for text in texts)
