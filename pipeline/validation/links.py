"""The graph of links against its shapes, and against what the documents of the release describe."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

from rdflib import PROV, RDF, Graph, Literal

from pipeline.model import Finding, Severity
from pipeline.validation.shacl import findings_of
from pipeline.vocabulary import BG, SHAPES

_SHAPES = tuple(
    str(SHAPES[name])
    for name in (
        "link",
        "link-subject",
        "link-predicate",
        "link-object",
        "link-rule",
        "link-confidence",
        "link-reason",
        "link-evidence",
        "decision",
        "decision-action",
        "decision-by",
        "decision-why",
        "decision-about",
        "decision-date",
    )
)
_NAME = "links"


def link_findings(graph: Graph, described: AbstractSet[str], base: str) -> tuple[Finding, ...]:
    """What is wrong with the graph of links; a violation keeps it out of the release.

    `described` are the subjects of the documents' graphs: a link may name no others.
    """
    return (*findings_of(graph, _NAME, base, only=_SHAPES), *_dangling(graph, described))


def subjects(ntriples: Iterable[str]) -> AbstractSet[str]:
    """The IRIs that N-Triples describe."""
    return {line.partition(" ")[0].strip("<>") for text in ntriples for line in text.splitlines()}


def _dangling(graph: Graph, described: AbstractSet[str]) -> Iterator[Finding]:
    for link in sorted(graph.subjects(RDF.type, BG.Link)):  # type: ignore[type-var]
        for term in (RDF.subject, RDF.object, PROV.wasDerivedFrom):
            for value in sorted(graph.objects(link, term)):  # type: ignore[type-var]
                if not isinstance(value, Literal) and str(value) not in described:
                    yield Finding(
                        severity=Severity.VIOLATION,
                        document=_NAME,
                        stage="validate",
                        code="dangling-link",
                        message=f"a link names {value}, which no document of the release describes",
                        focus=str(link),
                    )
