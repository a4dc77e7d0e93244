"""Terms, code lists, shapes and queries as a page shows them, in one language."""

from collections.abc import Iterator
from dataclasses import dataclass

from rdflib import DCTERMS, OWL, RDF, RDFS, SH, SKOS, Graph, Literal, URIRef
from rdflib.term import BNode, Node

from pipeline.vocabulary import BG
from tools.ontology_docs import sources as read
from tools.ontology_docs.sources import Sources, members, short, words


@dataclass(frozen=True, slots=True)
class Link:
    """A name, and where on the page it is described."""

    name: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class TermView:
    """A class or property of ours."""

    anchor: str
    name: str
    iri: str
    label: str
    definition: str
    examples: tuple[str, ...]
    facts: tuple[tuple[str, tuple[Link, ...]], ...]
    deprecated: bool


@dataclass(frozen=True, slots=True)
class ConceptView:
    """A concept of a code list."""

    anchor: str
    code: str
    label: str
    definition: str
    matches: tuple[tuple[str, str], ...]
    note: str


@dataclass(frozen=True, slots=True)
class ListView:
    """A code list."""

    anchor: str
    name: str
    iri: str
    title: str
    definition: str
    concepts: tuple[ConceptView, ...]


@dataclass(frozen=True, slots=True)
class RuleView:
    """A property shape, or what a node shape says itself."""

    anchor: str
    path: tuple[Link, ...]
    constraints: tuple[str, ...]
    severity: str
    message: str


@dataclass(frozen=True, slots=True)
class ShapeView:
    """A shape with its rules."""

    anchor: str
    name: str
    label: str
    targets: tuple[Link, ...]
    closed: bool
    rules: tuple[RuleView, ...]


def anchored(sources: Sources, node: Node) -> Link:
    """A link to a term of ours; the name alone of any other."""
    local = str(node).removeprefix(str(BG))
    own = str(node).startswith(str(BG)) and (node, RDF.type, None) in sources.ontology
    return Link(short(node), local if own else "")


def terms(
    sources: Sources, kinds: tuple[URIRef, ...], say: dict[str, str], language: str
) -> list[TermView]:
    """Our terms of these kinds."""
    relations = {
        "super": RDFS.subClassOf,
        "super_property": RDFS.subPropertyOf,
        "domain": RDFS.domain,
        "range": RDFS.range,
        "disjoint": OWL.disjointWith,
        "related": RDFS.seeAlso,
        "replaced": DCTERMS.isReplacedBy,
    }
    graph = sources.ontology
    made = []
    for iri in read.own_terms(graph, kinds):
        facts = tuple(
            (say[name], tuple(anchored(sources, node) for node in sorted(nodes, key=str)))
            for name, relation in relations.items()
            if (nodes := list(graph.objects(iri, relation)))
        )
        made.append(
            TermView(
                anchor=str(iri).removeprefix(str(BG)),
                name=short(iri),
                iri=str(iri),
                label=words(graph, iri, RDFS.label)[language],
                definition=words(graph, iri, SKOS.definition)[language],
                examples=_examples(graph, iri, language),
                facts=facts,
                deprecated=(iri, OWL.deprecated, Literal(lexical_or_value=True)) in graph,
            )
        )
    return made


def _examples(graph: Graph, iri: URIRef, language: str) -> tuple[str, ...]:
    texts = (text for text in graph.objects(iri, SKOS.example) if isinstance(text, Literal))
    return tuple(sorted(str(text) for text in texts if text.language in (None, language)))


def lists(sources: Sources, language: str) -> list[ListView]:
    """Every code list."""
    graph = sources.lists
    return [
        ListView(
            anchor=f"list-{_tail(scheme)}",
            name=_tail(scheme),
            iri=str(scheme),
            title=read.title(graph, scheme)[language],
            definition=words(graph, scheme, SKOS.definition)[language],
            concepts=tuple(
                _concept(graph, scheme, item, language) for item in read.concepts(graph, scheme)
            ),
        )
        for scheme in read.schemes(graph)
    ]


def _concept(graph: Graph, scheme: URIRef, item: URIRef, language: str) -> ConceptView:
    relations = (SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch)
    return ConceptView(
        anchor=f"{_tail(scheme)}-{_tail(item)}",
        code=_tail(item),
        label=words(graph, item, SKOS.prefLabel)[language],
        definition=words(graph, item, SKOS.definition)[language],
        matches=tuple(
            (str(relation).rpartition("#")[2], str(other))
            for relation in relations
            for other in sorted(graph.objects(item, relation), key=str)
        ),
        note=words(graph, item, SKOS.editorialNote).get(language, ""),
    )


def shapes(sources: Sources, language: str) -> list[ShapeView]:
    """Every shape that has a target."""
    graph = sources.shapes
    made = []
    for shape in read.node_shapes(graph):
        targets = [*graph.objects(shape, SH.targetClass), *graph.objects(shape, SH.targetObjectsOf)]
        parts = [shape, *sorted(graph.objects(shape, SH.property), key=str)]
        rules = (_rule(sources, part, language) for part in parts)
        made.append(
            ShapeView(
                anchor=f"shape-{_tail(shape)}",
                name=short(shape),
                label=words(graph, shape, RDFS.label)[language],
                targets=tuple(anchored(sources, node) for node in sorted(targets, key=str)),
                closed=str(graph.value(shape, SH.closed)) == "true",
                rules=tuple(rule for rule in rules if rule.constraints),
            )
        )
    return made


def _rule(sources: Sources, part: Node, language: str) -> RuleView:
    graph = sources.shapes
    severity = graph.value(part, SH.severity) or SH.Violation
    path = graph.value(part, SH.path)
    steps = members(graph, path) if isinstance(path, BNode) else [path] if path else []
    return RuleView(
        anchor=f"rule-{_tail(part)}",
        path=tuple(anchored(sources, step) for step in steps),
        constraints=tuple(_constraints(graph, part)),
        severity=str(severity).rpartition("#")[2].lower(),
        message=words(graph, part, SH.message).get(language, ""),
    )


_NO_CONSTRAINT = frozenset(
    (
        *(RDF.type, RDFS.label, SH.path, SH.message, SH.severity, SH.property, SH.closed),
        *(SH.targetClass, SH.targetObjectsOf, SH.ignoredProperties),
    )
)


def _constraints(graph: Graph, part: Node) -> Iterator[str]:
    for parameter in sorted(set(graph.predicates(part)) - _NO_CONSTRAINT, key=str):
        value = graph.value(part, parameter)
        name = str(parameter).rpartition("#")[2]
        if parameter in (SH["in"], SH["or"]):
            shown = " | ".join(_tail(item) for item in members(graph, value))
        else:
            shown = str(value) if isinstance(value, Literal) else short(value)
        yield f"{name} {shown}"


def _tail(node: Node) -> str:
    return str(node).replace("#", "/").rpartition("/")[2]


def recipes(language: str) -> list[tuple[str, str]]:
    """The queries of the cookbook with their questions."""
    folder = read.ONTOLOGY / "queries"
    made = []
    for file in sorted(folder.glob("*.rq")):
        lines = file.read_text(encoding="utf-8").splitlines()
        start = f"# {language}: "
        made.append(
            (file.stem, next(line for line in lines if line.startswith(start))[len(start) :])
        )
    return made
