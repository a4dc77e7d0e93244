"""Whether mentions of one entity got one identity, and the one that an authority gives it."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from pipeline.evaluation.annotation import Pair


@dataclass(frozen=True, slots=True)
class Linked:
    """Of the mentions of entities that the authority holds, the shares linked right and wrong."""

    right: float
    wrong: float
    compared: int


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


def linked(pairs: Sequence[Pair], authority: Collection[str]) -> Linked | None:
    """How strictly matched mentions of what the authority holds were linked.

    Wrong is a link to another of its rows; no link at all is neither right nor wrong.
    """
    keys = [
        (one.attributes["key"], other.attributes.get("key"))
        for one, other in pairs
        if one.attributes.get("key") in authority
    ]
    if not keys:
        return None
    right = sum(given == expected for expected, given in keys)
    wrong = sum(given in authority and given != expected for expected, given in keys)
    return Linked(right / len(keys), wrong / len(keys), len(keys))
