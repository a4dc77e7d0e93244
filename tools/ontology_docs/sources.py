"""What the reference is made from: ontology, code lists, shapes and context as plain values."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rdflib import DCTERMS, OWL, RDF, RDFS, SH, SKOS, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from pipeline.vocabulary import BG, PREFIXES

REPOSITORY = Path(__file__).parents[2]
ONTOLOGY = REPOSITORY / "ontology"
SHAPES = REPOSITORY / "shapes"


@dataclass(frozen=True, slots=True)
class Sources:
    """The graphs, read once."""

    ontology: Graph
    lists: Graph
    shapes: Graph
    context: dict[str, Any]


def read() -> Sources:
    """All files of `ontology/` and `shapes/`."""
    return Sources(
        ontology=Graph().parse(ONTOLOGY / "beleidsgraaf.ttl"),
        lists=_all(ONTOLOGY / "codelists"),
        shapes=_all(SHAPES),
        context=json.loads((ONTOLOGY / "context.jsonld").read_text(encoding="utf-8"))["@context"],
    )


def _all(folder: Path) -> Graph:
    graph = Graph()
    for file in sorted(folder.glob("*.ttl")):
        graph.parse(file)
    return graph


def short(node: Node | None) -> str:
    """An IRI with its prefix; what has none as it is.

    >>> short(BG.Target), short(URIRef("urn:x"))
    ('bg:Target', 'urn:x')
    """
    iri = str(node)
    for prefix, namespace in sorted(PREFIXES.items(), key=lambda item: -len(item[1])):
        local = iri.removeprefix(namespace)
        if iri.startswith(namespace) and "/" not in local:
            return f"{prefix}:{local}"
    return iri


def words(graph: Graph, subject: Node, predicate: URIRef) -> dict[str, str]:
    """The text of a property by language."""
    texts = graph.objects(subject, predicate)
    return {str(getattr(text, "language", None) or ""): str(text) for text in sorted(texts)}  # type: ignore[type-var]


def own_terms(ontology: Graph, kinds: tuple[URIRef, ...]) -> list[URIRef]:
    """Our terms of these kinds by name."""
    found = {term for kind in kinds for term in ontology.subjects(RDF.type, kind)}
    return sorted(
        URIRef(str(term))
        for term in found
        if str(term).startswith(str(BG)) and str(term) != str(BG)
    )


CLASS, PROPERTY = (OWL.Class,), (OWL.ObjectProperty, OWL.DatatypeProperty)
DOMAIN, RANGE, SUPER = RDFS.domain, RDFS.range, RDFS.subClassOf


def schemes(lists: Graph) -> list[URIRef]:
    """The code lists by name."""
    return sorted(URIRef(str(item)) for item in lists.subjects(RDF.type, SKOS.ConceptScheme))


def concepts(lists: Graph, scheme: URIRef) -> list[URIRef]:
    """The concepts of a list by code."""
    return sorted(URIRef(str(item)) for item in lists.subjects(SKOS.inScheme, scheme))


def title(lists: Graph, scheme: URIRef) -> dict[str, str]:
    """The title of a code list by language."""
    return words(lists, scheme, DCTERMS.title)


def node_shapes(shapes: Graph) -> list[URIRef]:
    """The shapes with a target, by name."""
    found = {*shapes.subjects(SH.targetClass), *shapes.subjects(SH.targetObjectsOf)}
    return sorted(URIRef(str(item)) for item in found)


def property_shapes(shapes: Graph, shape: URIRef) -> Iterator[tuple[Node, URIRef | None]]:
    """The property shapes of a shape, each with its path when that is one property."""
    for part in sorted(shapes.objects(shape, SH.property), key=str):
        path = shapes.value(part, SH.path)
        yield part, path if isinstance(path, URIRef) else None


def members(graph: Graph, listed: Node | None) -> list[Node]:
    """What an RDF list holds."""
    return [] if listed is None else list(Collection(graph, listed))
