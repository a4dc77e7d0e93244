"""Acts: what is found, where the span ends, and its fields."""

import pytest

from pipeline.entities.entity_type import Block, Found, Knowledge, Passage
from pipeline.entities.reference.find import find
from pipeline.entities.reference.value import Reference
from pipeline.model import Span

FOUND = [
    (
        "Richtlijn 2008/50/EG van het Europees Parlement en de Raad van 21 mei 2008 over lucht",
        "Richtlijn 2008/50/EG van het Europees Parlement en de Raad van 21 mei 2008",
        {"act": "directive", "number": "2008/50", "date": "2008-05-21", "celex": "32008L0050"},
    ),
    (
        "zoals Verordening (EG) nr. 723/2009 van de Raad van 25 juni 2009 voorschrijft",
        "Verordening (EG) nr. 723/2009 van de Raad van 25 juni 2009",
        {"act": "regulation", "number": "723/2009", "celex": "32009R0723"},
    ),
    (
        "Besluit (EU) 2022/2481 geldt",
        "Besluit (EU) 2022/2481",
        {"act": "decision", "celex": "32022D2481"},
    ),
    (
        "de uitvoeringsverordening (EU) 2019/1780 van de Commissie is bekend",
        "uitvoeringsverordening (EU) 2019/1780",
        {"act": "regulation", "celex": "32019R1780"},
    ),
    ("Verordening (EEG) nr. 1408/71", None, {"celex": "31971R1408"}),
    ("Kaderrichtlijn 2000/60/EG", None, {"celex": "32000L0060"}),
    ("Aanbeveling 2008/867/EG", None, {"act": "recommendation", "celex": "32008H0867"}),
    ("(Richtlijn (EU) 2019/904)", "Richtlijn (EU) 2019/904", {"number": "2019/904"}),
    (
        "artikel 12, §3, tweede lid, van het decreet van 8 mei 2009 houdende het beleid",
        "decreet van 8 mei 2009",
        {"act": "decree", "date": "2009-05-08", "locator": "artikel 12, §3, tweede lid"},
    ),
    ("het Jachtdecreet van 24 juli 1991", "Jachtdecreet van 24 juli 1991", {"act": "decree"}),
    (
        "het besluit van de Vlaamse Regering van 1 juni 1995 over hinder",
        "besluit van de Vlaamse Regering van 1 juni 1995",
        {"act": "order", "date": "1995-06-01"},
    ),
    (
        "besluit van de Vlaamse Regering tot wijziging van het koninklijk besluit van 3 mei 2003",
        "koninklijk besluit van 3 mei 2003",
        {"act": "order"},
    ),
    (
        "de wetten op de handelspraktijken, gecoördineerd op 14 juli 1991",
        "wetten op de handelspraktijken, gecoördineerd op 14 juli 1991",
        {"act": "law", "date": "1991-07-14"},
    ),
    ("bijzondere wet van 8 augustus 1980", None, {"act": "law", "date": "1980-08-08"}),
    ("de Vlaamse Codex Wonen van 17 juli 2020", "Vlaamse Codex Wonen van 17 juli 2020", {}),
    ("omzendbrief BZ/2020/4 van 2 maart 2020", None, {"number": "BZ/2020/4"}),
    ("de omzendbrief KB/BZ 2019/4 zegt", "omzendbrief KB/BZ 2019/4", {"number": "KB/BZ 2019/4"}),
    ("het gecoördineerde decreet van 3 mei 2019", "decreet van 3 mei 2019", {"act": "decree"}),
    ("de loi n° 92-3 du 3 janvier 1992", "loi n° 92-3 du 3 janvier 1992", {"number": "92-3"}),
    (
        "het besluit van de gemeenteraad van 3 mei 2019",
        "besluit van de gemeenteraad van 3 mei 2019",
        {"act": "order"},
    ),
    ("de Sproeiverordening van 3 mei 2019", "Sproeiverordening van 3 mei 2019", {}),
    ("het belastingreglement van 3 mei 2019", "belastingreglement van 3 mei 2019", {}),
    ("een resolutie van de Raad van 3 mei 2019", "resolutie van de Raad van 3 mei 2019", {}),
    ("samenwerkingsakkoord van 4 november 1996", None, {"date": "1996-11-04"}),
    ("le décret du 6 février 2014 relatif", "décret du 6 février 2014", {"date": "2014-02-06"}),
]
SEVERAL = [
    ("Richtlijnen 2014/24/EU en 2014/25/EU", ["Richtlijnen 2014/24/EU", "2014/25/EU"]),
    (
        "de decreten van 3 mei 2019 en 12 juni 2020",
        ["decreten van 3 mei 2019", "12 juni 2020"],
    ),
]
NOT_FOUND = [
    "voormeld decreet, het genoemde besluit en dezelfde richtlijn",
    "De wet werd op 3 mei 2020 aangenomen.",
    "het besluit om op 4 juni 2021 te starten",
    "het decreet dat de regering van 2 oktober 2019 verdedigt",
    "Een richtlijn telt 3/4 van de stemmen.",
    "De gemeenteraad besluit van 3 punten af te wijken.",
]


def found_in(text: str) -> list[Found]:
    """The references in one paragraph."""
    block = Block(span=Span(0, len(text)), kind="paragraph")
    return list(find(Passage(text=text, blocks=(block,), sentences=()), Knowledge()))


@pytest.mark.parametrize(("text", "span", "fields"), FOUND)
def test_an_act_is_found_with_its_fields(
    text: str, span: str | None, fields: dict[str, str]
) -> None:
    (only,) = found_in(text)

    assert text[only.span.start : only.span.end] == (span or text)
    assert isinstance(only.value, Reference)
    assert {name: getattr(only.value, name) for name in fields} == fields


@pytest.mark.parametrize(("text", "spans"), SEVERAL)
def test_each_act_of_a_list_is_a_reference(text: str, spans: list[str]) -> None:
    assert [text[item.span.start : item.span.end] for item in found_in(text)] == spans


@pytest.mark.parametrize("text", NOT_FOUND)
def test_what_cites_no_act_is_not_found(text: str) -> None:
    assert found_in(text) == []
