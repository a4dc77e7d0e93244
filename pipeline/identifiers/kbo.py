"""Enterprise numbers of the Crossroads Bank (KBO): ten digits, the last two check the others."""

import re
from typing import NewType

from pipeline.errors import InvalidIdentifier

KboNumber = NewType("KboNumber", str)

_SHAPE = re.compile(r"(?:BE)?([01]?\d{9})\Z")
_MODULUS = 97


def normalise(text: str) -> KboNumber:
    """Ten digits without dots; numbers of nine digits get their leading zero.

    >>> normalise("BE 0202.239.951")
    '0202239951'
    """
    match = _SHAPE.match(re.sub(r"[\s./-]", "", text).upper())
    if match is None:
        raise InvalidIdentifier("KBO number", text)
    digits = match[1].zfill(10)
    if not is_checked(digits):
        raise InvalidIdentifier("KBO number", text)
    return KboNumber(digits)


def is_checked(digits: str) -> bool:
    """Whether the last two of ten digits are 97 less the remainder of the first eight by 97."""
    return _MODULUS - int(digits[:8]) % _MODULUS == int(digits[8:])


def written(number: KboNumber) -> str:
    """As people write it.

    >>> written(KboNumber("0202239951"))
    '0202.239.951'
    """
    return f"{number[:4]}.{number[4:7]}.{number[7:]}"
