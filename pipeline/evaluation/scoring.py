"""The score of one type: strict and overlapping spans, clusters, attributes.

A strict match has the same type, start and end; an overlap match shares characters, one to one,
greatest overlap first.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from pipeline.evaluation.annotation import Annotation, Pair, by_document, overlap_pairs
from pipeline.evaluation.attributes import attribute_shares
from pipeline.evaluation.clusters import Linked, bcubed, linked
from pipeline.evaluation.measures import Count, Measure, Share, measure


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """All that is measured of one type."""

    strict: Measure
    overlap: Measure
    bcubed: float | None
    linked: Linked | None
    attributes: Mapping[str, Share]


def score(
    gold: Iterable[Annotation],
    found: Iterable[Annotation],
    kind: str,
    authority: Collection[str] = frozenset(),
) -> Score:
    """The score of one type over all documents; `authority` holds the keys of organisations."""
    strict: list[Count] = []
    loose: list[Count] = []
    exact: list[Pair] = []
    pairs: list[list[Pair]] = []
    for expected, given in by_document(gold, found, kind):
        at = {(item.start, item.end): item for item in given}
        same = [(g, at[g.start, g.end]) for g in expected if (g.start, g.end) in at]
        near = overlap_pairs(expected, given)
        exact += same
        pairs.append(near)
        strict.append(Count(len(same), len(given), len(expected)))
        loose.append(Count(len(near), len(given), len(expected)))
    return Score(
        strict=measure(strict),
        overlap=measure(loose),
        bcubed=bcubed(exact) if kind in ("ORG", "INSTRUMENT") else None,
        linked=linked(exact, authority) if kind == "ORG" else None,
        attributes=attribute_shares(kind, pairs),
    )
