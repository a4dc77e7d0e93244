"""How often each rule and each signal was right on gold: what confidence is computed from.

Development documents overstate how often a rule is right, because it was tuned on them. So the
share of a type comes from held-out documents alone, and a find on a development document counts a
tenth in the records of its rule and its signals: it says how rules compare, not how good they are.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from pipeline.evaluation.annotation import Annotation

Records = dict[str, dict[str, list[float]]]
Estimate = Callable[[str, Sequence[str]], float]  # rule, signals → probability

_DEVELOPMENT_WEIGHT = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A find, and whether it is right."""

    doc: str
    rule: str
    signals: tuple[str, ...]
    right: bool
    held_out: bool


def judged(
    gold: Iterable[Annotation], found: Iterable[Annotation], development: Collection[str]
) -> list[Judged]:
    """Each find held against gold.

    A target or a reference is right when it shares more than half of its characters with an
    annotated one; a name must match exactly.
    """
    by_place: dict[tuple[str, str], list[Annotation]] = defaultdict(list)
    for item in gold:
        by_place[item.doc, item.type].append(item)
    return [
        Judged(
            doc=item.doc,
            rule=str(item.attributes["rule"]),
            signals=tuple(item.attributes["signals"]),
            right=any(_same(item, other) for other in by_place[item.doc, item.type]),
            held_out=item.doc not in development,
        )
        for item in found
    ]


def records(finds: Iterable[Judged]) -> Records:
    """`{"types": {type: [right, total]}, "rules": {rule: …}, "signals": {type:signal: …}}`."""
    made: dict[str, dict[str, list[float]]] = {"types": {}, "rules": {}, "signals": {}}
    for find in finds:
        kind = find.rule.split(".", 1)[0]
        weight = 1.0 if find.held_out else _DEVELOPMENT_WEIGHT
        names = [("rules", find.rule)]
        names += [("signals", f"{kind}:{signal}") for signal in set(find.signals)]
        if find.held_out:
            names.append(("types", kind))
        for part, name in names:
            record = made[part].setdefault(name, [0.0, 0.0])
            record[0] += weight * find.right
            record[1] += weight
    return {
        part: {name: [round(number, 1) for number in table[name]] for name in sorted(table)}
        for part, table in made.items()
    }


def cross_fitted(
    finds: Sequence[Judged], fit: Callable[[Records], Estimate]
) -> list[tuple[float, bool]]:
    """The estimate for each held-out find, made without the document that it stands in."""
    pairs: list[tuple[float, bool]] = []
    for doc in sorted({find.doc for find in finds if find.held_out}):
        estimate = fit(records(find for find in finds if find.doc != doc))
        pairs += (
            (estimate(find.rule, find.signals), find.right) for find in finds if find.doc == doc
        )
    return pairs


def _same(item: Annotation, other: Annotation) -> bool:
    if item.type not in ("TARGET", "REFERENCE"):
        return (item.start, item.end) == (other.start, other.end)
    common = min(item.end, other.end) - max(item.start, other.start)
    return 2 * common > max(item.end, other.end) - min(item.start, other.start)
