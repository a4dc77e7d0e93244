"""A TEI tree in (ParlaMint and others), its text out: heads, paragraphs, segments, notes."""

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from pipeline.documents.blocks import BREAK, CELL, Call, Kind, assembled
from pipeline.documents.content import Content
from pipeline.documents.dates import iso_date
from pipeline.documents.flow import Begin, End, blocks_of
from pipeline.documents.walk import Close, Open, inner_text, local, walked
from pipeline.text_map import Piece

_BLOCK_NAMES = "text front body back div p ab seg lg l u list table quote speaker sp salute closer"
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_FOOT = frozenset(("foot", "bottom", "end", "footnote"))
_SKIPPED = frozenset(("teiheader", "fw", "facsimile", "standoff", "figdesc"))


def content_of(root: etree._Element) -> Content:
    """The text of a TEI file, with title, date and publisher of its header."""
    made = assembled(blocks_of(_marks(root)))
    header = next((one for one in root.iter("*") if local(one) == "teiheader"), None)
    return replace(made, metadata=_facts(root, header))


def _marks(root: etree._Element) -> Iterator[Begin | End | Piece | Call]:
    labels: dict[etree._Element, str] = {}
    joined = True  # no space before the next token
    for event in walked(root, lambda element: local(element) in _SKIPPED):
        if isinstance(event, Piece):
            yield event
        elif isinstance(event, Close):
            if event.name in ("w", "pc"):
                joined = event.element.get("join") in ("right", "both")
            elif _begin(event.element) is not None:
                joined = True
                yield End()
        elif event.name in ("w", "pc"):
            yield from () if joined or event.element.get("join") == "left" else (Piece(" "),)
        else:
            yield from _opened(event, labels)


def _opened(event: Open, labels: dict[etree._Element, str]) -> Iterator[Begin | End | Piece | Call]:
    element = event.element
    begin = _begin(element)
    if begin is not None and begin.kind == Kind.NOTE:
        labels[element] = begin.label or str(len(labels) + 1)
        yield Call(labels[element])
        yield Begin(kind=Kind.NOTE, label=labels[element], aside=True)
    elif begin is not None:
        yield begin
    elif event.name == "lb":
        yield BREAK
    elif event.name == "cell" and element.getprevious() is not None:
        yield CELL


def _begin(element: etree._Element) -> Begin | None:
    name = local(element)
    if name == "head":
        depth = sum(1 for above in element.iterancestors() if local(above) == "div")
        return Begin(kind=Kind.HEADING, level=max(depth, 1))
    if name == "item":
        return Begin(kind=Kind.ITEM, label=element.get("n") or "")
    if name == "row":
        return Begin(kind=Kind.ROW)
    if name == "note":
        foot = element.get("place") in _FOOT or element.get("type") in _FOOT
        return Begin(kind=Kind.NOTE, label=element.get("n") or "") if foot else Begin()
    return Begin() if name in _BLOCKS else None


def _facts(root: etree._Element, header: etree._Element | None) -> dict[str, str]:
    """Of the source where the header describes one, else of the file itself; Dutch first."""
    language = (root.get(_LANGUAGE) or "")[:2]
    found = {"language": language} if language else {}
    if header is None:
        return found
    for place in ("sourcedesc", "titlestmt", "publicationstmt"):
        part = next((one for one in header.iter("*") if local(one) == place), None)
        for element in part.iter("*") if part is not None else ():
            name = local(element)
            text = " ".join(inner_text(element).split())
            if name == "date":
                found.setdefault("issued", iso_date(element.get("when") or text) or "")
            elif name == "publisher" and place != "publicationstmt":
                found.setdefault("publisher", text)
            elif name == "title" and element.get(_LANGUAGE, language) == language:
                found.setdefault("title", text)
            elif name == "idno" and text.startswith("http"):
                found.setdefault("url", text)
    return {fact: value for fact, value in found.items() if value}
