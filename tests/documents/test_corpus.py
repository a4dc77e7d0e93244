"""The real documents of the reference material, where it is at hand."""

from functools import cache
from pathlib import Path

import pytest

from pipeline.documents import parse
from pipeline.model import Document
from pipeline.sources import fetch

pytestmark = pytest.mark.shared
CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
FOLDERS = ("seeds", "varied", "authored")


@cache
def documents() -> dict[str, Document]:
    if not CORPUS.is_dir():
        pytest.skip("the reference material ../shared is not here")
    found = [path for folder in (*FOLDERS, "originals") for path in (CORPUS / folder).iterdir()]
    raws, _ = fetch([path for path in found if path.suffix != ".csv"], max_bytes=10_000_000)
    return {raw.name: parse(raw) for raw in raws}


def test_the_texts_are_the_files() -> None:
    read = documents()
    for folder in FOLDERS:
        for path in (CORPUS / folder).glob("*.txt"):
            assert read[path.name].text == path.read_text(encoding="utf-8")


SEEDS: list[tuple[str, str, str | None, str | None]] = [
    ("000_", "advisory-opinion", "2024-11-25", "Matthias Diependaele"),
    ("001_", "written-question", None, None),
    ("002_", "advisory-opinion", None, None),
    ("003_", "advisory-opinion", "2024-06-24", "Jo Brouns"),
    ("004_", "white-paper", None, None),
]


@pytest.mark.parametrize(("start", "kind", "issued", "addressee"), SEEDS)
def test_the_seeds_are_known_for_what_they_are(
    start: str, kind: str, issued: str | None, addressee: str | None
) -> None:
    names = sorted((CORPUS / "seeds").glob(f"{start}*")) if CORPUS.is_dir() else []
    read = documents()
    document = read[names[0].name]
    assert (document.kind, document.issued) == (kind, issued)
    assert (document.addressee or "").startswith(addressee or "")
    assert document.title


FOOTNOTES = [("002_d49732bef6e4cafc.txt", 35, 0.9), ("003_bcdd4414134fc621.txt", 97, 0.95)]


@pytest.mark.parametrize(("name", "count", "called"), FOOTNOTES)
def test_their_footnotes_are_found(name: str, count: int, called: float) -> None:
    notes = documents()[name].footnotes
    assert len(notes) == count
    assert sum(note.call is not None for note in notes) >= called * count


def test_pages_made_by_word_are_read_in_their_own_encoding() -> None:
    document = documents()["dekamer_plenum_55_ip263x.html"]
    assert "Plenumvergadering" in document.text
    assert "présidée" in document.text
    assert "\ufffd" not in document.text


def test_every_document_has_a_title_and_text() -> None:
    assert all(one.title and one.text.strip() for one in documents().values())
