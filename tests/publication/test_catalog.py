"""The catalogue: whole, without blank nodes, and valid by the official profiles."""

import hashlib
from decimal import Decimal
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import DCTERMS, FOAF, RDF, SH, BNode, Graph, URIRef
from rdflib.compare import isomorphic

from pipeline.catalogue_terms import SPDX, VCARD, VOID
from pipeline.publication import Identity
from pipeline.vocabulary import DCAT, DQV
from tests.publication.release_parts import BASE, SHARED, part, release

VALIDATORS = SHARED / "vocab" / "validators"
VERSION = URIRef(f"{BASE}/id/dataset/beleidsgraaf-20261120T020000Z")
QUALITY = """
@base <https://quality.example/> .
@prefix dqv: <http://www.w3.org/ns/dqv#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
<q#a> a dqv:QualityMeasurement ; dqv:isMeasurementOf <q#f1> ; dqv:computedOn <q#on-a> ; dqv:value 0.93 .
<q#b> a dqv:QualityMeasurement ; dqv:isMeasurementOf <q#f1> ; dqv:computedOn <q#on-b> ; dqv:value 0.5 .
<q#on-a> dcterms:title "Mentions: organisation, held-out documents" ; dcterms:description "12 mentions" .
<q#on-b> dcterms:title "Mentions: organisation, genre letter, held-out documents" .
"""  # noqa: E501 - one line for each fact


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("catalogue")
    release(output, part("a"), version="20261119T020000Z")
    identity = Identity(contact="data@voorbeeld.be", publisher_name="Voorbeelddienst")
    return release(output, part("a"), part("b"), identity=identity, quality=QUALITY).path


@pytest.fixture(scope="module")
def catalogue(place: Path) -> Graph:
    return Graph().parse(place / "catalog.ttl")


def test_turtle_and_jsonld_are_equal_and_have_no_blank_nodes(place: Path, catalogue: Graph) -> None:
    linked = Graph().parse(place / "catalog.jsonld", format="json-ld")
    assert isomorphic(catalogue, linked)
    assert not [node for triple in catalogue for node in triple if isinstance(node, BNode)]


def test_each_distribution_states_the_bytes_that_stand_there(place: Path, catalogue: Graph) -> None:
    found = list(catalogue.objects(VERSION, DCAT.distribution))
    assert len(found) == 17
    for thing in found:
        url = str(catalogue.value(thing, DCAT.downloadURL))
        data = (place / url.removeprefix(f"{BASE}/releases/{place.name}/")).read_bytes()
        checksum = catalogue.value(thing, SPDX.checksum)
        assert str(catalogue.value(thing, DCAT.byteSize)) == str(len(data))
        stated = str(catalogue.value(checksum, SPDX.checksumValue))
        assert stated.lower() == hashlib.sha256(data).hexdigest()
        assert (catalogue.value(thing, DCAT.compressFormat) is not None) == url.endswith(".gz")


def test_the_version_follows_the_one_before(place: Path, catalogue: Graph) -> None:
    text = (place / "catalog.ttl").read_text(encoding="utf-8")
    before = URIRef(f"{BASE}/id/dataset/beleidsgraaf-20261119T020000Z")
    assert catalogue.value(VERSION, DCAT.previousVersion) == before
    assert catalogue.value(VERSION, DCAT.inSeries) is not None
    issued = [line for line in text.splitlines() if "dcterms:issued" in line]
    assert issued
    assert all('"2026-11-20T02:00:00Z"' in line for line in issued)


def test_publisher_and_contact_come_from_the_settings(catalogue: Graph) -> None:
    agent = catalogue.value(VERSION, DCTERMS.publisher)
    contact = catalogue.value(VERSION, DCAT.contactPoint)
    assert str(catalogue.value(agent, FOAF.name)) == "Voorbeelddienst"
    assert catalogue.value(contact, VCARD.hasEmail) == URIRef("mailto:data@voorbeeld.be")


def test_statistics_count_the_union(catalogue: Graph) -> None:
    assert str(catalogue.value(VERSION, VOID.triples)) == "13"


def test_measurements_are_those_of_the_release(catalogue: Graph) -> None:
    values = {
        str(catalogue.value(made, DQV.isMeasurementOf)).rpartition("#metric-")[2]: Decimal(
            str(catalogue.value(made, DQV.value))
        )
        for made in catalogue.subjects(RDF.type, DQV.QualityMeasurement)
    }
    assert values == {"coverage": Decimal(1), "shacl": Decimal(1), "f1": Decimal("0.93")}
    assert [str(text) for text in catalogue.objects(None, DCTERMS.description)].count(
        "12 mentions"
    ) == 1


def profile(*names: str) -> Graph:
    if not VALIDATORS.is_dir():
        pytest.skip("the reference material ../shared is not here")
    shapes = Graph()
    for name in names:
        shapes.parse(VALIDATORS / name)
    return shapes


@pytest.mark.shared
@pytest.mark.parametrize(
    "names",
    [
        ("dcat-ap-3.0.1/shapes.ttl", "dcat-ap-3.0.1/range.ttl"),
        ("dcat-ap-3.0.1/deprecateduris.ttl",),
        ("oslo/DCAT-AP-VL-SHACL-2026-loadable.ttl",),
    ],
)
def test_the_catalogue_conforms_to_the_official_profiles(
    catalogue: Graph, names: tuple[str, ...]
) -> None:
    conforms, _, text = validate(catalogue, shacl_graph=profile(*names), advanced=True)
    assert conforms, text


@pytest.mark.shared
def test_only_known_values_stand_outside_the_eu_vocabularies(catalogue: Graph) -> None:
    shapes = profile("dcat-ap-3.0.1/mdr-vocabularies.shape.ttl")
    _, report, _ = validate(catalogue, shacl_graph=shapes, advanced=True)
    assert isinstance(report, Graph)
    paths = {
        report.value(result, SH.resultPath)
        for result in report.objects(None, SH.result)
        if report.value(result, SH.resultPath) is not None
    }
    # SPDX names its algorithms with http:, the shape asks https:; a Flemish publisher has no entry
    # in the EU table of corporate bodies; Flanders has a NUTS code but no entry in that of places
    assert paths == {SPDX.algorithm, DCTERMS.publisher, DCTERMS.spatial}


@pytest.mark.shared
def test_the_profiles_would_notice(catalogue: Graph) -> None:
    broken = Graph() + catalogue
    broken.remove((VERSION, DCTERMS.title, None))
    for name in ("dcat-ap-3.0.1/shapes.ttl", "oslo/DCAT-AP-VL-SHACL-2026-loadable.ttl"):
        conforms, _, _ = validate(broken, shacl_graph=profile(name), advanced=True)
        assert not conforms, name
