"""Numbers, quantities and deadlines; which target a mention means."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.entities.entity_type import Block, Knowledge, Passage
from pipeline.entities.target.deadlines import deadlines, term_end
from pipeline.entities.target.find import find
from pipeline.entities.target.identify import key_of
from pipeline.entities.target.numbers import numbers
from pipeline.entities.target.quantities import quantities
from pipeline.entities.target.value import Target
from pipeline.extraction.sentences import sentences
from pipeline.model import Span


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1.200 huizen", ["1200"]),
        ("99,5% en 2.09%", ["99.5", "2.09"]),
        ("10 miljoen en 420 mio en drie miljard", ["10000000", "420000000", "3000000000"]),
        ("één op vijf, een derde, driekwart", ["20", "33.33", "75"]),
        ("halveren of verdubbelen", ["50", "100"]),
        ("in de top 5", ["5"]),
        ("tegen 2030 12 tot 15 molens", ["12"]),
        ("NIS2, artikel 3.4.1, COVID-19, 55-plussers, 2021-2027", []),
        ("een plan uit 2019", []),
        ("9" * 40, []),
    ],
)
def test_numbers(text: str, values: list[str]) -> None:
    """Numbers in Dutch notation are read, years and names are not."""
    assert values == [str(item.value) for item in numbers(text)]


def test_a_range_keeps_both_ends() -> None:
    """A range as in "10 tot 15%" has a minimum and a maximum."""
    [found] = numbers("10 tot 15%")

    assert (found.value, found.maximum) == (Decimal(10), Decimal(15))


@pytest.mark.parametrize(
    ("text", "unit", "bound"),
    [
        ("ten minste 6 miljoen m³ effluent per jaar", "m³ per jaar", ">="),
        ("hoogstens 100 kg per inwoner", "kg per inwoner", "<="),
        ("25 bijkomende sociale woningen in Aalst", "woningen", ""),
        ("150 private eigenaars", "persons", ""),
        ("elk jaar minstens 1% van de leidingen", "% per jaar", ">="),
        ("95% of meer", "%", ">="),
        ("€ 10 miljoen", "EUR", ""),
        ("één deelwagen per 350 inwoners", "deelwagen per 350 inwoners", ""),
    ],
)
def test_quantities(text: str, unit: str, bound: str) -> None:
    """A number takes its unit and what limits it from the words around it."""
    found = [item for item in quantities(text) if item.number.kind == "amount"]

    assert (unit, bound) == (found[0].unit, found[0].bound)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tegen 2030", ["2030"]),
        ("uiterlijk op 31 december 2028", ["2028-12-31"]),
        ("tegen eind 2024", ["2024"]),
        ("in het academiejaar 2028-2029", ["2029"]),
        ("in de periode 2021-2027", ["2027"]),
        ("tussen 2020 en 2030", ["2030"]),
        ("tegen het einde van de regeerperiode", ["2029"]),
        ("binnen vijf jaar", ["2030"]),
        ("d’ici 2027", ["2027"]),
        ("sinds 2018, ten opzichte van 1990", []),
        ("het decreet van 7 mei 2004", []),
    ],
)
def test_deadlines(text: str, expected: list[str]) -> None:
    """Moments ahead are deadlines; years of comparison and dates of acts are not."""
    assert expected == [item.when for item in deadlines(text, "2025-03-01")]


def test_terms_need_a_date() -> None:
    """Without the date of the document a term of office has no end."""
    assert term_end("legislatuur", None) is None
    assert term_end("legislatuur", "2024-11-05") == "2029"
    assert term_end("legislatuur", "2024-02-05") == "2024"


def test_a_target_keeps_its_key_when_restated() -> None:
    """Value, deadline and word order stay out of the key; who must reach it stays in."""
    one = Target(indicator="CO2-uitstoot van gebouwen", value=Decimal(40), deadline="2030")
    other = Target(indicator="gebouwen, CO2-uitstoot", value=Decimal(55), deadline="2035")
    elsewhere = Target(indicator="CO2-uitstoot van gebouwen", holder="Stad Gent")

    assert key_of(one, "a") == key_of(other, "b")
    assert key_of(elsewhere, "a") != key_of(one, "a")


@given(st.text(alphabet=st.sampled_from("0123456789.,%€-– :;()[]\t\nabtegnmoi”één"), max_size=200))
def test_any_text_is_read(text: str) -> None:
    """No text stops the finder, and its passages lie in the text without overlap."""
    whole = Passage(
        text=text,
        blocks=(Block(span=Span(0, len(text)), kind="paragraph"),) if text else (),
        sentences=tuple(sentences(text)),
    )

    spans = sorted(item.span for item in find(whole, Knowledge()))

    assert all(span.end <= len(text) for span in spans)
    assert all(one.end <= two.start for one, two in pairwise(spans))
