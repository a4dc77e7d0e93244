"""All documents of a run, linked, in; the ties between them out.

A document's own links depend on that document alone. What can be said only when all are known
stands apart, in the graph of links: adding a document changes ties, never the IRI of an entity.
"""

from collections.abc import Iterable

from pipeline.linking.bases import ties_of_bases
from pipeline.linking.linked import Linked
from pipeline.linking.targets import ties_of_targets
from pipeline.linking.works import ties_of_works
from pipeline.model import Tie


def ties_of(documents: Iterable[Linked], base: str) -> tuple[Tie, ...]:
    """The ties between the documents, sorted; the order in which they come makes no difference."""
    linked = sorted(documents, key=lambda one: (one.document.id, one.document.name))
    works = tuple(ties_of_works(linked, base))
    found = (*works, *ties_of_targets(linked, works, base), *ties_of_bases(linked))
    best: dict[tuple[str, str, str], Tie] = {}
    for tie in sorted(found, key=lambda tie: (-tie.score, tie.rule, tie.reason, tie.evidence)):
        if tie.subject != tie.object:
            best.setdefault((tie.subject, tie.predicate, tie.object), tie)
    return tuple(best[key] for key in sorted(best))
