"""Whether a release on disk is what it says, by its own files: what an integrator checks."""

import gzip
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from pipeline.errors import ReleaseError
from pipeline.publication import delta, feed, folder


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at."""

    name: str
    found: str  # what was held against what
    wrong: tuple[str, ...] = ()


def audit(output: Path, version: str = "") -> Iterator[Check]:
    """Checksums first; where these are wrong nothing else is looked at.

    `version` names the release, the latest where it is empty. Raises `ReleaseError` when there is
    no such release.
    """
    place = folder.release_of(output, version)
    manifest = folder.manifest_of(place)
    damaged = folder.verify(output, place.name)
    yield Check("checksums", f"{len(manifest['files']) + 1} files of {place.name}", damaged)
    if damaged:
        return
    yield _listed(place, manifest)
    digest = manifest["digest"]["value"]
    nquads = gzip.decompress((place / "beleidsgraaf.nq.gz").read_bytes())
    same = delta.digest_of(nquads) == digest
    yield Check("digest", digest, () if same else ("the N-Quads have another",))
    yield _delta(output, place, manifest)
    graph = {quad.triple for quad in ox.parse(nquads, format=ox.RdfFormat.N_QUADS)}
    yield _feed(output, manifest, feed.THINGS, graph)
    turtle = ox.parse((place / "catalog.ttl").read_bytes(), format=ox.RdfFormat.TURTLE)
    yield _feed(output, manifest, feed.CATALOGUE, {quad.triple for quad in turtle})


def _listed(place: Path, manifest: Mapping[str, Any]) -> Check:
    """The sizes and sums of the manifest, which SHA256SUMS says again."""
    wrong = []
    for item in manifest["files"]:
        data = (place / item["path"]).read_bytes()
        if (len(data), hashlib.sha256(data).hexdigest()) != (item["bytes"], item["sha256"]):
            wrong.append(f"not as the manifest says: {item['path']}")
    return Check("manifest", f"{len(manifest['files'])} files", tuple(wrong))


def _delta(output: Path, place: Path, manifest: Mapping[str, Any]) -> Check:
    """The release before and the delta, where it is still there."""
    before, nquads = manifest["previous"], b""
    if before and not (output / "releases" / before).is_dir():
        return Check("delta", f"not looked at: {before} is no longer here")
    try:
        if before:
            last = output / "releases" / before
            nquads = delta.dump_of(last, folder.manifest_of(last)["digest"]["value"])
        added, removed = (
            gzip.decompress((place / name).read_bytes()) for name in (delta.ADDED, delta.REMOVED)
        )
        delta.check(place.name, nquads, added, removed, manifest["digest"]["value"])
    except ReleaseError as error:
        return Check("delta", f"from {before or 'nothing'}", (str(error),))
    return Check("delta", f"from {before or 'nothing'}")


def _feed(
    output: Path, manifest: Mapping[str, Any], stream: feed.Stream, expected: set[ox.Triple]
) -> Check:
    """What a client holds that followed the feed up to this release."""
    names = {page["name"] for page in feed.pages_in(manifest, stream)}
    if not names:
        return Check(f"ldes/{stream.entrance}", "not looked at: the release lists no pages of it")
    try:
        held = feed.replay(output / "ldes", stream, names)
    except FileNotFoundError:
        return Check(f"ldes/{stream.entrance}", f"{len(names)} pages", ("it is missing",))
    said = f"{len(names)} pages lead to {len(held)} triples"
    wrong = () if held == expected else (f"the release has {len(expected)}, not the same",)
    return Check(f"ldes/{stream.entrance}", said, wrong)
