"""Precision, recall and F1 of spans, B-cubed of clusters, accuracy of attributes.

A strict match has the same type, start and end; an overlap match shares characters, one to one,
greatest overlap first. Intervals are 95 % by bootstrap over documents (B. Efron, 1979), with a
fixed seed: the documents, not the mentions, are what differs from one sample to the next.
"""

import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

ATTRIBUTES: Mapping[str, tuple[str, ...]] = {
    "INSTRUMENT": ("kind",),
    "TARGET": ("value", "unit", "comparator", "deadline"),
    "REFERENCE": ("kind", "year", "number", "celex", "url"),
}
_SAMPLES = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """A span of a type in a document, annotated or extracted."""

    doc: str
    start: int
    end: int
    type: str
    attributes: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Count:
    """Matches, spans found and spans annotated, of one document."""

    right: int
    found: int
    gold: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """Precision, recall, F1, and the 95 % interval of F1."""

    precision: float
    recall: float
    f1: float
    low: float
    high: float
    gold: int
    found: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """All that is measured of one type."""

    strict: Measure
    overlap: Measure
    bcubed: float | None
    attributes: Mapping[str, tuple[float, int]]  # name → share right, number compared


Pair = tuple[Annotation, Annotation]


def score(gold: Iterable[Annotation], found: Iterable[Annotation], kind: str) -> Score:
    """The score of one type over all documents."""
    by_doc: dict[str, tuple[list[Annotation], list[Annotation]]] = defaultdict(lambda: ([], []))
    for item in gold:
        if item.type == kind:
            by_doc[item.doc][0].append(item)
    seen: set[tuple[str, int, int]] = set()
    for item in found:
        place = (item.doc, item.start, item.end)
        if item.type == kind and place not in seen:
            seen.add(place)
            by_doc[item.doc][1].append(item)
    strict: list[Count] = []
    loose: list[Count] = []
    exact: list[Pair] = []
    pairs: list[Pair] = []
    for _, (expected, given) in sorted(by_doc.items()):
        at = {(item.start, item.end): item for item in given}
        same = [(g, at[g.start, g.end]) for g in expected if (g.start, g.end) in at]
        near = overlap_pairs(expected, given)
        exact += same
        pairs += near
        strict.append(Count(len(same), len(given), len(expected)))
        loose.append(Count(len(near), len(given), len(expected)))
    return Score(
        strict=measure(strict),
        overlap=measure(loose),
        bcubed=bcubed(exact) if kind in ("ORG", "INSTRUMENT") else None,
        attributes=_attributes(pairs, ATTRIBUTES.get(kind, ())),
    )


def measure(counts: Sequence[Count]) -> Measure:
    """The measure over documents, with the interval of F1."""
    right, found, gold = (
        sum(getattr(count, part) for count in counts) for part in ("right", "found", "gold")
    )
    draw = random.Random(2026)  # noqa: S311 - a fixed seed, so that equal input gives equal figures
    samples = (
        sorted(_f1([counts[draw.randrange(len(counts))] for _ in counts]) for _ in range(_SAMPLES))
        if counts
        else [0.0]
    )
    return Measure(
        precision=right / found if found else 0.0,
        recall=right / gold if gold else 0.0,
        f1=_f1(counts),
        low=samples[int(0.025 * len(samples))],
        high=samples[min(len(samples) - 1, int(0.975 * len(samples)))],
        gold=gold,
        found=found,
    )


def _f1(counts: Iterable[Count]) -> float:
    right = total = 0
    for count in counts:
        right += count.right
        total += count.found + count.gold
    return 2 * right / total if total else 0.0


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


def bcubed(pairs: Sequence[Pair]) -> float | None:
    """B-cubed F1 (Bagga and Baldwin, 1998) of the clusters over strictly matched mentions."""
    if not pairs:
        return None
    golds = [str(one.attributes.get("key")) for one, _ in pairs]
    founds = [
        str(other.attributes.get("uri") or other.attributes.get("key") or f"none:{index}")
        for index, (_, other) in enumerate(pairs)
    ]
    by_gold: dict[str, set[int]] = defaultdict(set)
    by_found: dict[str, set[int]] = defaultdict(set)
    for index, (one, other) in enumerate(zip(golds, founds, strict=True)):
        by_gold[one].add(index)
        by_found[other].add(index)
    both = [
        (len(by_gold[one] & by_found[other]), len(by_found[other]), len(by_gold[one]))
        for one, other in zip(golds, founds, strict=True)
    ]
    precision = sum(common / size for common, size, _ in both) / len(pairs)
    recall = sum(common / size for common, _, size in both) / len(pairs)
    return 2 * precision * recall / (precision + recall)


def same_value(expected: Any, given: Any) -> bool:
    """Whether an attribute has the annotated value: as numbers, else as words."""
    if given is None:
        return False
    try:
        return abs(float(expected) - float(given)) < 1e-9
    except (TypeError, ValueError):
        return _words(expected) == _words(given)


def _words(value: Any) -> str:
    return " ".join(str(value).casefold().split()).rstrip("./")


def _attributes(pairs: Sequence[Pair], names: Iterable[str]) -> dict[str, tuple[float, int]]:
    shares: dict[str, tuple[float, int]] = {}
    for name in names:
        having = [
            (one.attributes[name], other.attributes.get(name))
            for one, other in pairs
            if one.attributes.get(name) not in (None, "", [])
        ]
        if having:
            right = sum(same_value(expected, given) for expected, given in having)
            shares[name] = (right / len(having), len(having))
    return shares
