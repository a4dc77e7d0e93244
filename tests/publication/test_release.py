"""Releases: whole, equal in every format, written once, and switched last."""

import gzip
import json
from dataclasses import replace
from pathlib import Path

import pytest
from rdflib import Dataset, Graph
from rdflib.compare import isomorphic

from pipeline.errors import ReleaseError
from pipeline.publication import feed, folder, query, store, verify
from tests.publication.release_parts import BASE, PREFIXES, part, release


def files_of(place: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {
        path.relative_to(place).as_posix(): path.read_bytes()
        for path in sorted(place.rglob("*"))
        if path.is_file()
    }


def union_of(nquads: bytes) -> Graph:
    """All triples of a dataset."""
    dataset = Dataset()
    dataset.parse(data=nquads.decode(), format="nquads")
    union = Graph()
    for subject, predicate, value, _ in dataset.quads((None, None, None, None)):
        union.add((subject, predicate, value))
    return union


def test_the_three_dumps_hold_the_same_graph(tmp_path: Path) -> None:
    place = release(tmp_path, part("a"), part("b", "Tweede “titel” – 50%")).path
    dump = {
        name: gzip.decompress((place / f"beleidsgraaf.{name}.gz").read_bytes())
        for name in ("ttl", "jsonld", "nq")
    }
    turtle = Graph().parse(data=dump["ttl"].decode(), format="turtle")
    linked = Graph().parse(data=dump["jsonld"].decode(), format="json-ld")
    assert isomorphic(turtle, union_of(dump["nq"]))
    assert isomorphic(linked, turtle)


def test_a_document_has_turtle_jsonld_and_text(tmp_path: Path) -> None:
    place = release(tmp_path, part("a")).path
    turtle = Graph().parse(place / "documents/a.ttl")
    linked = Graph().parse(place / "documents/a.jsonld", format="json-ld")
    assert isomorphic(turtle, linked)
    assert (place / "documents/a.txt").read_text(encoding="utf-8") == "Een titel\n"
    node = json.loads((place / "documents/a.jsonld").read_bytes())["@graph"][0]
    assert node["@type"] == "PolicyDocument"
    assert node["title"] == {"nl": "Een titel"}
    assert (node["page"], node["value"]) == (12, "80.0")
    assert node["mentions"] == [f"{BASE}/id/organisation/serv"]


def test_each_document_stands_in_a_graph_of_its_own(tmp_path: Path) -> None:
    place = release(tmp_path, part("a")).path
    lines = gzip.decompress((place / "beleidsgraaf.nq.gz").read_bytes()).decode().splitlines()
    graphs = {line.rsplit(" ", 2)[1] for line in lines}
    assert graphs == {f"<{BASE}/id/document/a>", f"<{BASE}/id/graph/organisations>"}


def test_the_manifest_lists_every_file(tmp_path: Path) -> None:
    place = release(tmp_path, part("a")).path
    manifest = json.loads((place / "manifest.json").read_text(encoding="utf-8"))
    listed = {item["path"] for item in manifest["files"]}
    assert listed == set(files_of(place)) - {"manifest.json", "SHA256SUMS"}
    assert manifest["changes"] == {
        "new": 1, "changed": 0, "unchanged": 0, "withdrawn": 0, "quarantined": 1,
    }  # fmt: skip
    assert verify(tmp_path) == ()


def test_changes_are_told_against_the_release_before(tmp_path: Path) -> None:
    release(tmp_path, part("a"), part("b"), part("c"))
    made = release(tmp_path, part("a"), part("b", "Anders"), part("d"), version="20261121T020000Z")
    assert dict(made.changes) == {
        "new": 1, "changed": 1, "unchanged": 1, "withdrawn": 1, "quarantined": 1,
    }  # fmt: skip


def test_the_same_content_gives_the_same_bytes(tmp_path: Path) -> None:
    one = release(tmp_path / "one", part("a"), part("b")).path
    other = release(tmp_path / "other", part("b"), part("a")).path
    assert files_of(one) == files_of(other)


def test_a_release_is_never_changed(tmp_path: Path) -> None:
    made = release(tmp_path, part("a"))
    before = files_of(made.path)
    release(tmp_path, part("a"))
    with pytest.raises(ReleaseError, match="other content"):
        release(tmp_path, part("a", "Anders"))
    assert files_of(made.path) == before


def test_damage_is_found(tmp_path: Path) -> None:
    place = release(tmp_path, part("a")).path
    (place / "documents/a.txt").write_text("anders", encoding="utf-8")
    (place / "extra.txt").write_text("", encoding="utf-8")
    (place / "documents/a.ttl").unlink()
    assert verify(tmp_path) == (
        "missing: documents/a.ttl",
        "not listed: extra.txt",
        "damaged: documents/a.txt",
    )


@pytest.mark.parametrize("step", ["write_release", "build", "write_pages", "switch", "announce"])
def test_a_run_that_dies_leaves_the_last_good_release(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    good = release(tmp_path, part("a"))

    def die(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    home = {"build": store, "write_pages": feed, "announce": feed}.get(step, folder)
    with monkeypatch.context() as patched:
        patched.setattr(home, step, die)
        with pytest.raises(KeyboardInterrupt):
            release(tmp_path, part("b"), version="20261121T020000Z")
    assert folder.latest(tmp_path) == good.path
    assert verify(tmp_path) == ()
    assert query(tmp_path, "ASK { ?d dcterms:title 'Een titel'@nl }", PREFIXES).truth
    after = release(tmp_path, part("b"), version="20261122T020000Z")
    assert folder.latest(tmp_path) == after.path
    assert not list((tmp_path / "releases").glob(".*"))


def test_a_half_written_release_is_swept(tmp_path: Path) -> None:
    left = tmp_path / "releases" / ".20261101T020000Z.part"
    left.mkdir(parents=True)
    (left / "manifest.json").write_text("{", encoding="utf-8")
    release(tmp_path, part("a"))
    assert not left.exists()


def test_two_runs_do_not_publish_into_one_folder_at_once(tmp_path: Path) -> None:
    with folder.locked(tmp_path), pytest.raises(ReleaseError, match="another run"):
        release(tmp_path, part("a"))


def test_a_query_before_the_first_release_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="beleidsgraaf run"):
        query(tmp_path, "ASK {}", PREFIXES)


def test_queries_see_the_union_of_all_graphs(tmp_path: Path) -> None:
    release(tmp_path, part("a"))
    found = query(
        tmp_path,
        "SELECT ?t { ?d bg:mentions ?o . ?o dcterms:title ?t }",
        PREFIXES,
    )
    assert found.rows == (('SERV "raad"',),)


def test_old_releases_go_but_one_a_month_stays(tmp_path: Path) -> None:
    days = ("20260930", "20261001", "20261002", "20261101", "20261102", "20261103")
    for number, day in enumerate(days):
        made = release(tmp_path, part("a", f"Titel {number}"), version=f"{day}T020000Z", keep=1)
    kept = sorted(path.name[:8] for path in (tmp_path / "releases").iterdir())
    assert kept == ["20260930", "20261001", "20261101", "20261102", "20261103"]
    assert folder.latest(tmp_path) == made.path
    release(tmp_path, part("a", "Titel 5"), version="20261103T020000Z", keep=1)  # its delta can be


def test_without_retention_every_release_stays(tmp_path: Path) -> None:
    for day in ("20261101", "20261102", "20261103"):
        release(tmp_path, part("a"), version=f"{day}T020000Z")
    assert len(list((tmp_path / "releases").iterdir())) == 3


def test_a_triple_of_two_graphs_counts_once(tmp_path: Path) -> None:
    shared = f'<{BASE}/id/organisation/serv> <http://purl.org/dc/terms/title> "SERV \\"raad\\"" .\n'
    twice = replace(part("a"), ntriples=part("a").ntriples + shared)
    release(tmp_path, twice)
    found = query(
        tmp_path,
        "SELECT (COUNT(*) AS ?n) { organisation:serv dcterms:title ?t }",
        {**PREFIXES, "organisation": f"{BASE}/id/organisation/"},
    )
    assert found.rows == (("1",),)
