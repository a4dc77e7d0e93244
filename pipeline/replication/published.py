"""What stands in an output folder at one moment, read once: what every copy is held against."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.errors import ReleaseError

_PAGE = re.compile(r"\d{8}T\d{6}Z-")  # how a page that never changes is named


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """An output folder with its latest release."""

    output: Path
    version: str  # the latest release
    manifest: Mapping[str, Any]  # of the latest release
    versions: tuple[str, ...]  # every release that stands there, the oldest first
    pointer: bytes  # latest.json
    entrances: Mapping[str, bytes]  # files of the feed that change with every release, by name
    held: bytes | None = None  # held-back.json, while a newer release waits

    def release(self, version: str) -> Path:
        """The folder of a release."""
        return self.output / "releases" / version


def published_in(output: Path) -> Published:
    """The state of an output folder; nobody may publish into it meanwhile.

    Raises `ReleaseError` when nothing is published there.
    """
    if not (output / "latest.json").is_file():
        raise ReleaseError("latest", f"nothing published in {output} yet; run `beleidsgraaf run`")
    pointer = (output / "latest.json").read_bytes()
    version = str(json.loads(pointer)["version"])
    manifest = json.loads((output / "releases" / version / "manifest.json").read_bytes())
    feed = (path for path in sorted((output / "ldes").glob("[!.]*")) if path.is_file())
    held = output / "held-back.json"
    places = [path.parent for path in (output / "releases").glob("[!.]*/manifest.json")]
    unannounced = {path.stem[1:] for path in (output / "releases").glob(".*.new")} - {version}
    return Published(
        output=output,
        version=version,
        manifest=manifest,
        versions=tuple(sorted({place.name for place in places} - unannounced)),
        pointer=pointer,
        held=held.read_bytes() if held.is_file() else None,
        entrances={path.name: path.read_bytes() for path in feed if not _PAGE.match(path.name)},
    )
