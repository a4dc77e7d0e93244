"""Triple stores of others on loopback, a proxy that watches what is asked of them, and releases."""

import csv
import gzip
import hashlib
import io
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox
import requests
from requests.auth import AuthBase, HTTPDigestAuth

from pipeline.replication import Published
from pipeline.replication.graph_protocol import Access

BASE = "https://data.beleidsgraaf.example"
VIRTUOSO = shutil.which("virtuoso-t")
_INI = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
[SPARQL]
ResultSetMaxRows = 10000
"""  # ResultSetMaxRows as Debian has it


@dataclass(frozen=True, slots=True)
class TripleStore:
    """A server that runs, and how to ask it."""

    access: Access
    sparql: str
    auth: AuthBase | None = None

    def graphs(self) -> set[str]:
        """The names of all its graphs."""
        query = {"query": "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"}
        told = requests.get(
            self.sparql, params=query, headers={"Accept": "text/csv"}, auth=self.auth, timeout=60
        )
        told.raise_for_status()
        return {row[0] for row in csv.reader(io.StringIO(told.text))} - {"g"}

    def triples(self, graph: str) -> set[str]:
        """What it holds in a graph, as it says it."""
        told = requests.get(
            self.access.endpoint,
            params={"graph": graph},
            headers={"Accept": "application/n-triples"},
            auth=self.auth,
            timeout=60,
        )
        assert told.status_code in (200, 404)
        return triples_in(told.content) if told.ok else set()

    def put(self, graph: str, ntriples: str) -> None:
        """Fill a graph by hand."""
        told = requests.put(
            self.access.endpoint,
            params={"graph": graph},
            data=ntriples.encode(),
            headers={"Content-Type": "application/n-triples"},
            auth=self.auth,
            timeout=60,
        )
        told.raise_for_status()

    def clear(self, graphs: Iterable[str]) -> None:
        """Remove graphs."""
        for graph in graphs:
            requests.delete(
                self.access.endpoint, params={"graph": graph}, auth=self.auth, timeout=60
            )


@contextmanager
def oxigraph(place: Path) -> Iterator[TripleStore]:
    """The Oxigraph server of PyPI, in memory."""
    port = free_port()
    program = Path(sys.executable).parent / "oxigraph"
    command = [program, "serve", "--bind", f"127.0.0.1:{port}"]
    with _running(command, place, port):
        root = f"http://127.0.0.1:{port}"
        yield TripleStore(Access(f"{root}/store"), f"{root}/query")


@contextmanager
def virtuoso(place: Path) -> Iterator[TripleStore]:
    """The Virtuoso server of Debian, with the user and password that a new database has."""
    http, sql = free_port(), free_port()
    (place / "virtuoso.ini").write_text(_INI.format(http=http, sql=sql), encoding="utf-8")
    command = [str(VIRTUOSO), "+foreground", "+configfile", "virtuoso.ini"]
    with _running(command, place, http):
        root = f"http://127.0.0.1:{http}"
        access = Access(f"{root}/sparql-graph-crud-auth", "dba", "dba")
        yield TripleStore(access, f"{root}/sparql", HTTPDigestAuth("dba", "dba"))


@contextmanager
def _running(command: Sequence[object], place: Path, port: int) -> Iterator[None]:
    with (place / "server.log").open("wb") as log:
        server = subprocess.Popen(  # noqa: S603 - a server on loopback
            [str(part) for part in command], cwd=place, stdout=log, stderr=subprocess.STDOUT
        )
        try:
            _wait_for(port, server)
            yield
        finally:
            server.kill()
            server.wait()


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        assert server.poll() is None, "the server ended"
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the server does not answer")


def free_port() -> int:
    """A port on loopback that nobody listens to."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@dataclass(frozen=True, slots=True)
class Request:
    """A request that came by."""

    method: str
    graph: str
    body: bytes


@dataclass(slots=True)
class Watch:
    """What came by, and what the proxy does instead of handing it on: a status, or None."""

    access: Access
    seen: list[Request] = field(default_factory=list)
    instead: Callable[[Request], int | None] = lambda _: None
    basic: str = ""  # what Authorization must be

    def sent(self) -> list[tuple[str, str]]:
        """Method and graph of each change to a graph that is no register."""
        return [
            (item.method, item.graph.removeprefix(f"{BASE}/id/"))
            for item in self.seen
            if item.method != "GET" and not is_register(item.graph)
        ]


@contextmanager
def watched(store: TripleStore) -> Iterator[Watch]:
    """A proxy before a store. Status 0 breaks the connection off."""
    target = urlsplit(store.access.endpoint)
    watch = Watch(store.access)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def _pass_on(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            graph = parse_qs(urlsplit(self.path).query)["graph"][0]
            request = Request(self.command, graph, body)
            if watch.basic not in ("", self.headers.get("Authorization")):
                self._answer(401, {"WWW-Authenticate": 'Basic realm="here"'}, b"")
                return
            if status := watch.instead(request):
                self._answer(status, {"Location": "http://elsewhere.example/"}, b"")
                return
            if status == 0:
                self.close_connection = True
                return
            told = requests.request(
                self.command,
                f"{target.scheme}://{target.netloc}{self.path}",
                data=body,
                headers={k: v for k, v in self.headers.items() if k not in ("Host", "Connection")},
                timeout=60,
            )
            if told.status_code != 401:
                watch.seen.append(request)
            kept = ("Content-Type", "WWW-Authenticate")
            self._answer(
                told.status_code,
                {name: told.headers[name] for name in kept if name in told.headers},
                told.content,
            )

        def _answer(self, status: int, headers: Mapping[str, str], body: bytes) -> None:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_PUT = do_POST = do_DELETE = _pass_on  # noqa: N815 - as http.server calls them

        def log_message(self, *_: object) -> None:
            """Keep quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        endpoint = f"http://127.0.0.1:{server.server_port}{target.path}"
        watch.access = Access(endpoint, store.access.user, store.access.password)
        try:
            yield watch
        finally:
            server.shutdown()


def is_register(graph: str) -> bool:
    """Whether a graph is one of those in which the store tells what it holds."""
    return graph.startswith(f"{BASE}/id/graph/upload")


def night(place: Path, version: str, graphs: Mapping[str, Iterable[str]]) -> Published:
    """A release of these graphs (lines of N-Triples, by the end of the name) and no more."""
    quads = sorted(
        f"{line.rstrip().removesuffix(' .')} <{BASE}/id/{name}> .\n"
        for name, lines in graphs.items()
        for line in lines
    )
    data = "".join(quads).encode()
    folder = place / "releases" / version
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "beleidsgraaf.nq.gz").write_bytes(gzip.compress(data))
    return Published(
        output=place,
        version=version,
        manifest={"digest": {"value": hashlib.sha256(data).hexdigest()}},
        versions=(version,),
        pointer=b"",
        entrances={},
    )


def graphs_in(published: Published) -> dict[str, set[str]]:
    """The named graphs of a release, as another parser reads them."""
    path = published.release(published.version) / "beleidsgraaf.nq.gz"
    graphs: dict[str, set[str]] = {}
    for quad in ox.parse(gzip.decompress(path.read_bytes()), format=ox.RdfFormat.N_QUADS):
        graphs.setdefault(str(quad.graph_name).strip("<>"), set()).add(str(quad.triple))
    return graphs


def triples_in(ntriples: bytes) -> set[str]:
    """The triples of an N-Triples text."""
    return {str(quad.triple) for quad in ox.parse(ntriples, format=ox.RdfFormat.N_TRIPLES)}


def values(triples: Iterable[str]) -> set[str]:
    """The triples with numbers and times in the canonical form of XML Schema."""
    store = ox.Store()
    data = "".join(f"{triple} .\n" for triple in triples).encode()
    store.load(data, format=ox.RdfFormat.N_TRIPLES)
    return {str(quad.triple) for quad in store}
