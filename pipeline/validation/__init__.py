"""Graphs in, findings out: the shapes of `shapes/` applied, and the report of a whole run."""

from collections.abc import Iterable
from pathlib import Path

from rdflib import RDF, Graph, Literal

from pipeline import uris
from pipeline.model import Finding, Run
from pipeline.settings import BASE_IRI
from pipeline.validation.files import graph_from, read_graph
from pipeline.validation.report import report_of
from pipeline.validation.shacl import findings_of
from pipeline.vocabulary import BG, NIF

__all__ = ["findings", "graph_from", "report", "validate_file"]


def findings(graph: Graph, document: str, text: str | None = None) -> tuple[Finding, ...]:
    """What the shapes say about a document's graph; a violation keeps it out of a release.

    With the text that is published beside the graph, each quote is compared with it.
    """
    base = _base_of(graph)
    if text is None:
        return findings_of(graph, document, base)
    whole_text = (uris.document(base, document), NIF.isString, Literal(text))
    graph.add(whole_text)
    found = findings_of(graph, document, base)
    graph.remove(whole_text)
    return found


def report(found: Iterable[Finding], run: Run, base: str) -> Graph:
    """The SHACL results of a run as one report graph, without blank nodes."""
    return report_of(found, run, base)


def validate_file(path: Path) -> tuple[Finding, ...]:
    """What the shapes say about an RDF file of any format."""
    return findings(read_graph(path), path.name)


def _base_of(graph: Graph) -> str:
    """The base IRI that the documents in the graph have; the usual one where it has none."""
    iris = sorted(str(iri) for iri in graph.subjects(RDF.type, BG.PolicyDocument))
    base, found, _ = iris[0].partition("/id/document/") if iris else ("", "", "")
    return base if found else BASE_IRI
