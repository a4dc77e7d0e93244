"""Where the name of an instrument begins and ends: periods, heads, adjectives, capitals."""

import re

from pipeline.model import Span

_PERIOD = re.compile(r" (?:19|20)\d\d ?[-–/‐‑] ?(?:19|20)?\d\d(?!\d)")
_YEAR = re.compile(r" (?:voor )?20\d\d(?![\d-]|[/.]\d)(?! (?:is|zijn|was|werd|in|tot)\b)")
_TO_YEAR = re.compile(r" voor 20\d\d(?![\d-])")
_DATED = frozenset(("strategy", "monitor"))  # kinds whose names may end in a single year
_CONNECTOR = (
    r"(?:(?:van|voor|en|in|op|naar|met|aan|tot|over|of|de|het|een|der|den|&|inzake|tegen|rond|"
    r"of the|for the|for|of|and|on|to|the|du|des|la|le|les|pour|et)\s)"
)
_CAPITAL = r"(?:[A-ZÀ-ÖØ-Þ][^\W_]*(?:[-’'&+.²][^\W_]+)*[+²]?|\d{1,4}(?:\.\d)?(?![\d.]))"
_MORE = re.compile(rf"[ ]{_CONNECTOR}{{0,2}}(?:[A-ZÀ-ÖØ-Þ][^\W_]*(?:[-’'&+²][^\W_]+)*[+²-]?)(?![\w])")
_LISTED = re.compile(rf",[ ](?=[A-ZÀ-ÖØ-Þ])[A-ZÀ-ÖØ-Þ][^\W_]*(?:[-’'][^\W_]+)*(?![\w])")
_BEFORE = re.compile(r"(?:^|[^\w-])((?:[A-ZÀ-ÖØ-Þ][^\W\d_]*(?:-[^\W_]+)*-?)(?: (?:en|of|&|voor|van|de))?) $")


def with_period(text: str, span: Span, kind: str) -> Span:
    """The span with the period or year that belongs to the name.

    "Spoorplan 2024-2028", "Spoorvisie 2040"; not "Spoorwet 2040".
    """
    period = _PERIOD.match(text, span.end)
    if period:
        return Span(span.start, period.end())
    year = _TO_YEAR.match(text, span.end)
    if kind in _DATED:
        year = year or _YEAR.match(text, span.end)
    return Span(span.start, year.end()) if year else span


def has_period(text: str, at: int) -> bool:
    """Whether a period of years, or one year, follows."""
    return bool(_PERIOD.match(text, at))


def name_end(text: str, at: int, *, listed: bool = False) -> int:
    """Where the capitalised words that follow end: "… Sterk Spoor voor Vlaanderen"; else `at`.

    With `listed`, commas may stand between: "… Economie, Wetenschap en Innovatie".
    """
    for _ in range(14):
        more = _MORE.match(text, at) or (_LISTED.match(text, at) if listed else None)
        if not more:
            break
        at = more.end()
    return at


def name_start(text: str, at: int, floor: int) -> int:
    """Where the capitalised words that go before begin: "Lokaal Energie- en …"; else `at`."""
    for _ in range(8):
        before = _BEFORE.search(text, max(floor, at - 60), at)
        if not before or before.start(1) < floor:
            break
        at = before.start(1)
    return at
