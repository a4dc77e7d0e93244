"""The release that the next one is compared with."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.publication import delta, folder


@dataclass(frozen=True, slots=True)
class Previous:
    """Manifest, canonical N-Quads and catalogue of the release before; empty before the first."""

    manifest: Mapping[str, Any] | None = None
    nquads: bytes = b""
    catalogue: bytes = b""  # Turtle

    @property
    def version(self) -> str | None:
        """Its version; None before the first release."""
        return None if self.manifest is None else str(self.manifest["version"])


def previous_of(output: Path, version: str) -> Previous:
    """The release before; of one that is written again, the one before that.

    Raises `ReleaseError` when it is damaged.
    """
    place = folder.latest(output)
    if place is not None and place.name == version:
        before = folder.manifest_of(place)["previous"]
        place = output / "releases" / before if before else None
    if place is None or not place.is_dir():
        return Previous()
    manifest = folder.manifest_of(place)
    nquads = delta.dump_of(place, manifest["digest"]["value"])
    return Previous(manifest, nquads, (place / "catalog.ttl").read_bytes())
