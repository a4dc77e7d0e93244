"""The word lists of references, read once from `pipeline/data`."""

import csv
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files


@cache
def document_type() -> re.Pattern[str]:
    """A kind of publication: "Advies", "koepeladvies", "Working paper"."""
    return re.compile(rf"(?<![\w-])(?:{_alternatives(inline=False)})(?![\w-])", re.IGNORECASE)


@cache
def inline_type() -> str:
    """A pattern for the kinds of publication that running text cites by issuer and date."""
    return rf"(?:(?i:{_alternatives(inline=True)}))(?![\w-])"


@cache
def plain_types() -> frozenset[str]:
    """The kinds of publication themselves, without compounds."""
    return frozenset(row["form"] for row in csv.DictReader(_lines("reference_document_types.csv")))


@cache
def prose_words() -> frozenset[str]:
    """Finite verbs and conjunctions: where one stands, running prose has begun."""
    return frozenset(_lines("reference_verbs.txt"))


@cache
def no_authors() -> frozenset[str]:
    """Capitalised words that are no authors: sentence starts, places, months."""
    return frozenset(_lines("reference_not_authors.txt"))


def _alternatives(*, inline: bool) -> str:
    rows = csv.DictReader(_lines("reference_document_types.csv"))
    forms = [row["form"] for row in rows if not inline or row["inline"] == "yes"]
    return rf"[\w-]{{0,30}}?(?:{'|'.join(sorted(map(re.escape, forms), key=len, reverse=True))})"


def _lines(name: str) -> Iterator[str]:
    text = files("pipeline.data").joinpath(name).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))
