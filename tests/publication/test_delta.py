"""Deltas, the ledger and the words about changes."""

import csv
import gzip
import io
import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import ReleaseError
from pipeline.publication import Entry, delta, folder, ledger
from pipeline.publication.things import changes_between, kind_of, things_of
from tests.publication.release_parts import BASE, part, release

CORPUS = st.dictionaries(
    st.sampled_from("abcde"), st.sampled_from(["Een", "Twee", "Drie “é” \U0001f600"]), max_size=5
)
"""The titles of the documents of one night."""

NIGHTS = st.lists(CORPUS, min_size=2, max_size=5)


def nquads_of(place: Path) -> bytes:
    return gzip.decompress((place / "beleidsgraaf.nq.gz").read_bytes())


def delta_of(place: Path) -> tuple[bytes, bytes]:
    added, removed = ((place / name).read_bytes() for name in (delta.ADDED, delta.REMOVED))
    return gzip.decompress(added), gzip.decompress(removed)


@settings(max_examples=20, deadline=None)
@given(NIGHTS)
def test_previous_and_delta_make_the_current_release(nights: list[dict[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder_name:
        state = b""
        for number, titles in enumerate(nights, start=1):
            parts = [part(key, title) for key, title in titles.items()]
            made = release(Path(folder_name), *parts, version=f"202611{number:02}T020000Z")
            state = delta.applied(state, *delta_of(made.path))
            assert state == nquads_of(made.path)
            assert delta.digest_of(state) == folder.manifest_of(made.path)["digest"]["value"]


def test_the_first_release_adds_all_and_removes_nothing(tmp_path: Path) -> None:
    place = release(tmp_path, part("a")).path
    assert delta_of(place) == (nquads_of(place), b"")


def test_a_delta_holds_no_more_than_the_change(tmp_path: Path) -> None:
    release(tmp_path, part("a"), part("b"))
    place = release(tmp_path, part("a"), part("b", "Anders"), version="20261121T020000Z").path
    added, removed = delta_of(place)
    assert (added.count(b"\n"), removed.count(b"\n")) == (1, 1)
    assert b"Anders" in added


def test_a_wrong_delta_is_never_published() -> None:
    with pytest.raises(ReleaseError, match="delta"):
        delta.check("v", b"a\n", b"b\n", b"", delta.digest_of(b"b\n"))


def test_a_damaged_release_before_stops_publication(tmp_path: Path) -> None:
    good = release(tmp_path, part("a")).path
    (good / "beleidsgraaf.nq.gz").write_bytes(gzip.compress(b"", mtime=0))
    with pytest.raises(ReleaseError, match="damaged"):
        release(tmp_path, part("b"), version="20261121T020000Z")
    assert folder.latest(tmp_path) == good


def test_a_release_written_again_has_the_same_delta(tmp_path: Path) -> None:
    release(tmp_path, part("a"))
    one = delta_of(release(tmp_path, part("b"), version="20261121T020000Z").path)
    assert delta_of(release(tmp_path, part("b"), version="20261121T020000Z").path) == one


def test_changes_are_told_in_words(tmp_path: Path) -> None:
    first = release(tmp_path, part("a"), part("b"))
    assert folder.manifest_of(first.path)["summary"] == {
        "nl": "Eerste uitgave: 2 documenten nieuw, 1 organisatie nieuw.",
        "en": "First release: 2 documents new, 1 organisation new.",
    }
    made = release(tmp_path, part("b", "Anders"), part("c"), version="20261121T020000Z")
    manifest = folder.manifest_of(made.path)
    assert manifest["summary"]["nl"] == (
        "Sinds 20261120T020000Z: 1 document nieuw, 1 document gewijzigd, 1 document ingetrokken."
    )
    assert manifest["thingChanges"] == {"document": {"new": 1, "changed": 1, "withdrawn": 1}}


def test_the_parts_of_a_thing_belong_to_it() -> None:
    mention = f"{BASE}/id/mention/m"
    lines = [
        f'<{mention}#quote> <x:exact> "a # b"@nl <g:1> .',
        f"<{mention}> <x:has> <{mention}#quote> <g:1> .",
        f"<{mention}> <x:has> <{mention}#quote> <g:2> .",
    ]
    things = things_of("".join(f"{line}\n" for line in lines).encode())
    assert [(iri, len(found)) for iri, found in things.items()] == [(mention, 2)]
    assert changes_between({}, things).created == (mention,)
    assert changes_between(things, {}).deleted == (mention,)
    assert (kind_of(mention), kind_of("http://www.wikidata.org/entity/Q1")) == ("mention", "other")


def entry(source: str, *counts: int) -> Entry:
    names = ("expected", "fetched", "read", "extracted", "published", "quarantined")
    return Entry(source=source, **dict(zip(names, counts, strict=True)))


def test_the_ledger_has_a_row_for_each_source_and_their_sum() -> None:
    text = ledger.csv_of([entry("zeta", 3, 3, 2, 2, 1, 2), entry("alfa", 2, 2, 2, 2, 2, 0)])
    rows = list(csv.reader(io.StringIO(text.decode(), newline="")))
    assert rows == [
        ["source", "expected", "fetched", "read", "extracted", "published", "quarantined"],
        ["alfa", "2", "2", "2", "2", "2", "0"],
        ["zeta", "3", "3", "2", "2", "1", "2"],
        ["total", "5", "5", "4", "4", "3", "2"],
    ]


@pytest.mark.parametrize("counts", [(3, 3, 3, 3, 3, 1), (1, 2, 1, 1, 1, 0), (2, 2, 1, 2, 1, 1)])
def test_counts_that_do_not_agree_are_refused(counts: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="do not agree"):
        entry("bron", *counts)


def test_a_release_has_its_ledger(tmp_path: Path) -> None:
    place = release(tmp_path, part("a")).path
    assert (place / "ledger.csv").read_text(encoding="utf-8").splitlines()[
        -1
    ] == "total,1,1,1,1,1,0"
    assert json.loads((place / "manifest.json").read_text("utf-8"))["previous"] is None
