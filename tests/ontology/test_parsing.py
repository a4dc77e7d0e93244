"""Ontology, code lists, shapes and examples: each file alone in three readers, and a reasoner."""

import shutil
import subprocess
from pathlib import Path

import owlrl  # type: ignore[import-untyped]
import pyoxigraph as ox
import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef

from pipeline.vocabulary import BG
from tools.ontology_docs import sources

REPOSITORY = Path(__file__).parents[2]
FILES = sorted((REPOSITORY / "ontology").rglob("*.ttl")) + sorted(
    (REPOSITORY / "shapes").glob("*.ttl")
)
RAPPER = shutil.which("rapper")
ERROR = URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")


def name(file: Path) -> str:
    return f"{file.parent.name}/{file.stem}"


@pytest.mark.parametrize("file", FILES, ids=name)
def test_rdflib_and_oxigraph_read_the_same_number_of_triples(file: Path) -> None:
    triples = list(ox.parse(path=str(file), format=ox.RdfFormat.TURTLE))
    assert len(Graph().parse(file)) == len(set(map(str, triples))) > 0


@pytest.mark.parametrize("file", FILES, ids=name)
@pytest.mark.skipif(RAPPER is None, reason="needs rapper (apt-get install raptor2-utils)")
def test_raptor_reads_the_same_number_of_triples(file: Path) -> None:
    assert RAPPER is not None
    done = subprocess.run(  # noqa: S603 - our own file
        [RAPPER, "-q", "-i", "turtle", "-o", "ntriples", str(file)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    assert len(set(done.stdout.splitlines())) == len(Graph().parse(file))


def closed(graph: Graph) -> list[str]:
    """The inconsistencies of a graph."""
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return [str(error) for error in graph.objects(None, ERROR)]


def populated() -> Graph:
    """The ontology with one thing of every class, and every property used once."""
    graph = Graph().parse(REPOSITORY / "ontology/beleidsgraaf.ttl")
    for term in sources.own_terms(graph, sources.CLASS):
        graph.add((URIRef(f"urn:x-test:{term.rpartition('#')[2]}"), RDF.type, term))
    for term in sources.own_terms(graph, (OWL.ObjectProperty,)):
        local = term.rpartition("#")[2]
        graph.add((URIRef(f"urn:x-test:{local}-of"), term, URIRef(f"urn:x-test:{local}-to")))
    return graph


def test_every_class_can_have_a_member_and_every_property_a_use() -> None:
    assert closed(populated()) == []


def test_an_unsatisfiable_class_would_be_noticed() -> None:
    graph = populated()
    both = URIRef("urn:x-test:Both")
    graph.add((both, RDFS.subClassOf, BG.Target))
    graph.add((both, RDFS.subClassOf, BG.TargetStatement))
    graph.add((URIRef("urn:x-test:one"), RDF.type, both))
    assert closed(graph)


def test_examples_in_words_come_in_two_languages() -> None:
    graph = sources.read().ontology
    terms = sources.own_terms(graph, (*sources.CLASS, *sources.PROPERTY))
    for term in terms:
        texts = [text for text in graph.objects(term, SKOS.example) if isinstance(text, Literal)]
        languages = {text.language for text in texts}
        assert languages in ({None}, {"nl", "en"}), term
        for text in texts:
            code = text.language is None
            assert not code or text[:1] in '"<' or text[:1].isdigit() or ":" in text, term


def test_a_deprecated_term_says_what_replaces_it() -> None:
    graph = sources.read().ontology
    for term in graph.subjects(OWL.deprecated):
        assert graph.value(term, URIRef("http://purl.org/dc/terms/isReplacedBy")), term
