"""Organisations in sentences: every name, and nothing else, as the annotation guide has it."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.entities.entity_type import Block, Knowledge, Passage, Suggestion
from pipeline.entities.organisation.find import find
from pipeline.extraction.definitions import definitions
from pipeline.extraction.sentences import sentences
from pipeline.model import Span


def passage(text: str, kind: str = "paragraph") -> Passage:
    blocks = (Block(span=Span(0, len(text)), kind=kind),) if text else ()
    return Passage(text=text, blocks=blocks, sentences=tuple(sentences(text)))


def names(text: str, kind: str = "paragraph") -> list[str]:
    found = find(passage(text, kind), Knowledge(definitions=definitions(text)))
    return [text[item.span.start : item.span.end] for item in found]


FOUND = [
    # known names: case, hyphens, inflection, letters misread, call-outs
    ("De Vlaamse regering en het Vlaamse Parlement zijn het eens.",
     ["Vlaamse regering", "Vlaamse Parlement"]),
    ("VLAAMSE REGERING", ["VLAAMSE REGERING"]),
    ("De Vlaamse Regerlng besliste.", ["Vlaamse Regerlng"]),
    ("Het Federaal Plan-bureau rekende dat uit.", ["Federaal Plan-bureau"]),
    ("Dat zegt het Federaal Planbureau4 ook.", ["Federaal Planbureau"]),
    ("Voka, VOKA en Unizo reageren.", ["Voka", "VOKA", "Unizo"]),
    ("We nemen de bussen van De Lijn.", ["De Lijn"]),
    ("Stichting Innovatie en Arbeid of Stichting Innovatie & Arbeid",
     ["Stichting Innovatie en Arbeid", "Stichting Innovatie & Arbeid"]),
    # compounds, brackets, coordination
    ("Een SERV-advies en het VLAIO-netwerk.", ["SERV", "VLAIO"]),
    ("De Participatie Maatschappij Vlaanderen (PMV) investeert.",
     ["Participatie Maatschappij Vlaanderen", "PMV"]),
    ("De federale en Vlaamse overheid overleggen.", ["Vlaamse overheid"]),
    ("Het Agentschap voor Natuur en Bos, de Vlaamse Landmaatschappij en de VMM.",
     ["Agentschap voor Natuur en Bos", "Vlaamse Landmaatschappij", "VMM"]),
    ("De Taskforce ‘Water Anders’ vergadert.", ["Water Anders"]),
    # institutions by one word
    ("Het Europees Parlement en de Raad keurden dat goed.", ["Europees Parlement", "Raad"]),
    ("Volgens de Commissie schiet de EU tekort.", ["Commissie", "EU"]),
    ("Richtlijn 79/409/EEG van de Raad van 2 april 1979", ["Raad"]),
    ("De burgers van de Unie kiezen.", ["Unie"]),
    ("De Raadsformatie Milieu komt samen.", ["Raadsformatie Milieu"]),
    ("Dat zei de minister in de Kamer.", ["Kamer"]),
    # parties
    ("An Claes (Groen) en Piet Maes (cd&v) stelden een vraag.", ["Groen", "cd&v"]),
    ("De Vooruit-fractie is tegen.", ["Vooruit"]),
    ("De socialisten van Vooruit zijn tegen. Voor Groen is dat duidelijk.", ["Vooruit", "Groen"]),
    ("De Europese Commissie (EC) ziet dat.", ["Europese Commissie", "EC"]),
    # defined by the document
    ("Het Vlaams Instituut voor Rivieren (VIR) meet. Het VIR telt.",
     ["Vlaams Instituut voor Rivieren", "VIR", "VIR"]),
    ("De Europese Unie (EU) betaalt; de EU-middelen en het EU-recht.", ["Europese Unie", "EU"]),
    ("De vraag nr. 5 van An Claes (N-VA) is verouderd.", ["N-VA"]),
    ("De Belgische Vereniging voor Hartziekten (BXCAR) waarschuwt.",
     ["Belgische Vereniging voor Hartziekten", "BXCAR"]),
    # built names
    ("Het Departement Kust en Zee werkt aan het plan.", ["Departement Kust en Zee"]),
    ("De dienst Juridische zaken adviseert.", ["dienst Juridische zaken"]),
    ("Het Energiehuis Dijleland en Woonmaatschappij Leieland tekenen.",
     ["Energiehuis Dijleland", "Woonmaatschappij Leieland"]),
    ("Met de steun van Groene Vingers vzw en Molenland cv.",
     ["Groene Vingers vzw", "Molenland cv"]),
    ("Het Algemeen Kappersverbond ging akkoord.", ["Algemeen Kappersverbond"]),
    ("Dat blijkt bij de European Soil Observatory.", ["European Soil Observatory"]),
    ("De Agence wallonne du Patrimoine restaureert.", ["Agence wallonne du Patrimoine"]),
    ("De regering-Martens viel.", ["regering-Martens"]),
    ("In de commissie voor Leefmilieu en Energie.", ["commissie voor Leefmilieu en Energie"]),
    ("SVK Heuvelland verhuurt. Het SVK betaalt.", ["SVK Heuvelland", "SVK"]),
    ("Bayer Belgium sloot de vestiging.", ["Bayer Belgium"]),
    ("De commissie voor Water en Zee van het Vlaams Parlement.",
     ["commissie voor Water en Zee", "Vlaams Parlement"]),
    # local government
    ("Stad Lier, de gemeente Zoersel, OCMW Balen en de gemeenteraad van Mol.",
     ["Stad Lier", "gemeente Zoersel", "OCMW Balen", "gemeenteraad van Mol"]),
    ("De gemeenteraad Lede en het college van burgemeester en schepenen van Temse.",
     ["gemeenteraad Lede", "college van burgemeester en schepenen van Temse"]),
    ("De raad voor maatschappelijk welzijn van Boom en de deputatie van de provincie Limburg.",
     ["raad voor maatschappelijk welzijn van Boom", "deputatie van de provincie Limburg"]),
    ("Het vonnis van de rechtbank van eerste aanleg Limburg, afdeling Tongeren.",
     ["rechtbank van eerste aanleg Limburg, afdeling Tongeren"]),
    ("Het vredegerecht van het kanton Boom en het parket te Gent.",
     ["vredegerecht van het kanton Boom", "parket te Gent"]),
    ("Verlenging projectvereniging Groene Vallei - Goedkeuring",
     ["projectvereniging Groene Vallei"]),
    ("De Overkant vzw is een vzw. Ook Kleine Stap vzw is dat.",
     ["De Overkant vzw", "Kleine Stap vzw"]),
    ("Het advies van het Conseil économique et social de Wallonie.",
     ["Conseil économique et social de Wallonie"]),
    ("De Commissie Brandveiligheid en Commissie voor Waterzaken.",
     ["Commissie Brandveiligheid", "Commissie voor Waterzaken"]),
]  # fmt: skip

NOT_FOUND = [
    "An Claes aan Jan Peeters (Buitenlandse Zaken en Defensie) over de wegen.",
    "De minister van Defensie zei dat.",
    "Volgens imec.digimeter 2023 stijgt dat.",
    "De minister overlegt met de sociale partners, de vakbonden en de ondernemingen.",
    "In Vlaanderen, België, Gent en China.",
    "Het departement en het agentschap vroegen een instituut voor onderzoek om raad.",
    "De Europese en Vlaamse regels gelden ook voor Belgische bedrijven.",
    "De EU-lidstaten en het EU-gemiddelde, het EU beleid, zie EU strategie.",
    "Zoals bedoeld in Verordening (EU) 2021/241 en Verordening (EC) 1907/2006.",
    "Mail naar info@serv.be of kijk op www.vlaio.be/steun en https://www.ovam.be.",
    "De raad van bestuur en de gemeenteraad kiezen, de commissie volgt.",
    "Groen in de stad is vooruit denken. Vooruit met de fiets!",
    "De Raad is van oordeel dat het beter kan.",
    "Het energieprestatiecertificaat (EPC) telt, het EPC is verplicht.",
    "De stad en de gemeente in Vlaanderen; een gemeente Die groeit.",
    "Het TINA-fonds investeert.",
    "Orange is een kleur.",
    "Raad van Bestuur",
    "De Vlaamse minister van Mobiliteit en Openbare Werken antwoordt.",
    "De gemeenteraad Keurt dat goed; een parket Eiken; de deputatie In zitting.",
    "De vzw beslist. Het college van burgemeester en schepenen en het parket beslissen.",
    "De BMI stijgt, het BIM helpt bouwen.",
    "De heer Jan Peeters en mevrouw An Claes.",
]


@pytest.mark.parametrize(("text", "expected"), FOUND, ids=[row[0][:40] for row in FOUND])
def test_found(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize("text", NOT_FOUND, ids=[text[:40] for text in NOT_FOUND])
def test_not_found(text: str) -> None:
    assert names(text) == []


def test_value_carries_definition_and_type() -> None:
    text = "De Sociaal-Economische Raad van Vlaanderen (SERV) adviseert. De SERV vraagt."
    found = list(find(passage(text), Knowledge(definitions=definitions(text))))
    assert [item.value.definition for item in found] == [  # type: ignore[attr-defined]
        None,
        "Sociaal-Economische Raad van Vlaanderen",
        "Sociaal-Economische Raad van Vlaanderen",
    ]
    assert {item.value.kind for item in found} == {"advisory-council"}  # type: ignore[attr-defined]


def test_a_suggestion_adds_what_no_rule_found() -> None:
    text = "SERV en Molenland overleggen met molenaars."
    spans = (Span(0, 17), Span(8, 17), Span(33, 42))
    made = replace(
        passage(text),
        suggestions=tuple(Suggestion(span=span, label="ORG", score=1.0) for span in spans),
    )
    found = [(text[item.span.start : item.span.end], item.rule) for item in find(made, Knowledge())]
    assert found == [("SERV", "organisation.gazetteer"), ("Molenland", "organisation.model")]


def test_signals_tell_where_a_name_stands() -> None:
    (found,) = find(passage("SERV en de mensen", "heading"), Knowledge())
    assert {"in-heading", "sentence-start"} <= set(found.signals)


@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    found = list(find(passage(text), Knowledge()))
    assert all(one.span.end <= two.span.start for one, two in pairwise(found))


@pytest.mark.parametrize("unit", ["A.", "A ", "Vlaamse ", "Raad voor ", "Aa, ", "EU-", "a@a."])
def test_long_lines_end_in_time(unit: str) -> None:
    list(find(passage(unit * 5000), Knowledge()))
