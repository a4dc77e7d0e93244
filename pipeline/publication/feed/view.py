"""The entrance of the feed: the stream, the shape of its members, and the way to every page.

It is the only file of the feed that changes: each release adds the relations to its pages.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pyoxigraph as ox
from rdflib import DCTERMS, RDF, SH, XSD

from pipeline.catalogue_terms import AS, LDES, TREE

NAME = "feed.trig"
_Node = ox.NamedNode


def view_of(home: str, pages: Iterable[Mapping[str, Any]], prefixes: dict[str, str]) -> bytes:
    """`feed.trig` for these pages, each with its `name` and the moment `at` of its members."""
    listed = list(pages)
    triples = [*_stream(home), *_shape(home), *_retention(home, listed)]
    for page in listed:
        triples += _relations(home, page)
    return ox.serialize(triples, format=ox.RdfFormat.TRIG, prefixes=prefixes) or b""


def _stream(home: str) -> Iterator[ox.Triple]:
    stream, view = f"{home}{NAME}#stream", f"{home}{NAME}"
    yield _say(stream, RDF.type, LDES.EventStream)
    yield _say(stream, LDES.timestampPath, AS.published)
    yield _say(stream, LDES.versionOfPath, AS.object)
    yield _say(stream, TREE.shape, f"{view}#shape")
    yield _say(stream, TREE.view, view)
    yield _say(view, DCTERMS.isPartOf, stream)
    yield _say(view, RDF.type, TREE.Node)
    yield _say(view, RDF.type, LDES.EventSource)


def _shape(home: str) -> Iterator[ox.Triple]:
    """A member is about one thing and has one moment."""
    shape = f"{home}{NAME}#shape"
    yield _say(shape, RDF.type, SH.NodeShape)
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


def _retention(home: str, pages: list[Mapping[str, Any]]) -> Iterator[ox.Triple]:
    """Everything is kept from the first release on."""
    view = f"{home}{NAME}"
    yield _say(view, LDES.retentionPolicy, f"{view}#retention")
    yield _say(f"{view}#retention", RDF.type, LDES.RetentionPolicy)
    if pages:
        first = min(str(page["at"]) for page in pages)
        yield ox.Triple(_Node(f"{view}#retention"), _Node(str(LDES.startingFrom)), _moment(first))


def _relations(home: str, page: Mapping[str, Any]) -> Iterator[ox.Triple]:
    """The members of the page are of this moment: neither earlier nor later."""
    view, name = f"{home}{NAME}", page["name"]
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
