"""One release: every file it has, written once, and the pointer switched to it last."""

import gc
import gzip
import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from pipeline import disk
from pipeline.errors import DiskError, ReleaseHeld
from pipeline.model import Run
from pipeline.publication import (
    catalog,
    dataspace,
    delta,
    dumps,
    feed,
    folder,
    guard,
    jsonld,
    ledger,
    rdf_files,
    store,
    tables,
)
from pipeline.publication.content import DocumentPart, File, Release, ReleaseContent
from pipeline.publication.draft import Draft
from pipeline.publication.edition import edition_of
from pipeline.publication.identity import Identity
from pipeline.publication.manifest import manifest_of
from pipeline.publication.previous import previous_of
from pipeline.publication.things import changes_between, things_of


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the search for cycles: a graph is very many small objects and has none of them.

    Looking for them took a quarter of the time of a release.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@_uncollected()
def publish(  # noqa: PLR0913 - all that a release is made of
    content: ReleaseContent,
    *,
    output: Path,
    run: Run,
    prefixes: Mapping[str, str],
    context: Mapping[str, Any],
    identity: Identity | None = None,
    limits: guard.Limits | None = None,
    keep: int = 0,
) -> Release:
    """Write the release, its query store and feed pages, and switch `latest.json` to it.

    `prefixes` are those of the Turtle, `context` is the JSON-LD context, `identity` is the
    publisher, `limits` are what the release must hold. A release of the same version and content is
    kept as it is; `ReleaseError` when the content differs, `ReleaseHeld` when it breaks the limits.
    Of the older releases, `keep` stay and one a month; 0 keeps all.
    """
    output.mkdir(parents=True, exist_ok=True)
    content = replace(content, documents=tuple(sorted(content.documents, key=_by_id)))
    edition = edition_of(content)
    with disk.watched(output), folder.locked(output):
        folder.sweep(output)
        feed.sweep(output, prefixes)
        draft = Draft(
            content=content,
            edition=edition,
            previous=previous_of(output, run.version),
            run=run,
            identity=identity or Identity(),
            prefixes=prefixes,
            context=jsonld.read_context(context),
        )
        try:
            manifest = _publish(draft, output, limits or guard.Limits())
        except (OSError, DiskError):
            folder.sweep(output)  # makes room
            raise
        folder.retain(output, keep)
    return Release(
        version=run.version,
        path=output / "releases" / run.version,
        triples=manifest["triples"],
        changes=manifest["changes"],
        mentions=manifest["mentions"],
    )


def _publish(draft: Draft, output: Path, limits: guard.Limits) -> dict[str, Any]:
    """Make every file, hold them against the limits, put them in place; the pointer last."""
    version, plain = draft.run.version, tables.made_of(draft.edition.union)
    data = (*_graphs(draft), *_tables(draft, plain), *_delta(draft))
    _check(draft, data)
    catalogue = catalog.triples_of(draft, data)
    made = (*data, *catalog.files_of(draft, catalogue), dataspace.file_of(draft, data))
    before, after = things_of(draft.previous.nquads), things_of(draft.edition.nquads)
    described = catalog.entities_before(draft), catalog.entities_of(catalogue)
    feeds = feed.feeds_of(draft, {feed.THINGS: (before, after), feed.CATALOGUE: described})
    manifest = manifest_of(draft, made, changes_between(before, after), feeds)
    reasons = guard.breaches(manifest, draft.previous.manifest, plain, limits)
    if reasons:
        guard.tell(output, manifest, reasons)
        raise ReleaseHeld(version, reasons)
    folder.write_release(output, version, _with_lists(made, manifest))
    store.build(output, version, draft.edition)
    feed.write_pages(output, feeds)
    folder.switch(output, version)
    feed.announce(output, manifest, draft.prefixes)
    store.keep_only(output, version)
    (output / guard.HELD).unlink(missing_ok=True)
    return manifest


def _by_id(part: DocumentPart) -> str:
    return part.id


def _graphs(draft: Draft) -> Iterator[File]:
    yield from dumps.dumps(draft.edition, draft.prefixes, draft.context)
    for part in draft.content.documents:
        yield from dumps.of_document(part, draft.prefixes, draft.context)
    yield from dumps.reports(draft.content, draft.prefixes)


def _tables(draft: Draft, plain: tuple[tables.Table, ...]) -> Iterator[File]:
    for path, media_type, data in tables.files_of(plain):
        yield File(path, media_type, data)
    yield File("ledger.csv", "text/csv; charset=utf-8", ledger.csv_of(draft.content.ledger))


def _delta(draft: Draft) -> Iterator[File]:
    """What came and what went since the release before."""
    added, removed = delta.between(draft.previous.nquads, draft.edition.nquads)
    for path, data in ((delta.ADDED, added), (delta.REMOVED, removed)):
        yield File(path, dumps.NQUADS, rdf_files.gzipped(data), data.count(b"\n"))


def _check(draft: Draft, made: tuple[File, ...]) -> None:
    """The files of the delta, as they will stand there, must lead to this release."""
    data = {item.path: gzip.decompress(item.data) for item in made if "delta/" in item.path}
    added, removed = data[delta.ADDED], data[delta.REMOVED]
    delta.check(draft.run.version, draft.previous.nquads, added, removed, draft.edition.digest)


def _with_lists(made: tuple[File, ...], manifest: Mapping[str, Any]) -> dict[str, bytes]:
    """The files by path, with the manifest and the checksums."""
    files = {item.path: item.data for item in made}
    files["manifest.json"] = (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode()
    files["SHA256SUMS"] = "".join(
        f"{hashlib.sha256(data).hexdigest()}  {path}\n" for path, data in sorted(files.items())
    ).encode()
    return files
