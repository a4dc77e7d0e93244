"""Whether the attributes of a find are those annotated."""

from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.evaluation.annotation import Pair
from pipeline.evaluation.measures import Share, share

ATTRIBUTES: Mapping[str, tuple[str, ...]] = {
    "INSTRUMENT": ("kind",),
    "TARGET": ("value", "unit", "comparator", "deadline"),
    "REFERENCE": ("kind", "year", "number", "celex", "url"),
}
"""The attributes that are compared, by type."""


def attribute_shares(kind: str, documents: Sequence[Sequence[Pair]]) -> dict[str, Share]:
    """The share right of each attribute, over the pairs of each document that have it annotated."""
    shares = {}
    for name in ATTRIBUTES.get(kind, ()):
        counts = [_counted(name, pairs) for pairs in documents]
        if any(compared for _, compared in counts):
            shares[name] = share(counts)
    return shares


def wrong_attributes(pair: Pair) -> list[str]:
    """The names of the attributes that differ from those annotated."""
    gold, found = pair
    return [
        name
        for name in ATTRIBUTES.get(gold.type, ())
        if gold.attributes.get(name) not in (None, "", [])
        and not same_value(gold.attributes[name], found.attributes.get(name))
    ]


def same_value(expected: Any, given: Any) -> bool:
    """Whether an attribute has the annotated value: as numbers, else as words.

    >>> same_value("2030", 2030), same_value("GWh/jaar.", "gwh/jaar"), same_value(0, None)
    (True, True, False)
    """
    if given is None:
        return False
    try:
        return abs(float(expected) - float(given)) < 1e-9
    except (TypeError, ValueError):
        return _words(expected) == _words(given)


def _words(value: Any) -> str:
    return " ".join(str(value).casefold().split()).rstrip("./")


def _counted(name: str, pairs: Sequence[Pair]) -> tuple[int, int]:
    having = [
        same_value(one.attributes[name], other.attributes.get(name))
        for one, other in pairs
        if one.attributes.get(name) not in (None, "", [])
    ]
    return sum(having), len(having)
