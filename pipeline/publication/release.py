"""One release: every file it has, written once, and the pointer switched to it last."""

import gzip
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pipeline.model import Run
from pipeline.publication import delta, dumps, folder, jsonld, ledger, rdf_files, store, tables
from pipeline.publication.content import DocumentPart, File, Release, ReleaseContent
from pipeline.publication.edition import Edition, edition_of
from pipeline.publication.manifest import manifest_of
from pipeline.publication.previous import Previous, previous_of


@dataclass(frozen=True, slots=True, kw_only=True)
class _Style:
    """How RDF is written."""

    prefixes: Mapping[str, str]
    context: jsonld.Context


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
    edition = edition_of(content)
    style = _Style(prefixes=prefixes, context=jsonld.read_context(context))
    with folder.locked(output):
        folder.sweep(output)
        previous = previous_of(output, run.version)
        made = tuple(_files(content, edition, previous, style))
        _check(run.version, previous, made, edition)
        manifest = manifest_of(content, run, previous, made, edition)
        place = folder.write_release(output, run.version, _with_lists(made, manifest))
        store.build(output, run.version, edition.nquads)
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


def _files(
    content: ReleaseContent, edition: Edition, previous: Previous, style: _Style
) -> Iterator[File]:
    """Every file of the release besides the two that list the others."""
    yield from dumps.dumps(edition, style.prefixes, style.context)
    for part in content.documents:
        yield from dumps.of_document(part, style.prefixes, style.context)
    yield from dumps.reports(content, style.prefixes)
    for path, media_type, data in tables.files_of(tables.made_of(edition.union)):
        yield File(path, media_type, data)
    yield File("ledger.csv", "text/csv; charset=utf-8", ledger.csv_of(content.ledger))
    yield from _delta(edition, previous)


def _delta(edition: Edition, previous: Previous) -> Iterator[File]:
    """What came and what went since the release before."""
    added, removed = delta.between(previous.nquads, edition.nquads)
    for path, data in ((delta.ADDED, added), (delta.REMOVED, removed)):
        yield File(path, dumps.NQUADS, rdf_files.gzipped(data), data.count(b"\n"))


def _check(version: str, previous: Previous, made: tuple[File, ...], edition: Edition) -> None:
    """The files of the delta, as they will stand there, must lead to this release."""
    data = {item.path: gzip.decompress(item.data) for item in made if "delta/" in item.path}
    added, removed = data[delta.ADDED], data[delta.REMOVED]
    delta.check(version, previous.nquads, added, removed, edition.digest)


def _with_lists(made: tuple[File, ...], manifest: Mapping[str, Any]) -> dict[str, bytes]:
    """The files by path, with the manifest and the checksums."""
    files = {item.path: item.data for item in made}
    files["manifest.json"] = (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode()
    files["SHA256SUMS"] = "".join(
        f"{hashlib.sha256(data).hexdigest()}  {path}\n" for path, data in sorted(files.items())
    ).encode()
    return files
