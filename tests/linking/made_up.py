"""Documents and mentions to link, made without reading or extracting."""

from pipeline.entities import ENTITY_TYPES
from pipeline.entities.organisation.value import Organisation
from pipeline.linking import link
from pipeline.model import Document, DocumentId, Link, Mention, Span
from pipeline.text_map import identity

BASE = "https://example.org"


def document(text: str = " ", *, key: str = "d", issued: str | None = None) -> Document:
    return Document(
        id=DocumentId(key),
        name=f"{key}.txt",
        source="",
        path="",
        media_type="text/plain",
        sha256="",
        text=text,
        source_map=identity(len(text)),
        title="",
        language="nl",
        kind="other",
        issued=issued,
    )


def mention(kind: str, name: str, start: int, value: object, *, key: str = "d") -> Mention:
    return Mention(
        id=f"{BASE}/id/mention/{key}-{kind}-{start}",
        document=DocumentId(key),
        type=kind,
        span=Span(start, start + len(name)),
        text=name,
        reading=name,
        ordinal=0,
        value=value,
        rule=f"{kind}.test",
        confidence=0.9,
    )


def organisation(name: str, start: int = 0, *, key: str = "d") -> Mention:
    return mention("organisation", name, start, Organisation(name=name), key=key)


def linked_in(
    text: Document, *mentions: Mention, definitions: dict[str, str] | None = None
) -> tuple[Link, ...]:
    return link(text, mentions, ENTITY_TYPES, definitions or {}, BASE)
