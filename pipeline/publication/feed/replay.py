"""Following a feed from its entrance, as a client does, to the state that it leads to."""

from collections import defaultdict
from collections.abc import Collection
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from pipeline.catalogue_terms import AS, TREE
from pipeline.publication.feed.streams import THINGS, Stream
from pipeline.vocabulary import RDF


def replay(
    folder: Path, stream: Stream = THINGS, names: Collection[str] | None = None
) -> set[ox.Triple]:
    """Every triple that a client holds after following a feed in this folder from its entrance.

    With the `names` of pages it reads these only, as a client did before the others were there.
    """
    state: dict[str, set[ox.Triple]] = {}
    pages = [
        page for page in _pages(folder / stream.entrance) if names is None or page.name in names
    ]
    members = [member for page in pages for member in _members(page)]
    for _, thing, kind, triples in sorted(members, key=lambda member: member[0]):
        if kind == str(AS.Delete):
            state.pop(thing, None)
        else:
            state[thing] = triples
    return set().union(*state.values())


def _pages(entrance: Path) -> list[Path]:
    quads = ox.parse(entrance.read_bytes(), format=ox.RdfFormat.TRIG)
    nodes = {_text(quad.object) for quad in quads if quad.predicate.value == str(TREE.node)}
    return [entrance.parent / iri.rpartition("/")[2] for iri in sorted(nodes)]


def _members(page: Path) -> list[tuple[str, str, str, set[ox.Triple]]]:
    """Moment, thing, kind and triples of each member of a page."""
    facts: dict[str, dict[str, str]] = defaultdict(dict)
    graphs: dict[str, set[ox.Triple]] = defaultdict(set)
    listed: list[str] = []
    for quad in ox.parse(page.read_bytes(), format=ox.RdfFormat.TRIG):
        if not isinstance(quad.graph_name, ox.DefaultGraph):
            graphs[_text(quad.graph_name)].add(quad.triple)
        elif quad.predicate.value == str(TREE.member):
            listed.append(_text(quad.object))
        else:
            facts[_text(quad.subject)][quad.predicate.value] = _text(quad.object)
    return [
        (
            facts[member][str(AS.published)],
            facts[member][str(AS.object)],
            facts[member][str(RDF.type)],
            graphs[member],
        )
        for member in listed
    ]


def _text(node: Any) -> str:
    return str(node.value)
