"""A span of a type in a document, annotated or extracted, and which of them overlap."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """A span of a type in a document."""

    doc: str
    start: int
    end: int
    type: str
    attributes: Mapping[str, Any]


Pair = tuple[Annotation, Annotation]  # annotated, found


def overlap_pairs(gold: Sequence[Annotation], found: Sequence[Annotation]) -> list[Pair]:
    """One-to-one pairs of overlapping spans of one document, greatest overlap first."""
    near: list[tuple[float, int, int]] = []
    for i, one in enumerate(gold):
        for j, other in enumerate(found):
            common = min(one.end, other.end) - max(one.start, other.start)
            if common > 0:
                union = max(one.end, other.end) - min(one.start, other.start)
                near.append((common / union, i, j))
    used: tuple[set[int], set[int]] = (set(), set())
    pairs: list[Pair] = []
    for _, i, j in sorted(near, reverse=True):
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            pairs.append((gold[i], found[j]))
    return pairs


def by_document(
    gold: Iterable[Annotation], found: Iterable[Annotation], kind: str
) -> Iterator[tuple[list[Annotation], list[Annotation]]]:
    """What is annotated and what was found of one type, document by document.

    Of two finds at one place the first counts.
    """
    parts: dict[str, tuple[list[Annotation], list[Annotation]]] = {}
    for item in gold:
        if item.type == kind:
            parts.setdefault(item.doc, ([], []))[0].append(item)
    seen: set[tuple[str, int, int]] = set()
    for item in found:
        place = (item.doc, item.start, item.end)
        if item.type == kind and place not in seen:
            seen.add(place)
            parts.setdefault(item.doc, ([], []))[1].append(item)
    return (parts[doc] for doc in sorted(parts))
