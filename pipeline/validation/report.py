"""The validation report of a run: one SHACL report over all documents, with its provenance.

`sh:conforms` says whether there is no violation; warnings and remarks stand in the report and keep
nothing out of a release. Every node has an IRI, results are numbered in a fixed order.
"""

from collections.abc import Iterable, Iterator

from rdflib import DCTERMS, PROV, RDF, RDFS, SH, XSD, Graph, Literal, URIRef
from rdflib.util import from_n3

from pipeline import uris
from pipeline.model import Finding, Run, Severity
from pipeline.validation.shapes import message_of
from pipeline.vocabulary import BG, new_graph

_SEVERITIES = {
    Severity.VIOLATION: SH.Violation,
    Severity.WARNING: SH.Warning,
    Severity.INFO: SH.Info,
}
_Triples = Iterator[tuple[URIRef, URIRef, URIRef | Literal]]


def report_of(findings: Iterable[Finding], run: Run, base: str) -> Graph:
    """The SHACL results among the findings as one report."""
    results = [finding for finding in findings if finding.component]
    activity = uris.thing(base, "activity", f"validation-{run.version}")
    graph = new_graph(base)
    for triple in _activity(activity, run, base):
        graph.add(triple)
    for triple in _report(uris.part(activity, "report"), activity, results, base):
        graph.add(triple)
    return graph


def _activity(activity: URIRef, run: Run, base: str) -> _Triples:
    agent = uris.part(uris.thing(base, "activity", uris.slug(run.software)), "software")
    yield activity, RDF.type, PROV.Activity
    yield activity, RDFS.label, Literal(f"Validatie {run.version}", lang="nl")
    yield activity, RDFS.label, Literal(f"Validation {run.version}", lang="en")
    yield activity, PROV.startedAtTime, Literal(run.as_of, datatype=XSD.dateTime)
    yield activity, PROV.wasInformedBy, uris.thing(base, "activity", f"run-{run.version}")
    yield activity, BG.configurationHash, Literal(run.configuration)
    yield activity, PROV.wasAssociatedWith, agent
    yield agent, RDF.type, PROV.SoftwareAgent
    yield agent, RDFS.label, Literal(run.software)


def _report(report: URIRef, activity: URIRef, results: list[Finding], base: str) -> _Triples:
    conforms = all(result.severity is not Severity.VIOLATION for result in results)
    yield report, RDF.type, SH.ValidationReport
    yield report, PROV.wasGeneratedBy, activity
    yield report, SH.conforms, Literal(conforms)
    for number, result in enumerate(sorted(results, key=_order), start=1):
        node = uris.part(activity, f"finding-{number}")
        yield report, SH.result, node
        yield from _result(node, result, base)


def _result(node: URIRef, result: Finding, base: str) -> _Triples:
    yield node, RDF.type, SH.ValidationResult
    yield node, SH.resultSeverity, _SEVERITIES[result.severity]
    yield node, SH.focusNode, uris.iri(result.focus)
    yield node, SH.sourceShape, uris.iri(result.code)
    yield node, SH.sourceConstraintComponent, uris.iri(result.component)
    yield node, SH.resultMessage, Literal(result.message, lang="en")
    yield node, DCTERMS.isPartOf, uris.document(base, result.document)
    dutch = message_of(base, result.code, "nl")
    if dutch:
        yield node, SH.resultMessage, Literal(dutch, lang="nl")
    if result.path:
        yield node, SH.resultPath, uris.iri(result.path)
    value = from_n3(result.value) if result.value else None
    if isinstance(value, URIRef | Literal):
        yield node, SH.value, value


def _order(finding: Finding) -> tuple[str, ...]:
    return (finding.document, finding.code, finding.focus, finding.path, finding.value)
