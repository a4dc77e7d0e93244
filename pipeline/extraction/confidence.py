"""How sure we are of a find: from how often its rule and its signals were right on gold.

`data/confidence.json` holds, for each type, rule and signal, how many of its finds were right and
how many there were, counted on documents that the rules were not tuned on (`beleidsgraaf evaluate
--calibrate` writes it; development documents count a tenth). A rule's share is drawn toward that of
its type, the more the fewer its finds; each signal shifts the log-odds by half of how much finds
with it differ from all of the type. More finds that were right never lower the result, and nothing
is ever certain: it stays in 0.02…0.99.
"""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

from pipeline.entities.entity_type import Found

_PRIOR, _PRIOR_WEIGHT = 0.8, 4.0  # of a type without finds, as if there had been four
_TYPE_WEIGHT = 8.0  # a rule or signal begins at the share of its type, as if with eight finds
_SIGNAL = 0.5  # signals overlap with one another and with the rule


@dataclass(frozen=True, slots=True)
class Record:
    """How often something was right; fractions, where finds count for less than one."""

    right: float
    total: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """The records of the rules ("organisation.gazetteer") and of the signals by type."""

    rules: Mapping[str, Record]
    signals: Mapping[str, Record]  # key: type and signal, "organisation:in-url"
    types: Mapping[str, Record]


def load() -> Calibration:
    """The calibration that ships with the code."""
    return calibration(
        json.loads(files("pipeline.data").joinpath("confidence.json").read_text("utf-8"))
    )


def calibration(raw: Mapping[str, Mapping[str, Sequence[float]]]) -> Calibration:
    """The calibration of records as they are stored."""
    rules, signals, types = (
        {name: Record(*counts) for name, counts in raw[part].items()}
        for part in ("rules", "signals", "types")
    )
    return Calibration(rules, signals, types)


def confidence(found: Found, known: Calibration) -> float:
    """The estimated probability that the find is right, to two decimals."""
    return probability(found.rule, found.signals, known)


def probability(rule: str, signals: Iterable[str], known: Calibration) -> float:
    """The estimated probability that a find by this rule, with these signals, is right."""
    kind = rule.split(".", 1)[0]
    usual = _share(known.types.get(kind), _PRIOR, _PRIOR_WEIGHT)
    odds = _log_odds(_share(known.rules.get(rule), usual, _TYPE_WEIGHT))
    for signal in sorted(set(signals)):
        record = known.signals.get(f"{kind}:{signal}")
        odds += _SIGNAL * (_log_odds(_share(record, usual, _TYPE_WEIGHT)) - _log_odds(usual))
    return round(min(0.99, max(0.02, 1 / (1 + math.exp(-odds)))), 2)


def _share(record: Record | None, prior: float, weight: float) -> float:
    right, total = (record.right, record.total) if record else (0.0, 0.0)
    return (right + prior * weight) / (total + weight)


def _log_odds(share: float) -> float:
    return math.log(share / (1 - share))
