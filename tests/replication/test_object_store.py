"""Releases in an object store: whole, resumable, and the pointer switched last."""

import hashlib
import json
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import ConfigurationError, ReleaseHeld, ReplicationError
from pipeline.publication import Limits, feed, verify
from pipeline.replication import Replica, bring_all, object_store, published_in
from tests.publication.release_parts import part, release
from tests.replication.s3_server import Bucket

FIRST, SECOND, THIRD = (f"202611{day}T020000Z" for day in (20, 21, 22))


def bring(output: Path, url: str, keep: int = 0) -> Replica:
    """Bring the store at a URL up to the latest release."""
    (made,) = bring_all(published_in(output), [object_store.destination(url, keep=keep)])
    return made


def published(output: Path) -> dict[str, bytes]:
    """What must stand in the store: all but the query store and the locks."""
    paths = [
        output / "latest.json",
        *(output / "releases").rglob("*"),
        *(output / "ldes").rglob("*"),
    ]
    files = [path for path in paths if path.is_file()]
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in files}


def whole(objects: dict[str, bytes]) -> bool:
    """Whether all that a client finds by the pointer and by the feed's entrance is there."""
    place = json.loads(objects["latest.json"])["path"]
    sums = [line.split("  ") for line in objects[f"{place}/SHA256SUMS"].decode().splitlines()]
    entrances = objects["ldes/feed.trig"] + objects["ldes/catalog.trig"]
    pages = re.findall(rb"tree:node <[^>]*/(ldes/[^>]+)>", entrances)
    assert pages
    return all(
        hashlib.sha256(objects.get(f"{place}/{name}", b"")).hexdigest() == digest
        for digest, name in sums
    ) and all(page.decode() in objects for page in pages)


def test_every_file_arrives_byte_for_byte(bucket: Bucket, tmp_path: Path) -> None:
    release(tmp_path, part("a"), part("b"))
    made = bring(tmp_path, bucket.url)
    assert bucket.objects() == published(tmp_path)
    assert (made.sent, made.there, made.removed) == (len(published(tmp_path)), 0, 0)
    assert made.bytes == sum(map(len, published(tmp_path).values()))
    assert (made.place, made.version) == (bucket.url, FIRST)


def test_a_second_upload_sends_nothing(bucket: Bucket, tmp_path: Path) -> None:
    release(tmp_path, part("a"))
    bring(tmp_path, bucket.url)
    before = list(bucket.written)
    made = bring(tmp_path, bucket.url)
    assert bucket.written == before
    assert (made.sent, made.bytes, made.there) == (0, 0, len(published(tmp_path)))


def test_objects_are_served_as_what_they_are(bucket: Bucket, tmp_path: Path) -> None:
    release(tmp_path, part("a"))
    bring(tmp_path, bucket.url)
    place = f"releases/{FIRST}"
    types = {
        f"{place}/beleidsgraaf.ttl.gz": "application/gzip",
        f"{place}/documents/a.ttl": "text/turtle; charset=utf-8",
        f"{place}/documents/a.jsonld": "application/ld+json",
        f"{place}/documents/a.txt": "text/plain; charset=utf-8",
        f"{place}/manifest.json": "application/json",
        f"ldes/{FIRST}-0001.trig": "application/trig",
        "ldes/feed.trig": "application/trig",
        "latest.json": "application/json",
    }
    assert {key: bucket.head(key)["ContentType"] for key in types} == types
    lasting = {key: "immutable" in bucket.head(key)["CacheControl"] for key in types}
    assert [key for key in types if not lasting[key]] == ["ldes/feed.trig", "latest.json"]
    assert bucket.head("latest.json")["CacheControl"] == "no-cache"
    stored = bucket.head(f"{place}/documents/a.txt")["Metadata"]["sha256"]
    assert stored == hashlib.sha256((tmp_path / place / "documents/a.txt").read_bytes()).hexdigest()


def test_the_pointer_is_switched_after_all_that_it_leads_to(bucket: Bucket, tmp_path: Path) -> None:
    release(tmp_path, part("a"))
    bring(tmp_path, bucket.url)
    release(tmp_path, part("b"), version=SECOND)
    release(tmp_path, part("b"), part("c"), version=THIRD)
    start = len(bucket.written)
    bring(tmp_path, bucket.url)
    order = bucket.written[start:]
    manifests = [order.index(f"releases/{version}/manifest.json") for version in (SECOND, THIRD)]
    for number, version in enumerate((SECOND, THIRD)):
        files = [n for n, key in enumerate(order) if key.startswith(f"releases/{version}/")]
        assert max(files) == manifests[number]
        assert len(files) == len(list(Path(tmp_path / "releases" / version).rglob("*.*"))) + 1
    pages = [n for n, key in enumerate(order) if re.match(r"ldes/\d", key)]
    assert manifests[0] < manifests[1] < min(pages)
    assert order[max(pages) + 1 :] == ["latest.json", "ldes/catalog.trig", "ldes/feed.trig"]


@pytest.mark.parametrize("step", [1, 7])
def test_an_upload_that_breaks_off_anywhere_is_resumed(
    bucket: Bucket, tmp_path: Path, step: int
) -> None:
    """The store takes `step` objects at each attempt: it breaks off after every number of them."""
    release(tmp_path, part("a"))
    bring(tmp_path, bucket.url)
    release(tmp_path, part("a", "Anders"), part("b"), version=SECOND)
    start, attempts, done = len(bucket.written), 0, False
    while not done:
        attempts, bucket.server.left = attempts + 1, step
        try:
            bring(tmp_path, bucket.url)
            done = True
        except ReplicationError as error:
            assert "access denied" in error.reason  # noqa: PT017 - every attempt but the last
        switched = "latest.json" in bucket.written[start:]
        assert bucket.latest() == (SECOND if switched else FIRST)
        assert whole(bucket.stored())
    assert bucket.objects() == published(tmp_path)
    sent = bucket.written[start:]
    assert len(sent) == len(set(sent))  # nothing was sent twice
    assert attempts >= len(sent) // step


def test_a_broken_off_upload_is_sent_anew_where_its_content_is_another(
    bucket: Bucket, tmp_path: Path
) -> None:
    release(tmp_path / "one", part("a", "AAA"))
    bucket.server.left = 20
    with pytest.raises(ReplicationError):
        bring(tmp_path / "one", bucket.url)
    bucket.server.left = float("inf")
    release(tmp_path / "other", part("b", "BBB"))  # the same version, the same sizes
    bring(tmp_path / "other", bucket.url)
    assert bucket.objects() == published(tmp_path / "other")


def test_a_file_that_went_away_in_the_store_is_brought_back(bucket: Bucket, tmp_path: Path) -> None:
    release(tmp_path, part("a"))
    bring(tmp_path, bucket.url)
    bucket.remove(f"releases/{FIRST}/documents/a.ttl")
    bucket.remove(f"ldes/{FIRST}-0001.trig")
    assert bring(tmp_path, bucket.url).sent == 2
    assert bucket.objects() == published(tmp_path)


def test_a_release_that_stands_there_is_never_changed(bucket: Bucket, tmp_path: Path) -> None:
    release(tmp_path / "one", part("a"))
    bring(tmp_path / "one", bucket.url)
    release(tmp_path / "other", part("b"))
    with pytest.raises(ReplicationError, match="with other content") as caught:
        bring(tmp_path / "other", bucket.url)
    assert not caught.value.passing
    assert bucket.objects() == published(tmp_path / "one")


def test_a_damaged_file_is_not_sent(bucket: Bucket, tmp_path: Path) -> None:
    place = release(tmp_path, part("a")).path
    (place / "documents/a.txt").write_text("anders", encoding="utf-8")
    with pytest.raises(ReplicationError, match=r"documents/a\.txt is damaged"):
        bring(tmp_path, bucket.url)
    assert bucket.latest() is None


def test_releases_that_an_unreachable_store_missed_are_brought_later(
    bucket: Bucket, tmp_path: Path
) -> None:
    for number, version in enumerate((FIRST, SECOND, THIRD)):
        release(tmp_path, part("a", f"Titel {number}"), version=version)
    bring(tmp_path, bucket.url)
    assert bucket.objects() == published(tmp_path)
    copy = tmp_path / "copy"
    for key, data in bucket.objects().items():
        (copy / key).parent.mkdir(parents=True, exist_ok=True)
        (copy / key).write_bytes(data)
    assert verify(copy) == ()
    assert feed.replay(copy / "ldes") == feed.replay(tmp_path / "ldes")


DAYS = ("20260930", "20261001", "20261002", "20261101", "20261102", "20261103")


def test_retention_holds_in_the_store_as_in_the_folder(bucket: Bucket, tmp_path: Path) -> None:
    for number, day in enumerate(DAYS):
        release(tmp_path, part("a", f"Titel {number}"), version=f"{day}T020000Z", keep=1)
        if day != "20261102":  # a night without a store
            bring(tmp_path, bucket.url, keep=1)
    releases = {key.split("/")[1][:8] for key in bucket.objects() if key.startswith("releases")}
    assert sorted(releases) == ["20260930", "20261001", "20261101", "20261102", "20261103"]
    assert bucket.objects() == published(tmp_path)
    first_gone = next(n for n, key in enumerate(bucket.written) if key == "")
    assert bucket.written[first_gone - 1] == "ldes/feed.trig"


def test_the_reason_of_a_release_held_back_stands_there_until_one_passes(
    bucket: Bucket, tmp_path: Path
) -> None:
    release(tmp_path, part("a"), part("b"))
    limits = Limits(at_least={"documents": 2})
    with pytest.raises(ReleaseHeld):
        release(tmp_path, part("a"), version=SECOND, limits=limits)
    bring(tmp_path, bucket.url)
    told = bucket.objects()["held-back.json"]
    assert told == (tmp_path / "held-back.json").read_bytes()
    assert bucket.latest() == FIRST
    release(tmp_path, part("a"), part("c"), version=THIRD, limits=limits)
    bring(tmp_path, bucket.url)
    assert bucket.objects() == published(tmp_path)


def test_a_new_output_folder_does_not_empty_the_store(bucket: Bucket, tmp_path: Path) -> None:
    for number, day in enumerate(DAYS):
        release(tmp_path, part("a", f"Titel {number}"), version=f"{day}T020000Z", keep=0)
    bring(tmp_path, bucket.url)
    shutil.rmtree(tmp_path / "releases")
    (tmp_path / "latest.json").unlink()
    release(tmp_path, part("a", "Nieuw"), version="20261104T020000Z", keep=2)
    bring(tmp_path, bucket.url, keep=2)
    releases = {key.split("/")[1][:8] for key in bucket.objects() if key.startswith("releases")}
    assert sorted(releases) == ["20260930", "20261001", "20261101", "20261103", "20261104"]


def test_what_a_broken_upload_left_of_a_release_that_is_gone_is_removed(
    bucket: Bucket, tmp_path: Path
) -> None:
    release(tmp_path, part("a"))
    bring(tmp_path, bucket.url)
    release(tmp_path, part("b"), version=SECOND)
    bucket.server.left = 5
    with pytest.raises(ReplicationError):
        bring(tmp_path, bucket.url)
    bucket.server.left = float("inf")
    release(tmp_path, part("c"), version=THIRD)
    shutil.rmtree(tmp_path / "releases" / SECOND)
    made = bring(tmp_path, bucket.url)
    assert made.removed == 5
    assert bucket.objects() == published(tmp_path)


def test_a_large_file_goes_in_parts(bucket: Bucket, tmp_path: Path) -> None:
    text = "Een lange tekst. " * 700_000
    release(tmp_path, replace(part("a"), text=text))
    bring(tmp_path, bucket.url)
    key = f"releases/{FIRST}/documents/a.txt"
    assert bucket.objects()[key] == text.encode()
    assert bucket.head(key)["ContentType"] == "text/plain; charset=utf-8"
    assert "-" in bucket.head(key)["ETag"]
    assert bring(tmp_path, bucket.url).sent == 0


def test_a_folder_is_a_store_too(tmp_path: Path) -> None:
    output, store = tmp_path / "out", tmp_path / "een map"
    url = store.as_uri()
    release(output, part("a"))
    assert bring(output, url).sent == len(published(output))
    assert bring(output, url).sent == 0
    release(output, part("b"), version=SECOND)
    bring(output, url)
    assert published(store) == published(output)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("output", "must begin with one of s3://"),
        ("ftp://bucket/prefix", "must begin with one of s3://"),
        ("az://container/prefix", "Account must be specified"),
    ],
)
def test_an_address_that_cannot_be_followed_is_refused(url: str, reason: str) -> None:
    with pytest.raises(ConfigurationError, match=reason):
        object_store.destination(url, keep=0)
