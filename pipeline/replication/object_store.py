"""Releases in an object store: what stands in the output folder, under the same names.

    releases/<version>/…     sent first, the oldest release first, its manifest.json last
    ldes/<page>              then the pages of the feeds
    held-back.json           why a newer release waits; removed when none does
    latest.json              then the pointer; until here a client sees the release before
    ldes/feed.trig …         then the entrances of the feeds
                             then what retention no longer keeps is removed

A release is whole there when its manifest is, and a page of the feed when the release that the
store's pointer names lists it; of such, only names and sizes are looked at again. Of everything
else the SHA-256 is compared, which stands beside each object as metadata. So an upload that broke
off goes on where it was. One output folder writes below a URL, and nobody else.
"""

import json
import logging
import re
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from functools import partial

from obstore.store import ObjectStore

from pipeline.replication import uploads
from pipeline.replication.destination import Destination, Replica
from pipeline.replication.published import Published
from pipeline.replication.remote import Remote, open_store, place_of
from pipeline.replication.uploads import Upload
from pipeline.retention import kept

_LOG = logging.getLogger("beleidsgraaf.progress")
_THREADS = 8
_VERSION = re.compile(r"releases/(\d{8}T\d{6}Z)/")


@dataclass(frozen=True, slots=True)
class _Copy:
    """A copy in the making: the store, what stood there at the start, and what was sent since."""

    remote: Remote
    there: Mapping[str, int]  # size of every release file and page of the feed, by key
    sent: list[Upload] = field(default_factory=list)

    def has(self, upload: Upload) -> bool:
        """Whether an object of this name and size stood there."""
        return self.there.get(upload.key) == upload.size()


def destination(url: str, *, keep: int) -> Destination:
    """The object store at a URL as a place that releases are copied to.

    `keep` is the retention of the output folder; 0 removes no release. Nothing is sent yet.
    Raises `ConfigurationError`.
    """
    place, store = place_of(url), open_store(url)
    return Destination(place=place, bring=partial(_bring, store=store, place=place, keep=keep))


def _bring(published: Published, *, store: ObjectStore, place: str, keep: int) -> Replica:
    """Bring the store up to the latest release. Raises `ReplicationError`."""
    remote = Remote(store, place, published.version)
    copy = _Copy(remote, remote.listed("releases") | remote.listed("ldes"))
    try:
        wanted = [
            *(
                item
                for version in published.versions
                for item in _release(copy, published, version)
            ),
            *_pages(copy, published),
            *_pointers(copy, published),
        ]
    except OSError as error:  # a later run's retention took it away, or the disk is gone
        raise remote.error(f"{error.filename}: {error.strerror}") from error
    removed = _remove(copy, published, {upload.key for upload in wanted}, keep)
    return Replica(
        place=place,
        version=published.version,
        sent=len(copy.sent),
        bytes=sum(upload.size() for upload in copy.sent),
        there=len(wanted) - len(copy.sent),
        removed=removed,
    )


def _release(copy: _Copy, published: Published, version: str) -> tuple[Upload, ...]:
    """Send what the store lacks of a release; then, last, its manifest."""
    *files, manifest = listed = uploads.of_release(published, version)
    whole = manifest.key in copy.there
    if whole and not copy.remote.holds(manifest):
        reason = f"release {version} stands there with other content; choose another place for it"
        raise copy.remote.error(reason, passing=False)
    _send(copy, (item for item in files if not (whole and copy.has(item))))
    if not whole:
        _send(copy, (manifest,))
    return listed


def _pages(copy: _Copy, published: Published) -> tuple[Upload, ...]:
    """Send the pages of the feed that the store lacks."""
    listed, known = uploads.of_pages(published), _known_pages(copy.remote)
    _send(
        copy,
        (item for item in listed if not (item.sha256 == known.get(item.key) and copy.has(item))),
    )
    return listed


def _known_pages(remote: Remote) -> dict[str, str]:
    """The checksums of the pages that the release lists which the store's pointer names."""
    pointer = remote.read("latest.json")
    raw = pointer and remote.read(f"{json.loads(pointer)['path']}/manifest.json")
    pages = json.loads(raw).get("feed", {}).get("pages", ()) if raw else ()
    return {f"ldes/{page['name']}": page["sha256"] for page in pages}


def _pointers(copy: _Copy, published: Published) -> tuple[Upload, ...]:
    """Switch what changes with every release, one after the other."""
    listed = uploads.of_pointers(published)
    for pointer in listed:
        if not copy.remote.holds(pointer):
            copy.remote.send(pointer)
            copy.sent.append(pointer)
    if published.held is None and copy.remote.read(uploads.HELD) is not None:
        copy.remote.remove([uploads.HELD])
    return listed


def _send(copy: _Copy, waiting: Iterable[Upload]) -> None:
    """Send what does not stand there with this content; stop at the first error."""
    items = tuple(waiting)
    with ThreadPoolExecutor(_THREADS) as pool:
        doing = {pool.submit(_send_one, copy, item): item for item in items}
        try:
            for number, future in enumerate(as_completed(doing), start=1):
                if future.result():
                    copy.sent.append(doing[future])
                extra = {"stage": "replicas", "number": number, "total": len(items)}
                _LOG.info("%s", doing[future].key, extra=extra)
        finally:
            pool.shutdown(cancel_futures=True)  # after an error, nothing more is begun


def _send_one(copy: _Copy, upload: Upload) -> bool:
    """Whether it had to be sent."""
    if copy.has(upload) and copy.remote.holds(upload):
        return False
    copy.remote.send(upload)
    return True


def _remove(copy: _Copy, published: Published, wanted: set[str], keep: int) -> int:
    """Remove the releases that retention no longer keeps, and what a broken upload left of others.

    The same rule as in the output folder, over all releases that are whole in the store, so that a
    new output folder does not empty it.
    """
    versions = {key: found[1] for key in copy.there if (found := _VERSION.match(key))}
    whole = {
        version for key, version in versions.items() if key.endswith(f"{version}/manifest.json")
    }
    stay = {
        *published.versions,
        *kept(
            whole | {*published.versions}, keep, published.version, published.manifest["previous"]
        ),
    }
    gone = [
        key
        for key, version in versions.items()
        if version not in stay or (version in published.versions and key not in wanted)
    ]
    first = [key for key in gone if key.endswith("/manifest.json")]
    return copy.remote.remove(first) + copy.remote.remove(key for key in gone if key not in first)
