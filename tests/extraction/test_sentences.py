"""Sentence boundaries in policy texts."""

import pytest

from pipeline.extraction.sentences import sentences

SPLIT = [
    ("Zie art. 5. De wet van 7 mei.", ["Zie art. 5.", "De wet van 7 mei."]),
    ("Baert, S. en Cockx, B. schreven dat.", ["Baert, S. en Cockx, B. schreven dat."]),
    ("Dat is nr. 437 van 9 maart.", ["Dat is nr. 437 van 9 maart."]),
    ("Hij zei: “Neen.” Zij zweeg.", ["Hij zei: “Neen.”", "Zij zweeg."]),
    ("O.a. water, bodem enz. komen aan bod.", ["O.a. water, bodem enz. komen aan bod."]),
    ("Klaar?\nNieuwe alinea", ["Klaar?", "Nieuwe alinea"]),
    ("Het kost 3,5 mln. euro. Dat is veel.", ["Het kost 3,5 mln. euro.", "Dat is veel."]),
]


@pytest.mark.parametrize(("text", "expected"), SPLIT)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[span.start : span.end] for span in sentences(text)] == expected
