"""Of overlapping finds of one type, the ones that stay."""

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
    taken: set[int] = set()
    for item, confidence in ranked:
        cells = range(item.span.start, item.span.end)
        if taken.isdisjoint(cells):
            taken.update(cells)
            kept.append((item, confidence))
    return sorted(kept, key=lambda entry: entry[0].span.start)
