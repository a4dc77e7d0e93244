"""What a mention of a target says."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A quantified policy goal, as one passage states it."""

    indicator: str | None = None  # as in the text, without the value
    comparator: str = "="  # "=", ">=", "<=", "+" (increase by), "-" (decrease by)
    value: Decimal | None = None
    maximum: Decimal | None = None  # of a range; `value` is then its minimum
    unit: str | None = None  # "%", "EUR", "persons", "rank", "count", or as in the text
    baseline: Decimal | None = None
    baseline_unit: str | None = None
    baseline_year: int | None = None
    deadline: str | None = None  # year or ISO date
    scope: str | None = None
    holder: str | None = None  # name as in the text
    modality: str | None = None  # "binding", "intended", "recommended", "conditional"


def attributes(value: Target) -> dict[str, Any]:
    """The attributes of a TARGET in the annotation guide; what is not stated is left out."""
    names = ("indicator", "comparator", "unit", "deadline", "scope", "modality")
    row: dict[str, Any] = {name: getattr(value, name) for name in names}
    for name in ("value", "maximum", "baseline"):
        number: Decimal | None = getattr(value, name)
        row[name] = None if number is None else _plain(number)
    row["baseline_year"] = value.baseline_year
    return {name: item for name, item in row.items() if item is not None}


def _plain(number: Decimal) -> int | float:
    return int(number) if number == number.to_integral_value() else float(number)
