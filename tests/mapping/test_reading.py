"""What reads our graphs besides us: a reasoner, and JSON-LD with our context."""

import json
from pathlib import Path
from typing import Any

import owlrl  # type: ignore[import-untyped]
import pytest
from rdflib import RDF, Graph, URIRef

from pipeline.mapping import code_lists, graph_of, run_graph
from pipeline.vocabulary import PREFIXES
from tests.mapping import examples as made

ONTOLOGY = Path(__file__).parents[2] / "ontology"
ERROR = "http://www.daml.org/2002/03/agents/agent-ont#error"
"""What owlrl says of an inconsistency."""


@pytest.fixture(scope="module")
def graph() -> Graph:
    return graph_of(
        made.DOCUMENT, made.MENTIONS, made.LINKS, made.ENTITY_TYPES, made.RUN, made.BASE
    )


def test_a_reasoner_finds_no_inconsistency_in_ontology_and_example(graph: Graph) -> None:
    everything = graph + Graph().parse(ONTOLOGY / "beleidsgraaf.ttl")
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(everything)
    assert [str(error) for error in everything.objects(None, URIRef(ERROR))] == []


def test_the_reasoner_would_notice(graph: Graph) -> None:
    ontology = Graph().parse(ONTOLOGY / "beleidsgraaf.ttl")
    target = URIRef(f"{PREFIXES['bg']}Target")
    thing = URIRef(made.LINKS[0].uri)
    ontology.add((thing, RDF.type, target))
    ontology.add((thing, RDF.type, URIRef(f"{PREFIXES['bg']}TargetStatement")))
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(ontology)
    assert list(ontology.objects(None, URIRef(ERROR)))
    assert (thing, RDF.type, target) not in graph


def _expanded(name: str) -> str:
    prefix, _, local = name.partition(":")
    return PREFIXES.get(prefix, f"{prefix}:") + local


def test_the_context_has_a_key_for_every_property_we_publish(graph: Graph) -> None:
    context: dict[str, Any] = json.loads((ONTOLOGY / "context.jsonld").read_text())["@context"]
    entries = (entry for name, entry in context.items() if name != "@version")
    named = {_expanded(entry if isinstance(entry, str) else entry["@id"]) for entry in entries}
    published = graph + run_graph(made.RUN, [made.DOCUMENT], made.BASE) + code_lists(made.BASE)
    used = {str(predicate) for predicate in published.predicates()} - {str(RDF.type)}
    assert used - named == set()


PLAIN = {
    "id": "https://x.example/t#s",
    "type": "TargetStatement",
    "indicator": {"nl": "kmo's"},
    "value": "80.0",
    "unitCode": "unit:PERCENT",
    "deadlineYear": "2030",
    "deadlineStart": "2025-01-01",
    "derivedFrom": ["https://x.example/m"],
}

TRIPLES = """
@prefix bg: <https://data.beleidsgraaf.example/ns#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix unit: <http://qudt.org/vocab/unit/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<https://x.example/t#s> a bg:TargetStatement ;
    bg:indicator "kmo's"@nl ; bg:value 80.0 ; bg:unit unit:PERCENT ;
    bg:deadline "2030"^^xsd:gYear ; bg:deadlineStart "2025-01-01"^^xsd:date ;
    prov:wasDerivedFrom <https://x.example/m> .
"""


def test_plain_json_with_the_context_is_the_graph() -> None:
    context = json.loads((ONTOLOGY / "context.jsonld").read_text())
    read = Graph().parse(data=json.dumps({**context, **PLAIN}), format="json-ld")
    assert set(read) == set(Graph().parse(data=TRIPLES, format="turtle"))
