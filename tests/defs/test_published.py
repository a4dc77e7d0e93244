"""What is published of the samples: tables, catalogue, deltas and feed of a real release."""

import gzip
from pathlib import Path

import pyoxigraph as ox
import pytest
from pyshacl import validate
from rdflib import Graph

from pipeline.defs.launch import Outcome
from pipeline.publication import feed
from pipeline.publication.tables import back, columns
from pipeline.vocabulary import BG, CITO, OA, RDF

VALIDATORS = Path(__file__).parents[3] / "shared" / "vocab" / "validators"
LEFT_OUT = {
    str(RDF.type),  # of parts, and beside the class that the table stands for
    str(BG.mentions), str(CITO.cites),  # follow from mentions and citations
    str(OA.motivatedBy), str(CITO.hasCitationCharacterization),  # the same for all
}  # fmt: skip


@pytest.fixture(scope="session")
def place(samples_release: Outcome) -> Path:
    assert samples_release.path is not None
    return samples_release.path


@pytest.fixture(scope="session")
def graph(place: Path) -> set[ox.Triple]:
    dump = gzip.decompress((place / "beleidsgraaf.nq.gz").read_bytes())
    return {quad.triple for quad in ox.parse(dump, format=ox.RdfFormat.N_QUADS)}


def test_tables_hold_the_graph_and_nothing_else(place: Path, graph: set[ox.Triple]) -> None:
    files = {path.name: path.read_bytes() for path in (place / "tables").iterdir()}
    held = back.triples_of(files["csvw-metadata.json"], files)
    assert held <= graph
    rows = {str(triple.subject) for triple in held if triple.predicate.value == str(RDF.type)}
    missing = {triple.predicate.value for triple in graph - held if str(triple.subject) in rows}
    assert missing <= LEFT_OUT, "a new term needs a column in columns.csv"
    assert {name for name in files if name.endswith(".parquet")} == {
        f"{name}.parquet" for name in columns.CLASSES
    }


def test_the_feed_leads_to_the_release(place: Path, graph: set[ox.Triple]) -> None:
    assert feed.replay(place.parents[1] / "ldes") == graph


def test_the_first_delta_adds_all(place: Path) -> None:
    added = gzip.decompress((place / "delta/added.nq.gz").read_bytes())
    assert added == gzip.decompress((place / "beleidsgraaf.nq.gz").read_bytes())
    assert gzip.decompress((place / "delta/removed.nq.gz").read_bytes()) == b""


@pytest.mark.shared
@pytest.mark.parametrize(
    "name",
    [
        "dcat-ap-3.0.1/shapes.ttl",
        "dcat-ap-3.0.1/range.ttl",
        "oslo/DCAT-AP-VL-SHACL-2026-loadable.ttl",
    ],
)
def test_the_catalogue_conforms(place: Path, name: str) -> None:
    if not VALIDATORS.is_dir():
        pytest.skip("the reference material ../shared is not here")
    catalogue = Graph().parse(place / "catalog.ttl")
    shapes = Graph().parse(VALIDATORS / name)
    conforms, _, text = validate(catalogue, shacl_graph=shapes, advanced=True)
    assert conforms, text
