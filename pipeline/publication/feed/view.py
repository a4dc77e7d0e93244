"""The entrance of a feed: the stream, the shape of its members, and the way to every page.

It is the only file of a feed that changes: each release adds the relations to its pages.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pyoxigraph as ox
from rdflib import DCTERMS, RDF, SH, XSD

from pipeline.catalogue_terms import AS, LDES, TREE
from pipeline.publication.feed.streams import Stream

_Node = ox.NamedNode
_Pages = Iterable[Mapping[str, Any]]


def view_of(stream: Stream, home: str, pages: _Pages, prefixes: dict[str, str]) -> bytes:
    """The entrance to these pages, each with its `name` and the moment `at` of its members."""
    listed, view = list(pages), f"{home}{stream.entrance}"
    shape = stream.shape or f"{view}#shape"
    triples = [*_stream(stream, view, shape), *_retention(view, listed)]
    triples += [] if stream.shape else _shape(shape)
    for page in listed:
        triples += _relations(view, home, page)
    return ox.serialize(triples, format=ox.RdfFormat.TRIG, prefixes=prefixes) or b""


def _stream(stream: Stream, view: str, shape: str) -> Iterator[ox.Triple]:
    about = f"{view}#stream"
    title = ox.Literal(stream.title, language="en")
    yield _say(about, RDF.type, LDES.EventStream)
    yield ox.Triple(_Node(about), _Node(str(DCTERMS.title)), title)
    yield _say(about, LDES.timestampPath, AS.published)
    yield _say(about, LDES.versionOfPath, AS.object)
    yield _say(about, TREE.shape, shape)
    yield _say(about, TREE.view, view)
    yield _say(shape, RDF.type, SH.NodeShape)
    yield _say(view, DCTERMS.isPartOf, about)
    yield _say(view, RDF.type, TREE.Node)
    yield _say(view, RDF.type, LDES.EventSource)


def _shape(shape: str) -> Iterator[ox.Triple]:
    """A member is about one thing and has one moment."""
    yield _say(shape, SH.nodeKind, SH.IRI)
    for name, path, kind, value in (
        ("object", AS.object, SH.nodeKind, SH.IRI),
        ("published", AS.published, SH.datatype, XSD.dateTime),
        ("type", RDF.type, SH.nodeKind, SH.IRI),
    ):
        part = f"{shape}-{name}"
        yield _say(shape, SH.property, part)
        yield _say(part, RDF.type, SH.PropertyShape)
        yield _say(part, SH.path, path)
        yield _say(part, kind, value)
        yield _count(part, SH.minCount)
        yield _count(part, SH.maxCount)


def _retention(view: str, pages: list[Mapping[str, Any]]) -> Iterator[ox.Triple]:
    """Everything is kept from the first release on."""
    yield _say(view, LDES.retentionPolicy, f"{view}#retention")
    yield _say(f"{view}#retention", RDF.type, LDES.RetentionPolicy)
    if pages:
        first = min(str(page["at"]) for page in pages)
        yield ox.Triple(_Node(f"{view}#retention"), _Node(str(LDES.startingFrom)), _moment(first))


def _relations(view: str, home: str, page: Mapping[str, Any]) -> Iterator[ox.Triple]:
    """The members of the page are of this moment: neither earlier nor later."""
    name = page["name"]
    for side, kind in (
        ("from", TREE.GreaterThanOrEqualToRelation),
        ("to", TREE.LessThanOrEqualToRelation),
    ):
        relation = f"{view}#{name.removesuffix('.trig')}-{side}"
        yield _say(view, TREE.relation, relation)
        yield _say(relation, RDF.type, kind)
        yield _say(relation, TREE.node, f"{home}{name}")
        yield _say(relation, TREE.path, AS.published)
        yield ox.Triple(_Node(relation), _Node(str(TREE.value)), _moment(str(page["at"])))


def _say(subject: str, predicate: object, value: object) -> ox.Triple:
    return ox.Triple(_Node(subject), _Node(str(predicate)), _Node(str(value)))


def _count(subject: str, predicate: object) -> ox.Triple:
    one = ox.Literal("1", datatype=_Node(str(XSD.integer)))
    return ox.Triple(_Node(subject), _Node(str(predicate)), one)


def _moment(text: str) -> ox.Literal:
    return ox.Literal(text, datatype=_Node(str(XSD.dateTime)))
