"""The CELEX number of an EU act, by construction from its type and its number.

Directives, decisions and recommendations are numbered year/number ("92/43/EEG", "2022/2555");
regulations were number/year until 2014 ("nr. 910/2014", "(EEG) nr. 1408/71"), since 2015 every
act is year/number ("(EU) 2018/842").
"""

import re

from pipeline.identifiers.celex import LETTERS, of_act

_NUMBER = re.compile(r"(\d{1,4})/(\d{1,4})")
_FIRST_YEAR, _LAST_YEAR, _NEW_ORDER = 1952, 2040, 2015
_TWO_THOUSANDS = 50  # "01/20/EG" is of 2001, "92/43/EEG" of 1992


def celex(act: str, number: str, *, numbered: bool, framework: bool = False) -> str | None:
    """The CELEX number; `numbered` says that "nr." stands before the number.

    >>> celex("directive", "92/43", numbered=False), celex("regulation", "910/2014", numbered=True)
    ('31992L0043', '32014R0910')
    >>> celex("regulation", "1408/71", numbered=True)
    '31971R1408'
    >>> celex("decision", "2022/2481", numbered=False)
    '32022D2481'
    """
    found = _NUMBER.match(number)
    if not found or act not in LETTERS:
        return None
    year, serial = _year_and_serial(found[1], found[2], act=act, numbered=numbered)
    if not _FIRST_YEAR <= year <= _LAST_YEAR or not serial:
        return None
    return f"3{year}F{serial:04d}" if framework else of_act(act, year, serial)


def _year_and_serial(one: str, two: str, *, act: str, numbered: bool) -> tuple[int, int]:
    first, last = _whole_year(one), _whole_year(two)
    if numbered and last and not (first and first >= _NEW_ORDER and len(two) < len(one)):
        return last, int(one)
    if act == "regulation" and not numbered and last and (not first or first < _NEW_ORDER):
        return last, int(one)
    if first:
        return first, int(two)
    return last, int(one)


def _whole_year(figures: str) -> int:
    """The year that the figures may stand for, 0 when they are none."""
    value = int(figures)
    if len(figures) == len("92"):
        return value + (1900 if value >= _TWO_THOUSANDS else 2000)
    return value if _FIRST_YEAR <= value <= _LAST_YEAR else 0
