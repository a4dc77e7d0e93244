"""PDF: what the places and sizes of characters say."""

from collections.abc import Callable

import pytest

from pipeline.documents.pdf_chars import Char
from pipeline.documents.pdf_lines import lines_of, plain
from pipeline.model import Document
from pipeline.text_map import origin_of
from pipeline.typography import hyphen_stays

Drawn = tuple[float, float, float, bool, str]
SENTENCE = "Een regel tekst die breed genoeg is om een regel van een alinea te vullen tot de rand"


def lines(*texts: str, top: float = 700, left: float = 70, size: float = 11) -> list[Drawn]:
    return [(left, top - 14 * at, size, False, text) for at, text in enumerate(texts)]


TEXTS: list[tuple[str, list[list[Drawn]], str]] = [
    ("lines of a paragraph", [lines(SENTENCE, "en meer.")], f"{SENTENCE} en meer."),
    ("a wide gap", [lines(SENTENCE) + lines("Nieuw.", top=660)], f"{SENTENCE}\n\nNieuw."),
    (
        "spaced letters",
        [lines("R E G I O N A A L   P L A N", SENTENCE)],
        f"REGIONAAL PLAN\n\n{SENTENCE}",
    ),
    ("a broken word", [lines(f"{SENTENCE} doel-", "stellingen.")], f"{SENTENCE} doelstellingen."),
    ("a true hyphen", [lines(f"{SENTENCE} Noord-", "Zuid.")], f"{SENTENCE} Noord-Zuid."),
    (
        "over a page",
        [lines(f"{SENTENCE} en", top=100), lines("verder gaat de zin.", top=780)],
        f"{SENTENCE} en verder gaat de zin.",
    ),
    (
        "a power",
        [
            [
                *lines(f"{SENTENCE} is 10 m"),
                (510, 704, 6, False, "2"),
                (515, 700, 11, False, "groot."),
            ]
        ],
        f"{SENTENCE} is 10 m² groot.",
    ),
    (
        "cells over two lines",
        [
            [
                *lines(SENTENCE),
                (70, 650, 11, False, "Doel"),
                (300, 650, 11, False, "minstens 80%"),
                (300, 637, 11, False, "in 2030"),
            ]
        ],
        f"{SENTENCE}\n\nDoel\tminstens 80% in 2030",
    ),
]


@pytest.mark.parametrize(
    ("pages", "text"), [row[1:] for row in TEXTS], ids=[row[0] for row in TEXTS]
)
def test_lines_become_paragraphs(
    read: Callable[..., Document], pdf: Callable[..., bytes], pages: list[list[Drawn]], text: str
) -> None:
    assert read("a.pdf", pdf(pages)).text == text


def test_two_columns_are_read_one_after_the_other(
    read: Callable[..., Document], pdf: Callable[..., bytes]
) -> None:
    left = [f"links regel {number} van de eerste kolom" for number in range(9)]
    right = [f"rechts regel {number} van de tweede kolom" for number in range(9)]
    rows = [
        line
        for at, (one, two) in enumerate(zip(left, right, strict=True))
        for line in (*lines(one, top=700 - 14 * at), *lines(two, top=700 - 14 * at, left=320))
    ]
    text = " ".join(read("a.pdf", pdf([rows])).text.split())
    assert text == " ".join([*left, *right])


def test_running_heads_and_page_numbers_are_left_out(
    read: Callable[..., Document], pdf: Callable[..., bytes]
) -> None:
    pages = [
        [
            (70, 800, 9, False, f"Proefplan 2030 - hoofdstuk {number}"),
            *lines(f"Pagina met tekst nummer {word}."),
            (290, 30, 9, False, str(number)),
        ]
        for number, word in enumerate(("een", "twee", "drie"), start=1)
    ]
    text = read("a.pdf", pdf(pages)).text
    assert text.split("\n\n") == [f"Pagina met tekst nummer {w}." for w in ("een", "twee", "drie")]


def test_a_character_leads_back_to_its_page(
    read: Callable[..., Document], pdf: Callable[..., bytes]
) -> None:
    document = read("a.pdf", pdf([lines("Eerste bladzijde."), lines("Tweede bladzijde.")]))
    assert origin_of(document.source_map, 0) == ("page=1", 0)
    assert origin_of(document.source_map, document.text.index("Tweede")) == ("page=2", 0)


def test_equal_bytes_give_equal_documents(
    read: Callable[..., Document], pdf: Callable[..., bytes]
) -> None:
    content = pdf([lines(SENTENCE, "en meer.")])
    assert read("a.pdf", content) == read("a.pdf", content)


def test_a_wide_gap_separates_cells() -> None:
    def char(text: str, left: float) -> Char:
        return Char(text, 0, left, left + 5, 100, 10, bold=False, spaced=False)

    [line] = lines_of([char("a", 0), char("b", 5), char("c", 100)], 1)
    assert [plain(cell) for cell in line.cells] == ["ab", "c"]


HYPHENS = [
    ("doel-", "stellingen", False),
    ("klimaat\u00ad", "plan", False),
    ("Burgemeesters\u0002", "convenant", False),
    ("Seine\u0002", "Scheldeverbinding", True),
    ("Noord-", "Zuid", True),
    ("EU-", "lidstaten", True),
    ("CO2-", "uitstoot", True),
    ("niet-", "ETS", True),
    ("Werkgelegenheids-", "en Investeringsplan", True),
    ("kmo-", "portefeuille", True),
    ("2024-", "2029", True),
]


@pytest.mark.parametrize(("before", "after", "stays"), HYPHENS)
def test_a_hyphen_stays_where_it_belongs(before: str, after: str, *, stays: bool) -> None:
    assert hyphen_stays(before, after) == stays
