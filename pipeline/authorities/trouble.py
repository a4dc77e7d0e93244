"""What a check of the authority tables finds."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

Row = Mapping[str, str]
Tables = Mapping[str, tuple[Row, ...]]
"""The rows of each table by its file name."""

DAY = re.compile(r"(?:1[89]|20)\d{2}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?\Z")
"""A day, or only its month or year."""


@dataclass(frozen=True, slots=True, order=True)
class Trouble:
    """Something wrong in a table."""

    table: str
    key: str
    what: str
