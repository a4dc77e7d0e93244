"""The output folder: releases written once, a pointer switched last and atomically.

latest.json            {"version": …, "path": "releases/<version>"}
releases/<version>/    never changed once it stands there
releases/.<version>.part/   a release being written; a later run removes what a kill left
releases/.<version>.new     says that this release was put in place and nothing points to it yet
store/<version>/       the query store of that release
"""

import fcntl
import hashlib
import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from pipeline import disk
from pipeline.errors import ReleaseError
from pipeline.retention import kept


def latest(output: Path) -> Path | None:
    """The folder of the latest release, or None before the first one.

    Raises `ReleaseError` where the pointer is damaged, or gone while releases stand there: a run
    that took itself for the first one would begin a new feed and compare with nothing.
    """
    pointer = output / "latest.json"
    if not pointer.is_file():
        if repair := _repair(output):
            raise ReleaseError("latest", f"{pointer} is gone, but releases stand there; {repair}")
        return None
    repair = _repair(output) or "remove it"
    try:
        found = output / str(json.loads(pointer.read_text(encoding="utf-8"))["path"])
    except (ValueError, KeyError, TypeError) as error:
        raise ReleaseError("latest", f"{pointer} is damaged; {repair}") from error
    if not (found / "manifest.json").is_file():
        raise ReleaseError("latest", f"{pointer} points to {found}, which is not there; {repair}")
    return found


def _repair(output: Path) -> str:
    """How the pointer is mended: what must stand in it; empty where no release was announced."""
    places = (path.parent for path in (output / "releases").glob("[!.]*/manifest.json"))
    versions = [path.name for path in places if not _mark(output, path.name).exists()]
    return f"write {_pointer(max(versions))} to it" if versions else ""


def manifest_of(release: Path) -> dict[str, Any]:
    """The manifest of a release."""
    made: dict[str, Any] = json.loads((release / "manifest.json").read_text(encoding="utf-8"))
    return made


def release_of(output: Path, version: str = "") -> Path:
    """The folder of a release; of the latest one where none is named. Raises `ReleaseError`."""
    place = output / "releases" / version if version else latest(output)
    if place is None or not (place / "manifest.json").is_file():
        raise ReleaseError(version or "latest", f"no such release in {output}")
    return place


def verify(output: Path, version: str = "") -> tuple[str, ...]:
    """What is wrong with the files of a release, by its SHA256SUMS; empty when whole."""
    release = release_of(output, version)
    listed = (release / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    sums = {name: value for value, name in (line.split("  ", 1) for line in listed)}
    there = {name: data for name, data in _contents(release).items() if name != "SHA256SUMS"}
    wrong = [f"missing: {name}" for name in sums if name not in there]
    wrong += [f"not listed: {name}" for name in there if name not in sums]
    wrong += [
        f"damaged: {name}"
        for name, data in there.items()
        if name in sums and hashlib.sha256(data).hexdigest() != sums[name]
    ]
    return (*wrong, *_damaged_pages(output, manifest_of(release)))


def _damaged_pages(output: Path, manifest: Mapping[str, Any]) -> Iterator[str]:
    """The pages of the change feed that are not as the release lists them."""
    for page in manifest.get("feed", {}).get("pages", ()):
        path = output / "ldes" / page["name"]
        if not path.is_file():
            yield f"missing: ldes/{page['name']}"
        elif hashlib.sha256(path.read_bytes()).hexdigest() != page["sha256"]:
            yield f"damaged: ldes/{page['name']}"


@contextmanager
def locked(output: Path, work: str = "publishing") -> Iterator[None]:
    """Only one process at a time does this work on a folder; the lock goes with its process.

    Raises `ReleaseError` when another one does, and when there is no such folder.
    """
    if not output.is_dir():
        raise ReleaseError("latest", f"nothing published in {output} yet; run `beleidsgraaf run`")
    with (output / f".{work}.lock").open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise ReleaseError(
                "latest", f"another run is busy {work} in {output}; wait for it"
            ) from error
        yield


def is_waiting(output: Path, version: str) -> bool:
    """Whether a release was put in place and no pointer has announced it yet."""
    if not _mark(output, version).exists():
        return False
    place = latest(output)
    return place is None or place.name != version


def sweep(output: Path) -> None:
    """Remove what an interrupted run left: half written, or whole and never pointed to."""
    place = latest(output)
    current = place.name if place else ""
    for mark in (output / "releases").glob(".*.new"):
        version = mark.stem[1:]
        if version != current and (output / "releases" / version).is_dir():
            _retire(output, version)
        mark.unlink()
    for part in (*(output / "releases").glob(".*.part"), *(output / "store").glob(".*.part")):
        shutil.rmtree(part)
    for store in (output / "store").glob("[!.]*"):
        if store.name != current:
            shutil.rmtree(store)


def make_room(output: Path) -> None:
    """Sweep before a run begins, unless another one is publishing."""
    if output.is_dir():
        with suppress(ReleaseError), locked(output):
            sweep(output)


def write_release(output: Path, version: str, files: Mapping[str, bytes]) -> Path:
    """Write all files of a release and put it in place with one rename.

    A release of this version that already stands there must hold the same bytes; then it is kept.
    Raises `ReleaseError` when it holds others, `DiskError`.
    """
    place = output / "releases" / version
    if place.exists():
        if _contents(place) != dict(files):
            raise ReleaseError(
                version, "exists with other content; choose another --as-of or --output"
            )
        return place
    part = output / "releases" / f".{version}.part"
    for name, data in files.items():
        disk.write(part / name, data)
    for folder in (part, *(path for path in part.rglob("*") if path.is_dir())):
        disk.sync(folder)
    disk.write(_mark(output, version), b"")
    part.replace(place)
    disk.sync(place.parent)
    return place


def switch(output: Path, version: str) -> None:
    """Point `latest.json` to the release."""
    fresh = output / ".latest.json.part"
    disk.write(fresh, (_pointer(version) + "\n").encode())
    fresh.replace(output / "latest.json")
    disk.sync(output)
    _mark(output, version).unlink(missing_ok=True)


def retain(output: Path, keep: int) -> None:
    """Keep the last releases, the first of each month, and what the latest one's delta needs.

    Each goes out of sight with one rename; what a kill leaves of it is swept by the next run.
    """
    place = latest(output)
    if not keep or place is None:
        return
    versions = [path.name for path in (output / "releases").iterdir() if path.name[0] != "."]
    stay = kept(versions, keep, place.name, manifest_of(place)["previous"])
    for version in versions:
        if version not in stay:
            _retire(output, version)


def _retire(output: Path, version: str) -> None:
    """Take a release out of sight with one rename, then away."""
    gone = output / "releases" / f".{version}.gone.part"
    (output / "releases" / version).replace(gone)
    shutil.rmtree(gone)


def _pointer(version: str) -> str:
    return json.dumps({"version": version, "path": f"releases/{version}"})


def _mark(output: Path, version: str) -> Path:
    return output / "releases" / f".{version}.new"


def _contents(place: Path) -> dict[str, bytes]:
    return {
        path.relative_to(place).as_posix(): path.read_bytes()
        for path in sorted(place.rglob("*"))
        if path.is_file()
    }
