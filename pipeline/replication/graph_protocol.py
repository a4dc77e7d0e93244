"""The SPARQL 1.1 Graph Store HTTP Protocol (W3C, 2013): the one place that talks to requests.

A graph is named in the query (`?graph=`, indirect identification) and sent as N-Triples in pieces
of at most a megabyte: PUT the first, POST the others. That bounds the work of one request, and
passes the proxies that let no larger body through. Without blank nodes, sending a piece twice does
no harm, so whatever fails in passing is tried again.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import requests
from requests.adapters import HTTPAdapter
from requests.auth import AuthBase, HTTPBasicAuth, HTTPDigestAuth
from urllib3.util import Retry

from pipeline.errors import ConfigurationError, ReplicationError

_SETTING = "BELEIDSGRAAF_GRAPH_STORE"
_PIECE = 1_000_000  # bytes; nginx refuses more than 1 MiB unless told otherwise
_TIMEOUT = (5, 300)  # seconds to connect, and of silence; Virtuoso clears 10,000 triples a second
_RETRY = Retry(
    total=3,
    read=1,
    backoff_factor=1,  # after 0, 2 and 4 seconds
    status_forcelist=(429, 500, 502, 503, 504),  # 500: a deadlock in Virtuoso
    allowed_methods=None,  # POST too: adding the same triples twice does no harm
    raise_on_status=False,
    respect_retry_after_header=False,
)
_TRIPLES = "application/n-triples"
_OPENING = b"\n" * 4
# Virtuoso does not trust the media type. It guesses from the first 65,535 bytes, and takes them for
# Turtle also when they end amid a line, if they are right without their last three lines.
_MARKUP = re.compile(r"<(style|title)>.*?</\1>|<[!/]?[a-z][^>]*>", re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Access:
    """A Graph Store endpoint and who may write there."""

    endpoint: str
    user: str = ""
    password: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        """Raises `ConfigurationError` for what cannot be an endpoint."""
        if not re.match(r"https?://[^/?#@]+(?:[/?#][^@]*)?$", self.endpoint):
            reason = f"must be http(s)://host/path; user and password go into {_SETTING}_USER and"
            raise ConfigurationError(_SETTING, f"{reason} {_SETTING}_PASSWORD")

    @property
    def place(self) -> str:
        """The endpoint as people see it, without a query that may be secret."""
        return self.endpoint.partition("?")[0]


@dataclass(frozen=True, slots=True)
class GraphStore:
    """An open endpoint, and the release that is brought there (errors name both)."""

    session: requests.Session
    access: Access
    version: str

    def read(self, graph: str) -> bytes:
        """The graph as N-Triples; empty where there is none."""
        return self._ask("GET", graph)

    def replace(self, graph: str, triples: Iterable[bytes]) -> int:
        """Let the graph hold these lines of N-Triples and nothing else; the bytes sent."""
        return self._send("PUT", graph, triples)

    def add(self, graph: str, triples: Iterable[bytes]) -> int:
        """Add these lines of N-Triples; the bytes sent."""
        return self._send("POST", graph, triples)

    def remove(self, graph: str) -> None:
        """Remove the graph, if it is there."""
        self._ask("DELETE", graph)

    def error(self, reason: str, *, passing: bool = True) -> ReplicationError:
        """Trouble with this store and release."""
        return ReplicationError(self.access.place, self.version, reason, passing=passing)

    def _send(self, method: str, graph: str, triples: Iterable[bytes]) -> int:
        sent = 0
        for piece in _pieces(map(_portable, triples)):
            self._ask(method, graph, piece)
            sent += len(piece)
            method = "POST"
        return sent

    def _ask(self, method: str, graph: str, body: bytes | None = None) -> bytes:
        """The answer; an absent graph is an empty one. Raises `ReplicationError`."""
        answer = self._try(method, graph, body)
        if answer.status_code == 401 and self.access.user and not self.session.auth:
            self.session.auth = self._authentication(answer.headers.get("WWW-Authenticate", ""))
            answer = self._try(method, graph, body)
        if answer.status_code == 404 and method in ("GET", "DELETE"):
            return b""
        if answer.status_code in (401, 403):
            reason = f"access denied; check {_SETTING}_USER and {_SETTING}_PASSWORD"
            raise self.error(f"{method} <{graph}>: {reason} ({_told(answer)})", passing=False)
        if not 200 <= answer.status_code < 300:
            passing = answer.status_code in _RETRY.status_forcelist
            raise self.error(f"{method} <{graph}>: {_told(answer)}", passing=passing)
        return answer.content

    def _try(self, method: str, graph: str, body: bytes | None) -> requests.Response:
        headers = {"Accept": _TRIPLES if method == "GET" else "*/*"}  # Virtuoso answers in HTML
        if body is not None:
            headers["Content-Type"] = f"{_TRIPLES}; charset=utf-8"
        try:
            return self.session.request(
                method,
                self.access.endpoint,
                params={"graph": graph},
                data=body,
                headers=headers,
                timeout=_TIMEOUT,
                allow_redirects=False,  # one would turn a PUT into a GET
            )
        except requests.RequestException as error:
            raise self.error(f"{method} <{graph}>: {_cause(error)}") from error

    def _authentication(self, challenge: str) -> AuthBase:
        """What the server asks for; Virtuoso takes digest authentication only."""
        digest = re.search(r"\bdigest\b", challenge, re.IGNORECASE)
        kind = HTTPDigestAuth if digest else HTTPBasicAuth
        return kind(self.access.user, self.access.password)


@contextmanager
def open_store(access: Access, version: str) -> Iterator[GraphStore]:
    """The store behind an endpoint; nothing is asked of it yet."""
    with requests.Session() as session:
        for scheme in ("http://", "https://"):
            session.mount(scheme, HTTPAdapter(max_retries=_RETRY))
        yield GraphStore(session, access, version)


def _pieces(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Bodies of at most a megabyte; a line that is longer is one of its own."""
    piece: list[bytes] = [_OPENING]
    size = 0
    for line in lines:
        if size and size + len(line) > _PIECE:
            yield b"".join(piece)
            piece, size = [_OPENING], 0
        piece.append(line)
        size += len(line)
    yield b"".join(piece)


def _portable(line: bytes) -> bytes:
    r"""The line with `<` escaped in its literal: Virtuoso takes `<html>` there for a web page.

    >>> _portable(b'<a:s> <a:p> "<html>"^^<a:t> .')
    b'<a:s> <a:p> "\\u003Chtml>"^^<a:t> .'
    """
    subject, predicate, rest = line.split(b" ", 2)
    text, quote, kind = rest.rpartition(b'"')
    return b" ".join((subject, predicate, text.replace(b"<", rb"\u003C") + quote + kind))


def _told(answer: requests.Response) -> str:
    """Status and first words of an answer."""
    words = _MARKUP.sub(" ", answer.text)
    where = answer.headers.get("Location", "")
    said = " ".join(f"{where} {words}".split())[:200]
    return f"{answer.status_code} {answer.reason}{said and f', {said!r}'}"


def _cause(error: BaseException) -> str:
    """The innermost reason, without the objects that requests and urllib3 print around it."""
    while (inner := error.__cause__ or error.__context__) is not None:
        error = inner
    return str(error) or type(error).__name__
