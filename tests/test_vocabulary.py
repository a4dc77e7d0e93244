"""The words of the graph are the same in the ontology, the code, the context and their sources."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, VANN, Graph, URIRef
from rdflib.namespace import DefinedNamespace

from pipeline import vocabulary
from pipeline.vocabulary import BG, PREFIXES, SCHEMES

REPOSITORY = Path(__file__).parents[1]
ONTOLOGY = REPOSITORY / "ontology"
SHARED = REPOSITORY / "../shared/vocab"

SOURCES = {
    "ADMS": "ontologies/w3c/legacy_adms.ttl",
    "CITO": "ontologies/spar/cito.ttl",
    "CPOV": "ontologies/semic/cpov-2.1.2.ttl",
    "DOCO": "ontologies/spar/doco.ttl",
    "DQV": "ontologies/w3c/dqv.ttl",
    "ELI": "ontologies/eli.nt.gz",
    "FABIO": "ontologies/spar/fabio.ttl.gz",
    "NIF": "ontologies/nif-core.ttl",
    "OA": "ontologies/w3c/oa.ttl",
    "RESOURCE_TYPE": "authority/eu/resourcetypes-skos.rdf.gz",
    "LANGUAGE": "authority/eu-dcat-vl/language.rdf",
    "UNIT": "ontologies/qudt-units-subset.ttl",
}
"""The file in the reference material that defines each borrowed namespace."""

NOT_IN_SUBSET = {"http://qudt.org/vocab/unit/DEG_C": "a unit of QUDT; the subset leaves it out"}


OEO = {
    f"https://openenergyplatform.org/ontology/oeo/OEO_{number}"
    for number in ("00010456", "00010458", "00010459", "00010461")
}
"""Kinds of policy instruments of the Open Energy Ontology; its module oeo-social, 2026."""


def read(path: Path) -> Graph:
    """A vocabulary file, gzipped or not."""
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    name = path.name.removesuffix(".gz")
    form = {"nt": "nt", "rdf": "xml"}.get(name.rpartition(".")[2], "turtle")
    return Graph().parse(data=data, format=form)


def terms(namespace: type[DefinedNamespace]) -> set[str]:
    """The IRIs of a closed namespace."""
    start = str(namespace)
    names = set(namespace.__annotations__) | set(getattr(namespace, "_extras", ()))
    return {start + name for name in names if not name.startswith("_")}


def meanings(context: dict[str, Any]) -> set[str]:
    """What the entries of the context stand for."""
    entries = (entry for name, entry in context.items() if name != "@version")
    return {entry if isinstance(entry, str) else entry["@id"] for entry in entries}


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(ONTOLOGY / "beleidsgraaf.ttl")


@pytest.fixture(scope="module")
def context() -> dict[str, Any]:
    made: dict[str, Any] = json.loads((ONTOLOGY / "context.jsonld").read_text())["@context"]
    return made


def test_the_ontology_and_the_closed_namespace_hold_the_same_terms(ontology: Graph) -> None:
    defined = {str(term) for term in ontology.subjects(RDFS.isDefinedBy)}
    assert defined == terms(BG)


def test_every_subject_of_the_ontology_is_defined_by_it(ontology: Graph) -> None:
    (itself,) = ontology.subjects(RDF.type, OWL.Ontology)
    subjects = {term for term in ontology.subjects() if term != itself}
    assert subjects == set(ontology.subjects(RDFS.isDefinedBy, itself))


@pytest.mark.parametrize("predicate", [RDFS.label, SKOS.definition])
def test_every_term_is_named_and_defined_in_two_languages(
    ontology: Graph, predicate: URIRef
) -> None:
    for term in set(ontology.subjects(RDFS.isDefinedBy)):
        texts = ontology.objects(term, predicate)
        assert sorted(str(getattr(text, "language", "")) for text in texts) == ["en", "nl"], term


def test_every_term_has_an_example(ontology: Graph) -> None:
    for term in set(ontology.subjects(RDFS.isDefinedBy)):
        assert ontology.value(term, SKOS.example), term


def test_the_ontology_says_its_version_licence_and_prefix(ontology: Graph) -> None:
    (itself,) = ontology.subjects(RDF.type, OWL.Ontology)
    assert ontology.value(itself, OWL.versionIRI)
    assert str(ontology.value(itself, VANN.preferredNamespaceUri)) == str(BG) == PREFIXES["bg"]


def test_a_misspelt_term_fails() -> None:
    with pytest.raises(AttributeError):
        _ = BG.confidance


def test_the_context_has_the_prefixes_of_the_table(context: dict[str, Any]) -> None:
    prefixes = {
        name: iri for name, iri in context.items() if isinstance(iri, str) and iri[-1:] in "#/"
    }
    assert prefixes == dict(PREFIXES)


def test_the_context_has_a_key_for_every_property_of_ours(
    context: dict[str, Any], ontology: Graph
) -> None:
    named = meanings(context)
    for term in set(ontology.subjects(RDFS.isDefinedBy)):
        assert f"bg:{str(term).rpartition('#')[2]}" in named


def test_the_context_uses_only_known_terms(context: dict[str, Any]) -> None:
    """A term that our closed namespaces do not know is a typing error in the context."""
    known = {str(iri) for name in SOURCES for iri in terms(getattr(vocabulary, name))} | terms(BG)
    closed = {str(getattr(vocabulary, name)) for name in SOURCES} | {str(BG)}
    for iri in meanings(context):
        prefix, _, local = iri.partition(":")
        if PREFIXES.get(prefix) in closed and local:
            assert PREFIXES[prefix] + local in known, iri


def test_each_code_list_is_a_file() -> None:
    assert {file.stem for file in (ONTOLOGY / "codelists").glob("*.ttl")} == set(SCHEMES)


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="needs the reference material in ../shared")
@pytest.mark.parametrize("name", SOURCES)
def test_every_borrowed_term_exists_where_it_was_borrowed(name: str) -> None:
    path = SHARED / SOURCES[name]
    if not path.is_file():
        pytest.skip(f"no {path.name} in the reference material")
    defined = {str(subject) for subject in read(path).subjects()}
    assert terms(getattr(vocabulary, name)) - defined <= set(NOT_IN_SUBSET)


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="needs the reference material in ../shared")
def test_every_concept_a_code_list_is_mapped_to_exists() -> None:
    lists = Graph()
    for file in (ONTOLOGY / "codelists").glob("*.ttl"):
        lists.parse(file)
    known = Graph()
    for name in (
        "authority/eu/resourcetypes-skos.rdf.gz",
        "authority/eu/corporate-body-classification-skos.rdf",
        "authority/oslo-conceptscheme/AardWetgeving.ttl",
        "authority/flanders/themis-document-types.ttl",
    ):
        known += read(SHARED / name)
    subjects = {str(subject) for subject in known.subjects()}
    relations = (SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch)
    mapped = {str(other) for relation in relations for other in lists.objects(None, relation)}
    assert mapped - OEO <= subjects
    assert mapped >= OEO


def test_every_mapping_that_is_not_exact_says_why() -> None:
    for file in (ONTOLOGY / "codelists").glob("*.ttl"):
        graph = Graph().parse(file)
        for relation in (SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch):
            for concept in graph.subjects(relation):
                assert len(list(graph.objects(concept, SKOS.editorialNote))) == 2, concept
