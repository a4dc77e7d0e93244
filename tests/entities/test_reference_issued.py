"""Publications that running text says somebody issued: the verb stands inside the citation."""

import pytest

from pipeline.entities.reference.value import Reference
from tests.entities.test_reference import found_in

CITED: list[tuple[str, str, dict[str, object]]] = [
    ("Op 5 juli 2021 bracht de SERV, in antwoord op uw vraag, een advies ‘Slimme havens’ uit.",
     "SERV, in antwoord op uw vraag, een advies ‘Slimme havens’",
     {"title": "Slimme havens", "date": "2021-07-05"}),
    ("Het Rekenhof dat in mei 2022 een analyse over geld heeft gepubliceerd in Kas, nummer 8.",
     "Rekenhof dat in mei 2022 een analyse over geld heeft gepubliceerd in Kas, nummer 8",
     {"title": "geld", "date": "2022-05", "number": "8"}),
    ("Peter Claes geeft in zijn boek Alles is het Nieuwe Normaal (2010) aan dat dit kan.",
     "Peter Claes geeft in zijn boek Alles is het Nieuwe Normaal (2010)",
     {"authors": ("Peter Claes",), "title": "Alles is het Nieuwe Normaal", "year": "2010"}),
    ("Marie van der Velde stelt in haar boek Traag Water uit 1998, dat dit kan.",
     "Marie van der Velde stelt in haar boek Traag Water uit 1998",
     {"title": "Traag Water", "year": "1998"}),
    ("Toen publiceerde VLAIO op 3 december het rapport Onder Vuur over soja.",
     "VLAIO op 3 december het rapport Onder Vuur over soja", {"title": "Onder Vuur"}),
    ("Op 12 maart 2020 publiceerde VLAIO een studie over de gevolgen van corona.",
     "VLAIO een studie over de gevolgen van corona", {"date": "2020-03-12"}),
    ("De OESO publiceerde in 2019 een studie over robots.",
     "OESO publiceerde in 2019 een studie over robots", {"year": "2019", "date": None}),
    ("Zie arrest van de Raad van State nr. 31 204 van 8 mei 1991.",
     "arrest van de Raad van State nr. 31 204 van 8 mei 1991", {"number": "31 204"}),
    ("Het advies van de Raad van State nr. 1912 van 3 mei 1969 is helder.",
     "advies van de Raad van State nr. 1912 van 3 mei 1969", {"number": "1912"}),
    ("Zie advies van de SERV van 9 maart 2020 ‘Een sterke kust’ (COM(2020) 61) en meer.",
     "advies van de SERV van 9 maart 2020 ‘Een sterke kust’ (COM(2020) 61)",
     {"title": "Een sterke kust", "number": "COM(2020) 61", "date": "2020-03-09"}),
    ("Tabel 3: Verloop. Bron: Rekenhof, Enquête naar schulden, 2021.",
     "Rekenhof, Enquête naar schulden, 2021", {"title": "Enquête naar schulden"}),
    ("Volgens Maes en Claes (2020) kan dat.", "Maes en Claes (2020)",
     {"authors": ("Maes", "Claes")}),
]  # fmt: skip
NONE = [
    "De SERV vraagt, samen met de MORA, een advies over havens.",
    "De SERV plant in 2025 een studie over havens.",
    "De SERV kreeg op 3 mei 2021 een vraag over havens.",
    "De VLAIO-raad organiseert op 3 december een infodag over het rapport.",
    "Dat staat in zijn boek uit 1998.",
]


@pytest.mark.parametrize(("text", "words", "fields"), CITED)
def test_a_publication_that_somebody_issued(
    text: str, words: str, fields: dict[str, object]
) -> None:
    (found,) = found_in(text)
    assert text[found.span.start : found.span.end] == words
    assert isinstance(found.value, Reference)
    assert {name: getattr(found.value, name) for name in fields} == fields


@pytest.mark.parametrize("text", NONE)
def test_no_publication(text: str) -> None:
    assert not found_in(text)
