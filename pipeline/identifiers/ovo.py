"""OVO codes: organisations of the Flemish government, "OVO001847"."""

import re
from typing import NewType

from pipeline.errors import InvalidIdentifier

OvoCode = NewType("OvoCode", str)

_SHAPE = re.compile(
    r"(?:https?://data\.vlaanderen\.be/id/organisatie/)?OVO(\d{6})\Z", re.IGNORECASE
)


def normalise(text: str) -> OvoCode:
    """The code alone, in capitals.

    >>> normalise("http://data.vlaanderen.be/id/organisatie/OVO001847")
    'OVO001847'
    """
    match = _SHAPE.match(text.strip())
    if match is None:
        raise InvalidIdentifier("OVO code", text)
    return OvoCode(f"OVO{match[1]}")


def iri(code: OvoCode) -> str:
    """The IRI that the Flemish government gives the organisation."""
    return f"https://data.vlaanderen.be/id/organisatie/{code}"
