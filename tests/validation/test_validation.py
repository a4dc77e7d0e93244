"""Findings, the report of a run, and RDF files from outside."""

import gzip
from pathlib import Path

import pytest
from rdflib import PROV, RDF, SH, SKOS, XSD, BNode, Graph, Literal

from pipeline import uris, validation
from pipeline.errors import FormatError, SourceError
from pipeline.mapping import graph_of
from pipeline.model import Finding, Severity
from pipeline.vocabulary import BG, OA
from tests.mapping import examples as made

BASE = made.BASE
TRUE, FALSE = Literal("true", datatype=XSD.boolean), Literal("false", datatype=XSD.boolean)
SERV = uris.thing(BASE, "organisation", "serv")


@pytest.fixture
def graph() -> Graph:
    return graph_of(made.DOCUMENT, made.MENTIONS, made.LINKS, made.ENTITY_TYPES, made.RUN, BASE)


def with_trouble(graph: Graph) -> Graph:
    """Three things wrong: an undescribed entity, a confidence over 1, a second kind."""
    graph.remove((SERV, SKOS.prefLabel, None))
    mention = uris.iri(made.PLAN.id)
    graph.set(
        (
            mention,
            BG.confidence,
            Literal("1.5", datatype=XSD.decimal),
        )
    )
    plan = uris.iri(made.LINKS[3].uri)
    graph.add((plan, BG.instrumentKind, uris.concept(BASE, "instrument-kind", "fund")))
    return graph


def test_a_sound_graph_has_no_findings(graph: Graph) -> None:
    assert validation.findings(graph, "x") == ()


def test_validation_leaves_the_graph_as_it_was(graph: Graph) -> None:
    before = set(graph)
    validation.findings(graph, "x")
    assert set(graph) == before


def test_a_finding_says_what_where_and_how_bad(graph: Graph) -> None:
    found = validation.findings(with_trouble(graph), "x")
    by_code = {item.code.rpartition("#")[2]: item for item in found}
    assert by_code["instrument-one-kind"].severity is Severity.WARNING
    confidence = by_code["mention-confidence"]
    assert confidence.severity is Severity.VIOLATION
    assert (confidence.document, confidence.stage) == ("x", "validate")
    assert confidence.focus == made.PLAN.id
    assert confidence.path == str(BG.confidence)
    assert confidence.value.startswith('"1.5"')
    assert confidence.component.endswith("#MaxInclusiveConstraintComponent")
    assert confidence.message.startswith("A mention has exactly one confidence")
    assert "1.5" in confidence.message
    assert by_code["organisation-label"].focus == str(SERV)


def test_findings_come_in_one_order(graph: Graph) -> None:
    trouble = with_trouble(graph)
    again = Graph()
    for triple in sorted(trouble, reverse=True):
        again.add(triple)
    assert validation.findings(trouble, "x") == validation.findings(again, "x")


def test_a_quote_of_another_length_than_its_position_names_the_quote(graph: Graph) -> None:
    quote = uris.part(uris.iri(made.SERV.id), "quote")
    graph.set((quote, OA.exact, Literal("SERV!", lang="nl")))
    (finding,) = validation.findings(graph, "x")
    assert str(quote) in finding.message
    assert finding.message.startswith("A quote is not as long")


def test_a_quote_is_compared_with_the_text_beside_the_graph(graph: Graph) -> None:
    other = made.TEXT.replace("SERV", "VRES")
    assert validation.findings(graph, made.DOCUMENT.id, made.TEXT) == ()
    before = set(graph)
    found = validation.findings(graph, made.DOCUMENT.id, other)
    assert {item.code.rpartition("#")[2] for item in found} == {"quotes-of-text"}
    assert set(graph) == before


def test_a_dangling_entity_is_a_violation(graph: Graph) -> None:
    graph.remove((uris.iri(made.LINKS[-1].uri), None, None))
    codes = {item.code.rpartition("#")[2] for item in validation.findings(graph, "x")}
    assert codes == {
        "citation-cited",
        "document-cites",
        "document-mentions",
        "links-described",
        "mention-body",
    }


def test_the_report_of_a_sound_run_conforms() -> None:
    report = validation.report((), made.RUN, BASE)
    (summary,) = report.subjects(RDF.type, SH.ValidationReport)
    assert report.value(summary, SH.conforms) == TRUE
    activity = report.value(summary, PROV.wasGeneratedBy)
    assert (activity, RDF.type, PROV.Activity) in report
    assert validation.findings(report, "report") == ()


def test_the_report_holds_every_result_without_blank_nodes(graph: Graph) -> None:
    found = validation.findings(with_trouble(graph), str(made.DOCUMENT.id))
    report = validation.report(reversed(found), made.RUN, BASE)
    results = set(report.subjects(RDF.type, SH.ValidationResult))
    assert len(results) == len(found) > 2
    assert FALSE in set(report.objects(None, SH.conforms))
    assert not [node for triple in report for node in triple if isinstance(node, BNode)]
    assert set(report) == set(validation.report(found, made.RUN, BASE))
    for node in results:
        languages = sorted(str(text.language) for text in report.objects(node, SH.resultMessage))  # type: ignore[attr-defined]
        assert languages == ["en", "nl"]


def test_warnings_alone_conform(graph: Graph) -> None:
    found = validation.findings(with_trouble(graph), "x")
    warnings = [item for item in found if item.severity is Severity.WARNING]
    assert warnings
    report = validation.report(warnings, made.RUN, BASE)
    assert list(report.objects(None, SH.conforms)) == [TRUE]


def test_a_finding_of_another_stage_is_no_shacl_result() -> None:
    other = Finding(
        severity=Severity.VIOLATION, document="x", stage="read", code="empty-file", message="Empty."
    )
    report = validation.report([other], made.RUN, BASE)
    assert not list(report.subjects(RDF.type, SH.ValidationResult))


@pytest.mark.parametrize(
    ("ending", "form"),
    [("ttl", "turtle"), ("nt", "nt"), ("jsonld", "json-ld"), ("rdf", "xml"), ("ttl.gz", "turtle")],
)
def test_a_file_of_any_format_is_validated(
    graph: Graph, tmp_path: Path, ending: str, form: str
) -> None:
    path = tmp_path / f"x.{ending}"
    data = with_trouble(graph).serialize(format=form).encode()
    path.write_bytes(gzip.compress(data) if ending.endswith("gz") else data)
    found = validation.validate_file(path)
    assert {item.document for item in found} == {path.name}
    assert found == validation.findings(with_trouble(graph), path.name)


def test_quads_are_validated_as_their_union(graph: Graph, tmp_path: Path) -> None:
    name = uris.document(BASE, made.DOCUMENT.id).n3()
    lines = graph.serialize(format="nt").splitlines()
    path = tmp_path / "x.nq"
    path.write_text("".join(f"{line[:-1]}{name} .\n" for line in lines if line), encoding="utf-8")
    assert validation.validate_file(path) == ()


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("x.ttl", b"<a> <b", FormatError),
        ("x.nt", b"niet goed", FormatError),
        ("x.nq", b"niet goed", FormatError),
        ("x.rdf", b"<rdf:RDF", FormatError),
        ("x.jsonld", b"{", FormatError),
        ("x.txt", b"", FormatError),
        ("x.ttl.gz", b"niet gezipt", SourceError),
        ("x.ttl", b"\xff\xfe", FormatError),
        ("x.ttl", None, SourceError),
    ],
)
def test_a_file_that_is_no_rdf_is_named(
    tmp_path: Path, name: str, content: bytes | None, error: type[Exception]
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(error, match=r"x\."):
        validation.validate_file(path)


def test_thousands_of_mentions_are_no_burden(graph: Graph) -> None:
    """The graph comes from the stage before as N-Triples; nothing is lost on the way."""
    assert set(validation.graph_from(graph.serialize(format="nt"))) == set(graph)
