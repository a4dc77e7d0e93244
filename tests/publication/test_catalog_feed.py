"""The feed of the catalogue: valid by the DCAT-AP Feed specification, about every entity."""

import tempfile
from collections import defaultdict
from pathlib import Path

import pyoxigraph as ox
import pytest
from pyshacl import validate
from rdflib import RDF, RDFS, Dataset, Graph, URIRef

from pipeline.catalogue_terms import AS, TREE
from pipeline.publication import catalog, feed
from pipeline.vocabulary import DCAT, DCTERMS
from tests.publication.release_parts import BASE, SHARED, part, release
from tests.publication.test_feed import THREE, described, nights, pages_of

VALIDATORS = SHARED / "vocab" / "validators"
DCAT_AP = "https://semiceu.github.io/DCAT-AP/releases/3.0.0/html/shacl/shapes.ttl#"
SERIES = (DCAT.DatasetSeries, RDFS.subClassOf, DCAT.Dataset)
"""As the ontology of DCAT 3 says; the shapes of the feed know datasets only."""


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("catalogue-feed")
    nights(place, *THREE)
    return place


def followed(output: Path, until: int) -> tuple[Graph, dict[str, Graph]]:
    """What is said of the members of the first pages, and the graph of each member."""
    said, told = Graph(), defaultdict[str, Graph](Graph)
    for path in pages_of(output, feed.CATALOGUE)[:until]:
        for quad in ox.parse(path.read_bytes(), format=ox.RdfFormat.TRIG):
            inside = not isinstance(quad.graph_name, ox.DefaultGraph)
            graph = told[str(quad.graph_name)[1:-1]] if inside else said
            graph.parse(data=f"{quad.triple} .", format="nt")
    return said, told


def kinds_on(page: Path) -> dict[str, set[str]]:
    """The things of a page by what happened to them, without base IRI."""
    dataset = Dataset()
    dataset.parse(page, format="trig")
    found: dict[str, set[str]] = {}
    for member, kind in dataset.default_graph.subject_objects(RDF.type):
        if kind != TREE.Node:
            thing = str(dataset.default_graph.value(member, AS.object))
            found.setdefault(str(kind).rpartition("#")[2], set()).add(
                thing.removeprefix(f"{BASE}/id/")
            )
    return found


def test_the_first_page_creates_every_entity(output: Path) -> None:
    made = kinds_on(pages_of(output, feed.CATALOGUE)[0])
    assert set(made) == {"Create"}
    assert made["Create"] >= {
        "catalog/beleidsgraaf", "catalog/beleidsgraaf#publisher", "catalog/beleidsgraaf#contact",
        "dataset/beleidsgraaf", "dataset/beleidsgraaf-20261101T020000Z", "series/beleidsgraaf",
        "service/sparql", "service/feed", "service/catalog-feed", "distribution/feed",
        "distribution/20261101T020000Z-beleidsgraaf-nq-gz",
        "https://data.vlaanderen.be/id/licentie/creative-commons-zero-verklaring/v1.0",
    }  # fmt: skip
    assert len(made["Create"]) == 28


def test_a_release_takes_the_place_of_the_one_before(output: Path) -> None:
    made = kinds_on(pages_of(output, feed.CATALOGUE)[1])
    assert made["Update"] == {"catalog/beleidsgraaf", "dataset/beleidsgraaf", "series/beleidsgraaf"}
    versions = {one.rpartition("-")[2] for one in made["Create"] if one.startswith("dataset/")}
    gone = {one.rpartition("-")[2] for one in made["Delete"] if one.startswith("dataset/")}
    assert (versions, gone) == ({"20261102T020000Z"}, {"20261101T020000Z"})


def test_entities_hold_every_triple_of_the_catalogue(output: Path) -> None:
    triples = described(output / "releases" / "20261103T020000Z")
    entities = catalog.entities_of(triples)
    assert set().union(*entities.values()) == {f"{triple} ." for triple in triples}
    version = entities[f"{BASE}/id/dataset/beleidsgraaf-20261103T020000Z"]
    assert not [line for line in version if line.startswith(f"<{BASE}/id/distribution/")]


def test_an_empty_catalogue_has_no_entities() -> None:
    assert catalog.entities_of([]) == {}


def test_nothing_changes_where_nothing_happened() -> None:
    with tempfile.TemporaryDirectory() as name:
        release(Path(name), part("a"))
        before = {path.name: path.read_bytes() for path in (Path(name) / "ldes").iterdir()}
        release(Path(name), part("a"))
        assert before == {path.name: path.read_bytes() for path in (Path(name) / "ldes").iterdir()}


def shapes_of_feeds() -> Graph:
    """The official shapes; those of DCAT-AP under the names by which the feed's refer to them."""
    if not VALIDATORS.is_dir():
        pytest.skip("the reference material ../shared is not here")
    names = ("dcat-ap-3.0.1/shapes.ttl", "ldes/ldes-dcat-ap-feed-shape.ttl")
    dcat_ap, feeds = ((VALIDATORS / name).read_text(encoding="utf-8") for name in names)
    shapes = Graph().parse(data=feeds, format="turtle")
    renamed = dcat_ap.replace(DCAT_AP, "http://data.europa.eu/r5r/shacl_shapes#")
    return shapes.parse(data=renamed, format="turtle")


def held_after(output: Path, until: int) -> Graph:
    """The members of all pages up to one, and what a client holds of the catalogue then."""
    said, _ = followed(output, until)
    names = {path.name for path in pages_of(output, feed.CATALOGUE)[:until]}
    state = feed.replay(output / "ldes", feed.CATALOGUE, names)
    lines = "\n".join(f"{triple} ." for triple in state)
    data = Graph().parse(data=lines, format="nt")
    page = f"{BASE}/ldes/{max(names)}#"
    for triple in said:
        if str(triple[0]).startswith(page):
            data.add(triple)
    assert (None, AS.object, None) in data
    return data.add(SERIES)


@pytest.mark.shared
@pytest.mark.parametrize("until", [1, 2, 3])
def test_members_conform_to_the_official_shapes(output: Path, until: int) -> None:
    conforms, _, text = validate(held_after(output, until), shacl_graph=shapes_of_feeds())
    assert conforms, text


@pytest.mark.shared
@pytest.mark.parametrize("trouble", ["no title", "two things", "more said", "not an entity"])
def test_the_official_shapes_would_notice(output: Path, trouble: str) -> None:
    data = held_after(output, 1)
    dataset = URIRef(f"{BASE}/id/dataset/beleidsgraaf")
    member = data.value(None, AS.object, dataset)
    assert member is not None
    if trouble == "no title":
        data.remove((dataset, DCTERMS.title, None))
    elif trouble == "two things":
        data.add((member, AS.object, URIRef(f"{BASE}/id/series/beleidsgraaf")))
    elif trouble == "more said":
        data.add((member, DCTERMS.title, dataset))
    else:
        data.set((member, AS.object, URIRef(f"{BASE}/")))
    assert not validate(data, shacl_graph=shapes_of_feeds())[0]


def test_the_payload_stands_in_a_graph_named_like_its_member(output: Path) -> None:
    said, told = followed(output, 3)
    assert told.keys() <= set(map(str, said.objects(None, TREE.member)))
    for member in said.subjects(RDF.type, AS.Create):
        assert (said.value(member, AS.object), RDF.type, None) in told[str(member)]
    gone = set(map(str, said.subjects(RDF.type, AS.Delete)))
    assert gone
    assert not gone & {name for name, graph in told.items() if graph}
