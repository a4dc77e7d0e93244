"""Writing to disk: what a disk refuses becomes one error that names the place."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import DiskError

_REFUSED = frozenset(
    (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO, errno.EACCES, errno.EPERM)
)


@contextmanager
def watched(place: Path) -> Iterator[None]:
    """Raise `DiskError` where the body meets a disk that is full, read-only or broken.

    `place` is named where the system does not say which file it was. RocksDB, below the query
    store, gives no number for what went wrong, only words.
    """
    try:
        yield
    except OSError as error:
        if error.errno is not None and error.errno not in _REFUSED:
            raise
        reason = error.strerror or str(error).rpartition(": ")[2]
        raise DiskError(str(error.filename or place), reason) from error


def folder(place: Path) -> None:
    """See that a folder is there. Raises `DiskError` where there can be none."""
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DiskError(str(place), error.strerror or "cannot be made") from error


def write(path: Path, data: bytes) -> None:
    """Write a file and see it onto the disk. Raises `DiskError`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with watched(path), path.open("wb") as handle:
        handle.write(data)
        handle.flush()
        os.fsync(handle.fileno())


def sync(folder: Path) -> None:
    """See a folder's entries onto the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
