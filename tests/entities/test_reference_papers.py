"""Papers of parliaments, governments, the Union and courts by their numbers, in many forms."""

import pytest

from pipeline.entities.reference.value import Reference
from tests.entities.test_reference import found_in

PAPERS: list[tuple[str, str, dict[str, object]]] = [
    ("Parl. St. Vl. Parl. 2019-20, nr. 131/1, 12.", "parliamentary", {"number": "131/1"}),
    ("Hand. Vl. Parl. 2020-21, 12 mei 2021, 34.", "parliamentary", {"date": "2021-05-12"}),
    ("Stukken Vlaams Parlement, 2015-2016, nr. 841/1.", "parliamentary",
     {"number": "841/1", "session": "2015-2016"}),
    ("Schriftelijke vraag 231 (2021-2022).", "parliamentary",
     {"number": "231", "session": "2021-2022"}),
    ("Parl.Doc. Kamer 2020-2021, DOC 55 1231/001, p. 5.", "parliamentary",
     {"number": "55 1231/001", "session": "2020-2021"}),
    ("Parl.St. Kamer, nr. 55-2341/001.", "parliamentary", {"number": "55-2341/001"}),
    ("COM/2020/61 final.", "bibliographic", {"number": "COM/2020/61 final", "year": "2020"}),
    ("COM(2021) 571 definitief.", "bibliographic", {"number": "COM(2021) 571 definitief"}),
    ("EHRM 9 april 2024, nr. 53601/20.", "bibliographic", {"authors": ("EHRM",)}),
    ("Pb.L. 111 van 4 mei 2016, p. 1.", "bibliographic", {"number": "L 111", "pages": "1"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "fields"), PAPERS)
def test_a_paper_is_found_whole(text: str, kind: str, fields: dict[str, object]) -> None:
    (found,) = found_in(text)
    assert text[found.span.start : found.span.end] == text[:-1]
    assert isinstance(found.value, Reference)
    assert found.value.kind == kind
    assert {name: getattr(found.value, name) for name in fields} == fields


@pytest.mark.parametrize(
    "text", ["Vraag 3 (zie punt 2) blijft.", "Een stuk van 2020, nr. 3.", "PB 3"]
)
def test_no_paper(text: str) -> None:
    assert not found_in(text)
