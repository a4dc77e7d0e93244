"""From the stage outputs of all documents of a release to the graph of links, validated."""

from collections.abc import Iterable, Sequence

from pipeline import mapping
from pipeline.defs import stages
from pipeline.defs.workshop import Item, Workshop
from pipeline.linking.corpus import ties_of
from pipeline.linking.linked import pair
from pipeline.model import Finding, Severity
from pipeline.validation.links import link_findings, subjects


def corpus_links(
    workshop: Workshop, items: Sequence[Item], graphs: Iterable[str], base: str
) -> tuple[str, tuple[Finding, ...]]:
    """The graph as N-Triples, and what is wrong with it; nothing of it when it has a violation.

    Only documents that go into the release take part; `graphs` are theirs, as N-Triples.
    """
    linked = [
        pair(
            stages.document_of(workshop, item),
            stages.mentions_of(workshop, item),
            stages.links_of(workshop, item),
        )
        for item in items
    ]
    graph = mapping.links_graph(ties_of(linked, base), (), base)
    found = link_findings(graph, subjects(graphs), base) if graph else ()
    if any(finding.severity is Severity.VIOLATION for finding in found):
        return "", found
    return graph.serialize(format="nt"), found
