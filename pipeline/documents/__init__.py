"""From a raw document to its text and what it says of itself: `parse`, one reader per format."""

from collections.abc import Callable, Mapping
from pathlib import PurePath

from pipeline.documents import docx, html, markdown, metadata, pdf, text, xml
from pipeline.documents.content import Content
from pipeline.errors import FormatError
from pipeline.model import Document, DocumentId, Finding, RawDocument, Severity
from pipeline.uris import slug

READERS: Mapping[str, Callable[[str, bytes], Content]] = {
    "text/plain": text.read,
    "text/markdown": markdown.read,
    "text/html": html.read,
    "application/xml": xml.read,
    "application/pdf": pdf.read,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": docx.read,
}


def parse(raw: RawDocument) -> Document:
    """The document in the bytes.

    Raises `FormatError` for bytes that are not what their media type claims.
    """
    reader = READERS.get(raw.media_type)
    if reader is None:
        known = ", ".join(sorted(READERS))
        raise FormatError(raw.name, f"no reader for {raw.media_type}; known: {known}")
    content = reader(raw.name, raw.content)
    if not content.text.strip():
        raise FormatError(raw.name, "holds no text")
    key = DocumentId(raw.metadata.get("id") or slug(PurePath(raw.name).stem))
    facts, remarks = metadata.facts_of(content, raw.metadata, raw.name)
    return Document(
        id=key,
        name=raw.name,
        source=raw.source,
        path=raw.path,
        media_type=raw.media_type,
        sha256=raw.sha256,
        text=content.text,
        source_map=content.source_map,
        title=facts.title,
        language=facts.language,
        kind=facts.kind,
        issued=facts.issued,
        publisher=facts.publisher,
        number=facts.number,
        addressee=facts.addressee,
        url=facts.url,
        sections=content.sections,
        footnotes=content.footnotes,
        pages=content.pages,
        findings=tuple(
            Finding(
                severity=Severity.WARNING,
                document=key,
                stage="read",
                code=remark.code,
                message=f"{raw.name}: {remark.message}",
            )
            for remark in (*content.remarks, *remarks)
        ),
    )
