"""An lxml tree in, its text in reading order out, each run with the element it stands in."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import etree

from pipeline.text_map import Piece

_WORD = "/wordprocessingml/2006/main"  # its prefix `w` is taken as known


@dataclass(frozen=True, slots=True)
class Open:
    """An element begins."""

    element: etree._Element
    name: str  # local name in lower case
    path: str


@dataclass(frozen=True, slots=True)
class Close:
    """An element ends."""

    element: etree._Element
    name: str


def walked(
    root: etree._Element, skip: Callable[[etree._Element], bool], prefix: str = ""
) -> Iterator[Open | Piece | Close]:
    """The elements below `root` (itself included) and their text; skipped ones leave their tail.

    `where` of a piece is the XPath of the element whose text it is; `origin` counts in the
    element's own text nodes, one after another.
    """
    path = prefix or f"/{_step(root)}"
    yield Open(root, local(root), path)
    stack = [(root, path, Counter[str](), iter(root))]
    offsets = {path: 0}
    if root.text:
        yield Piece(root.text, 0, path)
        offsets[path] = len(root.text)
    while stack:
        element, path, counts, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            del offsets[path]
            yield Close(element, local(element))
            if stack and element.tail:
                above = stack[-1][1]
                yield Piece(element.tail, offsets[above], above)
                offsets[above] += len(element.tail)
            continue
        step = _step(child) if isinstance(child.tag, str) else "node()"
        counts[step] += 1
        if not isinstance(child.tag, str) or skip(child):
            if child.tail:
                yield Piece(child.tail, offsets[path], path)
                offsets[path] += len(child.tail)
            continue
        below = f"{path}/{step}[{counts[step]}]"
        yield Open(child, local(child), below)
        stack.append((child, below, Counter(), iter(child)))
        offsets[below] = 0
        if child.text:
            yield Piece(child.text, 0, below)
            offsets[below] = len(child.text)


def local(element: etree._Element) -> str:
    """The name of an element without namespace, in lower case; empty for comments.

    >>> local(etree.Element("{urn:x}Body"))
    'body'
    """
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def inner_text(element: etree._Element) -> str:
    """All text in an element, as it stands."""
    return "".join(str(text) for text in element.itertext())


def _step(element: etree._Element) -> str:
    """A step of an XPath that needs no namespace table."""
    tag = str(element.tag)
    namespace, _, name = tag.rpartition("}")
    if namespace.endswith(_WORD):
        return f"w:{name}"
    if tag.startswith("{"):
        return f"*[local-name()='{name}']"
    return f"*[name()='{tag}']" if ":" in tag else tag
