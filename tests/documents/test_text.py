"""Plain text: the published text is the file, with its sections and footnotes found in it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.documents.structure import sections
from pipeline.documents.text_notes import footnotes_of
from pipeline.model import Document


@pytest.mark.parametrize("content", ["a\r\nb\rc\n", "\ufeffa\nb", "a\f b\v\u2028c", "één\t²\n"])
def test_the_text_is_what_python_reads(
    tmp_path: Path, read: Callable[..., Document], content: str
) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(content.encode())
    assert read("a.txt", content).text == file.read_text(encoding="utf-8")


LONG = "Dit is een volzin, lang genoeg om een alinea te zijn onder de titel; en zij gaat door. "
HEADINGS: list[tuple[str, list[tuple[str, str, int]]]] = [
    ("# Titel\n\n## 2. Deel\n\nTekst", [("titel", "Titel", 1), ("2", "Deel", 2)]),
    ("1. KADER\n\nTekst.\n\n1.1 Doel\nTekst.", [("1", "KADER", 1), ("1.1", "Doel", 2)]),
    ("1.1\tDoel van het\nplan\n\nTekst.", [("1.1", "Doel van het plan", 2)]),
    ("HOOFDSTUK 2\nDOELEN VAN HET PLAN\n\nTekst.", [("2", "DOELEN VAN HET PLAN", 1)]),
    (f"Vorige zin.\n\nKorte titel\n\n{LONG * 2}", [("korte-titel", "Korte titel", 1)]),
    (
        "Tekst.\n\nArtikel 1. Er is een fonds.\n\nArt. 2. Er is geld.",
        [
            ("artikel-1", "Artikel 1", 1),
            ("artikel-2", "Artikel 2", 1),
        ],
    ),
    ("3 Titel\n\nx\n\n3 Titel\n\nx", [("3", "Titel", 1), ("3~2", "Titel", 1)]),
    ("1. Wat is de stand van zaken?\n\n2. Zie antwoord vraag 1.", []),
    ("1. eerste\n2. tweede\n3. derde", []),
    ("Inhoud\n1. Kader\t5\n1.1 Doel\t6\n2. Slot ..... 9", []),
    ("Tabel\n1.1 Nachten 33 miljoen\n1.2 Bezoekers 8 miljoen", []),
    ("Tabel 1: Doelen", []),
    ("Gent, 3 maart 2024\n\nkleine letters\n\n" + LONG * 2, []),
]


@pytest.mark.parametrize(("text", "expected"), HEADINGS, ids=[row[0][:20] for row in HEADINGS])
def test_headings_make_sections(text: str, expected: list[tuple[str, str, int]]) -> None:
    assert [(one.key, one.title, one.level) for one in sections(text)] == expected


def test_a_section_runs_to_the_next_heading_as_high() -> None:
    text = "1. EERSTE DEEL\n\n1.1 Onder\n\nx\n\n2. TWEEDE DEEL\n\ny"
    [one, under, two] = sections(text)
    assert text[one.start : one.end] == "1. EERSTE DEEL\n\n1.1 Onder\n\nx\n\n"
    assert (under.parent, under.end, two.parent, two.end) == ("1", two.start, None, len(text))


NOTES: list[tuple[str, list[tuple[str, str, str]]]] = [
    (
        "Een zin¹ en 5 m². Nog².\n\n¹ Noot een.\n² Noot twee.",
        [
            ("1", "Noot een.", "Een zin"),
            ("2", "Noot twee.", "5 m². Nog"),
        ],
    ),
    ("Een zin[^a].\n\n[^a]: Noot.", [("a", "Noot.", "Een zin")]),
    (
        "Het plan1 zegt.\n\n1\t SERV (2020) Advies,\nBrussel.\n 2\t Titel",
        [
            ("1", "SERV (2020) Advies,\nBrussel.", "Het plan"),
        ],
    ),
    (
        "De productiviteit1- en groei.\n\n     \n1\n Reeds lang.\n\nTekst",
        [
            ("1", "Reeds lang.", "De productiviteit"),
        ],
    ),
    (  # a line apart; a note that is missed does not end the series, a page number is none
        "Een zin1 en nog3.\n\n1\n\n Noot een.\n\n3\n Noot drie.\n\n4\n\n Op de bladzijde",
        [("1", "Noot een.", "Een zin"), ("3", "Noot drie.", "en nog")],
    ),
    (
        "CO2 in VLAREMA2 en HIVA1.\n\n1 Besluit.\n2 Richtlijn.",
        [
            ("1", "Besluit.", "CO2 in VLAREMA2 en HIVA"),
        ],
    ),
    (
        "Meer dan verwacht. (1) Slot.\n\n1. Sciensano (2020).",
        [("1", "Sciensano (2020).", "dan verwacht. ")],
    ),
    ("1. eerste punt\n2. tweede punt", []),
    ("Pijlers: (1) een en (2) twee.\n\n1. Kader\n\nTekst na de titel.", []),
]


@pytest.mark.parametrize(("text", "expected"), NOTES, ids=[row[0][:20] for row in NOTES])
def test_footnotes_are_tied_to_their_calls(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = [
        (note.label, text[note.start : note.end], text[: note.call]) for note in footnotes_of(text)
    ]
    assert [(label, body) for label, body, _ in found] == [row[:2] for row in expected]
    assert all(before.endswith(row[2]) for (_, _, before), row in zip(found, expected, strict=True))
