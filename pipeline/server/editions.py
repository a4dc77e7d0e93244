"""The release that is being served; looked up anew when `latest.json` changes.

A request takes one `Edition` and keeps it. The store of an older release goes from memory with the
last request that reads it.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

import pyoxigraph as ox

from pipeline.errors import ReleaseError
from pipeline.publication import folder

T = TypeVar("T")
_VERSION = re.compile(r"\d{8}T\d{6}Z")
_ATTEMPTS = 5
_Stamp = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Edition:
    """One published release, open for reading."""

    version: str
    place: Path
    store_place: Path
    manifest: Mapping[str, Any]
    store: ox.Store


class Editions:
    """The releases of an output folder; the only state of the server."""

    def __init__(self, output: Path) -> None:
        """Serve the releases of this folder; it may still be empty."""
        self.output = output
        self._stamp: _Stamp | None = None
        self._edition: Edition | None = None
        self._manifests: dict[str, Mapping[str, Any]] = {}
        self._lock = Lock()

    def current(self) -> Edition:
        """The latest release. Raises `ReleaseError` before the first one."""
        with self._lock:
            stamp = _stamp(self.output / "latest.json")
            if self._edition is None or stamp != self._stamp:
                self._renew()
            if self._edition is None:
                raise ReleaseError("latest", "nothing is published yet")
            return self._edition

    def read(self, work: Callable[[Edition], T]) -> T:
        """What `work` makes of the latest release.

        The publisher removes the store of an old release soon after it points to a new one; work
        that was still reading the old one is then done again with the new one.
        """
        edition = self.current()
        try:
            return work(edition)
        except OSError:
            fresh = self.current()
            if fresh is edition:
                raise
            return work(fresh)

    def versions(self) -> tuple[str, ...]:
        """The releases that can be downloaded, newest first; none that no pointer announced."""
        places = (self.output / "releases").glob("*/manifest.json")
        found = (place.parent.name for place in places)
        return tuple(sorted(filter(self._is_announced, found), reverse=True))

    def manifest(self, version: str) -> Mapping[str, Any] | None:
        """The manifest of any release, or None when there is no such release."""
        place = self.output / "releases" / version
        if not self._is_announced(version) or not (place / "manifest.json").is_file():
            return None
        if version not in self._manifests:
            self._manifests[version] = folder.manifest_of(place)
        return self._manifests[version]

    def _is_announced(self, version: str) -> bool:
        """Whether it is the name of a release that was current once, or is."""
        return bool(_VERSION.fullmatch(version)) and not folder.is_waiting(self.output, version)

    def _renew(self) -> None:
        """Open what `latest.json` points to; where that fails, stay with what is open."""
        failure: ReleaseError | None = None
        for _ in range(_ATTEMPTS):  # the pointer may move on between reading it and opening
            stamp = _stamp(self.output / "latest.json")
            try:
                self._edition = _open(self.output)
            except ReleaseError as error:
                failure = error
                if stamp == _stamp(self.output / "latest.json"):
                    break
                continue
            self._stamp = stamp
            return
        if self._edition is None and failure is not None:
            raise failure


def _open(output: Path) -> Edition | None:
    place = folder.latest(output)
    if place is None:
        return None
    store_place = output / "store" / place.name
    try:
        manifest = folder.manifest_of(place)
        store = ox.Store.read_only(str(store_place))
    except (OSError, ValueError) as error:
        raise ReleaseError(
            place.name, f"cannot be read ({error}); run `beleidsgraaf run` again"
        ) from error
    return Edition(place.name, place, store_place, manifest, store)


def _stamp(path: Path) -> _Stamp | None:
    """What changes when the file is replaced; None when it is not there."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size
