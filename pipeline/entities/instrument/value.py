"""What a mention of a policy instrument says."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """A named policy instrument."""

    name: str  # as read: lines joined, hyphens mended
    kind: str  # code of ontology/codelists/instrument-kind.ttl
    definition: str | None = None  # the long form, where the document defines this short one


def attributes(value: Instrument) -> dict[str, Any]:
    """The attributes of an INSTRUMENT in the annotation guide."""
    return {"kind": value.kind}
