"""The manifest: what a release holds, how it differs from the one before, and every file."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from pipeline.model import Artifact, Finding
from pipeline.publication.content import File
from pipeline.publication.draft import Draft
from pipeline.publication.feed import Feeds
from pipeline.publication.summary import in_words
from pipeline.publication.things import Changes, counted


def manifest_of(
    draft: Draft, made: Iterable[File], changes: Changes, feeds: Feeds
) -> dict[str, Any]:
    """The manifest of a release."""
    content, edition = draft.content, draft.edition
    run, previous = draft.run, draft.previous
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
    things = counted(changes)
    return {
        "version": run.version,
        "asOf": run.as_of,
        "previous": previous.version,
        "software": run.software,
        "configuration": run.configuration,
        "model": run.model,
        "authorities": list(run.authorities),
        "startedBy": run.started_by,
        "replay": content.replay,
        "digest": {"algorithm": "RDFC-1.0 SHA-256", "value": edition.digest},
        "triples": len(edition.union),
        "quads": edition.quads,
        "mentions": _totals(documents.values()),
        "entities": dict(content.entities),
        "changes": _changes(documents, previous.manifest, content.quarantine),
        "thingChanges": things,
        "summary": in_words(things, previous.version),
        "documents": documents,
        "inputs": [asdict(item) for item in content.inputs],
        "feed": feeds.in_manifest(),
        "files": [
            {key: value for key, value in _camel(asdict(item)).items() if value is not None}
            for item in sorted(map(_artifact, made), key=lambda item: item.path)
        ],
    }


def _artifact(item: File) -> Artifact:
    return Artifact(
        path=item.path,
        media_type=item.media_type,
        bytes=len(item.data),
        sha256=hashlib.sha256(item.data).hexdigest(),
        triples=item.triples,
    )


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


def _camel(row: Mapping[str, Any]) -> dict[str, Any]:
    return {"mediaType" if key == "media_type" else key: value for key, value in row.items()}
