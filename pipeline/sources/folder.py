"""Files and folders in, `RawDocument`s and findings out, in a fixed order."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path, PurePath

from pipeline.errors import SourceError
from pipeline.model import Finding, RawDocument, Severity
from pipeline.sources.sidecar import ENDING, read_sidecar
from pipeline.uris import slug

MEDIA_TYPES = {
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
    ".xml": "application/xml",
}


def fetch(
    inputs: Iterable[Path], *, max_bytes: int
) -> tuple[tuple[RawDocument, ...], tuple[Finding, ...]]:
    """All documents of the files and folders, and a finding for each file held back.

    Raises `SourceError` for an input that does not exist or a folder without any file.
    """
    documents: list[RawDocument] = []
    findings: list[Finding] = []
    for item in each(inputs, max_bytes=max_bytes):
        if isinstance(item, RawDocument):
            documents.append(item)
        else:
            findings.append(item)
    return tuple(documents), tuple(findings)


def each(inputs: Iterable[Path], *, max_bytes: int) -> Iterator[RawDocument | Finding]:
    """The same one by one, so that only one document's bytes are held at a time.

    A file reached twice is read once; a document whose id was seen before is held back.
    Every input is looked at before the first document is given out.
    """
    seen: set[str] = set()
    ids: dict[str, str] = {}
    for root, path in [found for item in inputs for found in _files(Path(item))]:
        real = os.path.realpath(path)
        if real not in seen:
            seen.add(real)
            source = _source(root)
            for item in _read(root, path, max_bytes, ids):
                yield replace(item, source=source)


def _files(given: Path) -> list[tuple[Path, Path]]:
    """The files below an input, each with the folder that its path is relative to.

    A folder below it that cannot be listed stands among the files and is held back as one.
    """
    if not given.exists():
        raise SourceError(str(given), "no such file or folder; check the path")
    if not given.is_dir():
        return [(given.parent, given)]
    troubles: list[OSError] = []
    files: list[Path] = []
    visited: set[str] = set()
    for folder, folders, names in os.walk(given, onerror=troubles.append, followlinks=True):
        real = os.path.realpath(folder)
        if real in visited:  # a link back up
            folders.clear()
            continue
        visited.add(real)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        files += (Path(folder, name) for name in names if _is_document(name))
    files += (Path(trouble.filename) for trouble in troubles)
    if not files:
        endings = " ".join(MEDIA_TYPES)
        raise SourceError(str(given), f"no documents in this folder; known endings: {endings}")
    return [(given, path) for path in sorted(files, key=lambda path: path.parts)]


def _is_document(name: str) -> bool:
    """Not a hidden file, a sidecar, or the README that explains the folder."""
    hidden = name.startswith((".", "README."))
    return not hidden and not name.endswith(ENDING)


def _read(
    root: Path, path: Path, max_bytes: int, ids: dict[str, str]
) -> Iterator[RawDocument | Finding]:
    """One file: its document, or the finding that says why not; sidecar findings come first."""
    name = path.name
    media_type = MEDIA_TYPES.get(path.suffix.lower())
    if path.is_dir():
        yield _held_back(name, "unreadable-folder", "cannot be listed; check its permissions")
        return
    if media_type is None:
        endings = " ".join(MEDIA_TYPES)
        reason = (
            f"the ending {path.suffix!r} is not known; rename or convert it to one of {endings}"
        )
        yield _held_back(name, "unknown-ending", reason)
        return
    content = _content(path, max_bytes)
    if isinstance(content, Finding):
        yield content
        return
    metadata, findings = read_sidecar(path)
    yield from findings
    relative = path.relative_to(root).as_posix()
    key = metadata.get("id") or slug(PurePath(name).stem)
    if key in ids:
        reason = f"has the same id {key!r} as {ids[key]}; set another `id` in {name}{ENDING}"
        yield _held_back(relative, "duplicate-id", reason)
        return
    ids[key] = relative
    yield RawDocument(
        source=_source(root),
        name=name,
        path=relative,
        media_type=media_type,
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        metadata=metadata,
    )


def _source(root: Path) -> str:
    return root.resolve().name or "root"


def _content(path: Path, max_bytes: int) -> bytes | Finding:
    name = path.name
    if not path.is_file():  # a dangling link, a pipe, a device: opening it could wait for ever
        reason = "is not a file that can be read (a link to nothing?); restore it"
        return _held_back(name, "unreadable-file", reason)
    try:
        with path.open("rb") as stream:
            content = stream.read(max_bytes + 1)
    except OSError as error:
        reason = f"cannot be read ({error.strerror}); check its permissions"
        return _held_back(name, "unreadable-file", reason)
    if not content:
        return _held_back(name, "empty-file", "is empty; fetch it again")
    if len(content) > max_bytes:
        reason = f"is larger than {max_bytes} bytes; split it or raise BELEIDSGRAAF_MAX_BYTES"
        return _held_back(name, "file-too-large", reason)
    return content


def _held_back(name: str, code: str, reason: str) -> Finding:
    return Finding(
        severity=Severity.VIOLATION,
        document=name,
        stage="read",
        code=code,
        message=f"{name}: {reason}",
    )
