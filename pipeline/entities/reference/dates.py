"""Dates as references write them, and their ISO form.

"7 mei 2004", "1 december 1975", "1er mars 2019", "May 7, 2004", "07/05/2004", "20 maart" (the
year then stands elsewhere in the entry), "oktober 2022".
"""

import re
from collections.abc import Iterator

from pipeline.months import MONTHS, NAMES

YEAR = r"(?:1[89]|20)\d\d"
MONTH = rf"(?i:(?:{NAMES})(?![\w-])\.?)"
DAY_MONTH = rf"(?<!\d)\d{{1,2}}(?:er|ste|de|e|st|nd|rd|th)? {MONTH}"
MONTH_YEAR = rf"{MONTH} {YEAR}(?!\d)"
DATE = (
    rf"(?:{DAY_MONTH},? {YEAR}(?!\d)|{MONTH} \d{{1,2}}, {YEAR}(?!\d)"
    rf"|(?<!\d)\d{{1,2}}(?P<cut>[/.-])\d{{1,2}}(?P=cut){YEAR}(?!\d))"
)
ANY_DATE = re.compile(DATE)
_YEAR_END = re.compile(rf"{YEAR}(?!\d)")
_LONGEST = 24  # characters of a date before its year
_DAY_FIRST = re.compile(rf"(\d{{1,2}})\w* ({NAMES})\.?(?:,? ({YEAR}))?", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"({NAMES})\.?(?: (\d{{1,2}}),)? ({YEAR})", re.IGNORECASE)
_FIGURES = re.compile(rf"(\d{{1,2}})[/.-](\d{{1,2}})[/.-]({YEAR})")
_LAST_MONTH, _LAST_DAY = 12, 31


def places_of_dates(text: str) -> Iterator[tuple[int, int]]:
    """Where full dates stand; years are found first, because months are dear to look for."""
    for year in _YEAR_END.finditer(text):
        found = ANY_DATE.search(text, max(0, year.start() - _LONGEST), year.end())
        if found:
            yield found.span()


def date_pattern(group: str) -> str:
    """A pattern for one full date in a named group; may be used twice in one expression."""
    return f"(?P<{group}>{DATE.replace('cut', f'cut_{group}')})"


def iso(text: str, year: str | None = None) -> str | None:
    """The date in ISO form, to the day or the month; `year` completes "20 maart".

    >>> iso("7 mei 2004"), iso("oktober 2022"), iso("20 maart", "2023"), iso("7.5.2004")
    ('2004-05-07', '2022-10', '2023-03-20', '2004-05-07')
    >>> iso("45 mei 2004")
    """
    if found := _FIGURES.search(text):
        return _made(found[3], int(found[2]), int(found[1]))
    if found := _DAY_FIRST.search(text):
        whole = found[3] or year
        return whole and _made(whole, MONTHS[found[2].lower()], int(found[1]))
    if found := _MONTH_FIRST.search(text):
        month = MONTHS[found[1].lower()]
        return _made(found[3], month, int(found[2])) if found[2] else f"{found[3]}-{month:02d}"
    return None


def _made(year: str, month: int, day: int) -> str | None:
    if not (1 <= month <= _LAST_MONTH and 1 <= day <= _LAST_DAY):
        return None
    return f"{year}-{month:02d}-{day:02d}"
