"""The change feeds: Linked Data Event Streams as static pages.

    ldes/feed.trig, ldes/catalog.trig     the entrances; the only files that change
    ldes/<version>-<n>.trig               what that release changed; never changed again
    ldes/<version>-catalog-<n>.trig       what it changed in the catalogue

Which pages there are stands in the manifest of each release, so a run that dies leaves nothing that
a client could follow.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from pipeline import catalogue_terms, disk
from pipeline.publication import folder
from pipeline.publication.draft import Draft
from pipeline.publication.feed import view
from pipeline.publication.feed.members import Night, Page, pages_of
from pipeline.publication.feed.replay import replay
from pipeline.publication.feed.streams import CATALOGUE, STREAMS, THINGS, Stream
from pipeline.publication.things import Things, changes_between

__all__ = [
    "CATALOGUE",
    "STREAMS",
    "THINGS",
    "Feeds",
    "Stream",
    "announce",
    "feeds_of",
    "pages_in",
    "replay",
    "sweep",
    "write_pages",
]

_FOLDER = "ldes"
_MOMENT = "%Y-%m-%dT%H:%M:%SZ"
_Entry = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Feeds:
    """The new pages of a release, and all pages up to it as its manifest lists them."""

    home: str  # IRI of the folder
    new: tuple[Page, ...]
    listed: tuple[_Entry, ...]

    def in_manifest(self) -> dict[str, Any]:
        """What the manifest says of the feeds."""
        return {"home": self.home, "pages": [dict(page) for page in self.listed]}


def feeds_of(draft: Draft, told: Mapping[Stream, tuple[Things, Things]]) -> Feeds:
    """What this release adds to each feed, by the things before and after it.

    A feed that begins now creates all things.
    """
    moment = _moment_after(draft)
    home = f"{draft.identity.base_iri}/{_FOLDER}/"
    before = draft.previous.manifest or {}
    new: list[Page] = []
    entries: list[_Entry] = list(before.get("feed", {}).get("pages", ()))
    for stream, (old, now) in told.items():
        known = old if any(pages_in(before, stream)) else {}
        night = Night(stream, home, draft.run.version, moment, changes_between(known, now), now)
        for page in pages_of(night, _prefixes(draft.prefixes)):
            new.append(page)
            entries.append(_entry(stream, page, moment))
    return Feeds(home, tuple(new), tuple(entries))


def _entry(stream: Stream, page: Page, moment: str) -> _Entry:
    return {
        "name": page.name,
        "stream": stream.name,
        "at": moment,
        "members": page.members,
        "sha256": hashlib.sha256(page.data).hexdigest(),
    }


def pages_in(manifest: Mapping[str, Any], stream: Stream) -> Iterator[_Entry]:
    """The pages of one feed that a manifest lists; older manifests knew one feed only."""
    for page in manifest.get("feed", {}).get("pages", ()):
        if page.get("stream", THINGS.name) == stream.name:
            yield page


def write_pages(output: Path, feeds: Feeds) -> None:
    """Put the new pages in place, before the pointer is switched; nothing leads to them yet."""
    for page in feeds.new:
        place = output / _FOLDER / page.name
        part = place.with_name(f".{page.name}.part")
        disk.write(part, page.data)
        part.replace(place)
    if feeds.new:
        disk.sync(output / _FOLDER)


def announce(output: Path, manifest: Mapping[str, Any], prefixes: Mapping[str, str]) -> None:
    """Make each entrance lead to the pages of the latest release, in one step."""
    home = manifest["feed"]["home"]
    for stream in STREAMS:
        pages = pages_in(manifest, stream)
        data = view.view_of(stream, home, pages, _prefixes(prefixes))
        place = output / _FOLDER / stream.entrance
        if place.is_file() and place.read_bytes() == data:
            continue
        part = place.with_name(f".{stream.entrance}.part")
        disk.write(part, data)
        part.replace(place)
        disk.sync(place.parent)


def sweep(output: Path, prefixes: Mapping[str, str]) -> None:
    """Remove the pages that the latest release does not list; mend the entrances."""
    place = folder.latest(output)
    manifest = folder.manifest_of(place) if place else {}
    listed = manifest.get("feed", {}).get("pages", ())
    kept = {*(stream.entrance for stream in STREAMS), *(page["name"] for page in listed)}
    for path in (output / _FOLDER).glob("*"):
        if path.name not in kept:
            path.unlink()
    for path in (output / _FOLDER).glob(".*.part"):
        path.unlink()
    if "feed" in manifest:
        announce(output, manifest, prefixes)


def _moment_after(draft: Draft) -> str:
    """The moment of the run; a second after the feeds' last one where that is not earlier."""
    feed = (draft.previous.manifest or {}).get("feed", {})
    last = max((str(page["at"]) for page in feed.get("pages", ())), default="")
    if draft.run.as_of > last:
        return draft.run.as_of
    later = datetime.strptime(last, _MOMENT).replace(tzinfo=UTC) + timedelta(seconds=1)
    return later.strftime(_MOMENT)


def _prefixes(prefixes: Mapping[str, str]) -> dict[str, str]:
    return dict(sorted({**prefixes, **catalogue_terms.PREFIXES}.items()))
