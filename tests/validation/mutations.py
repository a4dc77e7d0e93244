"""For every constraint of every shape one change that breaks it, derived from the shape itself.

A constraint of a kind not listed in `BREAKING` fails the test: nobody can add one untested.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType

from rdflib import RDF, RDFS, SH, XSD, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from pipeline.vocabulary import BG
from tests.validation.broken_queries import BREAKING_QUERIES

NOWHERE = URIRef("urn:x-test:nothing")

_NOT_CONSTRAINTS = frozenset(
    (
        RDF.type,
        RDFS.label,
        SH.path,
        SH.message,
        SH.severity,
        SH.property,
        SH.targetClass,
        SH.targetObjectsOf,
        SH.ignoredProperties,
    )
)


@dataclass(frozen=True, slots=True)
class Constraint:
    """One parameter of one shape, the node shape it is part of, and what is held to it.

    The target is a class, or a property whose objects are meant.
    """

    owner: URIRef
    shape: URIRef
    parameter: URIRef
    target: URIRef
    of_class: bool

    @property
    def component(self) -> str:
        """The IRI of the constraint component."""
        name = self.parameter.rpartition("#")[2]
        name = "SPARQL" if name == "sparql" else name[0].upper() + name[1:]
        return f"{SH}{name}ConstraintComponent"

    def __str__(self) -> str:
        """For the names of tests."""
        named = f"{self.shape.rpartition('#')[2]}-{self.parameter.rpartition('#')[2]}"
        return named if self.of_class else f"{named}-of-{_local(self.target)}"


def _local(iri: URIRef) -> str:
    return iri.replace("#", "/").rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Place:
    """Where to break something: the values of `term` at `node`."""

    node: URIRef
    term: URIRef


def constraints(shapes: Graph) -> Iterator[Constraint]:
    """Every constraint of the shapes that have a target, and of their property shapes."""
    for kind in (SH.targetClass, SH.targetObjectsOf):
        for owner, target in shapes.subject_objects(kind):
            for shape in (owner, *shapes.objects(owner, SH.property)):
                for parameter in set(shapes.predicates(shape)) - _NOT_CONSTRAINTS:
                    yield Constraint(
                        URIRef(str(owner)),
                        URIRef(str(shape)),
                        URIRef(str(parameter)),
                        URIRef(str(target)),
                        kind == SH.targetClass,
                    )


def held(graph: Graph, constraint: Constraint) -> list[Node]:
    """The nodes that a constraint is about."""
    if constraint.of_class:
        return sorted(graph.subjects(RDF.type, constraint.target))  # type: ignore[type-var]
    return sorted(set(graph.objects(None, constraint.target)))  # type: ignore[type-var]


def with_parts(shapes: Graph, owner: URIRef) -> list[str]:
    """The shape and all it refers to: its property shapes and the shapes that these use."""
    found, waiting = {owner}, [owner]
    while waiting:
        for node in shapes.transitive_objects(waiting.pop(), SH.property):
            lists = (Collection(shapes, listed) for listed in shapes.objects(node, SH["or"]))
            for part in (node, *shapes.objects(node, SH.node), *chain.from_iterable(lists)):
                if isinstance(part, URIRef) and part not in found:
                    found.add(part)
                    waiting.append(part)
    return sorted(found)


def broken(graph: Graph, shapes: Graph, constraint: Constraint) -> Graph:
    """A copy of the graph in which this constraint does not hold."""
    changed = Graph()
    changed += graph
    BREAKING[constraint.parameter](changed, shapes, constraint)
    return changed


def place(graph: Graph, shapes: Graph, constraint: Constraint) -> Place:
    """A node of the target class, best one that has values, and the property of the shape."""
    path = shapes.value(constraint.shape, SH.path)
    nodes = held(graph, constraint)
    if isinstance(path, BNode):
        first, last = (URIRef(str(step)) for step in Collection(shapes, path))
        for node in nodes:
            for middle in graph.objects(node, first):
                if graph.value(middle, last) is not None:
                    return Place(URIRef(str(middle)), last)
    term = URIRef(str(path))
    full = [node for node in nodes if graph.value(node, term) is not None]
    return Place(URIRef(str((full or nodes)[0])), term)


def _replace(graph: Graph, where: Place, *values: Node) -> None:
    graph.remove((where.node, where.term, None))
    for value in values:
        graph.add((where.node, where.term, value))


def _with(*values: Node) -> Callable[[Graph, Graph, Constraint], None]:
    """Put these values there instead."""

    def change(graph: Graph, shapes: Graph, constraint: Constraint) -> None:
        _replace(graph, place(graph, shapes, constraint), *values)

    return change


def _too_few(graph: Graph, shapes: Graph, constraint: Constraint) -> None:
    if constraint.of_class:
        _replace(graph, place(graph, shapes, constraint))
    else:
        graph.add((next(graph.subjects()), constraint.target, NOWHERE))


def _too_many(graph: Graph, shapes: Graph, constraint: Constraint) -> None:
    where = place(graph, shapes, constraint)
    most = int(str(shapes.value(constraint.shape, SH.maxCount)))
    first = graph.value(where.node, where.term)
    for number in range(most + 1):
        if isinstance(first, Literal):
            text = f"{first}{number}"
            clone: Node = Literal(text, lang=first.language, datatype=first.datatype)
        else:
            clone = URIRef(f"{first}-{number}")
        graph.add((where.node, where.term, clone))


def _wrong_words(graph: Graph, shapes: Graph, constraint: Constraint) -> None:
    of_iri = shapes.value(constraint.shape, SH.nodeKind) == SH.IRI
    _replace(graph, place(graph, shapes, constraint), NOWHERE if of_iri else Literal("?!"))


def _too_long(graph: Graph, shapes: Graph, constraint: Constraint) -> None:
    most = int(str(shapes.value(constraint.shape, SH.maxLength)))
    _replace(graph, place(graph, shapes, constraint), Literal("x" * (most + 1), lang="nl"))


def _beyond(parameter: URIRef, step: int) -> Callable[[Graph, Graph, Constraint], None]:
    def change(graph: Graph, shapes: Graph, constraint: Constraint) -> None:
        limit = shapes.value(constraint.shape, parameter)
        assert isinstance(limit, Literal)
        value = Literal(str(limit.toPython() + step), datatype=limit.datatype)
        _replace(graph, place(graph, shapes, constraint), value)

    return change


def _reversed(parameter: URIRef) -> Callable[[Graph, Graph, Constraint], None]:
    def change(graph: Graph, shapes: Graph, constraint: Constraint) -> None:
        where = place(graph, shapes, constraint)
        other = URIRef(str(shapes.value(constraint.shape, parameter)))
        datatype = shapes.value(constraint.shape, SH.datatype)
        _replace(graph, where, Literal("9", datatype=str(datatype)))
        _replace(graph, Place(where.node, other), Literal("8", datatype=str(datatype)))

    return change


def _foreign_property(graph: Graph, shapes: Graph, constraint: Constraint) -> None:
    del shapes
    node = next(graph.subjects(RDF.type, constraint.target))
    graph.add((node, NOWHERE, Literal("x")))


def _blank(graph: Graph, shapes: Graph, constraint: Constraint) -> None:
    """For a node shape the node itself becomes blank; for a property shape its values."""
    if shapes.value(constraint.shape, SH.path) is not None:
        _replace(graph, place(graph, shapes, constraint), Literal("x"))
        return
    graph.add((BNode(), RDF.type, constraint.target))


def _nothing_of_either(graph: Graph, shapes: Graph, constraint: Constraint) -> None:
    if shapes.value(constraint.shape, SH.path) is not None:
        _replace(graph, place(graph, shapes, constraint), Literal("x"))
        return
    for term in (BG.value, BG.minimum, BG.maximum):
        graph.remove((None, term, None))


def _by_query(graph: Graph, shapes: Graph, constraint: Constraint) -> None:
    query = shapes.value(constraint.shape, SH.sparql)
    BREAKING_QUERIES[str(query).rpartition("#")[2]](graph)


BREAKING: Mapping[URIRef, Callable[[Graph, Graph, Constraint], None]] = MappingProxyType(
    {
        SH["minCount"]: _too_few,
        SH["maxCount"]: _too_many,
        SH["datatype"]: _with(Literal("x", datatype=XSD.anyURI)),
        SH["nodeKind"]: _blank,
        SH["class"]: _with(NOWHERE),
        SH["in"]: _with(NOWHERE),
        SH["node"]: _with(NOWHERE),
        SH["hasValue"]: _with(NOWHERE),
        SH["equals"]: _with(Literal("else")),
        SH["pattern"]: _wrong_words,
        SH["minLength"]: _with(Literal("", lang="nl"), Literal("")),
        SH["maxLength"]: _too_long,
        SH["minInclusive"]: _beyond(SH.minInclusive, -1),
        SH["maxInclusive"]: _beyond(SH.maxInclusive, 1),
        SH["lessThan"]: _reversed(SH.lessThan),
        SH["lessThanOrEquals"]: _reversed(SH.lessThanOrEquals),
        SH["uniqueLang"]: _with(Literal("een", lang="nl"), Literal("twee", lang="nl")),
        SH["or"]: _nothing_of_either,
        SH["closed"]: _foreign_property,
        SH["sparql"]: _by_query,
    }
)
