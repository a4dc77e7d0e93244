"""Downloads: the files that a release lists in its manifest, and the pointer to the latest."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import FileResponse, Response

from pipeline.publication import guard
from pipeline.server import responses
from pipeline.server.editions import Editions
from pipeline.server.site import site_of

_FOR_EVER = "public, max-age=31536000, immutable"
_FEED_PAGE = re.compile(r"\d{8}T\d{6}Z-(catalog-)?\d{4,}\.trig")
_ENTRANCES = ("feed.trig", "catalog.trig")
_UNLISTED = {"manifest.json": "application/json", "SHA256SUMS": "text/plain; charset=utf-8"}


@dataclass(frozen=True, slots=True)
class Download:
    """A file that may be downloaded."""

    path: str
    media_type: str
    bytes: int
    sha256: str
    triples: int | None = None

    @property
    def size(self) -> str:
        """The size for people.

        >>> Download("a", "b", 1_234_567, "").size
        '1,2 MB'
        """
        if self.bytes < 1000:
            return f"{self.bytes} B"
        for unit, amount in (("kB", 1e3), ("MB", 1e6)):
            if self.bytes < amount * 1000:
                return f"{self.bytes / amount:.1f} {unit}".replace(".", ",")
        return f"{self.bytes / 1e9:.1f} GB".replace(".", ",")


def listed(manifest: Mapping[str, Any]) -> tuple[Download, ...]:
    """The files of a release."""
    return tuple(
        Download(
            path=item["path"],
            media_type=_media_type(item["path"], item["mediaType"]),
            bytes=item["bytes"],
            sha256=item["sha256"],
            triples=item.get("triples"),
        )
        for item in manifest["files"]
    )


def pointer(request: Request) -> Response:
    """`latest.json`, which changes with every release."""
    editions = site_of(request).editions
    editions.current()
    return _json(request, (editions.output / "latest.json").read_bytes())


def held_back(request: Request) -> Response:
    """`held-back.json`: why the newest release waits; 404 when none does."""
    path = site_of(request).editions.output / guard.HELD
    if not path.is_file():
        return responses.message(request, 404, "no release is held back")
    return _json(request, path.read_bytes())


def release_file(request: Request) -> Response:
    """One file of a release, never changing."""
    version, path = request.path_params["version"], request.path_params["path"]
    editions = site_of(request).editions
    found = _find(editions, version, path)
    if found is None:
        return responses.message(request, 404, f"no such file in a release: {version}/{path}")
    etag = f'"{found.sha256}"'
    headers = {"etag": etag, "cache-control": _FOR_EVER}
    if _matches(request, etag):
        return Response(status_code=304, headers=headers)
    return FileResponse(
        editions.output / "releases" / version / found.path,
        media_type=found.media_type,
        headers={**headers, "content-type": found.media_type},
    )


def feed_page(request: Request) -> Response:
    """A page of the change feeds: their entrances grow, the numbered pages never change."""
    name = request.path_params["name"]
    path = site_of(request).editions.output / "ldes" / name
    known = name in _ENTRANCES or _FEED_PAGE.fullmatch(name)
    if not known or not path.is_file():
        return responses.message(request, 404, f"no such page of the feed: {name}")
    lasting = "no-cache" if name in _ENTRANCES else _FOR_EVER
    return FileResponse(path, media_type="application/trig", headers={"cache-control": lasting})


def releases(request: Request) -> Response:
    """A page with the releases, or with the files of one."""
    editions, version = site_of(request).editions, request.path_params.get("version")
    if version is None:
        editions.current()
        return responses.page(
            request,
            "releases.html",
            versions=editions.versions(),
            held=guard.held(editions.output),
            files=None,
        )
    manifest = editions.manifest(version)
    if manifest is None:
        return responses.message(request, 404, f"no such release: {version}")
    return responses.page(
        request,
        "releases.html",
        versions=editions.versions(),
        version=version,
        manifest=manifest,
        files=listed(manifest),
    )


def _find(editions: Editions, version: str, path: str) -> Download | None:
    """The file, when the release lists it; a path is looked up, never followed."""
    manifest = editions.manifest(version)
    if manifest is None:
        return None
    place = editions.output / "releases" / version
    if path in _UNLISTED:
        return _unlisted(place, path)
    found = next((item for item in listed(manifest) if item.path == path), None)
    if found is None or not (place / found.path).is_file():
        return None
    inside = (place / found.path).resolve().is_relative_to(place.resolve())
    return found if inside else None


def _unlisted(place: Path, path: str) -> Download:
    """The two files that list the others."""
    data = (place / path).read_bytes()
    return Download(path, _UNLISTED[path], len(data), hashlib.sha256(data).hexdigest())


def _media_type(path: str, stated: str) -> str:
    """As stated; a compressed file is sent as such, so that it arrives compressed."""
    if path.endswith(".gz"):
        return "application/gzip"
    return f"{stated}; charset=utf-8" if stated == "text/turtle" else stated


def _json(request: Request, data: bytes) -> Response:
    etag = f'"{hashlib.sha256(data).hexdigest()}"'
    headers = {"etag": etag, "cache-control": "no-cache"}
    if _matches(request, etag):
        return Response(status_code=304, headers=headers)
    return Response(data, media_type="application/json", headers=headers)


def _matches(request: Request, etag: str) -> bool:
    known = (
        tag.strip().removeprefix("W/")
        for tag in request.headers.get("if-none-match", "").split(",")
    )
    return etag in known or request.headers.get("if-none-match", "").strip() == "*"
