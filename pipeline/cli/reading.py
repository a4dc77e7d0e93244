"""For `extract` and `show`: documents read, extracted and linked here, nothing written."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline import documents, extraction, linking, sources
from pipeline.entities import ENTITY_TYPES
from pipeline.entities.reference.value import Reference
from pipeline.errors import FormatError
from pipeline.model import Document, Finding, Link, Mention, Severity
from pipeline.settings import from_environment

_TYPES = {entity_type.name: entity_type for entity_type in ENTITY_TYPES}


@dataclass(frozen=True, slots=True)
class Extracted:
    """A document with its mentions and their links."""

    document: Document
    mentions: tuple[Mention, ...]
    links: Mapping[str, Link]  # by mention


@dataclass(frozen=True, slots=True)
class Trouble:
    """A file that could not be read."""

    finding: Finding


def each(paths: Sequence[Path]) -> Iterator[Extracted | Trouble]:
    """The documents of files and folders, one by one."""
    settings = from_environment()
    nlp = extraction.build_nlp(settings.model)
    for raw in sources.each(paths, max_bytes=settings.max_bytes):
        if isinstance(raw, Finding):
            if raw.severity is Severity.VIOLATION:
                yield Trouble(raw)
            continue
        try:
            document = documents.parse(raw)
        except FormatError as error:
            yield Trouble(
                Finding(
                    severity=Severity.VIOLATION,
                    document=raw.name,
                    stage="read",
                    code="unreadable-format",
                    message=str(error),
                )
            )
            continue
        mentions = extraction.extract(document, nlp, settings.base_iri)
        definitions = extraction.definitions_of(document)
        links = linking.link(document, mentions, ENTITY_TYPES, definitions, settings.base_iri)
        yield Extracted(document, mentions, {link.mention: link for link in links})


def annotated(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions that the annotation guide annotates: not "Ibidem", which only points back."""
    return tuple(
        one
        for one in mentions
        if not isinstance(one.value, Reference) or one.value.antecedent is None
    )


def rows(item: Extracted) -> Iterator[dict[str, Any]]:
    """The mentions of a document in the gold format of the annotation guide, and more."""
    for mention in annotated(item.mentions):
        link = item.links[mention.id]
        row = {
            "doc": item.document.name,
            "start": mention.span.start,
            "end": mention.span.end,
            "type": _TYPES[mention.type].label,
            "text": mention.text,
            **_TYPES[mention.type].attributes(mention.value),
            "id": mention.id,
            "uri": link.uri,
            "key": link.key,
            "confidence": mention.confidence,
            "rule": mention.rule,
            "page": mention.page,
            "section": mention.section,
            "holder": next(
                (role.key or role.label for role in link.roles if role.name == "holder"), None
            ),
        }
        yield {name: value for name, value in row.items() if value is not None}
