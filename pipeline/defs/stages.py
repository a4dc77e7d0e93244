"""Each stage for one document: read what the stage before left, call the stage, leave the result.

The assets name these in the order of the flow; here is only which file goes in and comes out.
"""

import hashlib
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from pipeline import documents, extraction, linking, mapping, sources, validation
from pipeline.codec import decode, encode
from pipeline.defs.workshop import Item, Workshop, fingerprint
from pipeline.entities import ENTITY_TYPES
from pipeline.entities.entity_type import LinkContext
from pipeline.errors import FormatError
from pipeline.linking.replay import Reviewed, replay
from pipeline.model import (
    Decision,
    Document,
    Finding,
    Input,
    Link,
    Mention,
    RawDocument,
    Run,
    Severity,
)
from pipeline.settings import Settings

if TYPE_CHECKING:
    from spacy.language import Language

Decisions = tuple[Decision, ...]
_TYPES = {entity_type.name: entity_type for entity_type in ENTITY_TYPES}


def read_all(settings: Settings, run: Run, workshop: Workshop) -> Iterator[Item | Finding | Input]:
    """Every input, each document that could be read, and a finding for each file that could not."""
    for raw in sources.each(settings.inputs, max_bytes=settings.max_bytes):
        if isinstance(raw, Finding):
            yield raw
            continue
        yield Input(source=raw.source, path=raw.path, sha256=raw.sha256)
        yield _read_one(raw, run, workshop)


def _read_one(raw: RawDocument, run: Run, workshop: Workshop) -> Item | Finding:
    key = fingerprint(raw, run.configuration)
    probe = Item(id="", name=raw.name, fingerprint=key)
    if workshop.has("documents", probe):
        document = document_of(workshop, probe)
    else:
        try:
            document = documents.parse(raw)
        except FormatError as error:
            return Finding(
                severity=Severity.VIOLATION,
                document=raw.name,
                stage="read",
                code="unreadable-format",
                message=str(error),
                source=raw.source,
            )
        workshop.put("documents", probe, encode(document))
    return Item(id=document.id, name=raw.name, fingerprint=key)


def extract_one(workshop: Workshop, settings: Settings, item: Item) -> None:
    """The mentions of one document."""
    document = document_of(workshop, item)
    found = extraction.extract(document, _nlp(settings.model), settings.base_iri)
    definitions = extraction.definitions_of(document)
    workshop.put("mentions", item, {"definitions": definitions, "mentions": encode(found)})


def link_one(workshop: Workshop, settings: Settings, item: Item) -> None:
    """The links of one document's mentions."""
    links = linking.link(
        document_of(workshop, item),
        mentions_of(workshop, item),
        ENTITY_TYPES,
        workshop.get("mentions", item)["definitions"],
        settings.base_iri,
    )
    workshop.put("links", item, encode(links))


def map_one(workshop: Workshop, settings: Settings, run: Run, item: Item) -> None:
    """The graph of one document, as sorted N-Triples."""
    mentions, links = reviewed_of(workshop, item)
    graph = mapping.graph_of(
        document_of(workshop, item),
        mentions,
        links,
        _TYPES,
        run,
        settings.base_iri,
    )
    lines = sorted(line for line in graph.serialize(format="nt").splitlines() if line)
    workshop.put("graphs", item, {"ntriples": "".join(f"{line}\n" for line in lines)})


def validate_one(workshop: Workshop, item: Item) -> None:
    """The SHACL findings of one document's graph."""
    ntriples = workshop.get("graphs", item)["ntriples"]
    text = document_of(workshop, item).text
    found = validation.findings(validation.graph_from(ntriples), item.id, text)
    workshop.put("findings", item, encode(found))
    digest = hashlib.sha256(ntriples.encode()).hexdigest()
    workshop.put("validated", item, {"sha256": digest})


def document_of(workshop: Workshop, item: Item) -> Document:
    """The document of an item."""
    return decode(Document, workshop.get("documents", item))


def mentions_of(workshop: Workshop, item: Item) -> tuple[Mention, ...]:
    """The mentions of an item as extracted, each with the value of its type."""
    return tuple(map(_mention, workshop.get("mentions", item)["mentions"]))


def _mention(row: dict[str, Any]) -> Mention:
    return decode(Mention, {**row, "value": decode(_TYPES[row["type"]].value, row["value"])})


def links_of(workshop: Workshop, item: Item) -> tuple[Link, ...]:
    """The links of an item's mentions, before review."""
    return tuple(decode(Link, row) for row in workshop.get("links", item))


def review_one(workshop: Workshop, settings: Settings, item: Item, chosen: Decisions) -> Reviewed:
    """The mentions and links of one document after the decisions that touch it."""
    context = LinkContext(
        base=settings.base_iri,
        document=document_of(workshop, item),
        definitions=workshop.get("mentions", item)["definitions"],
        mentions=mentions_of(workshop, item),
    )
    reviewed = replay(context, links_of(workshop, item), chosen, _TYPES)
    rows = {
        "mentions": encode(reviewed.mentions),
        "links": encode(reviewed.links),
        "decisions": encode(reviewed.applied),
    }
    workshop.put("reviewed", item, rows)
    return reviewed


def rows_of(workshop: Workshop, item: Item) -> dict[str, Any]:
    """The mentions, links and decisions of an item that are published, as JSON types."""
    if item.decided:
        return dict(workshop.get("reviewed", item))
    mentions = workshop.get("mentions", item)["mentions"]
    return {"mentions": mentions, "links": workshop.get("links", item), "decisions": []}


def reviewed_of(workshop: Workshop, item: Item) -> tuple[tuple[Mention, ...], tuple[Link, ...]]:
    """The mentions and links of an item that are published."""
    rows = rows_of(workshop, item)
    return tuple(map(_mention, rows["mentions"])), tuple(decode(Link, row) for row in rows["links"])


def findings_of(workshop: Workshop, item: Item) -> tuple[Finding, ...]:
    """The SHACL findings of an item."""
    return tuple(decode(Finding, row) for row in workshop.get("findings", item))


@cache
def _nlp(model: str | None) -> "Language":
    """The extraction pipeline of this process."""
    return extraction.build_nlp(model)
