"""From a raw document to its text and what it says of itself: `parse`, one reader per format."""

from collections.abc import Callable, Mapping
from pathlib import PurePath

from pipeline.documents.content import Content
from pipeline.documents.docx import read as read_docx
from pipeline.documents.html import read as read_html
from pipeline.documents.markdown import read as read_markdown
from pipeline.documents.metadata import facts_of
from pipeline.documents.pdf import read as read_pdf
from pipeline.documents.text import read as read_text
from pipeline.documents.xml import read as read_xml
from pipeline.errors import FormatError
from pipeline.model import Document, DocumentId, Finding, RawDocument, Severity
from pipeline.uris import slug

READERS: Mapping[str, Callable[[str, bytes], Content]] = {
    "text/plain": read_text,
    "text/markdown": read_markdown,
    "text/html": read_html,
    "application/xml": read_xml,
    "application/pdf": read_pdf,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": read_docx,
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
    facts, remarks = facts_of(content, raw.metadata, raw.name)
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
