"""The objects that an output folder becomes in a store, with how they are served."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pipeline.replication.published import Published

HELD = "held-back.json"
_FOR_EVER, _EACH_TIME = "public, max-age=31536000, immutable", "no-cache"
_LISTS = {"SHA256SUMS": "text/plain; charset=utf-8", "manifest.json": "application/json"}
_FEED = {".trig": "application/trig", ".ttl": "text/turtle; charset=utf-8"}


@dataclass(frozen=True, slots=True)
class Upload:
    """An object to be: its key, the bytes or the file that holds them, and how it is served."""

    key: str
    source: Path | bytes
    media_type: str
    cache: str
    sha256: str

    def size(self) -> int:
        """How many bytes."""
        return len(self.source) if isinstance(self.source, bytes) else self.source.stat().st_size

    def digest(self) -> str:
        """The SHA-256 of the source as it is now."""
        if isinstance(self.source, bytes):
            return _digest(self.source)
        with self.source.open("rb") as handle:
            return hashlib.file_digest(handle, "sha256").hexdigest()


def of_release(published: Published, version: str) -> tuple[Upload, ...]:
    """Every file of a release; its manifest last."""
    place = published.release(version)
    sums = (place / "SHA256SUMS").read_bytes()
    digests = {name: value for value, name in _pairs(sums)} | {"SHA256SUMS": _digest(sums)}
    types = _media_types(json.loads((place / "manifest.json").read_bytes()))
    last = list(_LISTS)
    ordered = sorted(digests, key=lambda name: (last.index(name) if name in last else -1, name))
    return tuple(
        Upload(
            key=f"releases/{version}/{name}",
            source=place / name,
            media_type=types[name],
            cache=_FOR_EVER,
            sha256=digests[name],
        )
        for name in ordered
    )


def of_pages(published: Published) -> tuple[Upload, ...]:
    """The pages of the feed up to the latest release; they never change."""
    return tuple(
        Upload(
            key=f"ldes/{page['name']}",
            source=published.output / "ldes" / page["name"],
            media_type=_of_feed(page["name"]),
            cache=_FOR_EVER,
            sha256=page["sha256"],
        )
        for page in published.manifest.get("feed", {}).get("pages", ())
    )


def of_pointers(published: Published) -> tuple[Upload, ...]:
    """What changes with every release, in the order in which it must change."""
    held = {} if published.held is None else {HELD: published.held}
    feed = {f"ldes/{name}": data for name, data in published.entrances.items()}
    return tuple(
        Upload(
            key=key,
            source=data,
            media_type="application/json" if key.endswith(".json") else _of_feed(key),
            cache=_EACH_TIME,
            sha256=_digest(data),
        )
        for key, data in {**held, "latest.json": published.pointer, **feed}.items()
    )


def _media_types(manifest: Mapping[str, object]) -> dict[str, str]:
    """As the manifest says; a compressed file is sent as such, so that it arrives compressed."""
    stated = {item["path"]: item["mediaType"] for item in manifest["files"]}  # type: ignore[attr-defined]
    return _LISTS | {
        path: "application/gzip"
        if path.endswith(".gz")
        else "text/turtle; charset=utf-8"
        if media_type == "text/turtle"
        else media_type
        for path, media_type in stated.items()
    }


def _of_feed(name: str) -> str:
    return _FEED.get(PurePosixPath(name).suffix, "application/octet-stream")


def _pairs(sums: bytes) -> list[list[str]]:
    return [line.split("  ", 1) for line in sums.decode().splitlines()]


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
