"""CELEX numbers: "32022L2555" is a directive of 2022."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NewType

from pipeline.errors import InvalidIdentifier

Celex = NewType("Celex", str)

_SHAPE = re.compile(r"[0-9CE](?:19|20)\d{2}[A-Z]{1,2}\d{4,5}(?:R\(\d{2}\)|\(\d{2}\))?\Z")

YEARS = range(1952, 2100)
_NUMBERS = range(1, 10_000)

LETTERS: Mapping[str, str] = MappingProxyType(
    {
        "directive": "L",
        "implementing-directive": "L",
        "delegated-directive": "L",
        "regulation": "R",
        "implementing-regulation": "R",
        "delegated-regulation": "R",
        "decision": "D",
        "implementing-decision": "D",
        "delegated-decision": "D",
        "recommendation": "H",
    }
)
"""Kind of act → the letter of sector 3."""


def normalise(text: str) -> Celex:
    """The CELEX number, in capitals and without spaces or prefix.

    >>> normalise("celex:32022l2555")
    '32022L2555'
    """
    code = re.sub(r"\s+", "", text).upper().removeprefix("CELEX:")
    if not _SHAPE.match(code):
        raise InvalidIdentifier("CELEX number", text)
    return Celex(code)


def of_act(act: str, year: int, number: int) -> Celex:
    """The number of an act of sector 3 by its kind, year and number.

    >>> of_act("directive", 2022, 2555), of_act("regulation", 2014, 910)
    ('32022L2555', '32014R0910')
    """
    letter = LETTERS.get(act)
    if letter is None or year not in YEARS or number not in _NUMBERS:
        raise InvalidIdentifier("CELEX number", f"{act} {year}/{number}")
    return Celex(f"3{year}{letter}{number:04}")
