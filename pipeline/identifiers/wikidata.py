"""Wikidata items: "Q1186029"."""

import re
from typing import NewType

from pipeline.errors import InvalidIdentifier

WikidataItem = NewType("WikidataItem", str)

_SHAPE = re.compile(
    r"(?:https?://www\.wikidata\.org/(?:entity|wiki)/)?(Q[1-9]\d{0,11})\Z", re.IGNORECASE
)


def normalise(text: str) -> WikidataItem:
    """The item's number, without an address.

    >>> normalise("https://www.wikidata.org/wiki/q1186029")
    'Q1186029'
    """
    match = _SHAPE.match(text.strip())
    if match is None:
        raise InvalidIdentifier("Wikidata item", text)
    return WikidataItem(match[1].upper())


def iri(item: WikidataItem) -> str:
    """The IRI of the item."""
    return f"http://www.wikidata.org/entity/{item}"
