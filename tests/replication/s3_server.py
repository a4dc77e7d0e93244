"""A real S3 API on loopback (moto), that can be told to refuse, and that keeps a log."""

import json
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import boto3
from moto.core.models import DEFAULT_ACCOUNT_ID
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from moto.s3.models import s3_backends
from werkzeug.serving import WSGIRequestHandler, make_server

Environ = dict[str, Any]
_DENIED = b"<Error><Code>AccessDenied</Code><Message>not now</Message></Error>"


class Quiet(WSGIRequestHandler):
    """Writes no line for each request."""

    def log_request(self, *_: object) -> None:
        """Say nothing."""


@dataclass
class Server:
    """The server: what it was asked to write, and how many more objects it takes."""

    written: list[str] = field(default_factory=list)  # "PUT bucket/key", in order of arrival
    left: float = float("inf")  # objects that it still takes before it refuses
    busy: int = 0  # writes that it answers with "come back later"
    before: Callable[[str], None] = field(default=lambda _: None)  # called at each write
    endpoint: str = ""
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        """The S3 API behind the log."""
        self._app = DomainDispatcherApplication(create_backend_app)

    def __call__(self, environ: Environ, start: Callable[..., Any]) -> Iterable[bytes]:
        """Pass a request on, unless it writes and enough was written."""
        method, path = environ["REQUEST_METHOD"], environ["PATH_INFO"].strip("/")
        if method in ("PUT", "DELETE") or (
            method == "POST" and "delete" in environ["QUERY_STRING"]
        ):
            with self._lock:
                self.busy -= 1
                if self.busy >= 0:
                    start("503 Slow Down", [("Connection", "close")])
                    return []
                self.left -= 1
                refused = self.left < 0
                if not refused:
                    self.written.append(f"{method} {path}")
                self.before(path)
            if refused:
                environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
                start("403 Forbidden", [("Content-Type", "application/xml")])
                return [_DENIED]
        answer: Iterable[bytes] = self._app(environ, start)
        return answer

    @contextmanager
    def serving(self) -> Iterator["Server"]:
        """Serve on a free port of loopback."""
        server = make_server("127.0.0.1", 0, self, threaded=True, request_handler=Quiet)
        self.endpoint = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield self
        finally:
            server.shutdown()
            thread.join()
            server.server_close()


@dataclass(frozen=True)
class Bucket:
    """A bucket as another client sees it."""

    name: str
    server: Server

    @property
    def url(self) -> str:
        """What the setting names."""
        return f"s3://{self.name}/a/prefix"

    @property
    def written(self) -> list[str]:
        """The keys that were written, in order; "" where objects were removed."""
        start = f"PUT {self.name}/a/prefix/"
        gone = f"POST {self.name}"
        own = (line for line in self.server.written if line.startswith((start, gone)))
        return [line.removeprefix(start) if line != gone else "" for line in own]

    def create(self) -> "Bucket":
        """Make it."""
        self._client().create_bucket(Bucket=self.name)
        return self

    def objects(self) -> dict[str, bytes]:
        """Every object below the prefix."""
        pages = self._client().get_paginator("list_objects_v2").paginate(Bucket=self.name)
        keys = [item["Key"] for page in pages for item in page.get("Contents", ())]
        return {key.removeprefix("a/prefix/"): self._get(key) for key in keys}

    def stored(self) -> dict[str, bytes]:
        """The same, looked up in the server's memory: fast."""
        keys = s3_backends[DEFAULT_ACCOUNT_ID]["aws"].buckets[self.name].keys
        return {key.removeprefix("a/prefix/"): item.value for key, item in keys.items()}

    def head(self, key: str) -> dict[str, Any]:
        """The headers of an object."""
        return dict(self._client().head_object(Bucket=self.name, Key=f"a/prefix/{key}"))

    def remove(self, key: str) -> None:
        """Take an object away."""
        self._client().delete_object(Bucket=self.name, Key=f"a/prefix/{key}")

    def latest(self) -> str | None:
        """The version that the pointer names."""
        pointer = self.stored().get("latest.json")
        return None if pointer is None else str(json.loads(pointer)["version"])

    def _get(self, key: str) -> bytes:
        return bytes(self._client().get_object(Bucket=self.name, Key=key)["Body"].read())

    def _client(self) -> Any:
        return _client(self.server.endpoint)


@cache
def _client(endpoint: str) -> Any:
    return boto3.client("s3", region_name="us-east-1", endpoint_url=endpoint)
