"""The legislature that "het regeerakkoord" belongs to, by its period or the document's date."""

import re

from pipeline.model import Document
from pipeline.months import NAMES

_PERIOD = re.compile(r"(\d{4}) ?[-–/‐‑] ?(\d{2,4})$")
_DATE = re.compile(
    rf"(?<!\d)(?:\d{{1,2}} (?:{NAMES})\.? |\d{{1,2}}[/.-]\d{{1,2}}[/.-])((?:19|20)\d\d)(?!\d)"
)
_FIRST, _LENGTH = 2004, 5  # Flemish elections every five years, in June
_HEAD = 6000  # characters in which a document says its date


def agreement_of(reading: str, year: int | None) -> str:
    """The period of the coalition agreement, "2019-2024"; empty when nothing tells it.

    >>> agreement_of("regeerakkoord 2019-2024", 2025), agreement_of("regeerakkoord", 2021)
    ('2019-2024', '2019-2024')
    >>> agreement_of("regeerakkoord", None)
    ''
    """
    stated = _PERIOD.search(reading)
    if stated:
        year = int(stated[1])
    if year is None or year < _FIRST:
        return ""
    start = _FIRST + (year - _FIRST) // _LENGTH * _LENGTH
    return f"{start}-{start + _LENGTH}"


def year_of(document: Document) -> int | None:
    """The year of a document: as stated, else the latest full date near its beginning."""
    if document.issued and document.issued[:4].isdigit():
        return int(document.issued[:4])
    years = [int(match[1]) for match in _DATE.finditer(document.text[:_HEAD])]
    return max(years, default=None)
