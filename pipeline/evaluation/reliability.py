"""Whether confidence means what it says: of the finds at 0.8, eight in ten should be right."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

_EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """The finds whose confidence lies in `[low, high)`."""

    low: float
    high: float
    count: int
    predicted: float  # their mean confidence
    observed: float  # the share that is right
    observed_low: float  # the 95 % interval of that share, by Wilson's score
    observed_high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Reliability:
    """The reliability curve and what it comes to."""

    bins: tuple[Bin, ...]
    count: int
    error: float  # expected calibration error: mean distance of predicted and observed
    brier: float  # mean squared distance of confidence and truth
    log_loss: float


def reliability(finds: Iterable[tuple[float, bool]]) -> Reliability | None:
    """The curve of finds, each with its confidence and whether it is right; None without any."""
    pairs = sorted(finds)
    if not pairs:
        return None
    bins = [
        _bin(low, high, inside)
        for low, high in pairwise(_EDGES)
        if (inside := [pair for pair in pairs if low <= pair[0] < high or pair[0] == high == 1.0])
    ]
    return Reliability(
        bins=tuple(bins),
        count=len(pairs),
        error=sum(one.count * abs(one.predicted - one.observed) for one in bins) / len(pairs),
        brier=sum((sure - right) ** 2 for sure, right in pairs) / len(pairs),
        log_loss=-sum(math.log(sure if right else 1 - sure) for sure, right in pairs) / len(pairs),
    )


def _bin(low: float, high: float, pairs: list[tuple[float, bool]]) -> Bin:
    count = len(pairs)
    observed = sum(right for _, right in pairs) / count
    z = 1.96
    middle = (observed + z * z / (2 * count)) / (1 + z * z / count)
    spread = z * math.sqrt(observed * (1 - observed) / count + z * z / (4 * count * count))
    half = spread / (1 + z * z / count)
    return Bin(
        low=low,
        high=high,
        count=count,
        predicted=sum(sure for sure, _ in pairs) / count,
        observed=observed,
        observed_low=max(0.0, middle - half),
        observed_high=min(1.0, middle + half),
    )
