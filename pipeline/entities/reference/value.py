"""What a mention of a reference says."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A citation of an act, a publication, a parliamentary paper or a web page."""

    kind: str  # "legal", "bibliographic", "parliamentary", "web"
    act: str | None = None  # "directive", "regulation", "decision", "decree", "law", "order" …
    number: str | None = None
    date: str | None = None  # ISO date or year-month
    celex: str | None = None
    authors: tuple[str, ...] = ()
    year: str | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    session: str | None = None  # of a parliament: "2010-2011"
    doi: str | None = None
    isbn: str | None = None
    pages: str | None = None
    locator: str | None = None  # article, paragraph, point: "art. 20, §2, 7°"
    antecedent: str | None = None  # of "Ibidem": the mention (IRI) of the work it points back to


def attributes(value: Reference) -> dict[str, Any]:
    """The attributes of a REFERENCE in the annotation guide; what is not stated is left out."""
    row: dict[str, Any] = {name: getattr(value, name) for name in Reference.__dataclass_fields__}
    row["authors"] = list(value.authors)
    return {name: item for name, item in row.items() if item}
