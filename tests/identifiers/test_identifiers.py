"""Identifiers: what is normalised, what is refused, what is built."""

from collections.abc import Callable

import pytest

from pipeline.errors import InvalidIdentifier
from pipeline.identifiers import celex, eli, kbo, ovo, wikidata

GOOD: list[tuple[Callable[[str], str], str, str]] = [
    (celex.normalise, "32022L2555", "32022L2555"),
    (celex.normalise, " celex: 32014r0910 ", "32014R0910"),
    (celex.normalise, "52019DC0640", "52019DC0640"),
    (eli.normalise, "https://data.europa.eu/eli/reg_impl/2023/138/oj",
     "http://data.europa.eu/eli/reg_impl/2023/138/oj"),
    (eli.normalise, "http://www.ejustice.just.fgov.be/eli/wet/1996/07/26/1996021236/justel",
     "http://www.ejustice.just.fgov.be/eli/wet/1996/07/26/1996021236/justel"),
    (ovo.normalise, "ovo001847", "OVO001847"),
    (ovo.normalise, "https://data.vlaanderen.be/id/organisatie/OVO001847", "OVO001847"),
    (kbo.normalise, "0202.239.951", "0202239951"),
    (kbo.normalise, "BE202239951", "0202239951"),
    (wikidata.normalise, "http://www.wikidata.org/entity/Q1186029", "Q1186029"),
]  # fmt: skip

BAD: list[tuple[Callable[[str], str], str]] = [
    (celex.normalise, "2022/2555"),
    (celex.normalise, "32022L25555555"),
    (eli.normalise, "http://data.europa.eu/eli/richtlijn/2022/2555"),
    (eli.normalise, "http://example.org/eli/dir/2022/2555/oj"),
    (ovo.normalise, "OVO1847"),
    (kbo.normalise, "0202.239.952"),
    (kbo.normalise, "12"),
    (wikidata.normalise, "Q0"),
    (wikidata.normalise, "P31"),
]


@pytest.mark.parametrize(("normalise", "text", "expected"), GOOD)
def test_normalised(normalise: Callable[[str], str], text: str, expected: str) -> None:
    assert normalise(text) == expected


@pytest.mark.parametrize(("normalise", "text"), BAD)
def test_refused(normalise: Callable[[str], str], text: str) -> None:
    with pytest.raises(InvalidIdentifier, match="not a valid"):
        normalise(text)


@pytest.mark.parametrize(
    ("act", "year", "number", "number_celex", "path"),
    [
        ("directive", 2022, 2555, "32022L2555", "dir/2022/2555"),
        ("regulation", 2014, 910, "32014R0910", "reg/2014/910"),
        ("implementing-regulation", 2023, 138, "32023R0138", "reg_impl/2023/138"),
        ("delegated-regulation", 2021, 2139, "32021R2139", "reg_del/2021/2139"),
        ("decision", 2022, 2481, "32022D2481", "dec/2022/2481"),
    ],
)
def test_built_for_eu_acts(act: str, year: int, number: int, number_celex: str, path: str) -> None:
    assert celex.of_act(act, year, number) == number_celex
    assert eli.of_eu_act(act, year, number) == f"http://data.europa.eu/eli/{path}/oj"


@pytest.mark.parametrize(
    ("act", "year", "number"), [("law", 2020, 1), ("directive", 20, 1), ("directive", 2020, 0)]
)
def test_not_built(act: str, year: int, number: int) -> None:
    with pytest.raises(InvalidIdentifier):
        celex.of_act(act, year, number)
    with pytest.raises(InvalidIdentifier):
        eli.of_eu_act(act, year, number)


def test_built_for_belgian_acts() -> None:
    dutch, french = eli.of_belgian_act("law", "2024-04-26", "2024202344")
    assert dutch.endswith("/eli/wet/2024/04/26/2024202344/justel")
    assert french.endswith("/eli/loi/2024/04/26/2024202344/justel")
    assert eli.normalise(dutch) == dutch


@pytest.mark.parametrize(
    ("act", "date", "numac"),
    [
        ("directive", "2024-04-26", "2024202344"),
        ("law", "26-04-2024", "2024202344"),
        ("law", "2024-04-26", "12"),
    ],
)
def test_not_built_for_belgian_acts(act: str, date: str, numac: str) -> None:
    with pytest.raises(InvalidIdentifier):
        eli.of_belgian_act(act, date, numac)
