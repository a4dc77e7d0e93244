"""Releases brought to triple stores of others, graph by graph."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from unittest.mock import Mock

import pytest
from click.testing import CliRunner
from urllib3.util import Retry

from pipeline.cli.commands import main
from pipeline.errors import ConfigurationError, ReplicationError
from pipeline.replication import (
    Published,
    Replica,
    graph_dump,
    graph_protocol,
    graph_register,
    published_in,
)
from pipeline.replication.graph_dump import graphs_of, triples_of
from pipeline.replication.graph_protocol import Access
from pipeline.replication.graph_store import bring, destination
from tests.publication.release_parts import part, release
from tests.replication.triple_stores import (
    BASE,
    VIRTUOSO,
    Request,
    TripleStore,
    Watch,
    free_port,
    graphs_in,
    is_register,
    night,
    oxigraph,
    triples_in,
    values,
    virtuoso,
    watched,
)

FOREIGN = "https://elsewhere.example/graph"
XSD = "http://www.w3.org/2001/XMLSchema#"
FIRST, SECOND, THIRD = "20261120T020000Z", "20261121T020000Z", "20261122T020000Z"
WITHOUT_VIRTUOSO = pytest.mark.skipif(
    VIRTUOSO is None, reason="virtuoso-t is not installed (Debian: virtuoso-opensource)"
)


@pytest.fixture(scope="module")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, TripleStore]]:
    """The servers that were started so far, by name."""
    with oxigraph(tmp_path_factory.mktemp("oxigraph")) as store:
        yield {"oxigraph": store}


@pytest.fixture(scope="module")
def virtuoso_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TripleStore]:
    with virtuoso(tmp_path_factory.mktemp("virtuoso")) as store:
        yield store


@pytest.fixture(params=["oxigraph", pytest.param("virtuoso", marks=WITHOUT_VIRTUOSO)])
def store(request: pytest.FixtureRequest, servers: dict[str, TripleStore]) -> TripleStore:
    """Each of the servers, without graphs of ours, with one of somebody else."""
    found: TripleStore = (
        servers["oxigraph"]
        if request.param == "oxigraph"
        else request.getfixturevalue("virtuoso_server")
    )
    return emptied(found)


@pytest.fixture
def ox_store(servers: dict[str, TripleStore]) -> TripleStore:
    """The faster one."""
    return emptied(servers["oxigraph"])


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is tried again."""
    monkeypatch.setattr(graph_protocol, "_RETRY", Retry(0, status_forcelist=(503,)))


def emptied(store: TripleStore) -> TripleStore:
    store.clear(name for name in store.graphs() if name.startswith(BASE))
    store.put(FOREIGN, f"<{FOREIGN}> <{FOREIGN}> <{FOREIGN}> .\n")
    return store


def brought(published: Published, access: Access) -> Replica:
    return bring(published, access=access, base=BASE)


def assert_holds(store: TripleStore, published: Published, pages: int = 1) -> None:
    """The store has the release, the register of it, the graph of somebody else, and no more."""
    wanted = graphs_in(published)
    ours = {name for name in store.graphs() if name.startswith(BASE) and not is_register(name)}
    assert ours == set(wanted)
    for name, triples in wanted.items():
        assert values(store.triples(name)) == values(triples)
    assert store.triples(FOREIGN) == {f"<{FOREIGN}> <{FOREIGN}> <{FOREIGN}>"}
    first = f"{BASE}/id/graph/upload"
    registers = {name for name in store.graphs() if is_register(name)}
    assert registers == {first, *(f"{first}-{number}" for number in range(1, pages + 1))}
    told = "".join(store.triples(first))
    assert f'"{published.version}"' in told
    assert published.manifest["digest"]["value"] in told


def titled(*titles: str) -> dict[str, list[str]]:
    """A graph for each title; of several with one key, the last counts."""
    return {
        f"document/{title[0]}": [
            f'<{BASE}/id/document/{title[0]}> <http://purl.org/dc/terms/title> "{title}"@nl .'
        ]
        for title in titles
    }


def test_three_nights_leave_exactly_the_release(store: TripleStore, tmp_path: Path) -> None:
    with watched(store) as watch:
        release(tmp_path, part("a"), part("b"), part("c"), version=FIRST)
        first = published_in(tmp_path)
        assert brought(first, watch.access).sent == 4
        assert_holds(store, first)

        release(tmp_path, part("a"), part("b", "Anders"), part("d"), version=SECOND)
        second = published_in(tmp_path)
        watch.seen.clear()
        replica = brought(second, watch.access)
        assert watch.sent() == [
            ("PUT", "document/b"),
            ("PUT", "document/d"),
            ("DELETE", "document/c"),
        ]
        assert (replica.sent, replica.there, replica.removed) == (2, 2, 1)
        assert_holds(store, second)

        release(tmp_path, part("d"), version=THIRD)
        third = published_in(tmp_path)
        watch.seen.clear()
        brought(third, watch.access)
        assert watch.sent() == [("DELETE", "document/a"), ("DELETE", "document/b")]
        assert_holds(store, third)


def test_a_store_that_missed_nights_is_brought_to_the_last(
    store: TripleStore, tmp_path: Path
) -> None:
    brought(night(tmp_path, FIRST, titled("a", "b", "c")), store.access)
    last = night(tmp_path, THIRD, titled("a", "c2", "d"))
    brought(last, store.access)
    assert_holds(store, last)


def test_a_store_that_is_up_to_date_is_only_asked(store: TripleStore, tmp_path: Path) -> None:
    published = night(tmp_path, FIRST, titled("a", "b"))
    brought(published, store.access)
    with watched(store) as watch:
        replica = brought(published, watch.access)
        assert {item.method for item in watch.seen} == {"GET"}
    assert (replica.sent, replica.bytes, replica.there, replica.removed) == (0, 0, 2, 0)


def test_a_store_filled_by_hand_is_brought_to_the_release(
    store: TripleStore, tmp_path: Path
) -> None:
    store.put(f"{BASE}/id/document/a", "<a:s> <a:p> <a:o> .\n")
    published = night(tmp_path, FIRST, titled("a", "b"))
    brought(published, store.access)
    assert_holds(store, published)


KEPT = [  # come back as they were sent
    '"plat"',
    '""',
    '"Een"@nl',
    '"Een"@nl-be',
    '"  spaties  "',
    r'"tab \t, regels \n en \r, \"aangehaald\", \\ en \\n"',
    '"é ’ – × 😀 ก́ e\u0301 \u0085 \u2028 \u00a0 \u200b \ufeff"@nl',
    r'"\u0001 \u0007 \u007F \u0000"',
    "\"<html><body about='x'>een \\\\<b>webpagina</b>\"@nl",
    '"<!DOCTYPE html><html> .\\n<a:b> <c:d> <e:f> ."',
    '"&lt;xhtml&gt; &amp;"',
    '"uit <x> of <https://data.beleidsgraaf.example/id/document/z> ."',
    f'"2030"^^<{XSD}gYear>',
    f'"2024-01"^^<{XSD}gYearMonth>',
    f'"2024-01-05"^^<{XSD}date>',
    f'"true"^^<{XSD}boolean>',
    f'"12"^^<{XSD}integer>',
    f'"-5"^^<{XSD}integer>',
    f'"0.92"^^<{XSD}decimal>',
    f'"-3.5"^^<{XSD}decimal>',
    f'"1000000000000"^^<{XSD}decimal>',
    f'"2026-11-20T02:00:00Z"^^<{XSD}dateTime>',
    f'"2026-11-20T02:00:00+01:00"^^<{XSD}dateTime>',
    f'"https://a.example/b?c=<d>"^^<{XSD}anyURI>'.replace("<d>", "d"),
    '"iets"^^<https://a.example/soort>',
]
SAME_VALUE = [  # come back in the canonical form of their value
    f'"80.0"^^<{XSD}decimal>',
    f'"0.10"^^<{XSD}decimal>',
    f'"007"^^<{XSD}integer>',
    f'"2026-11-20T02:00:00+00:00"^^<{XSD}dateTime>',
    f'"2026-11-20T02:00:00.500Z"^^<{XSD}dateTime>',
]
LONG = ['"' + "x" * 70_000 + '"', '"' + "é€😀" * 100_000 + '"@nl', '"' + "<p>" * 50_000 + '"']


def stated(objects: Iterable[str]) -> list[str]:
    return [f"<a:s> <a:p{number}> {item} ." for number, item in enumerate(objects)]


def test_literals_come_back_as_they_were(store: TripleStore, tmp_path: Path) -> None:
    published = night(tmp_path, FIRST, {"document/odd": stated(KEPT)})
    brought(published, store.access)
    told, wanted = store.triples(f"{BASE}/id/document/odd"), graphs_in(published)
    assert told == wanted[f"{BASE}/id/document/odd"]


def test_numbers_and_times_come_back_with_their_value(store: TripleStore, tmp_path: Path) -> None:
    published = night(tmp_path, FIRST, {"document/odd": stated(SAME_VALUE)})
    brought(published, store.access)
    assert_holds(store, published)


@pytest.mark.parametrize("literal", LONG, ids=["ascii", "unicode", "markup"])
def test_a_long_literal_comes_back_as_it_was(
    store: TripleStore, tmp_path: Path, literal: str
) -> None:
    published = night(tmp_path, FIRST, {"document/long": stated([literal, '"kort"', literal])})
    brought(published, store.access)
    assert_holds(store, published)


def test_a_large_graph_goes_in_pieces(store: TripleStore, tmp_path: Path) -> None:
    lines = [
        f'<{FOREIGN}/{n // 20}> <{FOREIGN}/p{n % 20}> "{n} {"woord " * 30}"@nl .'
        for n in range(10_000)
    ]
    published = night(tmp_path, FIRST, {"document/large": lines})
    with watched(store) as watch:
        brought(published, watch.access)
        methods = [method for method, _ in watch.sent()]
        assert methods == ["PUT", "POST", "POST"]
        assert max(len(item.body) for item in watch.seen) <= 1_000_004
    assert_holds(store, published)


def test_only_listed_graphs_below_our_base_are_removed(store: TripleStore, tmp_path: Path) -> None:
    mine = f"{BASE}/id/graph/own-notes"
    store.put(mine, f"<{mine}> <{mine}> <{mine}> .\n")
    brought(night(tmp_path, FIRST, titled("a", "b")), store.access)
    page = f"{BASE}/id/graph/upload-1"  # somebody lists a graph there that is not ours
    listed = "".join(f"{triple} .\n" for triple in store.triples(page))
    part_of = "<http://purl.org/dc/terms/hasPart>"
    store.put(page, f"{listed}<{page}> {part_of} <{FOREIGN}> .\n")
    last = night(tmp_path, SECOND, titled("b"))
    brought(last, store.access)
    assert store.triples(mine) == {f"<{mine}> <{mine}> <{mine}>"}
    store.clear([mine])
    assert_holds(store, last)


def test_a_long_register_stands_on_several_pages(
    store: TripleStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(graph_register, "_PAGE", 2)
    first = night(tmp_path, FIRST, titled("a", "b", "c", "d", "e"))
    brought(first, store.access)
    assert_holds(store, first, pages=3)
    with watched(store) as watch:
        last = night(tmp_path, SECOND, titled("b2", "e"))
        brought(last, watch.access)
        assert watch.sent() == [
            ("PUT", "document/b"),
            *(("DELETE", f"document/{key}") for key in "acd"),
        ]
    assert_holds(store, last)


def test_replicate_brings_the_release_to_the_store_of_the_settings(
    ox_store: TripleStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    release(tmp_path, part("a"))
    monkeypatch.setenv("BELEIDSGRAAF_GRAPH_STORE", ox_store.access.endpoint)
    done = CliRunner().invoke(main, ["replicate", "--output", str(tmp_path)])
    assert done.exit_code == 0, done.output
    assert f"{ox_store.access.endpoint}  {FIRST}  2 sent" in done.output
    assert_holds(ox_store, published_in(tmp_path))


# What breaks off


def broken_off(watch: Watch, published: Published, allowed: int) -> bool:
    """Let so many changes through, then break every connection off; whether it came to that."""
    changes: list[Request] = []

    def instead(request: Request) -> int | None:
        if request.method != "GET":
            changes.append(request)
        return 0 if len(changes) > allowed else None

    watch.instead = instead
    try:
        brought(published, watch.access)
    except ReplicationError:
        return True
    finally:
        watch.instead = lambda _: None
    return False


@pytest.mark.usefixtures("at_once")
def test_broken_off_at_any_change_the_next_upload_mends_it(
    ox_store: TripleStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(graph_register, "_PAGE", 2)
    before = titled("a1", "b1", "c1", "d1")
    there = titled("a2", "c2", "d1", "e1", "f1")
    back = night(tmp_path / "back", THIRD, titled("a1", "b2", "d1", "e2"))
    with watched(ox_store) as watch:
        for allowed in range(100):
            brought(night(tmp_path / "before", FIRST, before), ox_store.access)
            broke = broken_off(watch, night(tmp_path / "there", SECOND, there), allowed)
            broken_off(watch, back, allowed // 2)
            brought(back, ox_store.access)
            assert_holds(ox_store, back, pages=2)
            if not broke:
                break
    assert allowed > 15


@pytest.mark.usefixtures("at_once")
def test_broken_off_at_any_change_no_page_is_left(
    ox_store: TripleStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(graph_register, "_PAGE", 1)
    many = night(tmp_path / "many", FIRST, titled("a", "b", "c", "d"))
    one = night(tmp_path / "one", SECOND, titled("a"))
    with watched(ox_store) as watch:
        for allowed in range(100):
            brought(many, ox_store.access)
            broke = broken_off(watch, one, allowed)
            brought(one, ox_store.access)
            assert_holds(ox_store, one)
            if not broke:
                break
    assert allowed > 15


KILLED = """
import sys
from pathlib import Path
from pipeline.replication import Published
from pipeline.replication.graph_protocol import Access
from pipeline.replication.graph_store import bring

place, version, digest, *access = sys.argv[1:]
published = Published(output=Path(place), version=version, manifest={"digest": {"value": digest}},
                      versions=(version,), pointer=b"", entrances={})
print("begins", flush=True)
bring(published, access=Access(*access), base="https://data.beleidsgraaf.example")
"""


def test_killed_half_way_it_goes_on_where_it_was(store: TripleStore, tmp_path: Path) -> None:
    published = night(tmp_path, FIRST, {f"document/{n:02}": stated([f'"{n}"']) for n in range(60)})
    arguments = [str(tmp_path), FIRST, published.manifest["digest"]["value"]]
    with watched(store) as watch:
        access = (watch.access.endpoint, watch.access.user, watch.access.password)
        with subprocess.Popen(  # noqa: S603 - our own interpreter
            [sys.executable, "-c", KILLED, *arguments, *access], stdout=subprocess.PIPE
        ) as upload:

            def instead(request: Request) -> int | None:
                if request.graph.endswith("document/40"):
                    os.kill(upload.pid, signal.SIGKILL)
                    return 0
                return None

            watch.instead = instead
            assert upload.wait(60) == -signal.SIGKILL
        assert len(watch.sent()) == 40
        watch.instead = lambda _: None
        watch.seen.clear()
        assert brought(published, watch.access).sent == 35  # 25 were noted
        assert len(watch.sent()) == 35
    assert_holds(store, published)


def test_an_error_in_passing_is_tried_again(
    ox_store: TripleStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        graph_protocol,
        "_RETRY",
        graph_protocol._RETRY.new(backoff_factor=0.01),  # noqa: SLF001
    )
    published = night(tmp_path, FIRST, titled("a", "b"))
    troubles = iter((503, 500, 0, None, 429))
    with watched(ox_store) as watch:
        watch.instead = lambda request: None if request.method == "GET" else next(troubles, None)
        brought(published, watch.access)
    assert next(troubles, "none") == "none"
    assert_holds(ox_store, published)


# What goes wrong


def reason_of(published: Published, access: Access) -> ReplicationError:
    with pytest.raises(ReplicationError) as raised:
        brought(published, access)
    return raised.value


@pytest.mark.usefixtures("at_once")
def test_a_store_that_is_not_there_is_named(tmp_path: Path) -> None:
    access = Access(f"http://127.0.0.1:{free_port()}/store?key=secret", "me", "secret")
    error = reason_of(night(tmp_path, FIRST, titled("a")), access)
    assert str(error).startswith(access.endpoint.partition("?")[0] + ": release 20261120T020000Z")
    assert f"<{BASE}/id/graph/upload" in error.reason
    assert "Connection refused" in error.reason
    assert "secret" not in str(error)
    assert error.passing


@WITHOUT_VIRTUOSO
def test_a_wrong_password_is_named(virtuoso_server: TripleStore, tmp_path: Path) -> None:
    store = emptied(virtuoso_server)
    for user, password in (("dba", "wrong"), ("", "")):
        access = Access(store.access.endpoint, user, password)
        error = reason_of(night(tmp_path, FIRST, titled("a")), access)
        assert "401" in error.reason
        assert "BELEIDSGRAAF_GRAPH_STORE_PASSWORD" in error.reason
        assert not error.passing
    assert {name for name in store.graphs() if name.startswith(BASE)} == set()


def test_basic_authentication(ox_store: TripleStore, tmp_path: Path) -> None:
    published = night(tmp_path, FIRST, titled("a"))
    with watched(ox_store) as watch:
        watch.basic = "Basic bWU6Z2VoZWlt"  # me:geheim
        error = reason_of(published, Access(watch.access.endpoint, "me", "wrong"))
        assert "access denied" in error.reason
        brought(published, Access(watch.access.endpoint, "me", "geheim"))
    assert_holds(ox_store, published)


def test_a_redirect_is_not_followed(ox_store: TripleStore, tmp_path: Path) -> None:
    with watched(ox_store) as watch:
        watch.instead = lambda request: 302 if request.method == "PUT" else None
        error = reason_of(night(tmp_path, FIRST, titled("a")), watch.access)
    assert "302" in error.reason
    assert "http://elsewhere.example/" in error.reason


def test_what_the_store_says_of_a_graph_it_refuses_is_told(
    ox_store: TripleStore, tmp_path: Path
) -> None:
    published = night(tmp_path, FIRST, {"document/a": ["<a:s> <no absolute IRI> <a:o> ."]})
    error = reason_of(published, ox_store.access)
    assert f"PUT <{BASE}/id/document/a>: 400" in error.reason
    assert "IRI" in error.reason
    assert not error.passing


def test_an_address_that_answers_with_a_web_page_is_named(
    tmp_path: Path, ox_store: TripleStore
) -> None:
    address = ox_store.access.endpoint.replace("/store", "/")
    error = reason_of(night(tmp_path, FIRST, titled("a")), Access(address))
    assert f"GET <{BASE}/id/graph/upload" in error.reason


@pytest.mark.parametrize(
    "address", ["", "store", "ftp://a.example/", "http://", "http://me:secret@a.example/store"]
)
def test_an_address_that_cannot_be_one_is_refused(address: str) -> None:
    with pytest.raises(ConfigurationError, match="BELEIDSGRAAF_GRAPH_STORE") as raised:
        destination(Access(address), base=BASE)
    assert "secret" not in str(raised.value)


def test_the_password_is_not_shown() -> None:
    assert "geheim" not in repr(Access("http://a.example/", "me", "geheim"))


# The dump


def test_a_damaged_dump_is_not_sent(ox_store: TripleStore, tmp_path: Path) -> None:
    published = night(tmp_path, FIRST, titled("a"))
    other = night(tmp_path / "other", FIRST, titled("b"))
    name = "beleidsgraaf.nq.gz"
    good = (published.release(FIRST) / name).read_bytes()
    for data in ((other.release(FIRST) / name).read_bytes(), good[:-9], b"no gzip"):
        (published.release(FIRST) / name).write_bytes(data)
        with watched(ox_store) as watch:
            error = reason_of(published, watch.access)
            assert name in error.reason
            assert not error.passing
            assert watch.seen == []


@pytest.mark.parametrize("line", ["_:b <a:p> <a:o>", "<a:s> <a:p> _:b", "<a:s> <a:p>"])
def test_what_is_no_quad_without_blank_nodes_is_refused(tmp_path: Path, line: str) -> None:
    published = night(tmp_path, FIRST, {"document/a": [line]})
    dump = published.release(FIRST) / "beleidsgraaf.nq.gz"
    with pytest.raises(ValueError, match="not a quad"):
        graphs_of(dump, published.manifest["digest"]["value"])


@pytest.mark.parametrize(("memory", "readings"), [(1, 4), (250, 3), (10_000_000, 1)])
def test_the_graphs_of_a_dump_whatever_the_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, memory: int, readings: int
) -> None:
    published = night(tmp_path, FIRST, {**titled("a", "b", "c"), "graph/run": stated(KEPT)})
    dump = published.release(FIRST) / "beleidsgraaf.nq.gz"
    graphs = graphs_of(dump, published.manifest["digest"]["value"])
    lines = Mock(side_effect=graph_dump._lines)  # noqa: SLF001
    monkeypatch.setattr(graph_dump, "_lines", lines)
    read: Mapping[str, list[bytes]] = dict(triples_of(dump, graphs, memory))
    assert lines.call_count == readings
    assert {name: triples_in(b"".join(lines)) for name, lines in read.items()} == graphs_in(
        published
    )
    assert {name: sum(map(len, lines)) for name, lines in read.items()} == {
        name: graph.size for name, graph in graphs.items()
    }


def test_the_digest_of_a_graph_is_its_content_only(tmp_path: Path) -> None:
    one = night(tmp_path / "one", FIRST, titled("a", "b"))
    two = night(tmp_path / "two", SECOND, titled("a", "b2", "c"))
    first, second = (
        graphs_of(
            item.release(item.version) / "beleidsgraaf.nq.gz", item.manifest["digest"]["value"]
        )
        for item in (one, two)
    )
    a, b = f"{BASE}/id/document/a", f"{BASE}/id/document/b"
    assert first[a] == second[a]
    assert first[b].digest != second[b].digest
