"""The graph as files: the whole of it three times, each document, and what validation said."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict

from pipeline.model import Finding
from pipeline.publication import jsonld, rdf_files
from pipeline.publication.content import DocumentPart, File, ReleaseContent
from pipeline.publication.edition import Edition

TURTLE, JSONLD, NQUADS = "text/turtle", "application/ld+json", "application/n-quads"
LINES = "application/x-ndjson"


def dumps(edition: Edition, prefixes: Mapping[str, str], context: jsonld.Context) -> Iterator[File]:
    """The same graph three times."""
    union = edition.union
    for name, media_type, data, count in (
        ("ttl", TURTLE, rdf_files.turtle(union, prefixes), len(union)),
        ("jsonld", JSONLD, jsonld.document(union, context), len(union)),
        ("nq", NQUADS, edition.nquads, edition.quads),
    ):
        yield File(f"beleidsgraaf.{name}.gz", media_type, rdf_files.gzipped(data), count)


def of_document(
    part: DocumentPart, prefixes: Mapping[str, str], context: jsonld.Context
) -> Iterator[File]:
    """The graph and the text of one document."""
    triples = rdf_files.parse_ntriples(part.ntriples)
    stem = f"documents/{part.id}"
    yield File(f"{stem}.ttl", TURTLE, rdf_files.turtle(triples, prefixes), len(triples))
    yield File(f"{stem}.jsonld", JSONLD, jsonld.document(triples, context), len(triples))
    yield File(f"{stem}.txt", "text/plain; charset=utf-8", part.text.encode())


def reports(content: ReleaseContent, prefixes: Mapping[str, str]) -> Iterator[File]:
    """What validation said, and what was held back."""
    report = rdf_files.parse_ntriples(content.report)
    yield File("validation-report.ttl", TURTLE, rdf_files.turtle(report, prefixes), len(report))
    yield File("quarantine.jsonl", LINES, _lines(content.quarantine))
    yield File("findings.jsonl", LINES, _lines(content.findings))


def _lines(findings: Iterable[Finding]) -> bytes:
    rows = (json.dumps(asdict(item), ensure_ascii=False) + "\n" for item in findings)
    return "".join(rows).encode()
