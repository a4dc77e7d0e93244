"""The contract of an entity type: how it is found in text, identified, and written as RDF.

No spaCy here: a finder reads a `Passage`, which the extraction stage makes from a spaCy `Doc`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from rdflib import URIRef
from rdflib.term import Node

from pipeline.model import Document, Link, Mention, Span

Triple = tuple[URIRef, URIRef, Node]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One paragraph, heading, list item, footnote or table row of a passage."""

    span: Span
    kind: str  # "heading", "paragraph", "item", "footnote", "row"
    label: str = ""  # the number of a footnote, the marker of a list item


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """What a trained component proposes; a finder may follow it."""

    span: Span
    label: str  # "ORG", "INSTRUMENT"
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A span that a finder takes for an entity of its type."""

    span: Span  # into Passage.text
    value: object  # the frozen dataclass of the type
    rule: str  # dotted: "organisation.gazetteer"
    signals: tuple[str, ...] = ()  # evidence for or against, weighed by extraction/confidence.py


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    r"""A stretch of a document as finders read it.

    In `text` the lines of a block are joined by one space, hyphens at line ends are mended, soft
    hyphens, emphasis marks and repeated page headers are gone, and blocks are separated by one
    "\n"; so `[^\n]` stays within a paragraph.
    """

    text: str
    blocks: tuple[Block, ...]
    sentences: tuple[Span, ...]
    found: Mapping[str, tuple[Found, ...]] = field(default_factory=dict)  # by earlier components
    suggestions: tuple[Suggestion, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """What the whole document says that a finder of one passage needs."""

    title: str = ""
    language: str = "nl"
    kind: str = "other"
    issued: str | None = None
    publisher: str | None = None
    definitions: Mapping[str, str] = field(default_factory=dict)  # short form → long form


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkContext:
    """What identifying a mention may look at besides the mention itself."""

    base: str  # base IRI
    document: Document
    definitions: Mapping[str, str]
    mentions: tuple[Mention, ...]  # all of the document, in order


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityType:
    """One kind of entity."""

    name: str  # the file, shape and test name: "organisation"
    label: str  # in mention files: "ORG"
    rdf_class: URIRef
    value: type  # the frozen dataclass of what a mention says
    find: Callable[[Passage, Knowledge], Iterable[Found]]
    attributes: Callable[[Any], dict[str, Any]]  # value → attributes of the annotation guide
    identify: Callable[[Mention, LinkContext], Link]
    describe: Callable[[Mention, Link, str], Iterable[Triple]]  # (mention, its link, base IRI)
