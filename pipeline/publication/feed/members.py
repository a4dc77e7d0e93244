"""What happened to each thing, as members of the feed: create, update, delete.

A member is an activity; its named graph holds all that is said of the thing after it, and nothing
after a delete. A client keeps, for each thing, the graph of its latest member.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from pipeline import uris
from pipeline.catalogue_terms import AS, TREE
from pipeline.publication import rdf_files
from pipeline.publication.feed.streams import Stream
from pipeline.publication.things import Changes, Things, kind_of
from pipeline.vocabulary import RDF, XSD

PAGE_SIZE = 500
"""Members on a page."""

_SAFE = re.compile(r"[A-Za-z0-9._-]+")
_RDF_TYPE, _OBJECT = ox.NamedNode(str(RDF.type)), ox.NamedNode(str(AS.object))
_PUBLISHED, _MEMBER = ox.NamedNode(str(AS.published)), ox.NamedNode(str(TREE.member))
_NODE, _DATETIME = ox.NamedNode(str(TREE.Node)), ox.NamedNode(str(XSD.dateTime))


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the feed; never changed once it is written."""

    name: str
    data: bytes
    members: int


@dataclass(frozen=True, slots=True)
class Night:
    """What one release adds to a feed."""

    stream: Stream
    home: str  # IRI of the folder of the feeds, with a slash
    version: str
    as_of: str
    changes: Changes
    things: Things  # after the changes


def pages_of(night: Night, prefixes: dict[str, str]) -> Iterator[Page]:
    """The new pages: created things first, then updated, then deleted, each in order of IRI."""
    happened = [
        *((AS.Create, iri) for iri in night.changes.created),
        *((AS.Update, iri) for iri in night.changes.updated),
        *((AS.Delete, iri) for iri in night.changes.deleted),
    ]
    for number, start in enumerate(range(0, len(happened), PAGE_SIZE), start=1):
        some = [(str(kind), iri) for kind, iri in happened[start : start + PAGE_SIZE]]
        name = night.stream.page(night.version, number)
        quads = [quad for kind, iri in some for quad in _member(night, name, kind, iri)]
        quads.insert(0, ox.Quad(ox.NamedNode(f"{night.home}{name}"), _RDF_TYPE, _NODE))
        yield Page(name, _trig(quads, prefixes), len(some))


def _member(night: Night, page: str, kind: str, iri: str) -> Iterator[ox.Quad]:
    member = ox.NamedNode(f"{night.home}{page}#{_fragment(iri)}")
    moment = ox.Literal(night.as_of, datatype=_DATETIME)
    stream = ox.NamedNode(f"{night.home}{night.stream.entrance}#stream")
    yield ox.Quad(stream, _MEMBER, member)
    yield ox.Quad(member, _RDF_TYPE, ox.NamedNode(kind))
    yield ox.Quad(member, _OBJECT, ox.NamedNode(iri))
    yield ox.Quad(member, _PUBLISHED, moment)
    lines = "\n".join(sorted(night.things.get(iri, ())))
    for triple in rdf_files.parse_ntriples(lines):
        yield ox.Quad(triple.subject, triple.predicate, triple.object, member)


def _fragment(iri: str) -> str:
    """What stands for a thing within a page: "organisation-serv".

    >>> _fragment("https://data.beleidsgraaf.example/id/organisation/serv")
    'organisation-serv'
    """
    kind = kind_of(iri)
    key = iri.partition(f"/id/{kind}/")[2]
    return f"{kind}-{key}" if _SAFE.fullmatch(key) else f"{kind}-{uris.digest(iri)}"


def _trig(quads: list[ox.Quad], prefixes: dict[str, str]) -> bytes:
    """TriG; the default graph first, then the graph of each member."""
    default = [quad for quad in quads if isinstance(quad.graph_name, ox.DefaultGraph)]
    named = [quad for quad in quads if not isinstance(quad.graph_name, ox.DefaultGraph)]
    ordered = [*default, *named]
    return ox.serialize(ordered, format=ox.RdfFormat.TRIG, prefixes=prefixes) or b""
