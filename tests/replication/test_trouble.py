"""A store that is away, refuses, stalls or is not there: one clear error, in bounded time."""

import socket
import time
import urllib.request
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from obstore.exceptions import GenericError, PermissionDeniedError

from pipeline.cli import main
from pipeline.errors import ReplicationError
from pipeline.publication import verify
from pipeline.replication import Destination, Replica, bring_all, object_store, published_in, remote
from pipeline.replication.reasons import Reason, reason_of
from tests.publication.release_parts import part, release
from tests.replication.s3_server import Bucket

S3 = "Generic S3 error: Error performing list request: Error performing"
REASONS = [
    (
        GenericError(f"{S3} GET https://s3.example/b?sig=secret in 1s, after 3 retries, "
                     "max_retries: 3, retry_timeout: 60s  - HTTP error: error sending request"),
        Reason("no answer to GET https://s3.example/b", passing=True),
    ),
    (
        GenericError(f"{S3} GET https://s3.example/b in 1ms - Server returned non-2xx status "
                     "code: 503: <Error>\n<Code>SlowDown</Code><Message>busy</Message></Error>"),
        Reason("SlowDown: busy", passing=True),
    ),
    (
        GenericError(f"{S3} GET https://s3.example/b in 1ms - status code: 502 Bad Gateway: "),
        Reason("GET https://s3.example/b gave 502", passing=True),
    ),
    (
        GenericError(f"{S3} GET https://s3.example/b in 1ms - status code: 404 Not Found: <Error>"
                     "<Code>NoSuchBucket</Code></Error>"),
        Reason("no such bucket or container (NoSuchBucket)"),
    ),
    (
        PermissionDeniedError("Error performing PUT https://s3.example/b/k - status code: 403"),
        Reason("access denied, check the credentials in the environment "
               "(PUT https://s3.example/b/k gave 403)"),
    ),
    (
        GenericError("Error performing PUT http://169.254.169.254/latest/api/token in 1ms - HTTP"),
        Reason("no credentials in the environment (such as AWS_ACCESS_KEY_ID)"),
    ),
    (
        GenericError("Error performing GET http://minio:9000/b in 1µs - HTTP error: builder error"),
        Reason("plain http beyond this machine needs AWS_ALLOW_HTTP=true"),
    ),
    (
        GenericError("Generic LocalFileSystem error: No space left on device\n\nDebug source:\nx"),
        Reason("Generic LocalFileSystem error: No space left on device", passing=True),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("error", "reason"), REASONS, ids=lambda it: getattr(it, "text", ""))
def test_what_went_wrong_is_said_in_words(error: Exception, reason: Reason) -> None:
    assert reason_of(error) == reason


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """An output folder with a release."""
    release(tmp_path, part("a"))
    return tmp_path


def bring(output: Path, url: str) -> ReplicationError:
    """The error of an attempt that must fail."""
    destinations = [object_store.destination(url, keep=0)]
    with pytest.raises(ReplicationError) as caught:
        bring_all(published_in(output), destinations)
    assert verify(output) == ()
    return caught.value


def test_a_store_that_does_not_answer(
    output: Path, bucket: Bucket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:1")
    begin = time.monotonic()
    error = bring(output, bucket.url)
    assert time.monotonic() - begin < 20
    assert error.passing
    assert str(error) == (
        f"{bucket.url}: release 20261120T020000Z not copied: no answer to GET "
        f"http://127.0.0.1:1/{bucket.name}; here it is published, and the next run resumes the copy"
    )


def test_a_store_that_takes_the_call_and_says_nothing(
    output: Path, bucket: Bucket, monkeypatch: pytest.MonkeyPatch
) -> None:
    limit = timedelta(seconds=1)
    monkeypatch.setattr(remote, "_TIMEOUT", limit)
    monkeypatch.setattr(remote, "_RETRIES", {"max_retries": 3, "retry_timeout": limit})
    with socket.create_server(("127.0.0.1", 0)) as silent:
        monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{silent.getsockname()[1]}")
        begin = time.monotonic()
        assert bring(output, bucket.url).passing
    assert time.monotonic() - begin < 10


def test_a_store_that_is_busy_is_asked_again(output: Path, bucket: Bucket) -> None:
    bucket.server.busy = 3
    (made,) = bring_all(published_in(output), [object_store.destination(bucket.url, keep=0)])
    assert len(bucket.written) == made.sent
    assert bucket.latest() == made.version


def test_a_bucket_that_is_not_there(output: Path, bucket: Bucket) -> None:
    error = bring(output, f"s3://not-{bucket.name[:40]}/prefix")
    assert "no such bucket or container (NoSuchBucket: " in str(error)
    assert not error.passing


@pytest.fixture
def guarded(bucket: Bucket) -> Iterator[Bucket]:
    """A bucket whose server knows nobody."""
    _authenticate_after(bucket, "0")
    yield bucket
    _authenticate_after(bucket, "inf")


def _authenticate_after(bucket: Bucket, count: str) -> None:
    """From so many requests on, the server looks at the credentials."""
    urllib.request.urlopen(  # noqa: S310 - our own server
        urllib.request.Request(  # noqa: S310
            f"{bucket.server.endpoint}/moto-api/reset-auth",
            data=count.encode(),
            headers={"Content-Type": "text/plain"},
        )
    ).close()


def test_wrong_credentials(output: Path, guarded: Bucket) -> None:
    error = bring(output, guarded.url)
    assert "access denied, check the credentials in the environment (InvalidAccessKeyId" in str(
        error
    )
    assert "secret" not in str(error)
    assert not error.passing


def test_every_place_is_tried_and_every_failure_named(output: Path) -> None:
    def away(*_: object) -> Replica:
        raise ReplicationError("one", "v", "no answer")

    def refused(*_: object) -> Replica:
        raise ReplicationError("two", "v", "denied", passing=False)

    reached: list[object] = []

    def good(published: object) -> Replica:
        reached.append(published)
        return Replica(place="three", version="v", sent=1, bytes=1, there=0, removed=0)

    places = [
        Destination(place=name, bring=bring)
        for name, bring in (("one", away), ("two", refused), ("three", good))
    ]
    published = published_in(output)
    with pytest.raises(ReplicationError, match=r"one and two: .*no answer; denied") as caught:
        bring_all(published, places)
    assert caught.value.passing
    assert reached == [published]


def test_the_command_brings_the_store_up_to_the_latest_release(
    output: Path, bucket: Bucket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BELEIDSGRAAF_OBJECT_STORE", bucket.url)
    done = CliRunner().invoke(main, ["replicate", "--output", str(output)])
    assert (done.exit_code, done.stdout.split()[:2]) == (0, [bucket.url, "20261120T020000Z"])
    assert bucket.latest() == "20261120T020000Z"
    again = CliRunner().invoke(main, ["replicate", "--output", str(output)])
    assert " 0 sent (0 bytes), " in again.stdout


TROUBLE = [
    (
        {"AWS_ENDPOINT_URL": "http://127.0.0.1:1"},
        "not copied: no answer to GET http://127.0.0.1:1/",
    ),
    ({"BELEIDSGRAAF_OBJECT_STORE": "ftp://x"}, "BELEIDSGRAAF_OBJECT_STORE: ftp://x: must begin"),
    ({"BELEIDSGRAAF_OBJECT_STORE": ""}, "BELEIDSGRAAF_OBJECT_STORE: names no store"),
    ({"BELEIDSGRAAF_OUTPUT": "nowhere"}, "nothing published in nowhere yet"),
]


@pytest.mark.parametrize(("environment", "line"), TROUBLE, ids=[line for _, line in TROUBLE])
def test_the_command_says_in_one_line_what_is_wrong(
    output: Path,
    bucket: Bucket,
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    line: str,
) -> None:
    monkeypatch.chdir(output)
    monkeypatch.setenv("BELEIDSGRAAF_OUTPUT", str(output))
    monkeypatch.setenv("BELEIDSGRAAF_OBJECT_STORE", bucket.url)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    done = CliRunner().invoke(main, ["replicate"])
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("error: ")
    assert line in done.stderr
    assert done.stderr.count("\n") == 1
