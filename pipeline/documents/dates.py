"""Dates as people write them in, ISO 8601 out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pipeline.months import MONTHS, NAMES

_DATE = re.compile(
    rf"""(?<![\w/.-])(?:
      (?P<iso>\d{{4}})-(?P<iso_month>\d{{2}})(?:-(?P<iso_day>\d{{2}})(?:[T ][\d:.+Z-]*)?)?(?![\d-])
    | (?:(?P<day>\d{{1,2}})(?:er|ste|de|e|\.)?\s+)?(?P<month>{NAMES})\.?\s+(?P<year>\d{{4}})(?!\d)
    | (?P<name>{NAMES})\.?\s+(?P<english_day>\d{{1,2}}),?\s+(?P<english_year>\d{{4}})(?!\d)
    | (?P<n_day>\d{{1,2}})(?P<sep>[./-])(?P<n_month>\d{{1,2}})(?P=sep)(?P<n_year>\d{{4}})(?!\d)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_YEARS = range(1800, 2200)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a text."""

    start: int
    end: int
    iso: str  # ISO date or year-month


def dates_in(text: str) -> Iterator[Dated]:
    """All dates in a text, in order; impossible ones are left out.

    >>> [found.iso for found in dates_in("op 24 juni 2024, in mei 2021, 31/02/2020 en 2023-03-01")]
    ['2024-06-24', '2021-05', '2023-03-01']
    """
    for match in _DATE.finditer(text):
        iso = _iso(match)
        if iso:
            yield Dated(match.start(), match.end(), iso)


def iso_date(text: str) -> str | None:
    """The ISO date, year-month or year that a text states and nothing else; None if it does not.

    >>> iso_date("2024-06-24T10:00:00Z"), iso_date("7 mei 2004"), iso_date("2024"), iso_date("ooit")
    ('2024-06-24', '2004-05-07', '2024', None)
    """
    plain = " ".join(text.split())
    if re.fullmatch(r"\d{4}", plain):
        return plain if int(plain) in _YEARS else None
    if compact := re.match(r"(\d{4})(\d{2})(\d{2})(?!\d)", plain):
        return _checked(*compact.groups())
    match = _DATE.match(plain)
    return _iso(match) if match else None


def _iso(match: re.Match[str]) -> str | None:
    if match["iso"]:
        return _checked(match["iso"], match["iso_month"], match["iso_day"])
    if match["month"]:
        return _checked(match["year"], str(MONTHS[match["month"].lower()]), match["day"])
    if match["name"]:
        month = str(MONTHS[match["name"].lower()])
        return _checked(match["english_year"], month, match["english_day"])
    return _checked(match["n_year"], match["n_month"], match["n_day"])


def _checked(year: str, month: str, day: str | None) -> str | None:
    try:
        found = date(int(year), int(month), int(day or "1"))
    except ValueError:
        return None
    if found.year not in _YEARS:
        return None
    return found.isoformat() if day else f"{found:%Y-%m}"
