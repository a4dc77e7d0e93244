"""What a mention of an organisation says."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A named organisation."""

    name: str  # as read: lines joined, hyphens mended
    definition: str | None = None  # the long form, where the document defines this short one
    kind: str | None = None  # code of ontology/codelists/organisation-type.ttl, by its head word


def attributes(value: Organisation) -> dict[str, Any]:
    """An ORG of the annotation guide carries no attribute but its key, which linking adds."""
    del value
    return {}
