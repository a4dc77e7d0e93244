"""How sure we are of a find: from how often its rule and its signals were right on gold.

`data/confidence.json` holds, for each rule and each signal, how many of its finds on the gold
documents were right and how many there were (`beleidsgraaf evaluate --calibrate` writes it). A
rule's share is smoothed toward 0.7; each signal then shifts the log-odds by how much finds
with it differ from all finds of the rule's type. Nothing is ever certain: results stay in
0.02…0.99.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from pipeline.entities.entity_type import Found

_PRIOR, _WEIGHT = 0.7, 4.0


@dataclass(frozen=True, slots=True)
class Record:
    """How often something was right."""

    right: int
    total: int


@dataclass(frozen=True, slots=True)
class Calibration:
    """The records of the rules ("organisation.gazetteer") and of the signals by type."""

    rules: Mapping[str, Record]
    signals: Mapping[str, Record]  # key: type and signal, "organisation:in-url"
    types: Mapping[str, Record]


def load() -> Calibration:
    """The calibration that ships with the code."""
    raw = json.loads(files("pipeline.data").joinpath("confidence.json").read_text("utf-8"))
    return Calibration(
        **{part: {name: Record(*counts) for name, counts in raw[part].items()} for part in raw}
    )


def confidence(found: Found, calibration: Calibration) -> float:
    """The estimated probability that the find is right, to two decimals."""
    kind = found.rule.split(".", 1)[0]
    odds = _log_odds(calibration.rules.get(found.rule))
    usual = _log_odds(calibration.types.get(kind))
    for signal in sorted(set(found.signals)):
        record = calibration.signals.get(f"{kind}:{signal}")
        if record is not None:
            odds += (_log_odds(record) - usual) / 2
    return round(min(0.99, max(0.02, 1 / (1 + math.exp(-odds)))), 2)


def _log_odds(record: Record | None) -> float:
    right, total = (record.right, record.total) if record else (0, 0)
    share = (right + _PRIOR * _WEIGHT) / (total + _WEIGHT)
    return math.log(share / (1 - share))
