"""JSON-LD of the samples: valid plain JSON, and the same triples as the Turtle to other readers."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from pyld import jsonld
from rdflib import Graph

from pipeline.defs.launch import Outcome
from tests.clients import programs
from tools.ontology_docs import schema
from tools.ontology_docs.sources import read

HERE = Path(__file__).parent
SCHEMA: dict[str, Any] = json.loads(
    (HERE.parents[1] / "ontology/document.schema.json").read_text(encoding="utf-8")
)
DOCUMENTS = (
    "beleidsnota-goederenvervoer",
    "besluit-cyberweerbaarheid",
    "bestuursakkoord-roeselare",
    "commissiedebat-stem",
    "evaluatie-mijn-verbouwpremie",
    "hitteplan-txt",
    "mora-advies-modal-shift",
    "oproep-ai-geletterdheid",
    "position-paper-clean-industry",
    "schriftelijke-vraag-digitale-inclusie",
    "witboek-circulair-bouwen",
)
Node = dict[str, Any]


def file_of(outcome: Outcome, name: str) -> Path:
    assert outcome.path is not None
    return outcome.path / "documents" / name


def turtle_of(outcome: Outcome, name: str) -> set[Any]:
    return set(Graph().parse(file_of(outcome, f"{name}.ttl")))


def test_the_schema_is_made_from_the_shapes_and_the_context_of_today() -> None:
    assert schema.document_schema(read()) == SCHEMA


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.xdist_group("samples")
@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_json_of_a_sample_is_valid(samples_release: Outcome, name: str) -> None:
    document = json.loads(file_of(samples_release, f"{name}.jsonld").read_text(encoding="utf-8"))
    wrong = [
        f"{list(error.absolute_path)}: {error.message[:200]}"
        for error in jsonschema.Draft202012Validator(SCHEMA).iter_errors(document)
    ]
    assert wrong == []


@pytest.mark.xdist_group("samples")
def test_every_key_and_class_is_a_short_word(samples_release: Outcome) -> None:
    """Plain JSON has no prefixes: a property without a key of its own is one to add."""
    for name in DOCUMENTS:
        text = file_of(samples_release, f"{name}.jsonld").read_text(encoding="utf-8")
        for node in json.loads(text)["@graph"]:
            kinds = [node["type"]] if isinstance(node["type"], str) else node["type"]
            assert not [word for word in (*node, *kinds) if ":" in word], node["id"]


def node_of(document: Node, kind: str) -> Node:
    """The first node of a class."""
    for node in document["@graph"]:
        if kind in (node["type"], *node["type"]):
            found: Node = node
            return found
    raise AssertionError(kind)


BROKEN: dict[str, Callable[[Node], object]] = {
    "no title": lambda it: node_of(it, "PolicyDocument").pop("title"),
    "a title without a language": lambda it: node_of(it, "PolicyDocument").update(title="Advies"),
    "a kind of no list": lambda it: node_of(it, "PolicyDocument").update(documentKind="urn:x"),
    "a page as text": lambda it: node_of(it, "Place").update(page="12"),
    "a page 0": lambda it: node_of(it, "Place").update(page=0),
    "a confidence that is no decimal": lambda it: node_of(it, "Mention").update(confidence="high"),
    "no confidence": lambda it: node_of(it, "Mention").pop("confidence"),
    "two bodies": lambda it: node_of(it, "Mention").update(body=["urn:a", "urn:b"]),
    "an unknown key of a closed class": lambda it: node_of(it, "Mention").update(title={"nl": "x"}),
    "an unknown key": lambda it: node_of(it, "PolicyDocument").update(colour="red"),
    "a deadline that is no year": lambda it: node_of(it, "TargetStatement").update(
        deadlineYear="soon"
    ),
    "a node without identifier": lambda it: node_of(it, "Target").pop("id"),
    "no graph": lambda it: it.pop("@graph"),
}


@pytest.mark.xdist_group("samples")
@pytest.mark.parametrize("trouble", BROKEN)
def test_json_that_is_wrong_is_found_out(samples_release: Outcome, trouble: str) -> None:
    path = file_of(samples_release, "mora-advies-modal-shift.jsonld")
    document = copy.deepcopy(json.loads(path.read_text(encoding="utf-8")))
    BROKEN[trouble](document)
    assert not jsonschema.Draft202012Validator(SCHEMA).is_valid(document)


@pytest.mark.xdist_group("samples")
@pytest.mark.parametrize("name", DOCUMENTS)
def test_pyld_reads_the_triples_of_the_turtle(samples_release: Outcome, name: str) -> None:
    document = json.loads(file_of(samples_release, f"{name}.jsonld").read_text(encoding="utf-8"))
    quads = jsonld.to_rdf(document, {"format": "application/n-quads"})
    assert set(Graph().parse(data=quads, format="nt")) == turtle_of(samples_release, name)


@pytest.mark.xdist_group("samples")
@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_npm_package_reads_the_triples_of_the_turtle(
    samples_release: Outcome, name: str
) -> None:
    lines = programs.run(*programs.npm("expand.mjs"), file_of(samples_release, f"{name}.jsonld"))
    assert set(Graph().parse(data=lines.decode(), format="nt")) == turtle_of(samples_release, name)
