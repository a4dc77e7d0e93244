"""The S3 server of these tests, and a bucket of its own for each of them."""

import re
from collections.abc import Iterator

import pytest

from tests.replication.s3_server import Bucket, Server


@pytest.fixture(scope="session")
def s3() -> Iterator[Server]:
    """The server."""
    with Server().serving() as server:
        yield server


@pytest.fixture
def bucket(s3: Server, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Bucket:
    """An empty bucket, with its address and credentials in the environment."""
    monkeypatch.setenv("AWS_ENDPOINT_URL", s3.endpoint)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "somebody")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    s3.busy, s3.left, s3.before = 0, float("inf"), lambda _: None
    name = re.sub(r"[^a-z0-9]+", "-", request.node.name.lower()).strip("-")[-60:].strip("-")
    return Bucket(name, s3).create()
