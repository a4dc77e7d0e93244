"""The main job over the sample documents, end to end, with checked answers."""

import gzip
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from rdflib import Dataset, Graph

from pipeline import publication, repository, uris, vocabulary
from pipeline.defs.launch import Outcome
from pipeline.publication import Answer
from pipeline.settings import BASE_IRI
from pipeline.validation import validate_file

pytestmark = pytest.mark.xdist_group("samples")
ROOT = Path(__file__).parents[2]
EXPECTED: list[dict[str, Any]] = json.loads(
    (ROOT / "tests/samples/expected.json").read_text(encoding="utf-8")
)["documents"]
PREFIXES = {**vocabulary.prefixes(BASE_IRI), **uris.prefixes(BASE_IRI)}


def ask(outcome: Outcome, name: str, **values: str) -> list[dict[str, str]]:
    """The answer of a query of the cookbook; `values` replace words of its text."""
    text = (repository.ontology() / "queries" / f"{name}.rq").read_text(encoding="utf-8")
    for old, new in values.items():
        text = text.replace(old, new)
    return rows(publication.query(outcome.output, text, PREFIXES))


def rows(answer: Answer) -> list[dict[str, str]]:
    """The rows of an answer by column."""
    return [
        {name: value for name, value in zip(answer.columns, row, strict=True) if value is not None}
        for row in answer.rows
    ]


def place_of(outcome: Outcome) -> Path:
    """The folder of the release."""
    assert outcome.path is not None
    return outcome.path


def words(text: str) -> str:
    """A quote on one line."""
    return " ".join(text.split())


def test_every_sample_is_published_and_nothing_held_back(samples_release: Outcome) -> None:
    assert samples_release.quarantine == ()
    assert not samples_release.blocked
    assert samples_release.manifest is not None
    assert set(samples_release.manifest["documents"]) == {item["id"] for item in EXPECTED}
    assert publication.verify(samples_release.output) == ()


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda item: str(item["id"]))
def test_each_document_says_what_it_is(samples_release: Outcome, expected: dict[str, Any]) -> None:
    found = rows(
        publication.query(
            samples_release.output,
            f"SELECT ?title ?issued ?kind {{ VALUES ?d {{ document:{expected['id']} }} "
            "?d dcterms:title ?title ; bg:documentKind ?kind "
            "OPTIONAL { ?d dcterms:issued ?issued } }",
            PREFIXES,
        )
    )
    assert [row["title"] for row in found] == [expected["title"]]
    assert found[0]["kind"].endswith(f"/document-kind/{expected['kind']}")
    assert found[0].get("issued") == expected.get("issued")


def test_the_dumps_are_one_graph_and_it_conforms(samples_release: Outcome) -> None:
    place = place_of(samples_release)
    turtle, linked = Graph(), Graph()
    turtle.parse(data=gzip.decompress((place / "beleidsgraaf.ttl.gz").read_bytes()).decode())
    raw = gzip.decompress((place / "beleidsgraaf.jsonld.gz").read_bytes()).decode()
    linked.parse(data=raw, format="json-ld")
    dataset = Dataset()
    nquads = gzip.decompress((place / "beleidsgraaf.nq.gz").read_bytes()).decode()
    dataset.parse(data=nquads, format="nquads")
    quads = dataset.quads((None, None, None, None))
    union = {(subject, predicate, value) for subject, predicate, value, _ in quads}
    assert set(turtle) == set(linked) == union
    assert "_:" not in nquads


@pytest.mark.parametrize("key", ["mora-advies-modal-shift", "besluit-cyberweerbaarheid"])
def test_a_published_document_conforms_to_the_shapes(samples_release: Outcome, key: str) -> None:
    found = validate_file(place_of(samples_release) / f"documents/{key}.ttl")
    assert [item.message for item in found if item.severity == "violation"] == []


def test_every_quote_is_the_text_at_its_position(samples_release: Outcome) -> None:
    place = place_of(samples_release)
    answer = publication.query(
        samples_release.output,
        "SELECT ?document ?quote ?start ?end { ?place oa:hasSource ?document ; "
        "oa:hasSelector ?words , ?position . ?words oa:exact ?quote . "
        "?position oa:start ?start ; oa:end ?end }",
        PREFIXES,
    )
    assert len(answer.rows) > 500
    for row in rows(answer):
        text = (place / f"documents/{row['document'].rsplit('/', 1)[1]}.txt").read_text("utf-8")
        assert text[int(row["start"]) : int(row["end"])] == row["quote"]


def test_the_same_text_in_five_formats_gives_the_same_entities(samples_release: Outcome) -> None:
    found = {
        style: Counter(
            (row["entity"], words(row["quote"]))
            for row in rows(
                publication.query(
                    samples_release.output,
                    "SELECT ?entity ?quote { ?m oa:hasBody ?entity ; oa:hasTarget ?place . "
                    f"?place oa:hasSource document:hitteplan-{style} ; "
                    "oa:hasSelector/oa:exact ?quote }",
                    PREFIXES,
                )
            )
        )
        for style in ("txt", "md", "html", "docx", "pdf")
    }
    entities = {style: Counter(entity for entity, _ in item) for style, item in found.items()}
    assert len(entities["txt"]) > 20
    for style, item in entities.items():
        assert item == entities["txt"], style


def test_organisations_by_number_of_documents(samples_release: Outcome) -> None:
    found = {
        row["name"]: int(row["documents"])
        for row in ask(samples_release, "organisations-by-documents")
    }
    mentioned = Counter(
        entity["key"]
        for document in EXPECTED
        for entity in {
            item["key"]: item for item in document["entities"] if item["type"] == "ORG"
        }.values()
    )
    assert found["Vlaamse Regering"] >= mentioned["vlaamse-regering"] > 3
    assert found["Europese Commissie"] >= mentioned["europese-commissie"] > 3
    assert found["Sociaal-Economische Raad van Vlaanderen"] >= mentioned["serv"] > 1


def test_instruments_of_a_kind_with_their_documents(samples_release: Outcome) -> None:
    funds = {
        (row["name"], row["document"].rsplit("/", 1)[1])
        for row in ask(samples_release, "instruments-of-a-kind")
    }
    assert ("Fietsfonds", "bestuursakkoord-roeselare") in funds
    support = ask(samples_release, "instruments-of-a-kind", **{"kind:fund": "kind:support"})
    assert {row["document"].rsplit("/", 1)[1] for row in support} >= {
        "evaluatie-mijn-verbouwpremie"
    }


def test_legal_references_with_celex(samples_release: Outcome) -> None:
    found = {
        (row["document"].rsplit("/", 1)[1], row["celex"]): row["eli"]
        for row in ask(samples_release, "legal-references")
        if "eli" in row
    }
    expected = {
        (document["id"], entity["celex"])
        for document in EXPECTED
        for entity in document["entities"]
        if entity["type"] == "REFERENCE" and entity.get("celex")
    }
    assert len(expected) > 10
    assert expected <= set(found)


def test_targets_due_by_a_year(samples_release: Outcome) -> None:
    found = ask(samples_release, "targets-due")
    by_place = {(row["document"].rsplit("/", 1)[1], words(row["quote"])): row for row in found}
    row = by_place[
        "bestuursakkoord-roeselare",
        next(quote for key, quote in by_place if key == "bestuursakkoord-roeselare"),
    ]
    assert {"deadline", "value", "comparator"} <= set(row)
    expected = [
        (document["id"], entity)
        for document in EXPECTED
        for entity in document["entities"]
        if entity["type"] == "TARGET" and entity.get("deadline", "9999")[:4] <= "2030"
    ]
    right = sum(
        any(
            item["document"].endswith(f"/{key}")
            and item["deadline"] == entity["deadline"]
            and float(item.get("value", "nan")) == float(entity["value"])
            for item in found
        )
        for key, entity in expected
    )
    assert right / len(expected) >= 0.6


def test_every_mention_on_a_page_with_its_quote(samples_release: Outcome) -> None:
    found = ask(samples_release, "mentions-on-a-page")
    quotes = {words(row["quote"]) for row in found}
    assert {"Connecting Europe Facility", "Europees Parlement"} <= quotes
    other = ask(samples_release, "mentions-on-a-page", **{"shift 2": "shift 1"})
    assert {row["start"] for row in found}.isdisjoint(row["start"] for row in other)


def ends_of(outcome: Outcome, predicate: str) -> set[tuple[str, str]]:
    """The documents that a property of the graph of links ties, by way of statements or not."""
    found = publication.query(
        outcome.output,
        "SELECT ?from ?to { GRAPH ?g { ?link a bg:Link ; rdf:subject ?s ; rdf:predicate "
        f"{predicate} ; rdf:object ?o }} OPTIONAL {{ ?s bg:statedIn ?sd }} "
        "OPTIONAL { ?o bg:statedIn ?od } BIND(COALESCE(?sd, ?s) AS ?from) "
        "BIND(COALESCE(?od, ?o) AS ?to) }",
        PREFIXES,
    )
    return {(row["from"].rpartition("/")[2], row["to"].rpartition("/")[2]) for row in rows(found)}


def test_documents_that_cite_each_other_are_tied(samples_release: Outcome) -> None:
    expected = {(item["id"], cited) for item in EXPECTED for cited in item.get("cites", ())}
    assert expected
    assert ends_of(samples_release, "cito:cites") == expected


def test_a_target_that_another_document_moves_is_tied_to_it(samples_release: Outcome) -> None:
    found = rows(
        publication.query(
            samples_release.output,
            "SELECT ?later ?earlier ?value ?from ?to { ?a bg:postpones ?b . "
            "?a bg:statedIn ?later ; bg:value ?value ; bg:deadline ?to . "
            "?b bg:statedIn ?earlier ; bg:deadline ?from }",
            PREFIXES,
        )
    )
    tied = {
        (
            row["later"].rpartition("/")[2],
            row["earlier"].rpartition("/")[2],
            float(row["value"]),
            row["from"],
            row["to"],
        )
        for row in found
    }
    expected = {
        (item["id"], one["document"], float(one["value"]), one["from"], one["to"])
        for item in EXPECTED
        for one in item.get("restates", ())
    }
    assert expected
    assert expected <= tied
