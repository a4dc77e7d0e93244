"""The cookbook: every query is described, and answers what its expectation says of the samples.

`ontology/queries/expected/<name>.json`: `includes` lists rows that must be there (a row of the
answer has at least these values), `excludes` rows that must not, `rows` or `at_least` how many.
"""

import json
import re
import time
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from pipeline import publication, uris, vocabulary
from pipeline.defs.launch import Outcome
from pipeline.settings import BASE_IRI

REPOSITORY = Path(__file__).parents[2]
FOLDER = REPOSITORY / "ontology/queries"
NAMES = sorted(file.stem for file in FOLDER.glob("*.rq"))
PREFIXES = {**vocabulary.prefixes(BASE_IRI), **uris.prefixes(BASE_IRI)}
SECONDS = 1.0

Row = dict[str, str]


def text_of(name: str) -> str:
    return (FOLDER / f"{name}.rq").read_text(encoding="utf-8")


def short(value: str) -> str:
    """A value on one line; our IRIs with their prefix, as in the queries themselves."""
    for prefix, iri in uris.prefixes(BASE_IRI).items():
        if value.startswith(iri):
            return f"{prefix}:{value.removeprefix(iri)}"
    return " ".join(value.split()) if "\n" in value else value


def holds(row: Row, wanted: Row) -> bool:
    return all(row.get(name) == value for name, value in wanted.items())


def test_there_are_at_least_thirty_queries() -> None:
    assert len(NAMES) >= 30


def test_every_query_has_an_expectation_and_no_expectation_is_left_over() -> None:
    assert sorted(file.stem for file in (FOLDER / "expected").glob("*.json")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_query_begins_with_title_and_question_in_two_languages(name: str) -> None:
    title, dutch, english, *_ = text_of(name).splitlines()
    assert re.fullmatch(r"# [A-Z].*[^.?]", title)
    assert re.match(r"# nl: .+[?].*", dutch)
    assert re.match(r"# en: .+[?].*", english)


@pytest.mark.parametrize("name", NAMES)
def test_every_row_of_an_expectation_names_columns_of_the_query(name: str) -> None:
    columns = set(re.findall(r"[?](\w+)", text_of(name).partition("WHERE")[0]))
    expected = json.loads((FOLDER / f"expected/{name}.json").read_text(encoding="utf-8"))
    for row in (*expected["includes"], *expected.get("excludes", ())):
        assert set(row) <= columns, row


@pytest.mark.xdist_group("samples")
@pytest.mark.parametrize("name", NAMES)
def test_a_query_answers_as_expected_on_the_samples(samples_release: Outcome, name: str) -> None:
    expected: dict[str, Any] = json.loads(
        (FOLDER / f"expected/{name}.json").read_text(encoding="utf-8")
    )
    answer = publication.query(samples_release.output, text_of(name), PREFIXES)
    rows: list[Row] = [
        {
            column: short(value)
            for column, value in zip(answer.columns, row, strict=True)
            if value is not None
        }
        for row in answer.rows
    ]
    for wanted in expected["includes"]:
        assert any(holds(row, wanted) for row in rows), (wanted, rows[:40])
    for unwanted in expected.get("excludes", ()):
        assert not any(holds(row, unwanted) for row in rows), unwanted
    assert len(rows) >= expected.get("at_least", 0)
    assert len(rows) == expected.get("rows", len(rows))
    assert len({tuple(sorted(row.items())) for row in rows}) == len(rows), "a row twice"


TIES = """
document:nota a bg:PolicyDocument ; dcterms:title "Nota"@nl ; dcterms:issued "2025"^^xsd:gYear ;
  cito:cites work:advies , work:nis .
document:advies a bg:PolicyDocument ; dcterms:title "Advies"@nl .
work:advies owl:sameAs document:advies .
work:nis a eli:LegalResource ; eli:id_local "32016L1148" ;
  owl:sameAs <http://publications.europa.eu/resource/celex/32016L1148> .
<http://publications.europa.eu/resource/celex/32016L1148> eli:repealed_by
  <http://publications.europa.eu/resource/celex/32022L2555> .
reference:one cito:hasCitingEntity document:nota ; cito:hasCitedEntity work:advies ;
  prov:wasDerivedFrom mention:one .
mention:one oa:hasTarget <urn:one> . <urn:one> oa:hasSelector <urn:one-words> .
<urn:one-words> oa:exact "het advies"@nl .
target:spoor bg:hasStatement <urn:early> , <urn:late> .
<urn:early> bg:statedIn document:advies ; bg:deadline "2030"^^xsd:gYear ; bg:value 30.0 .
<urn:late> bg:statedIn document:nota ; bg:deadline "2032"^^xsd:gYear ; bg:value 30.0 ;
  bg:postpones <urn:early> ; prov:wasDerivedFrom mention:two .
mention:two oa:hasTarget <urn:two> . <urn:two> oa:hasSelector <urn:two-words> .
<urn:two-words> oa:exact "30% in 2032"@nl .
"""
TIED = {
    "citations-within-the-corpus": {
        "document": "document:nota",
        "cited": "document:advies",
        "quote": "het advies",
    },
    "citations-of-changed-acts": {
        "document": "document:nota",
        "number": "32016L1148",
        "change": "repealed",
        "by": "http://publications.europa.eu/resource/celex/32022L2555",
    },
    "targets-changed": {
        "change": "postpones",
        "before": "document:advies",
        "document": "document:nota",
        "deadlineBefore": "2030",
        "deadline": "2032",
        "quote": "30% in 2032",
    },
}


@pytest.mark.parametrize("name", TIED)
def test_a_query_about_ties_finds_the_tie_written_by_hand(name: str) -> None:
    store = ox.Store()
    head = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
    store.load((head + TIES).encode(), format=ox.RdfFormat.TURTLE)
    found = store.query(text_of(name), prefixes=PREFIXES)
    assert isinstance(found, ox.QuerySolutions)
    columns = [variable.value for variable in found.variables]
    (row,) = [
        {column: short(row[column].value) for column in columns if row[column] is not None}
        for row in found
    ]
    assert holds(row, TIED[name])


SEEDS = REPOSITORY / "../shared/corpus/seeds"


@pytest.mark.shared
@pytest.mark.skipif(not SEEDS.is_dir(), reason="needs the reference material in ../shared")
def test_every_query_answers_within_a_second_on_the_seeds(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    from pipeline.defs.launch import launch  # noqa: PLC0415 - heavy, and for this test alone

    output = tmp_path_factory.mktemp("seeds")
    launch(inputs=[SEEDS], output=output, as_of="2026-11-20T02:00:00Z", workers=1)
    slow = {}
    for name in NAMES:
        started = time.process_time()
        publication.query(output, text_of(name), PREFIXES)
        taken = time.process_time() - started
        if taken > SECONDS:
            slow[name] = taken
    assert slow == {}
