"""An Akoma Ntoso tree in (OASIS LegalDocML), its text out: articles, points, authorial notes."""

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from pipeline.documents.blocks import BREAK, CELL, Call, Kind, assembled
from pipeline.documents.content import Content
from pipeline.documents.dates import iso_date
from pipeline.documents.flow import Begin, End, blocks_of
from pipeline.documents.walk import Close, Open, inner_text, local, walked
from pipeline.text_map import Piece

_HIERARCHY_NAMES = "book tome part title subtitle chapter subchapter section subsection article"
_HIERARCHY = frozenset(_HIERARCHY_NAMES.split())
_BULLETS = frozenset(("point", "item", "indent", "li"))
_POINTS = _BULLETS | frozenset(("alinea", "paragraph", "subparagraph"))
_BLOCK_NAMES = (
    "p block content intro wrapup preface preamble body conclusions longtitle formula recital "
    "citation listintroduction listwrapup debatesection speech question answer table"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split()) | _HIERARCHY
_LANGUAGES = {"nld": "nl", "dut": "nl", "fra": "fr", "fre": "fr", "deu": "de", "ger": "de"}


def content_of(root: etree._Element) -> Content:
    """The text of an act or another Akoma Ntoso document, with the facts of its `meta`."""
    made = assembled(blocks_of(_marks(root)))
    return replace(made, metadata=_facts(root))


def _marks(root: etree._Element) -> Iterator[Begin | End | Piece | Call]:
    notes = 0
    for event in walked(root, _is_left_out):
        if isinstance(event, Piece):
            yield event
        elif isinstance(event, Close):
            if event.name == "num":
                yield Piece(" ")
            if _begin(event.element) is not None or _ends_heading(event.element):
                yield from () if _goes_on(event.element) else (End(),)
        elif event.name == "authorialnote":
            notes += 1
            label = event.element.get("marker") or str(notes)
            yield Call(label)
            yield Begin(kind=Kind.NOTE, label=label, aside=True)
        else:
            yield from _opened(event)


def _opened(event: Open) -> Iterator[Begin | End | Piece]:
    begin = _begin(event.element)
    if begin is not None:
        yield begin
    elif event.name == "br":
        yield BREAK
    elif event.name in ("td", "th") and event.element.getprevious() is not None:
        yield CELL


def _begin(element: etree._Element) -> Begin | None:
    """What begins with an element; number and heading of a part are one heading."""
    name = local(element)
    if name == "authorialnote":
        return Begin(kind=Kind.NOTE)
    if name == "tr":
        return Begin(kind=Kind.ROW)
    if name in _POINTS:
        number = next((child for child in element if local(child) == "num"), None)
        label = "" if number is None else " ".join(inner_text(number).split())
        return Begin(kind=Kind.ITEM, label=label) if label or name in _BULLETS else Begin()
    if _is_heading(element) and not _ends_heading(element):
        depth = sum(1 for above in element.iterancestors() if local(above) in _HIERARCHY)
        return Begin(kind=Kind.HEADING, level=depth)
    return Begin() if name in _BLOCKS else None


def _is_heading(element: etree._Element) -> bool:
    parent = element.getparent()
    names = ("num", "heading")
    return local(element) in names and parent is not None and local(parent) in _HIERARCHY


def _goes_on(element: etree._Element) -> bool:
    """Whether a number is followed by the heading that it belongs to."""
    after = element.getnext()
    is_number = _is_heading(element) and local(element) == "num"
    return is_number and after is not None and local(after) == "heading"


def _ends_heading(element: etree._Element) -> bool:
    """Whether a heading began with the number before it."""
    before = element.getprevious()
    return before is not None and local(element) == "heading" and _goes_on(before)


def _is_left_out(element: etree._Element) -> bool:
    """Metadata, and the number of a point, which is its label."""
    parent = element.getparent()
    name = local(element)
    return name == "meta" or (name == "num" and parent is not None and local(parent) in _POINTS)


def _facts(root: etree._Element) -> dict[str, str]:
    """Of the work: its date, number and author; language and title as the document gives them."""
    found: dict[str, str] = {}
    names = {one.get("eId") or one.get("id"): one.get("showAs") or "" for one in root.iter("*")}
    work = next((one for one in root.iter("*") if local(one) == "frbrwork"), None)
    for element in work if work is not None else ():
        name = local(element)
        if name == "frbrdate":
            found.setdefault("issued", iso_date(element.get("date") or "") or "")
        elif name == "frbrnumber":
            found.setdefault("number", element.get("value") or "")
        elif name == "frbrauthor":
            found.setdefault("publisher", names.get((element.get("href") or "").lstrip("#"), ""))
    for element in root.iter("*"):
        name = local(element)
        if name == "frbrlanguage":
            language = element.get("language") or ""
            found.setdefault("language", _LANGUAGES.get(language, language[:2]))
        elif name in ("doctitle", "docnumber"):
            parent = element.getparent()
            whole = parent if name == "doctitle" and parent is not None else element
            fact = "title" if name == "doctitle" else "number"
            found.setdefault(fact, " ".join(inner_text(whole).split()))
    return {fact: value for fact, value in found.items() if value}
