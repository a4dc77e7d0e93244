"""Footnotes of an HTML page: which links call them out, which elements hold them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from pipeline.documents.walk import inner_text, local

_LABEL = re.compile(r"[\s\[(]*(\d{1,3}|[a-z]|[ivx]{1,5}|\*{1,3}|†)[\s\])]*")
_HREF = re.compile(
    r"#_?(?:fn|ftn|footnote|voetnoot|noot|note|edn|endnote|en)[\w:.-]*$", re.IGNORECASE
)
_BACK = re.compile(r"[\s\[(]*(?:\d{1,3}|[a-z*†]|[ivx]{1,5}|[↩↑^⬆]\ufe0e?)[\s\])]*")
_HOLDERS = frozenset(("p", "li", "div", "aside", "dd", "tr", "section", "blockquote"))
_SAYING = ("role", "class", "rel", "{http://www.idpf.org/2007/ops}type", "epub:type", "style")
_UNIT = re.compile(r"(?:^|[\s\d/(])(?:[kcdm]?m|µm|dam|hm)$")


@dataclass(frozen=True, slots=True)
class Notes:
    """Elements that call out a footnote or hold one, by label; and links back, to leave out."""

    calls: dict[etree._Element, str]
    bodies: dict[etree._Element, str]
    back: frozenset[etree._Element]


def notes_of(root: etree._Element) -> Notes:
    """The footnotes of the common kinds: linked both ways, or a raised number at both ends."""
    order = {element: index for index, element in enumerate(root.iter("*"))}
    targets = {
        name: element
        for element in reversed(order)
        for name in (element.get("id"), element.get("name"))
        if name
    }
    calls: dict[etree._Element, str] = {}
    bodies: dict[etree._Element, str] = {}
    for link, target in _links(root, targets):
        label = _LABEL.fullmatch(inner_text(link))
        if label and order[target] > order[link] and _is_noteref(link):
            holder = _holder(target)
            if holder is not None and holder not in link.iterancestors():
                calls[_outermost(link)] = label[1]
                bodies.setdefault(holder, label[1])
    back = frozenset(
        _outermost(link)
        for link, target in _links(root, targets)
        for holder in link.iterancestors()
        if holder in bodies and order[target] < order[holder] and _BACK.fullmatch(inner_text(link))
    )
    _add_raised(root, calls, bodies, back)
    return Notes(calls, bodies, back)


def after_unit(element: etree._Element) -> bool:
    """Whether what stands before a raised digit is a unit of length: m², km³."""
    return bool(_UNIT.search(_before(element).rstrip()))


def _links(
    root: etree._Element, targets: dict[str, etree._Element]
) -> Iterator[tuple[etree._Element, etree._Element]]:
    for link in root.iter("a"):
        target = targets.get((link.get("href") or "").partition("#")[2])
        if target is not None and (link.get("href") or "").startswith("#"):
            yield link, target


def _is_noteref(link: etree._Element) -> bool:
    """Whether a link looks like a call-out: raised, named so, or by where it leads."""
    said = " ".join(link.get(name) or "" for name in _SAYING).lower()
    if "noteref" in said or "footnote" in said or _HREF.match(link.get("href") or ""):
        return True
    return (
        next(link.iterancestors("sup"), None) is not None
        or next(link.iter("sup"), None) is not None
    )


def _outermost(link: etree._Element) -> etree._Element:
    """The link with the raised or bracketed element around it that holds nothing else."""
    element = link
    while True:
        parent = element.getparent()
        alone = (
            parent is not None
            and local(parent) in ("sup", "span", "small")
            and len(parent) == 1
            and not (parent.text or "").strip()
            and not (element.tail or "").strip()
        )
        if not alone or parent is None:
            return element
        element = parent


def _holder(target: etree._Element) -> etree._Element | None:
    """The element that holds the footnote at which a link points."""
    for element in (target, *target.iterancestors()):
        if local(element) in _HOLDERS:
            parent = element.getparent()
            if parent is not None and "mso-element:footnote" in (parent.get("style") or ""):
                return parent
            if parent is not None and "mso-element:endnote" in (parent.get("style") or ""):
                return parent
            return element
    return None


def _add_raised(
    root: etree._Element,
    calls: dict[etree._Element, str],
    bodies: dict[etree._Element, str],
    back: frozenset[etree._Element],
) -> None:
    """Raised numbers without links: those that begin a paragraph are bodies of those before."""
    waiting: dict[str, etree._Element] = {}
    for raised in root.iter("sup"):
        text = inner_text(raised).strip()
        if not text.isdecimal() or raised in calls or raised in back or after_unit(raised):
            continue
        parent = raised.getparent()
        if (
            parent is not None
            and local(parent) in ("p", "li", "div")
            and not _before(raised).strip()
        ):
            if text in waiting and parent not in bodies:
                calls[waiting.pop(text)] = text
                bodies[parent] = text
        else:
            waiting.setdefault(text, raised)


def _before(element: etree._Element) -> str:
    previous, parent = element.getprevious(), element.getparent()
    if previous is not None:
        return (inner_text(previous) + (previous.tail or ""))[-40:]
    return (parent.text or "") if parent is not None else ""
