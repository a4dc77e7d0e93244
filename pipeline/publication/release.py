"""One release: every file it has, written once, and the pointer switched to it last."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pipeline.model import Run
from pipeline.publication import dumps, folder, jsonld, store, tables
from pipeline.publication.content import DocumentPart, File, Release, ReleaseContent
from pipeline.publication.edition import Edition, edition_of
from pipeline.publication.manifest import manifest_of


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
        previous = _previous(output, run.version)
        made = tuple(_files(content, edition, style))
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


def _previous(output: Path, version: str) -> dict[str, Any] | None:
    """The manifest of the release before; of one that is written again, the one before that."""
    before = folder.latest(output)
    if before is None:
        return None
    manifest = folder.manifest_of(before)
    if before.name != version:
        return manifest
    place = output / "releases" / str(manifest["previous"])
    return folder.manifest_of(place) if manifest["previous"] and place.is_dir() else None


def _files(content: ReleaseContent, edition: Edition, style: _Style) -> Iterator[File]:
    """Every file of the release besides the two that list the others."""
    yield from dumps.dumps(edition, style.prefixes, style.context)
    for part in content.documents:
        yield from dumps.of_document(part, style.prefixes, style.context)
    yield from dumps.reports(content, style.prefixes)
    for path, media_type, data in tables.files_of(tables.made_of(edition.union)):
        yield File(path, media_type, data)


def _with_lists(made: tuple[File, ...], manifest: Mapping[str, Any]) -> dict[str, bytes]:
    """The files by path, with the manifest and the checksums."""
    files = {item.path: item.data for item in made}
    files["manifest.json"] = (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode()
    files["SHA256SUMS"] = "".join(
        f"{hashlib.sha256(data).hexdigest()}  {path}\n" for path, data in sorted(files.items())
    ).encode()
    return files
