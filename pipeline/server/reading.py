"""What the store says of one thing: its triples, those of its parts, and where it is mentioned."""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox
from rdflib import DCTERMS

from pipeline.publication import rdf_files
from pipeline.vocabulary import CITO, OA

Node = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


def objects(store: ox.Store, iri: str, predicate: str) -> list[Node]:
    """The values of a property, in order and each once, whichever graphs they stand in."""
    quads = store.quads_for_pattern(ox.NamedNode(iri), ox.NamedNode(predicate), None, None)
    return sorted({quad.object for quad in quads}, key=str)


def subjects(store: ox.Store, predicate: str, iri: str) -> list[str]:
    """The things that have this one as the value of a property."""
    quads = store.quads_for_pattern(None, ox.NamedNode(predicate), ox.NamedNode(iri), None)
    return sorted({quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode)})


def first(store: ox.Store, iri: str, *predicates: str) -> Node | None:
    """The first value of the first of these properties that has one."""
    for predicate in predicates:
        found = objects(store, iri, predicate)
        if found:
            return found[0]
    return None


def is_known(store: ox.Store, iri: str) -> bool:
    """Whether anything is said of it."""
    return (
        next(iter(store.quads_for_pattern(ox.NamedNode(iri), None, None, None)), None) is not None
    )


def about(store: ox.Store, iri: str) -> list[ox.Triple]:
    """The triples with this subject."""
    quads = store.quads_for_pattern(ox.NamedNode(iri), None, None, None)
    return rdf_files.in_order({quad.triple for quad in quads})


def parts(store: ox.Store, iri: str) -> list[str]:
    """The fragments of a thing that its triples lead to, or that are stated to be part of it."""
    found: dict[str, None] = {}
    waiting = [iri]
    while waiting:
        current = waiting.pop(0)
        for part in (
            *_pointed_at(store, current),
            *subjects(store, str(DCTERMS.isPartOf), current),
        ):
            if part.startswith(f"{iri}#") and part not in found:
                found[part] = None
                waiting.append(part)
    return list(found)


def mentions(store: ox.Store, iri: str) -> list[str]:
    """The mentions that identify this thing or a citation of it; of a document, those in it."""
    named = (iri, *subjects(store, str(CITO.hasCitedEntity), iri))
    places = subjects(store, str(OA.hasSource), iri)
    inside = {mention for place in places for mention in subjects(store, str(OA.hasTarget), place)}
    return sorted(inside.union(*(subjects(store, str(OA.hasBody), thing) for thing in named)))


def description(store: ox.Store, iri: str, mentioned: Iterable[str] = ()) -> list[ox.Triple]:
    """The thing with its parts, and these mentions with theirs: what `/doc/…` gives as RDF."""
    made: dict[ox.Triple, None] = {}
    for whole in (iri, *mentioned):
        for subject in (whole, *parts(store, whole)):
            made.update(dict.fromkeys(about(store, subject)))
    return list(made)


def graph(store: ox.Store, iri: str) -> list[ox.Triple]:
    """What stands in the graph of this name."""
    quads = store.quads_for_pattern(None, None, None, ox.NamedNode(iri))
    return rdf_files.in_order({quad.triple for quad in quads})


def _pointed_at(store: ox.Store, iri: str) -> Iterator[str]:
    for triple in about(store, iri):
        if isinstance(triple.object, ox.NamedNode):
            yield triple.object.value
