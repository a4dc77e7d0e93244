"""What came and what went between two releases, as N-Quads: previous + delta = current.

Canonical N-Quads without blank nodes are sorted lines, so releases are compared line by line.
"""

import gzip
import hashlib
from pathlib import Path

from pipeline.errors import ReleaseError

ADDED, REMOVED = "delta/added.nq.gz", "delta/removed.nq.gz"


def between(before: bytes, after: bytes) -> tuple[bytes, bytes]:
    """The lines added and the lines removed, each in order."""
    old, new = set(_lines(before)), set(_lines(after))
    return b"".join(sorted(new - old)), b"".join(sorted(old - new))


def applied(before: bytes, added: bytes, removed: bytes) -> bytes:
    """The release that the delta leads to."""
    lines = (set(_lines(before)) - set(_lines(removed))) | set(_lines(added))
    return b"".join(sorted(lines))


def digest_of(nquads: bytes) -> str:
    """The digest of canonical N-Quads, as the manifest states it."""
    return hashlib.sha256(nquads).hexdigest()


def check(version: str, before: bytes, added: bytes, removed: bytes, digest: str) -> None:
    """Raises `ReleaseError` unless previous + delta = current; called before every switch."""
    if digest_of(applied(before, added, removed)) != digest:
        raise ReleaseError(version, "its delta does not lead from the release before to it")


def dump_of(release: Path, digest: str) -> bytes:
    """The N-Quads of a release that stands in the output folder.

    Raises `ReleaseError` when they are not those that its manifest states.
    """
    try:
        data = gzip.decompress((release / "beleidsgraaf.nq.gz").read_bytes())
    except (OSError, EOFError) as error:
        raise ReleaseError(release.name, f"its N-Quads cannot be read: {error}") from error
    if digest_of(data) != digest:
        raise ReleaseError(
            release.name, "its N-Quads are damaged; restore them or publish into another --output"
        )
    return data


def _lines(nquads: bytes) -> list[bytes]:
    return nquads.splitlines(keepends=True)
