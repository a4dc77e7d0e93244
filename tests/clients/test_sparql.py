"""Comunica answers the cookbook as we do: over the Turtle dump, and through our endpoint."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from pipeline import publication, uris, vocabulary
from tests.clients import programs
from tests.clients.nights import ROOT, Site

SLOW = {  # Comunica joins these in an order that takes it from two seconds to half a minute
    "coverage", "doubtful-mentions", "mentions-on-a-page", "quality-by-publisher",
    "quotes-with-a-word", "targets-overdue",
}  # fmt: skip
QUERIES = ROOT / "ontology" / "queries"
NAMES = sorted({path.stem for path in QUERIES.glob("*.rq")} - SLOW)
Rows = Counter[tuple[tuple[str, str], ...]]


def plain(rows: list[dict[str, str]]) -> Rows:
    """Rows to compare: 24.0 and 24 are one number, and nothing is said of the order of equals."""
    return Counter(
        tuple(sorted((name, _number(value)) for name, value in row.items())) for row in rows
    )


def _number(value: str) -> str:
    return re.sub(r"\.?0+$", "", value) if re.fullmatch(r"-?\d+\.\d+", value) else value


@pytest.fixture(scope="module")
def theirs(site: Site, dumps: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Rows]:
    """What Comunica makes of each query, as our server gives it, over the dump."""
    program, folder = programs.npm("ask.mjs"), tmp_path_factory.mktemp("queries")
    for name in NAMES:
        (folder / f"{name}.rq").write_bytes(site.get(f"queries/{name}.rq"))
    found = json.loads(programs.run(*program, dumps / "beleidsgraaf.ttl", folder))
    return {Path(name).stem: plain(rows) for name, rows in found.items()}


@pytest.mark.parametrize("name", NAMES)
def test_the_dump_gives_the_rows_of_our_store(
    site: Site, theirs: dict[str, Rows], name: str
) -> None:
    text = (QUERIES / f"{name}.rq").read_text(encoding="utf-8")
    prefixes = {**vocabulary.prefixes(site.base), **uris.prefixes(site.base)}
    answer = publication.query(site.output, text, prefixes)
    rows = [
        {name: value for name, value in zip(answer.columns, row, strict=True) if value is not None}
        for row in answer.rows
    ]
    assert theirs[name] == plain(rows)


def test_most_queries_have_an_answer(theirs: dict[str, Rows]) -> None:
    """So that the comparison is not one of nothing with nothing."""
    assert sum(1 for rows in theirs.values() if rows) > 0.8 * len(NAMES)


@pytest.mark.parametrize("name", ["targets-due", "organisations-by-documents"])
def test_our_endpoint_gives_comunica_the_rows_of_our_command(
    site: Site, tmp_path: Path, name: str
) -> None:
    query = tmp_path / "query.rq"
    query.write_bytes(site.get(f"queries/{name}.rq"))
    words = (f"sparql@{site.base}/sparql", "-f", query, "-t", "application/sparql-results+json")
    results = json.loads(programs.run(*programs.npm("comunica-sparql-file"), *words))
    rows = [
        {key: term["value"] for key, term in row.items()} for row in results["results"]["bindings"]
    ]
    own = json.loads(site.command("query", "--name", name, "--format", "json"))
    assert len(own) > 10
    assert plain(rows) == plain(own)


def test_the_address_of_a_document_leads_comunica_to_its_data(site: Site) -> None:
    """It asks for RDF at `/id/…`, is sent on, and reads the description."""
    document = f"{site.base}/id/document/mora-advies-modal-shift"
    query = f"SELECT ?title {{ <{document}> <http://purl.org/dc/terms/title> ?title }}"
    words = (document, query, "-t", "application/sparql-results+json")
    results = json.loads(programs.run(*programs.npm("comunica-sparql-file"), *words))
    own = json.loads(site.command("query", query, "--format", "json"))
    assert [row["title"]["value"] for row in results["results"]["bindings"]] == [own[0]["title"]]
