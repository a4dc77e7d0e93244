"""Of overlapping finds of one type, the ones that stay."""

from bisect import bisect_left
from collections.abc import Iterable

from pipeline.entities.entity_type import Found


def without_overlap(found: Iterable[tuple[Found, float]]) -> list[tuple[Found, float]]:
    """The finds that stay, in order of place; each comes with its confidence.

    The longer find wins; of two as long, the more confident; of two as confident, the first one,
    and of two at one place the one whose rule comes first in the alphabet.
    """
    ranked = sorted(
        found,
        key=lambda item: (
            item[0].span.start - item[0].span.end,
            -item[1],
            item[0].span.start,
            item[0].rule,
        ),
    )
    kept: list[tuple[Found, float]] = []
    for item, confidence in ranked:
        at = bisect_left(kept, item.span.start, key=_start)
        free = at == len(kept) or kept[at][0].span.start >= item.span.end
        if free and (at == 0 or kept[at - 1][0].span.end <= item.span.start):
            kept.insert(at, (item, confidence))
    return kept


def _start(entry: tuple[Found, float]) -> int:
    return entry[0].span.start
