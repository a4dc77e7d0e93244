"""From the stage outputs of all documents of a release to the graph of links, validated."""

from collections.abc import Iterable, Sequence

from pipeline import mapping
from pipeline.codec import decode
from pipeline.defs import stages
from pipeline.defs.workshop import Item, Workshop
from pipeline.linking.corpus import ties_of
from pipeline.linking.decisions import subject
from pipeline.linking.linked import pair
from pipeline.model import Decision, Finding, Severity
from pipeline.validation.links import link_findings, subjects


def corpus_links(
    workshop: Workshop, items: Sequence[Item], graphs: Iterable[str], base: str
) -> tuple[str, tuple[Finding, ...]]:
    """The graph as N-Triples, and what is wrong with it; nothing of it when it has a violation.

    Only documents that go into the release take part; `graphs` are theirs, as N-Triples.
    """
    linked = [
        pair(stages.document_of(workshop, item), *stages.reviewed_of(workshop, item))
        for item in items
    ]
    graph = mapping.links_graph(ties_of(linked, base), _decisions(workshop, items), base)
    found = link_findings(graph, subjects(graphs), base) if graph else ()
    if any(finding.severity is Severity.VIOLATION for finding in found):
        return "", found
    return graph.serialize(format="nt"), found


def _decisions(workshop: Workshop, items: Sequence[Item]) -> list[Decision]:
    """The decisions that were followed, each once."""
    rows = [row for item in items for row in stages.rows_of(workshop, item)["decisions"]]
    return sorted({decode(Decision, row) for row in rows}, key=subject)
