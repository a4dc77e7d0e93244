"""The change feeds: following them gives the current release, whatever happened before."""

import gzip
import tempfile
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from pyshacl import validate
from rdflib import RDF, SH, XSD, BNode, Dataset, Graph, URIRef

from pipeline.catalogue_terms import AS, LDES, TREE
from pipeline.publication import feed, folder
from tests.publication.release_parts import BASE, SHARED, part, release
from tests.publication.test_delta import NIGHTS

VALIDATORS = SHARED / "vocab" / "validators" / "ldes"
HOME = f"{BASE}/ldes/"


def pages_of(output: Path, stream: feed.Stream = feed.THINGS) -> list[Path]:
    """The pages of a feed that stand in a folder."""
    pages = sorted((output / "ldes").glob("2*.trig"))
    return [path for path in pages if ("-catalog-" in path.name) == (stream is feed.CATALOGUE)]


def described(place: Path) -> set[ox.Triple]:
    turtle = ox.parse((place / "catalog.ttl").read_bytes(), format=ox.RdfFormat.TURTLE)
    return {quad.triple for quad in turtle}


def current(place: Path) -> set[ox.Triple]:
    dump = gzip.decompress((place / "beleidsgraaf.nq.gz").read_bytes())
    return {quad.triple for quad in ox.parse(dump, format=ox.RdfFormat.N_QUADS)}


def nights(output: Path, *corpora: dict[str, str]) -> list[Path]:
    return [
        release(
            output,
            *(part(key, title) for key, title in corpus.items()),
            version=f"202611{number:02}T020000Z",
            as_of=f"2026-11-{number:02}T02:00:00Z",
        ).path
        for number, corpus in enumerate(corpora, start=1)
    ]


THREE = ({"a": "Een", "b": "Twee"}, {"a": "Een", "b": "Anders", "c": "Drie"}, {"b": "Anders"})
"""Three nights: new, changed and withdrawn documents."""


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("feed")
    nights(place, *THREE)
    return place


@settings(max_examples=20, deadline=None)
@given(NIGHTS)
def test_replaying_the_feed_gives_the_current_release(corpora: list[dict[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        made = nights(Path(name), *corpora)
        assert feed.replay(Path(name) / "ldes") == current(made[-1])
        assert feed.replay(Path(name) / "ldes", feed.CATALOGUE) == described(made[-1])


def test_a_page_never_changes(tmp_path: Path) -> None:
    nights(tmp_path, *THREE[:1])
    before = {path.name: path.read_bytes() for path in (tmp_path / "ldes").glob("2*")}
    nights(tmp_path, *THREE)
    assert len(before) == len(feed.STREAMS)
    for name, data in before.items():
        assert (tmp_path / "ldes" / name).read_bytes() == data


def test_members_are_created_updated_and_deleted(output: Path) -> None:
    dataset = Dataset()
    for path in pages_of(output):
        dataset.parse(path, format="trig")
    default = dataset.default_graph
    kinds = {
        (str(default.value(member, AS.object)).rpartition("/")[2], str(kind).rpartition("#")[2])
        for member, kind in default.subject_objects(RDF.type)
        if kind != TREE.Node
    }
    assert kinds == {
        ("a", "Create"), ("b", "Create"), ("serv", "Create"), ("c", "Create"), ("b", "Update"),
        ("a", "Delete"), ("c", "Delete"),
    }  # fmt: skip


def entrance(output: Path, stream: feed.Stream = feed.THINGS) -> Graph:
    text = (output / "ldes" / stream.entrance).read_text(encoding="utf-8")
    return Graph().parse(data=text, format="turtle")


@pytest.mark.parametrize("stream", feed.STREAMS)
def test_the_entrance_leads_to_every_page_by_time(output: Path, stream: feed.Stream) -> None:
    graph = entrance(output, stream)
    nodes = {str(node) for node in graph.objects(None, TREE.node)}
    assert len(nodes) == 3
    assert nodes == {f"{HOME}{path.name}" for path in pages_of(output, stream)}
    for relation in graph.objects(None, TREE.relation):
        value = graph.value(relation, TREE.value)
        assert getattr(value, "datatype", None) == XSD.dateTime
        assert graph.value(relation, TREE.path) == AS.published


@pytest.mark.parametrize("stream", feed.STREAMS)
def test_a_feed_has_no_blank_nodes_and_states_its_retention(
    output: Path, stream: feed.Stream
) -> None:
    graph = entrance(output, stream)
    assert not [node for triple in graph for node in triple if isinstance(node, BNode)]
    policy = graph.value(URIRef(f"{HOME}{stream.entrance}"), LDES.retentionPolicy)
    assert str(graph.value(policy, LDES.startingFrom)).startswith("2026-11-01T02:00:00")


def test_a_run_at_an_earlier_moment_still_comes_after(tmp_path: Path) -> None:
    for number, key in enumerate("abc", start=1):
        made = release(tmp_path, part(key), version=f"2026110{number}T020000Z")
    manifest = folder.manifest_of(made.path)
    moments = [page["at"] for page in feed.pages_in(manifest, feed.THINGS)]
    assert moments == [f"2026-11-20T02:00:0{second}Z" for second in range(3)]
    assert feed.replay(tmp_path / "ldes") == current(made.path)


def test_a_death_after_the_switch_is_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nights(tmp_path, THREE[0])

    def die(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(feed, "announce", lambda *_: None)
        patched.setattr(folder, "switch", die)
        with pytest.raises(KeyboardInterrupt):
            nights(tmp_path, THREE[0], THREE[1])
    assert feed.replay(tmp_path / "ldes") == current(tmp_path / "releases/20261101T020000Z")
    (tmp_path / "ldes" / "feed.trig").write_text("", encoding="utf-8")
    made = nights(tmp_path, THREE[0])
    assert feed.replay(tmp_path / "ldes") == current(made[-1])
    assert [path.name for path in (tmp_path / "ldes").glob("20261102*")] == []


def test_many_members_stand_on_several_pages(tmp_path: Path) -> None:
    place = release(tmp_path, *(part(f"d{number}") for number in range(510))).path
    pages = feed.pages_in(folder.manifest_of(place), feed.THINGS)
    assert [page["members"] for page in pages] == [500, 11]
    assert feed.replay(tmp_path / "ldes") == current(place)


@pytest.mark.shared
@pytest.mark.parametrize("stream", feed.STREAMS)
@pytest.mark.parametrize("name", ["eventstreamShaclShape.ttl", "eventsourceShaclShape.ttl"])
def test_a_feed_conforms_to_the_shapes_of_ldes(
    output: Path, name: str, stream: feed.Stream
) -> None:
    if not VALIDATORS.is_dir():
        pytest.skip("the reference material ../shared is not here")
    graph = entrance(output, stream)
    shapes = Graph().parse(VALIDATORS / name)
    conforms, _, text = validate(graph, shacl_graph=shapes, advanced=True)
    assert conforms, text
    broken = graph - Graph()
    broken.set((URIRef(f"{HOME}{stream.entrance}#stream"), LDES.timestampPath, BNode()))
    if name.startswith("eventstream"):
        assert not validate(broken, shacl_graph=shapes, advanced=True)[0]


def test_members_conform_to_the_shape_of_the_feed(output: Path) -> None:
    shapes = entrance(output)
    members = Dataset()
    for path in pages_of(output):
        members.parse(path, format="trig")
    flat = Graph()
    for triple in members.default_graph:
        flat.add(triple)
    for member in list(flat.objects(None, TREE.member)):
        shapes.add((URIRef(f"{HOME}feed.trig#shape"), SH.targetNode, member))
    conforms, _, text = validate(flat, shacl_graph=shapes)
    assert conforms, text


def test_damaged_pages_are_found(tmp_path: Path) -> None:
    nights(tmp_path, *THREE)
    (tmp_path / "ldes/20261101T020000Z-0001.trig").unlink()
    (tmp_path / "ldes/20261102T020000Z-0001.trig").write_text("", encoding="utf-8")
    assert folder.verify(tmp_path) == (
        "missing: ldes/20261101T020000Z-0001.trig",
        "damaged: ldes/20261102T020000Z-0001.trig",
    )
