"""What a document is, read from its own first lines."""

from collections.abc import Callable

import pytest

from pipeline.documents.dates import dates_in, iso_date
from pipeline.model import Document

OPINION = """ONZE DIGITALE TOEKOMST

Advies van de Proefraad voor Vlaanderen, Wetstraat 1, 1000 Brussel
Decretale opdracht: SERV-decreet 7 mei 2004
Goedkeuring raad  24 juni 2024

De heer Jan JANSSENS
Vlaams minister van Proeven

Advies 'Onze digitale toekomst'

Met dit advies vraagt de raad aandacht voor het decreet van 5 april 1995.
"""
QUESTION = """Vlaams Parlement

SCHRIFTELIJKE VRAAG nr. 12 van 12 januari 2023
van JANA PEETERS (Partij)
aan de Vlaamse minister van Omgeving

Droogte - Gebruik van regenwater

De zomer was warm. Kan de minister zeggen hoe warm?
"""
DECISION = """V L A A M S E   O V E R H E I D

Besluit van de Vlaamse Regering tot toekenning van een subsidie

DE VLAAMSE REGERING,

Gelet op het decreet van 13 juni 1990;

BESLUIT:

Artikel 1. Er is een subsidie.
"""
WHITE = """1. INLEIDING

Dit Witboek Nieuw Waterbeleid (NWB) geeft een visie. De Vlaamse Regering las het groenboek.
De Vlaamse Regering wil vooruit met dit witboek.
"""
NEWS = (
    "Wijziging van het besluit over proeven Voorontwerp van besluit van de Vlaamse Regering tot "
    "wijziging van het besluit van 19 november 2010. De Vlaamse Regering keurt het goed. "
    "De Vlaamse Regering gelast de minister."
)
FACTS: list[tuple[str, dict[str, str | None]]] = [
    (
        OPINION,
        {
            "title": "Onze digitale toekomst",
            "kind": "advisory-opinion",
            "issued": "2024-06-24",
            "publisher": "Proefraad voor Vlaanderen",
            "addressee": "Jan Janssens, Vlaams minister van Proeven",
        },
    ),
    (
        QUESTION,
        {
            "title": "Droogte - Gebruik van regenwater",
            "kind": "written-question",
            "issued": "2023-01-12",
            "publisher": "Vlaams Parlement",
            "number": "12",
            "addressee": "Vlaamse minister van Omgeving",
        },
    ),
    (
        DECISION,
        {
            "title": "Besluit van de Vlaamse Regering tot toekenning van een subsidie",
            "kind": "decision",
            "issued": None,
            "publisher": "Vlaamse Regering",
        },
    ),
    (
        WHITE,
        {
            "title": "Witboek Nieuw Waterbeleid (NWB)",
            "kind": "white-paper",
            "publisher": "Vlaamse Regering",
        },
    ),
    (
        NEWS,
        {
            "title": "Wijziging van het besluit over proeven",
            "kind": "decision",
            "publisher": "Vlaamse Regering",
        },
    ),
    (
        "Proefraad\n\nADVIES 2024-19\n\nDe krijtlijnen van het plan\n\nTekst.",
        {
            "title": "De krijtlijnen van het plan",
            "number": "2024-19",
            "issued": "2024",
            "kind": "advisory-opinion",
        },
    ),
    ("# Oproep Sterk 2025\n\nDien in voor 14 maart 2025.", {"kind": "call", "issued": None}),
    ("BESTUURSAKKOORD PROEFDAM 2025-2030\n\nTekst.", {"kind": "coalition-agreement"}),
    ("Regionaal klimaatplan\n\nTekst van het plan.", {"kind": "policy-plan"}),
    (
        "Persbericht\n\nBrussel, 3 mei 2024\n\nNieuws.",
        {"kind": "press-release", "issued": "2024-05-03"},
    ),
    ("Eindrapport, november 2023\n\nTekst.", {"kind": "report", "issued": "2023-11"}),
    (
        "Wat tekst zonder meer.",
        {"kind": "other", "issued": None, "publisher": None, "addressee": None},
    ),
]


@pytest.mark.parametrize(("text", "facts"), FACTS, ids=[row[0][:20] for row in FACTS])
def test_facts_are_read_from_the_text(
    read: Callable[..., Document], text: str, facts: dict[str, str | None]
) -> None:
    document = read("a.txt", text)
    assert {fact: getattr(document, fact) for fact in facts} == facts


def test_the_sidecar_counts_first(read: Callable[..., Document]) -> None:
    document = read("a.txt", QUESTION, id="vraag-12", title="T", kind="report", issued="3 mei 2024")
    assert (document.id, document.title, document.kind) == ("vraag-12", "T", "report")
    assert (document.issued, document.number) == ("2024-05-03", "12")


def test_what_the_sidecar_says_wrong_is_told_and_left_out(read: Callable[..., Document]) -> None:
    document = read("a.txt", QUESTION, kind="vraag", issued="ooit", language="Nederlands")
    assert (document.kind, document.issued, document.language) == (
        "written-question",
        "2023-01-12",
        "nl",
    )
    assert [one.code for one in document.findings] == [
        "unknown-kind",
        "unreadable-date",
        "unknown-language",
    ]


def test_the_id_is_a_slug_of_the_file_name(read: Callable[..., Document]) -> None:
    assert read("002_Advies Één.txt", "tekst").id == "002-advies-een"


LANGUAGES = [
    ("De raad vraagt dat de minister het plan aanpast.", "nl"),
    ("Le conseil demande que le ministre adapte le plan.", "fr"),
    ("The council asks that the minister adapts the plan.", "en"),
    ("Der Rat bittet, dass die Ministerin den Plan nicht ändert.", "de"),
    ("2030: 40%", "nl"),
]


@pytest.mark.parametrize(("text", "language"), LANGUAGES)
def test_the_language_is_voted_on(read: Callable[..., Document], text: str, language: str) -> None:
    assert read("a.txt", text).language == language


DATES = [
    ("24 juni 2024", "2024-06-24"),
    ("1er mars 2023", "2023-03-01"),
    ("1 MAART 2023", "2023-03-01"),
    ("June 5, 2023", "2023-06-05"),
    ("13/05/2024", "2024-05-13"),
    ("2024-05-13T10:00:00+02:00", "2024-05-13"),
    ("20240513", "2024-05-13"),
    ("november 2023", "2023-11"),
    ("2023", "2023"),
    ("31 februari 2023", None),
    ("0099-01-01", None),
    ("ooit", None),
]


@pytest.mark.parametrize(("text", "iso"), DATES)
def test_dates_become_iso(text: str, iso: str | None) -> None:
    assert iso_date(text) == iso


def test_numbers_of_laws_are_no_dates() -> None:
    assert [
        one.iso for one in dates_in("Richtlijn 2008/98/EG, nr. 12-05-20245 en D/2023/3241/014")
    ] == []
