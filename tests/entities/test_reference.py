"""Publications, parliamentary papers and web addresses: spans and fields."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.entities.entity_type import Block, Found, Knowledge, Passage
from pipeline.entities.organisation.value import Organisation
from pipeline.entities.reference.find import find
from pipeline.entities.reference.value import Reference
from pipeline.model import Span

BODIES = re.compile(r"\b(?:SERV|OESO|MORA|VLAIO|Raad van State|Rekenhof|Europese Commissie)\b")
NOTES = [
    (
        "SERV (2023), Advies 'Slim besturen', 20 maart.",
        ["SERV (2023), Advies 'Slim besturen', 20 maart"],
        {"authors": ("SERV",), "year": "2023", "date": "2023-03-20", "title": "Slim besturen"},
    ),
    (
        "SERV (2021), Advies ‘Havens’; MORA (2022), Rapport ‘Sluizen’, D/2022/111/2.",
        ["SERV (2021), Advies ‘Havens’", "MORA (2022), Rapport ‘Sluizen’, D/2022/111/2"],
        {"number": "D/2022/111/2", "title": "Sluizen"},
    ),
    (
        "Claes, R. & Van Damme, K. (2020), Water in de stad, Acco, Leuven. Zie ook hoofdstuk 2.",
        ["Claes, R. & Van Damme, K. (2020), Water in de stad, Acco, Leuven"],
        {"authors": ("Claes, R.", "Van Damme, K."), "title": "Water in de stad"},
    ),
    (
        "Rekenhof, Beheer van de waterlopen, 4 juni 2019, https://www.rekenhof.be/nl/x.pdf.",
        ["Rekenhof, Beheer van de waterlopen, 4 juni 2019, https://www.rekenhof.be/nl/x.pdf"],
        {"date": "2019-06-04", "url": "https://www.rekenhof.be/nl/x.pdf"},
    ),
    (
        "Europese Commissie (2020), Een sterke kust, COM(2020) 123 final, 9 maart",
        ["Europese Commissie (2020), Een sterke kust, COM(2020) 123 final, 9 maart"],
        {"number": "COM(2020) 123 final", "date": "2020-03-09"},
    ),
    ("Zie hoger, voetnoot 4. Figuur 3 toont dit ook voor 2021.", [], {}),
]
RUNNING = [
    (
        "Het advies van de SERV van 4 mei 2021 over de havens is helder.",
        ["advies van de SERV van 4 mei 2021 over de havens"],
        {"date": "2021-05-04", "title": "havens"},
    ),
    (
        "Gelet op advies nr. 61.234/3 van de Raad van State van 3 juni 2019,",
        ["advies nr. 61.234/3 van de Raad van State van 3 juni 2019"],
        {"number": "61.234/3", "year": "2019"},
    ),
    (
        "MORA vroeg in haar advies van 2 april 2020 over fietspaden om meer geld.",
        ["MORA vroeg in haar advies van 2 april 2020 over fietspaden"],
        {"authors": ("MORA",), "date": "2020-04-02"},
    ),
    (
        "Dat blijkt uit onderzoek (OESO, 2020; Peeters et al., 2021, p. 12).",
        ["OESO, 2020", "Peeters et al., 2021, p. 12"],
        {"pages": "12", "authors": ("Peeters",)},
    ),
    ("Dat is bekend (De Smet et al., 2020).", ["De Smet et al., 2020"], {"year": "2020"}),
    (
        "Volgens Claes, Smet en Van Damme (2020). Anders dan toen daalt het peil.",
        ["Claes, Smet en Van Damme (2020)"],
        {"authors": ("Claes", "Smet", "Van Damme")},
    ),
    (
        "Zie de studie ‘Water in de stad’ (Rekenhof, 2022).",
        ["studie ‘Water in de stad’ (Rekenhof, 2022)"],
        {"title": "Water in de stad", "year": "2022"},
    ),
    ("Volgens Claes, R. et al. (2020) daalt het peil.", ["Claes, R. et al. (2020)"], {}),
    ("Het advies van de SERV is gunstig.", [], {}),
    ("In Vlaanderen (2020) en in Horizon Europe (2021) was dat anders.", [], {}),
    ("De cijfers (Gent, 2019) en (mei 2020) ontbreken.", [], {}),
    (
        "mijn schriftelijke vraag nr. 52 van 3 maart 2020 en Stuk 845 (2015-2016) – Nr. 2",
        ["schriftelijke vraag nr. 52 van 3 maart 2020", "Stuk 845 (2015-2016) – Nr. 2"],
        {"kind": "parliamentary", "number": "845", "session": "2015-2016"},
    ),
    (
        "(Parl.St. Kamer 2019-20, nr. 55-0012/001)",
        ["Parl.St. Kamer 2019-20, nr. 55-0012/001"],
        {"session": "2019-2020"},
    ),
    ("Kamerstukken II 2019/20, 35 123, nr. 3", ["Kamerstukken II 2019/20, 35 123, nr. 3"], {}),
    (
        "Hand. Kamer 2018-19, 14 maart 2019, nr. 270, p. 12",
        ["Hand. Kamer 2018-19, 14 maart 2019, nr. 270, p. 12"],
        {"session": "2018-2019", "date": "2019-03-14", "number": "270"},
    ),
    ("VR 2014 2504 DOC.0493/1", ["VR 2014 2504 DOC.0493/1"], {"year": "2014"}),
    (
        'Vraag van An Van den Claes aan Jan Peeters (VEM Mobiliteit) over "De trein" (55001234C)',
        ['An Van den Claes aan Jan Peeters (VEM Mobiliteit) over "De trein" (55001234C)'],
        {"kind": "parliamentary", "number": "55001234C"},
    ),
    (
        'Samen met Léa Dupont à Jan Peeters sur "Le train" (56001235P) en vraag 56001236C',
        ['Léa Dupont à Jan Peeters sur "Le train" (56001235P)', "vraag 56001236C"],
        {},
    ),
    ("vraag 3 van de enquête en een stuk van 2020", [], {}),
    ("Kijk op www.vlaio.be/steun. Of bel.", ["www.vlaio.be/steun"], {"kind": "web"}),
    ("[Fietsen in Gent | Stad Gent](#).", ["[Fietsen in Gent | Stad Gent](#)"], {"url": None}),
    ("Lees [de gids](#) en bel.", [], {}),
    (
        "Lees [de gids](https://www.vlaio.be/gids), of mail [ons](mailto:x@vlaio.be).",
        ["[de gids](https://www.vlaio.be/gids)"],
        {"url": "https://www.vlaio.be/gids"},
    ),
]


def passage_of(text: str, kind: str = "paragraph") -> Passage:
    """One block, in which the organisations are known."""
    bodies = tuple(
        Found(span=Span(*at.span()), value=Organisation(name=at[0]), rule="organisation.test")
        for at in BODIES.finditer(text)
    )
    return Passage(
        text=text,
        blocks=(Block(span=Span(0, len(text)), kind=kind),),
        sentences=(),
        found={"organisation": bodies},
    )


def found_in(text: str, kind: str = "paragraph") -> list[Found]:
    """The references in one block."""
    return list(find(passage_of(text, kind), Knowledge()))


@pytest.mark.parametrize(
    ("text", "kind", "spans", "fields"),
    [(text, "footnote", spans, fields) for text, spans, fields in NOTES]
    + [(text, "paragraph", spans, fields) for text, spans, fields in RUNNING],
)
def test_references_of_a_block(
    text: str, kind: str, spans: list[str], fields: dict[str, object]
) -> None:
    """The spans are these, and the last one has these fields."""
    found = found_in(text, kind)

    assert [text[item.span.start : item.span.end] for item in found] == spans
    if fields:
        assert isinstance(found[-1].value, Reference)
        assert {name: getattr(found[-1].value, name) for name in fields} == fields


@given(st.text(min_size=1))
def test_no_text_stops_the_finder_and_no_two_finds_overlap(text: str) -> None:
    found = found_in(text, "footnote")

    assert all(one.span.end <= two.span.start for one, two in pairwise(found))
