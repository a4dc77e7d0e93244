"""One release: which files it has, what is in each, and the manifest that lists them.

Tables, catalogue, data-space catalogue, ledger, deltas and feed have their places in the layout of
`docs/architecture.md`; they are not written yet.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from pipeline.model import Artifact, Finding, Run
from pipeline.publication import folder, jsonld, rdf_files, store

_TURTLE, _JSONLD, _NQUADS = "text/turtle", "application/ld+json", "application/n-quads"
_LINES = "application/x-ndjson"


@dataclass(frozen=True, slots=True)
class _File:
    """One file of a release before it is written."""

    path: str
    media_type: str
    data: bytes
    triples: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPart:
    """One document of a release."""

    id: str
    iri: str  # also the name of its graph
    name: str  # the file name
    source: str
    title: str
    sha256: str  # of the source bytes
    text: str
    ntriples: str
    counts: Mapping[str, int]  # mentions by entity type


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseContent:
    """All that goes into a release."""

    documents: tuple[DocumentPart, ...]
    graphs: Mapping[str, str]  # name of a shared graph → N-Triples
    report: str  # the validation report as N-Triples
    entities: Mapping[str, int]  # different ones, by entity type
    quarantine: tuple[Finding, ...]  # violations that held a document back
    findings: tuple[Finding, ...] = ()  # warnings and remarks on what was published


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A release as it stands in the output folder."""

    version: str
    path: Path
    triples: int
    changes: Mapping[str, int]  # documents new, changed, unchanged, withdrawn, quarantined
    mentions: Mapping[str, int]


def publish(
    content: ReleaseContent,
    *,
    output: Path,
    run: Run,
    prefixes: Mapping[str, str],
    context: Mapping[str, Any],
) -> Release:
    """Write the release, its query store, and switch `latest.json` to it, in that order.

    `prefixes` are those of the Turtle, `context` is the JSON-LD context. A release of the same
    version and content is kept as it is; `ReleaseError` when the content differs.
    """
    content = replace(content, documents=tuple(sorted(content.documents, key=_by_id)))
    with folder.locked(output):
        folder.sweep(output)
        before = folder.latest(output)
        previous = folder.manifest_of(before) if before and before.name != run.version else None
        if before is not None and before.name == run.version:
            previous = _predecessor(output, folder.manifest_of(before))
        files, manifest = _files(content, run, prefixes, jsonld.read_context(context), previous)
        place = folder.write_release(output, run.version, files)
        nquads = _nquads(content)
        store.build(output, run.version, nquads)
        folder.switch(output, run.version)
        store.keep_only(output, run.version)
    return Release(
        version=run.version,
        path=place,
        triples=manifest["triples"],
        changes=manifest["changes"],
        mentions=manifest["mentions"],
    )


def _by_id(part: DocumentPart) -> str:
    return part.id


def _predecessor(output: Path, manifest: Mapping[str, Any]) -> dict[str, Any] | None:
    """The manifest of the release before one that is written again."""
    version = manifest["previous"]
    place = output / "releases" / str(version)
    return folder.manifest_of(place) if version and place.is_dir() else None


def _quads(content: ReleaseContent) -> list[ox.Quad]:
    quads: list[ox.Quad] = []
    for part in content.documents:
        quads += rdf_files.quads_of(part.iri, rdf_files.parse_ntriples(part.ntriples))
    for name, ntriples in content.graphs.items():
        quads += rdf_files.quads_of(name, rdf_files.parse_ntriples(ntriples))
    return quads


def _nquads(content: ReleaseContent) -> bytes:
    return rdf_files.nquads(_quads(content))


def _files(
    content: ReleaseContent,
    run: Run,
    prefixes: Mapping[str, str],
    context: jsonld.Context,
    previous: Mapping[str, Any] | None,
) -> tuple[dict[str, bytes], dict[str, Any]]:
    """Every file of the release by its path, and the manifest."""
    quads = _quads(content)
    made = [
        *_dumps(quads, prefixes, context),
        *(item for part in content.documents for item in _of_document(part, prefixes, context)),
        *_reports(content, prefixes),
    ]
    files = {item.path: item.data for item in made}
    manifest = _manifest(content, run, previous, [_artifact(item) for item in made], quads)
    files["manifest.json"] = (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode()
    files["SHA256SUMS"] = "".join(
        f"{hashlib.sha256(data).hexdigest()}  {path}\n" for path, data in sorted(files.items())
    ).encode()
    return files, manifest


def _dumps(
    quads: list[ox.Quad], prefixes: Mapping[str, str], context: jsonld.Context
) -> Iterator[_File]:
    """The same graph three times."""
    union = rdf_files.in_order({quad.triple for quad in quads})
    for name, media_type, data, count in (
        ("ttl", _TURTLE, rdf_files.turtle(union, prefixes), len(union)),
        ("jsonld", _JSONLD, jsonld.document(union, context), len(union)),
        ("nq", _NQUADS, rdf_files.nquads(quads), len(quads)),
    ):
        yield _File(f"beleidsgraaf.{name}.gz", media_type, rdf_files.gzipped(data), count)


def _of_document(
    part: DocumentPart, prefixes: Mapping[str, str], context: jsonld.Context
) -> Iterator[_File]:
    """The graph and the text of one document."""
    triples = rdf_files.parse_ntriples(part.ntriples)
    stem = f"documents/{part.id}"
    yield _File(f"{stem}.ttl", _TURTLE, rdf_files.turtle(triples, prefixes), len(triples))
    yield _File(f"{stem}.jsonld", _JSONLD, jsonld.document(triples, context), len(triples))
    yield _File(f"{stem}.txt", "text/plain; charset=utf-8", part.text.encode())


def _reports(content: ReleaseContent, prefixes: Mapping[str, str]) -> Iterator[_File]:
    """What validation said, and what was held back."""
    report = rdf_files.parse_ntriples(content.report)
    yield _File("validation-report.ttl", _TURTLE, rdf_files.turtle(report, prefixes), len(report))
    yield _File("quarantine.jsonl", _LINES, _lines(content.quarantine))
    yield _File("findings.jsonl", _LINES, _lines(content.findings))


def _artifact(item: _File) -> Artifact:
    return Artifact(
        path=item.path,
        media_type=item.media_type,
        bytes=len(item.data),
        sha256=hashlib.sha256(item.data).hexdigest(),
        triples=item.triples,
    )


def _manifest(
    content: ReleaseContent,
    run: Run,
    previous: Mapping[str, Any] | None,
    listed: Iterable[Artifact],
    quads: list[ox.Quad],
) -> dict[str, Any]:
    documents = {
        part.id: {
            "iri": part.iri,
            "name": part.name,
            "source": part.source,
            "title": part.title,
            "sha256": part.sha256,
            "graph": hashlib.sha256(part.ntriples.encode()).hexdigest(),
            "mentions": dict(sorted(part.counts.items())),
        }
        for part in content.documents
    }
    return {
        "version": run.version,
        "asOf": run.as_of,
        "previous": previous["version"] if previous else None,
        "software": run.software,
        "configuration": run.configuration,
        "digest": {"algorithm": "RDFC-1.0 SHA-256", "value": rdf_files.digest(quads)},
        "triples": len({quad.triple for quad in quads}),
        "quads": len(quads),
        "mentions": _totals(documents.values()),
        "entities": dict(content.entities),
        "changes": _changes(documents, previous, content.quarantine),
        "documents": documents,
        "files": [
            {key: value for key, value in _camel(asdict(item)).items() if value is not None}
            for item in sorted(listed, key=lambda item: item.path)
        ],
    }


def _totals(documents: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    totals: dict[str, int] = {}
    for entry in documents:
        for kind, count in entry["mentions"].items():
            totals[kind] = totals.get(kind, 0) + count
    return dict(sorted(totals.items()))


def _changes(
    documents: Mapping[str, Mapping[str, Any]],
    previous: Mapping[str, Any] | None,
    quarantine: Iterable[Finding],
) -> dict[str, int]:
    """How the documents differ from the previous release, by the digest of their graphs."""
    old: Mapping[str, Any] = previous["documents"] if previous else {}
    same = sum(
        1 for key in documents if key in old and old[key]["graph"] == documents[key]["graph"]
    )
    kept = sum(1 for key in documents if key in old)
    return {
        "new": len(documents) - kept,
        "changed": kept - same,
        "unchanged": same,
        "withdrawn": sum(1 for key in old if key not in documents),
        "quarantined": len({finding.document for finding in quarantine}),
    }


def _lines(findings: Iterable[Finding]) -> bytes:
    rows = (json.dumps(asdict(item), ensure_ascii=False) + "\n" for item in findings)
    return "".join(rows).encode()


def _camel(row: Mapping[str, Any]) -> dict[str, Any]:
    return {"mediaType" if key == "media_type" else key: value for key, value in row.items()}
