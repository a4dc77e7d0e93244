"""SHACL, by pySHACL: a graph in, findings out. pySHACL lives only here."""

from collections.abc import Iterator, Sequence

import pyshacl
from rdflib import RDF, SH, Graph, Literal, URIRef
from rdflib.term import Node

from pipeline.errors import ConfigurationError
from pipeline.model import Finding, Severity
from pipeline.validation.shapes import shapes_graph

_SEVERITIES = {
    str(SH.Violation): Severity.VIOLATION,
    str(SH.Warning): Severity.WARNING,
    str(SH.Info): Severity.INFO,
}
_LONGEST = 120
"""Characters of a value that a message shows."""


def findings_of(
    graph: Graph, document: str, base: str, only: Sequence[str] = ()
) -> tuple[Finding, ...]:
    """What the shapes have to say about the graph, sorted; nothing when it conforms.

    `only` names the shapes to apply, with those they refer to; without it all are.
    """
    _, results, text = pyshacl.validate(
        graph, shacl_graph=shapes_graph(base), inplace=True, use_shapes=list(only) or None
    )
    if not isinstance(results, Graph):  # pySHACL hands back its own failure
        raise ConfigurationError("shapes", f"pySHACL could not apply them: {text}")
    found = {_finding(results, node, document) for node in _results(results)}
    return tuple(sorted(found, key=_order))


def _results(report: Graph) -> Iterator[Node]:
    """The results of the report itself, without the details nested in them."""
    for summary in report.subjects(RDF.type, SH.ValidationReport):
        yield from report.objects(summary, SH.result)


def _finding(report: Graph, node: Node, document: str) -> Finding:
    path, value = report.value(node, SH.resultPath), report.value(node, SH.value)
    return Finding(
        severity=_SEVERITIES[str(report.value(node, SH.resultSeverity))],
        document=document,
        stage="validate",
        code=str(report.value(node, SH.sourceShape)),
        message=_message(report, node, value),
        focus=str(report.value(node, SH.focusNode)),
        path=str(path) if isinstance(path, URIRef) else "",
        value="" if value is None else value.n3(),
        component=str(report.value(node, SH.sourceConstraintComponent)),
    )


def _message(report: Graph, node: Node, value: Node | None) -> str:
    texts = [text for text in report.objects(node, SH.resultMessage) if isinstance(text, Literal)]
    english = sorted(texts, key=lambda text: (text.language != "en", text))
    said = str(english[0]) if english else "does not meet the shape"
    if value is None or str(value) in said:
        return said
    shown = value.n3()
    cut = shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"
    return f"{said} Found: {cut}"


def _order(finding: Finding) -> tuple[str, ...]:
    return (
        finding.document,
        finding.code,
        finding.focus,
        finding.path,
        finding.value,
        finding.component,
    )
