"""How often each rule and each signal was right on gold: what confidence is computed from."""

from collections import Counter
from collections.abc import Iterable, Sequence

from pipeline.evaluation.gold import Gold
from pipeline.evaluation.scoring import Annotation

Records = dict[str, dict[str, list[int]]]


def records(gold: Gold, found: Sequence[Annotation], signals: Iterable[tuple[str, ...]]) -> Records:
    """`{"rules": {rule: [right, total]}, "signals": {…}, "types": {…}}`.

    `signals` are those of each find, in the same order. A target or a reference counts as right
    when it overlaps gold by more than half; names must match exactly.
    """
    exact = {(item.doc, item.type, item.start, item.end) for item in gold.annotations}
    counts: dict[str, dict[str, Counter[bool]]] = {"rules": {}, "signals": {}, "types": {}}
    for item, seen in zip(found, signals, strict=True):
        right = (item.doc, item.type, item.start, item.end) in exact or (
            item.type in ("TARGET", "REFERENCE") and _mostly(item, gold)
        )
        rule = str(item.attributes["rule"])
        kind = rule.split(".", 1)[0]
        counts["rules"].setdefault(rule, Counter())[right] += 1
        counts["types"].setdefault(kind, Counter())[right] += 1
        for signal in set(seen):
            counts["signals"].setdefault(f"{kind}:{signal}", Counter())[right] += 1
    return {
        part: {name: [one[True], one.total()] for name, one in sorted(table.items())}
        for part, table in counts.items()
    }


def _mostly(item: Annotation, gold: Gold) -> bool:
    for other in gold.annotations:
        if (other.doc, other.type) == (item.doc, item.type):
            common = min(item.end, other.end) - max(item.start, other.start)
            if 2 * common > max(item.end, other.end) - min(item.start, other.start):
                return True
    return False
