"""The number of a publication in its series."""

import pytest

from pipeline.entities.reference.fields import entry

NUMBERS = [
    ("Wie draagt de last? Leuven: HIVA, Dossier 17", "17"),
    ("Skills for a new economy. OECD Employment Working Papers 254, Parijs", "254"),
    ("Sharing the load. Journal of Local Policy, 12(3), 44-61", "12(3)"),
    ("Een vlotter beleid, Advies 31, 4 mei", "31"),
    ("Bodem in beweging, Rapport 2023/7, mei", "2023/7"),
    ("Een rapport 2020 over werk, Brussel", None),
    ("Nota 2019-2024, Brussel", None),
]


@pytest.mark.parametrize(("rest", "number"), NUMBERS)
def test_numbers(rest: str, number: str | None) -> None:
    assert entry(rest, authors=("X",), year="2020").number == number
