"""Precision, recall and F1 with their 95 % intervals, from counts of each document.

Intervals are by bootstrap over documents (B. Efron, 1979), with a fixed seed: the documents, not
the mentions, are what differs from one sample to the next.
"""

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

_SAMPLES = 1000
_T = TypeVar("_T")


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
class Share:
    """How many of those compared are right, with the 95 % interval."""

    share: float
    low: float
    high: float
    compared: int


def measure(counts: Sequence[Count]) -> Measure:
    """The measure over documents, with the interval of F1."""
    right, found, gold = (
        sum(getattr(count, part) for count in counts) for part in ("right", "found", "gold")
    )
    low, high = interval(counts, _f1)
    return Measure(
        precision=right / found if found else 0.0,
        recall=right / gold if gold else 0.0,
        f1=_f1(counts),
        low=low,
        high=high,
        gold=gold,
        found=found,
    )


def share(counts: Sequence[tuple[int, int]]) -> Share:
    """The share over documents, of (right, compared) in each."""
    low, high = interval(counts, _share)
    return Share(
        share=_share(counts), low=low, high=high, compared=sum(total for _, total in counts)
    )


def interval(counts: Sequence[_T], figure: Callable[[Sequence[_T]], float]) -> tuple[float, float]:
    """The middle 95 % of the figure over samples of the documents."""
    if not counts:
        return 0.0, 0.0
    draw = random.Random(2026)  # noqa: S311 - a fixed seed, so that equal input gives equal figures
    samples = sorted(
        figure([counts[draw.randrange(len(counts))] for _ in counts]) for _ in range(_SAMPLES)
    )
    return samples[int(0.025 * _SAMPLES)], samples[int(0.975 * _SAMPLES)]


def _f1(counts: Iterable[Count]) -> float:
    right = total = 0
    for count in counts:
        right += count.right
        total += count.found + count.gold
    return 2 * right / total if total else 0.0


def _share(counts: Sequence[tuple[int, int]]) -> float:
    total = sum(compared for _, compared in counts)
    return sum(right for right, _ in counts) / total if total else 0.0
