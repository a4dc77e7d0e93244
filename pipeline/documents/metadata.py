"""What a document is: title, date, publisher, kind … from sidecar, embedded data, then its text."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath

from pipeline.documents.content import Content, Remark
from pipeline.documents.language import language_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of a document."""

    title: str
    kind: str
    language: str
    issued: str | None = None
    publisher: str | None = None
    number: str | None = None
    addressee: str | None = None
    url: str | None = None


def facts_of(
    content: Content, sidecar: Mapping[str, str], name: str
) -> tuple[Facts, tuple[Remark, ...]]:
    """The facts, each from the best place that states it, and remarks on what was not usable."""
    known = {**content.metadata, **sidecar}
    first = next((line.strip(" #*") for line in content.text.splitlines() if line.strip(" #*")), "")
    return Facts(
        title=known.get("title") or first or PurePath(name).stem,
        kind=known.get("kind") or "other",
        language=known.get("language") or language_of(content.text),
        issued=known.get("issued"),
        publisher=known.get("publisher"),
        number=known.get("number"),
        addressee=known.get("addressee"),
        url=known.get("url"),
    ), ()
