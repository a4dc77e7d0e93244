"""Instruments in a passage: what is found, where it ends, of which kind, and what is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.entities.entity_type import Found, Knowledge, Passage, Suggestion
from pipeline.entities.instrument.find import find
from pipeline.entities.instrument.value import Instrument
from pipeline.entities.organisation.value import Organisation
from pipeline.extraction.definitions import definitions
from pipeline.extraction.overlap import without_overlap
from pipeline.extraction.sentences import sentences
from pipeline.model import Span

FOUND = [
    # names of the table: case, inflection, hyphens and breaks
    ("Steun loopt via de kmo-portefeuille.", [("kmo-portefeuille", "support")]),
    ("Steun loopt via de kmo-porte-feuille.", [("kmo-porte-feuille", "support")]),
    ("De Vlaamse Codex Wonen en het bosdecreet gelden hier.",
     [("Vlaamse Codex Wonen", "legislation"), ("bosdecreet", "legislation")]),
    ("De NIS 2-richtlijn en de NIS2-richtlijn zijn dezelfde.",
     [("NIS 2-richtlijn", "legislation"), ("NIS2-richtlijn", "legislation")]),
    ("Dat staat in het Vlaams regeerakkoord 2024-2029.",
     [("Vlaams regeerakkoord 2024-2029", "strategy")]),
    ("Het dossier loopt via EFRO-middelen en TINA-projecten.",
     [("EFRO", "fund"), ("TINA", "fund")]),
    ("We halen de SDG’s en SDG-doelen.", [("SDG’s", "strategy"), ("SDG", "strategy")]),
    ("Het Horizon Europe-programma liep.", [("Horizon Europe-programma", "programme")]),
    ("Het achtste mestactieplan volgt.", [("achtste mestactieplan", "strategy")]),
    # heads that coin a name
    ("Wie in nood is, klopt aan bij het Spoornoodfonds.", [("Spoornoodfonds", "fund")]),
    ("Volgens het pleegzorgdecreet mag dat.", [("pleegzorgdecreet", "legislation")]),
    ("Het XYZ-decreet wijzigt.", [("XYZ-decreet", "legislation")]),
    ("De groendakpremie stijgt.", [("groendakpremie", "support")]),
    # capitals before and after the head
    ("Steun van het Sociaal Spoorfonds blijft.", [("Sociaal Spoorfonds", "fund")]),
    ("Via het Lokaal Spoor- en Fietspact.", [("Lokaal Spoor- en Fietspact", "agreement")]),
    ("We starten het actieplan Sterk Spoor voor Iedereen.",
     [("actieplan Sterk Spoor voor Iedereen", "strategy")]),
    ("Zie het decreet Goed Spoor.", [("decreet Goed Spoor", "legislation")]),
    ("Volgens de Beleidsnota Spoor, Fiets en Voet 2024-2029 kan dat.",
     [("Beleidsnota Spoor, Fiets en Voet 2024-2029", "strategy")]),
    ("Het Verdrag van Faro werd getekend.", [("Verdrag van Faro", "agreement")]),
    ("Een Vlaams Actieplan tegen fietsdiefstal volgt.",
     [("Vlaams Actieplan tegen fietsdiefstal", "strategy")]),
    # periods
    ("Volgens het spoorplan 2020-2023 rijdt er meer.", [("spoorplan 2020-2023", "strategy")]),
    ("Het meerjarenplan 2020-2025 loopt af.", [("meerjarenplan 2020-2025", "strategy")]),
    ("De Spoorbarometer 2022 toont groei.", [("Spoorbarometer 2022", "monitor")]),
    # titles and appositions
    ("Het programma ‘Steden op Wielen’ loopt.", [("Steden op Wielen", "programme")]),
    ('In de beleidsnota "Wonen en Leven" staat meer.', [("Wonen en Leven", "strategy")]),
    ("De oproep Sterk op Wielen 2025-2027 is open.",
     [("Sterk op Wielen 2025-2027", "programme")]),
    ("Het relanceplan Vlaamse Veerkracht helpt.", [("Vlaamse Veerkracht", "strategy")]),
    ("Het proefproject Samen op Weg loopt.", [("Samen op Weg", "programme")]),
    ("Er is de subsidie Veilig op Wielen.", [("Veilig op Wielen", "support")]),
    ("Zo staat het in het Programma Groene Sporen Overal.",
     [("Programma Groene Sporen Overal", "programme")]),
    ("Dat zegt cao XI, en ook cao nr. 38bis.",
     [("cao XI", "agreement"), ("cao nr. 38bis", "agreement")]),
    ("De Verklaring van Aalborg blijft.", [("Verklaring van Aalborg", "agreement")]),
    # a plain head behind a name of the table, and an authority's adjective before it
    ("Het Vlaamse Natura 2000 programma volgt.", [("Vlaamse Natura 2000 programma", "programme")]),
    ("De Europese GLB- verordening geldt.", [("GLB- verordening", "legislation")]),
    ("Het Spoor- en tramplan Gent 2024-2030 is klaar.",
     [("Spoor- en tramplan Gent 2024-2030", "strategy")]),
    ("We sloten een Pact 2020 en een Spoorpact.",
     [("Pact 2020", "strategy"), ("Spoorpact", "agreement")]),
    # English
    ("Europa maakt een Clean Rail Deal en een Rail Recovery Facility.",
     [("Clean Rail Deal", "strategy"), ("Rail Recovery Facility", "fund")]),
    ("De European Night Train Act komt eraan.", [("European Night Train Act", "legislation")]),
    # short forms of the document
    ("Het Vlaams Spoorfonds (VSF) groeit; VSF-middelen en het VSF zelf.",
     [("Vlaams Spoorfonds", "fund"), ("VSF", "fund"), ("VSF", "fund"), ("VSF", "fund")]),
    ("Het decreet over goede en nette sporen (GNS) geldt.",
     [("decreet over goede en nette sporen", "legislation"), ("GNS", "legislation")]),
    ("Het besluit (hierna: Spoorbesluit) geldt.", [("Spoorbesluit", "legislation")]),
    # found once, found again
    ("Er is het Actieplan Goed Spoor. Dat actieplan goed spoor werkt.",
     [("Actieplan Goed Spoor", "strategy"), ("actieplan goed spoor", "strategy")]),
]  # fmt: skip

NOT_FOUND = [
    "De overheid neemt fiscale maatregelen en steunmaatregelen.",
    "Het actieplan, de strategie en de beleidsnota zijn klaar.",
    "De Vlaamse subsidies voor gemeenten en de Europese richtlijnen blijven.",
    "Er komt een nieuw plan voor het spoor en een visie op wonen.",
    "De dienstverlening en de subsidieverlening verbeteren.",
    "De nationale emissieplafonds hebben een grote impact.",
    "Op televisie sprak men over de bestuursovereenkomst met de stad.",
    "Zie www.voorbeeld.be/kmo-portefeuille en post@ecologiepremie.be.",
    "De Europese Verordening werd besproken.",
    "Het woord life komt hier voor, en een mooie visie.",
    "Gelet op het decreet van 7 mei 2004, artikel 3.",
    "Iedereen digitaal vaardig maken kost tijd.",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_found(text: str, expected: list[tuple[str, str]]) -> None:
    assert found_in(text) == expected


@pytest.mark.parametrize("text", NOT_FOUND)
def test_not_found(text: str) -> None:
    assert found_in(text) == []


def test_an_organisation_is_no_instrument() -> None:
    text = "Het Fonds voor Spooronderzoek en het actieplan Sporen van Infrabel."
    names = ("Fonds voor Spooronderzoek", "Infrabel")
    organisations = tuple(
        Found(
            span=Span(text.index(name), text.index(name) + len(name)),
            value=Organisation(name=name),
            rule="organisation.test",
        )
        for name in names
    )
    assert found_in(text, organisations) == [("actieplan Sporen", "strategy")]


def test_an_acronym_that_the_document_defines_otherwise() -> None:
    assert found_in("De Belgische Onderzeese Fotografen (BOF) duiken; BOF groeit.") == []


def test_a_trained_component_fills_what_is_free() -> None:
    text = "We rijden mee met Samen Onderweg."
    at = text.index("Samen")
    suggestion = Suggestion(span=Span(at, len(text) - 1), label="INSTRUMENT", score=0.9)
    passage = Passage(text=text, blocks=(), sentences=(), suggestions=(suggestion,))
    assert [item.rule for item in find(passage, Knowledge())] == ["instrument.model"]


@given(st.text(max_size=400))
def test_any_text(text: str) -> None:
    for item in find(passage_of(text), Knowledge()):
        assert item.span.end <= len(text)
        assert isinstance(item.value, Instrument)
        assert item.value.kind


@given(st.lists(st.sampled_from([text for text, _ in FOUND]), max_size=5))
def test_a_text_holds_what_its_parts_hold(parts: list[str]) -> None:
    whole = found_in("\n".join(parts))
    for part in parts:
        assert set(found_in(part)) <= set(whole)


def found_in(text: str, organisations: tuple[Found, ...] = ()) -> list[tuple[str, str]]:
    """The words and kinds of the instruments in a text."""
    passage = passage_of(text, organisations)
    found = find(passage, Knowledge(definitions=definitions(text)))
    return [
        (text[item.span.start : item.span.end], item.value.kind)
        for item, _ in without_overlap((item, 0.5) for item in found)
        if isinstance(item.value, Instrument)
    ]


def passage_of(text: str, organisations: tuple[Found, ...] = ()) -> Passage:
    return Passage(
        text=text,
        blocks=(),
        sentences=tuple(sentences(text)),
        found={"organisation": organisations},
    )
