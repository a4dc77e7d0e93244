"""What finders read: whole paragraphs, mended words, nothing of the page."""

import pytest
from hypothesis import example, given

from pipeline.extraction.reading import read
from pipeline.model import Footnote
from tests.strategies import DUTCH, TEXTS, document

LONG = "De gemeenten van de streek leggen samen een plan voor aan het bestuur van de provincie"

READINGS = [
    ("een doelstel-\nling", "een doelstelling"),
    (f"{LONG} en de EU-\nlidstaten", f"{LONG} en de EU-lidstaten"),
    (f"{LONG} voor werk-\nen opleiding", f"{LONG} voor werk- en opleiding"),
    (f"{LONG} in Noord-\nBrabant", f"{LONG} in Noord-Brabant"),
    (f"> {LONG} van de Vlaamse\n   > Regering", f"{LONG} van de Vlaamse Regering"),
    ("> 5 procent meer", "> 5 procent meer"),
    ("samen\u00adwerking", "samenwerking"),
    ("R A P P O R T   over water", "RAPPORT over water"),
    ("zie *Het plan* en **meer**", "zie Het plan en meer"),
    ("3 * 4 * 5", "3 * 4 * 5"),
    ("de nota¹ van 12 m² groot", "de nota van 12 m² groot"),
    ("– een punt\n– nog een punt", "een punt\nnog een punt"),
    ("# Titel\nTekst", "Titel\nTekst"),
    ("| a | b |\n|---|---|\n| c | d |", None),
    ("Nr   Doel   Stand\n1.1   40%   12%", "Nr\tDoel\tStand\n1.1\t40%\t12%"),
    (
        "een pagina\n\nhttps://www.voorbeeld.be/een-\npagina/twee",
        "een pagina\nhttps://www.voorbeeld.be/een-pagina/twee",
    ),
    (
        "onze publicaties\n\nhttps://www.voorbeeld.be/publica-\nties/twee",
        "onze publicaties\nhttps://www.voorbeeld.be/publicaties/twee",
    ),
    ("energie-\nefficiëntie", "energie-efficiëntie"),
]


@pytest.mark.parametrize(("text", "expected"), READINGS)
def test_readings(text: str, expected: str | None) -> None:
    if expected is not None:
        assert read(document(text)).text == expected
    else:
        assert "\t" in read(document(text)).text


def test_a_header_that_returns_with_its_page_number_is_left_out() -> None:
    page = "WATERPLAN DENDER                      {}\n\n{}\n\n"
    text = "".join(page.format(number, f"{LONG} nummer {number}.") for number in (17, 18, 19))
    assert "WATERPLAN" not in read(document(text)).text


def test_a_footnote_is_a_block_of_its_own_with_its_label() -> None:
    text = "Tekst van de nota\n\n1 Zie het advies van de raad."
    made = read(document(text, footnotes=(Footnote(label="1", start=19, end=49),)))
    assert [(block.kind, block.label) for block in made.blocks][-1] == ("footnote", "1")


def test_the_call_out_that_the_reader_found_is_no_part_of_the_word() -> None:
    text = "het relancebeleid2 is klaar"
    made = read(document(text, footnotes=(Footnote(label="2", start=0, end=3, call=17),)))
    assert "relancebeleid is" in made.text


@given(TEXTS | DUTCH)
def test_every_text_has_a_reading_that_leads_back(text: str) -> None:
    made = read(document(text))
    for segment in made.text_map.segments:
        copied = made.text[segment.start : segment.start + segment.length]
        assert copied == text[segment.origin : segment.origin + segment.length]
    for block in made.blocks:
        assert "\n" not in made.text[block.span.start : block.span.end]


@given(DUTCH)
@example("\xad \xad")
def test_no_line_of_a_reading_is_empty(text: str) -> None:
    made = read(document(text))
    assert all(made.text[item.span.start : item.span.end].strip() for item in made.blocks)
    assert len(made.blocks) == len(made.text.split("\n") if made.text else [])


def test_where_a_paragraph_stands_on_one_line_a_blank_line_ends_it() -> None:
    text = "\n\n".join([f"{LONG} {LONG} {LONG} {LONG}" for _ in range(8)] + ["zonder punt"])
    assert read(document(text)).text.splitlines()[-1] == "zonder punt"
