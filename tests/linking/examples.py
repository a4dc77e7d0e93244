"""Documents, mentions and their links, for tests of what ties documents together."""

from typing import Any

from pipeline.entities import ENTITY_TYPES
from pipeline.linking import link
from pipeline.linking.linked import Linked
from pipeline.model import Document, DocumentId, Mention, Span
from pipeline.text_map import identity

BASE = "https://example.org"


def document(key: str, text: str = " ", **facts: Any) -> Document:
    """A document with this key and text; the facts are further fields of `Document`."""
    fields = {"title": "", "language": "nl", "kind": "other", **facts}
    return Document(
        id=DocumentId(key),
        name=f"{key}.txt",
        source="",
        path="",
        media_type="text/plain",
        sha256="",
        text=text,
        source_map=identity(len(text)),
        **fields,
    )


def mention(
    of: Document, kind: str, words: str, value: object, start: int | None = None
) -> Mention:
    """A mention of these words, where the document has them unless a place is given."""
    at = max(of.text.find(words), 0) if start is None else start
    return Mention(
        id=f"{BASE}/id/mention/{of.id}-{kind}-{at}",
        document=of.id,
        type=kind,
        span=Span(at, at + len(words)),
        text=words,
        reading=words,
        ordinal=0,
        value=value,
        rule=f"{kind}.test",
        confidence=0.9,
    )


def linked(of: Document, *mentions: Mention) -> Linked:
    """The document with its mentions and their links."""
    links = link(of, mentions, ENTITY_TYPES, {}, BASE)
    return Linked(of, tuple(zip(mentions, links, strict=True)))


def key_of(uri: str) -> str:
    """The end of one of our IRIs: "document/nota"."""
    return uri.partition("/id/")[2]
