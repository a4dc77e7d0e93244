"""The change feed: a Linked Data Event Stream of all things of the releases, as static pages.

    ldes/feed.trig               the entrance; the only file that changes
    ldes/<version>-<n>.trig      what that release changed; never changed again

Which pages there are stands in the manifest of each release, so a run that dies leaves nothing that
a client could follow.
"""

import hashlib
from collections.abc import Mapping
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
from pipeline.publication.things import Changes, Things, changes_between

__all__ = ["Feed", "announce", "feed_of", "replay", "sweep", "write_pages"]

_FOLDER = "ldes"
_MOMENT = "%Y-%m-%dT%H:%M:%SZ"


@dataclass(frozen=True, slots=True)
class Feed:
    """The new pages of a release, and all pages up to it as its manifest lists them."""

    home: str  # IRI of the folder
    new: tuple[Page, ...]
    listed: tuple[Mapping[str, Any], ...]

    def in_manifest(self) -> dict[str, Any]:
        """What the manifest says of the feed."""
        return {"home": self.home, "pages": [dict(page) for page in self.listed]}


def feed_of(draft: Draft, before: Things, after: Things) -> Feed:
    """What this release adds to the feed; a feed that begins now creates all things."""
    moment = _moment_after(draft)
    home = f"{draft.identity.base_iri}/{_FOLDER}/"
    known = (draft.previous.manifest or {}).get("feed")
    changes: Changes = changes_between(before if known else {}, after)
    night = Night(home, draft.run.version, moment, changes, after)
    new = tuple(pages_of(night, _prefixes(draft.prefixes)))
    entries = [
        {
            "name": page.name,
            "at": moment,
            "members": page.members,
            "sha256": hashlib.sha256(page.data).hexdigest(),
        }
        for page in new
    ]
    return Feed(home, new, (*(known["pages"] if known else ()), *entries))


def write_pages(output: Path, feed: Feed) -> None:
    """Put the new pages in place, before the pointer is switched; nothing leads to them yet."""
    for page in feed.new:
        place = output / _FOLDER / page.name
        part = place.with_name(f".{page.name}.part")
        disk.write(part, page.data)
        part.replace(place)
    if feed.new:
        disk.sync(output / _FOLDER)


def announce(output: Path, manifest: Mapping[str, Any], prefixes: Mapping[str, str]) -> None:
    """Make the entrance lead to the pages of the latest release, in one step."""
    feed = manifest["feed"]
    data = view.view_of(feed["home"], feed["pages"], _prefixes(prefixes))
    place = output / _FOLDER / view.NAME
    if place.is_file() and place.read_bytes() == data:
        return
    part = place.with_name(f".{view.NAME}.part")
    disk.write(part, data)
    part.replace(place)
    disk.sync(place.parent)


def sweep(output: Path, prefixes: Mapping[str, str]) -> None:
    """Remove the pages that the latest release does not list; mend the entrance."""
    place = folder.latest(output)
    manifest = folder.manifest_of(place) if place else {}
    kept = {view.NAME, *(page["name"] for page in manifest.get("feed", {}).get("pages", ()))}
    for path in (output / _FOLDER).glob("*"):
        if path.name not in kept:
            path.unlink()
    for path in (output / _FOLDER).glob(".*.part"):
        path.unlink()
    if "feed" in manifest:
        announce(output, manifest, prefixes)


def _moment_after(draft: Draft) -> str:
    """The moment of the run; a second after the feed's last one where that is not earlier."""
    feed = (draft.previous.manifest or {}).get("feed", {})
    last = max((str(page["at"]) for page in feed.get("pages", ())), default="")
    if draft.run.as_of > last:
        return draft.run.as_of
    later = datetime.strptime(last, _MOMENT).replace(tzinfo=UTC) + timedelta(seconds=1)
    return later.strftime(_MOMENT)


def _prefixes(prefixes: Mapping[str, str]) -> dict[str, str]:
    return dict(sorted({**prefixes, **catalogue_terms.PREFIXES}.items()))
