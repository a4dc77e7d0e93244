"""What a document is: title, date, publisher, kind … from sidecar, embedded data, then its text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath

from pipeline.documents.content import Content, Remark
from pipeline.documents.dates import iso_date
from pipeline.documents.first_lines import first_lines
from pipeline.documents.front_matter import addressee_in, issued_in, number_in, publisher_in
from pipeline.documents.kinds import KINDS, kind_of
from pipeline.documents.language import language_of
from pipeline.documents.titles import title_of

_LANGUAGE = re.compile(r"[a-z]{2}(?:-[A-Za-z]{2,4})?")
_SAMPLE = 60_000  # characters that tell the kind


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
    """The facts, each from the best place that states it, and remarks on what was not usable.

    The sidecar counts before what the file's own metadata state, and that before the text.
    """
    stated, remarks = _checked(sidecar)
    embedded, _ = _checked(content.metadata)
    known = {**embedded, **stated}
    lines = first_lines(content.text)
    title = known.get("title") or title_of(lines, content.text) or PurePath(name).stem
    kind = known.get("kind") or kind_of(title, lines, content.text[:_SAMPLE])
    facts = Facts(
        title=title,
        kind=kind,
        language=known.get("language") or language_of(content.text),
        issued=known.get("issued") or issued_in(lines, content.text),
        publisher=known.get("publisher") or publisher_in(lines, content.text, kind),
        number=known.get("number") or number_in(lines),
        addressee=known.get("addressee") or addressee_in(lines),
        url=known.get("url"),
    )
    return facts, remarks


def _checked(stated: Mapping[str, str]) -> tuple[dict[str, str], tuple[Remark, ...]]:
    """The facts that are what they should be; for each other one a remark, and it is left out."""
    facts = {name: " ".join(value.split()) for name, value in stated.items() if value.strip()}
    remarks: list[Remark] = []
    if "kind" in facts and facts["kind"] not in KINDS:
        kind = facts.pop("kind")
        message = (
            f"unknown kind {kind!r} in the sidecar is left out; known: {', '.join(sorted(KINDS))}"
        )
        remarks.append(Remark("unknown-kind", message))
    if "issued" in facts:
        issued = facts.pop("issued")
        iso = iso_date(issued)
        if iso:
            facts["issued"] = iso
        else:
            remarks.append(
                Remark("unreadable-date", f"the date {issued!r} cannot be read; use YYYY-MM-DD")
            )
    if "language" in facts:
        language = facts.pop("language")
        if _LANGUAGE.fullmatch(language):
            facts["language"] = language[:2]
        else:
            remarks.append(
                Remark("unknown-language", f"{language!r} is no ISO 639-1 code such as nl")
            )
    return facts, tuple(remarks)
