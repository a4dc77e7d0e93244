"""Short forms that a document defines."""

import pytest
from hypothesis import given

from pipeline.extraction.definitions import definitions
from tests.strategies import DUTCH, TEXTS

DEFINED = [
    ("het Vlaams Instituut voor de Zee (VLIZ)", {"VLIZ": "Vlaams Instituut voor de Zee"}),
    ("de Werkgroep Water en Bodem (hierna: WWB)", {"WWB": "Werkgroep Water en Bodem"}),
    ("het WWB (Werkgroep Water en Bodem) meldt", {"WWB": "Werkgroep Water en Bodem"}),
    ("het Lokaal Energie- en Klimaatpact (LEKP)", {"LEKP": "Lokaal Energie- en Klimaatpact"}),
    ("in 2024 (zie verder)", {}),
    ("Verordening (EU) 2018/842", {}),
    ("Jan Peeters (N-VA)", {}),
    ("de regering (2019-2024)", {}),
]


@pytest.mark.parametrize(("text", "expected"), DEFINED)
def test_definitions(text: str, expected: dict[str, str]) -> None:
    assert definitions(text) == expected


@given(TEXTS | DUTCH)
def test_no_text_breaks_it(text: str) -> None:
    for short, long in definitions(text).items():
        assert short in text
        assert long in text
