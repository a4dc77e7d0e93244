"""The shapes: each is met by the example, and each of their constraints can be broken."""

from pathlib import Path

import pyshacl
import pytest
from rdflib import RDF, SH, SKOS, Graph, URIRef
from rdflib.collection import Collection

from pipeline.mapping import code_lists, graph_of
from pipeline.validation.shacl import findings_of
from pipeline.validation.shapes import shapes_graph
from pipeline.vocabulary import SHAPES
from tests.mapping import examples as made
from tests.validation.broken_queries import BREAKING_QUERIES
from tests.validation.example_graph import example_graph
from tests.validation.mutations import (
    BREAKING,
    Constraint,
    broken,
    constraints,
    with_parts,
)

REPOSITORY = Path(__file__).parents[2]
SHACL_SHACL = REPOSITORY / "../shared/vocab/validators/shacl/shacl-shacl.ttl"
SHAPES_GRAPH = shapes_graph(made.BASE)
ALL = sorted(constraints(SHAPES_GRAPH), key=str)

SUPERCLASSES = {
    "http://www.w3.org/ns/oa#Annotation",
    "http://xmlns.com/foaf/0.1/Document",
    "http://purl.org/spar/fabio/Opinion",
    "http://www.w3.org/ns/org#FormalOrganization",
    "http://data.europa.eu/m8g/PublicOrganisation",
}
"""Second classes of things that are validated under another class."""


@pytest.fixture(scope="module")
def graph() -> Graph:
    return example_graph()


def test_the_example_conforms(graph: Graph) -> None:
    assert findings_of(graph, "example", made.BASE) == ()


def test_the_code_lists_conform() -> None:
    assert findings_of(code_lists(made.BASE), "code lists", made.BASE) == ()


@pytest.mark.parametrize("constraint", ALL, ids=str)
def test_a_graph_that_breaks_a_constraint_is_found_out(
    graph: Graph, constraint: Constraint
) -> None:
    changed = broken(graph, SHAPES_GRAPH, constraint)
    found = findings_of(
        changed, "example", made.BASE, only=with_parts(SHAPES_GRAPH, constraint.owner)
    )
    assert (str(constraint.shape), constraint.component) in {
        (item.code, item.component) for item in found
    }


def test_every_way_to_break_something_is_used() -> None:
    assert {constraint.parameter for constraint in ALL} == set(BREAKING)


def test_every_query_of_a_shape_has_a_change_that_breaks_it() -> None:
    queries = {str(query).rpartition("#")[2] for query in SHAPES_GRAPH.objects(None, SH.sparql)}
    assert queries == set(BREAKING_QUERIES)


def test_every_published_class_has_a_shape(graph: Graph) -> None:
    targets = {str(target) for target in SHAPES_GRAPH.objects(None, SH.targetClass)}
    classes = {str(kind) for kind in graph.objects(None, RDF.type)}
    assert classes - SUPERCLASSES <= targets


def test_every_published_thing_is_the_target_of_a_shape(graph: Graph) -> None:
    targets = set(SHAPES_GRAPH.objects(None, SH.targetClass))
    for node in set(graph.subjects(RDF.type)):
        assert targets & set(graph.objects(node, RDF.type)), node


@pytest.mark.parametrize("shape", sorted({constraint.shape for constraint in ALL}))
def test_every_shape_speaks_dutch_and_english(shape: URIRef) -> None:
    said = {text.language: str(text) for text in SHAPES_GRAPH.objects(shape, SH.message)}  # type: ignore[attr-defined]
    assert set(said) == {"nl", "en"}
    assert said["nl"] != said["en"]


def test_the_value_lists_are_the_code_lists() -> None:
    schemes: dict[str, set[str]] = {}
    for concept, scheme in code_lists(made.BASE).subject_objects(SKOS.inScheme):
        schemes.setdefault(str(scheme), set()).add(str(concept))
    for listed in SHAPES_GRAPH.objects(None, SH["in"]):
        values = {str(value) for value in Collection(SHAPES_GRAPH, listed)}
        assert values == schemes[min(values).rpartition("/")[0]]


def test_shapes_have_names_of_their_own() -> None:
    shapes = {*SHAPES_GRAPH.subjects(RDF.type, SH.NodeShape)}
    shapes |= {*SHAPES_GRAPH.subjects(RDF.type, SH.PropertyShape)}
    assert all(str(shape).startswith(str(SHAPES)) for shape in shapes)


def test_shapes_and_code_lists_follow_another_base() -> None:
    base = "https://elders.example"
    graph = graph_of(made.DOCUMENT, (), (), made.ENTITY_TYPES, made.RUN, base)
    assert findings_of(graph, "example", base) == ()
    assert findings_of(graph, "example", made.BASE) != ()


@pytest.mark.parametrize(
    "file", sorted((REPOSITORY / "shapes").glob("*.ttl")), ids=lambda f: f.stem
)
def test_each_file_of_shapes_is_turtle_by_itself(file: Path) -> None:
    assert len(Graph().parse(file)) > 0


@pytest.mark.shared
@pytest.mark.skipif(not SHACL_SHACL.is_file(), reason="needs the reference material in ../shared")
def test_the_shapes_conform_to_shacl_of_shacl() -> None:
    conforms, _, text = pyshacl.validate(SHAPES_GRAPH, shacl_graph=Graph().parse(SHACL_SHACL))
    assert conforms, text
