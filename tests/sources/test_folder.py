"""Folders walked, files read, and every file that cannot be read named."""

import json
from pathlib import Path

import pytest

from pipeline.documents import READERS
from pipeline.errors import SourceError
from pipeline.model import Severity
from pipeline.sources import MEDIA_TYPES, each, fetch

MOST = 1000


def test_documents_come_in_the_order_of_their_paths(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/c.html", ".hidden.txt", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("tekst")
    documents, findings = fetch([tmp_path], max_bytes=MOST)
    assert [one.path for one in documents] == ["a/c.html", "a/z.md", "b.txt"]
    assert [one.media_type for one in documents] == ["text/html", "text/markdown", "text/plain"]
    assert {one.source for one in documents} == {tmp_path.name}
    assert findings == ()


def test_a_single_file_is_an_input_too_and_is_read_once(tmp_path: Path) -> None:
    file = tmp_path / "Advies 1.TXT"
    file.write_text("tekst")
    documents, findings = fetch([file, tmp_path, file], max_bytes=MOST)
    assert [one.name for one in documents] == ["Advies 1.TXT"]
    assert findings == ()


HELD_BACK = [
    ("leeg.txt", b"", "empty-file"),
    ("groot.txt", b"x" * (MOST + 1), "file-too-large"),
    ("tabel.csv", b"a,b", "unknown-ending"),
    ("zonder", b"a,b", "unknown-ending"),
]


@pytest.mark.parametrize(("name", "content", "code"), HELD_BACK)
def test_a_file_that_cannot_be_read_is_named_and_the_rest_goes_on(
    tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "goed.txt").write_text("tekst")
    documents, findings = fetch([tmp_path], max_bytes=MOST)
    assert [one.name for one in documents] == ["goed.txt"]
    assert [(one.code, one.document, one.severity, one.stage) for one in findings] == [
        (code, name, Severity.VIOLATION, "read")
    ]
    assert name in findings[0].message


def test_a_link_to_nothing_is_an_unreadable_file(tmp_path: Path) -> None:
    (tmp_path / "weg.txt").symlink_to(tmp_path / "nergens")
    (tmp_path / "map.txt").mkdir()
    _, findings = fetch([tmp_path], max_bytes=MOST)
    assert [(one.code, one.document) for one in findings] == [("unreadable-file", "weg.txt")]


def test_a_link_back_up_does_not_go_round_for_ever(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b.txt").write_text("tekst")
    (tmp_path / "a" / "boven").symlink_to(tmp_path)
    documents, _ = fetch([tmp_path], max_bytes=MOST)
    assert [one.path for one in documents] == ["a/b.txt"]


@pytest.mark.parametrize("name", ["nergens", "leeg"])
def test_an_input_without_documents_is_an_error(tmp_path: Path, name: str) -> None:
    (tmp_path / "leeg").mkdir()
    (tmp_path / "leeg" / "x.meta.json").write_text("{}")
    with pytest.raises(SourceError, match=name):
        fetch([tmp_path / name], max_bytes=MOST)


def test_the_second_document_with_an_id_is_held_back(tmp_path: Path) -> None:
    for name in ("advies.md", "advies.txt"):
        (tmp_path / name).write_text("tekst")
    documents, findings = fetch([tmp_path], max_bytes=MOST)
    assert [one.name for one in documents] == ["advies.md"]
    assert [(one.code, one.document) for one in findings] == [("duplicate-id", "advies.txt")]
    assert "advies.txt.meta.json" in findings[0].message
    (tmp_path / "advies.txt.meta.json").write_text('{"id": "advies-2"}')
    documents, findings = fetch([tmp_path], max_bytes=MOST)
    assert [one.metadata.get("id") for one in documents] == [None, "advies-2"]
    assert findings == ()


def test_only_one_document_is_held_at_a_time(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(name)
    items = each([tmp_path], max_bytes=MOST)
    next(items)
    (tmp_path / "b.txt").write_text("later")
    assert getattr(next(items), "content", b"") == b"later"


def test_every_media_type_has_a_reader() -> None:
    assert set(MEDIA_TYPES.values()) == set(READERS)


SIDECARS: list[tuple[object, dict[str, str], list[str]]] = [
    (
        {"title": " Een  titel ", "date": "2024-01-02"},
        {"title": "Een titel", "issued": "2024-01-02"},
        [],
    ),
    ({"date": "1", "issued": "2", "number": 318}, {"issued": "2", "number": "318"}, []),
    ({"titel": "x"}, {}, ["unknown-sidecar-key"]),
    ({"title": ["x"], "kind": True, "url": None}, {}, ["broken-sidecar", "broken-sidecar"]),
    ({"id": "SERV/2024 1"}, {"id": "serv-2024-1"}, ["sidecar-id-changed"]),
    ([1], {}, ["broken-sidecar"]),
]


@pytest.mark.parametrize(("content", "metadata", "codes"), SIDECARS)
def test_a_sidecar_says_what_the_document_is(
    tmp_path: Path, content: object, metadata: dict[str, str], codes: list[str]
) -> None:
    (tmp_path / "a.pdf").write_text("tekst")
    (tmp_path / "a.meta.json").write_text(json.dumps(content))
    documents, findings = fetch([tmp_path], max_bytes=MOST)
    assert [dict(one.metadata) for one in documents] == [metadata]
    assert [one.code for one in findings] == codes
    assert all("a.meta.json" in one.message for one in findings)


def test_a_broken_sidecar_is_named_and_its_document_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("tekst")
    (tmp_path / "a.txt.meta.json").write_bytes(b"{\xff")
    (tmp_path / "a.meta.json").write_text('{"title": "niet deze"}')
    documents, findings = fetch([tmp_path], max_bytes=MOST)
    assert [dict(one.metadata) for one in documents] == [{}]
    assert [one.code for one in findings] == ["broken-sidecar"]
    assert "a.txt.meta.json" in findings[0].message
