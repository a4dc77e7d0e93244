"""Footnotes: where a citation ends and commentary begins, several works in one, their fields."""

import pytest

from pipeline.entities.reference.value import Reference
from tests.entities.test_reference import found_in

COMMENTED = [
    (
        "Maes, G. e.a. (2023), Data in Europa 2021-2023, Acco.",
        "De markt steeg in 2022 tot 73 euro.",
    ),
    ("Maes G. et al., Data in Europa, D2.4 Tweede rapport, februari 2023.", "De waarde is bekend."),
    ("OESO (2022), Skills for the Digital Transition.", "Dit rapport toont dat de vraag stijgt."),
    ("SERV (2021), Advies ‘Havens’, 14 juni.", "De SERV vroeg toen al meer kades."),
    ("Rekenhof, Waterlopen, 12 januari 2024, https://x.be/w.", "In 2023 kende 94 % dat cijfer."),
    ("Peeters, J. en Claes, A. (2020), Wonen, Acco, Leuven.", "Hierin pleiten zij voor kades."),
    ("VLAIO (2023), Digitale kmo’s, D/2023/3241/123, p. 12.", "Bij grote ligt dat aandeel hoger."),
    ("VLAIO (2022), Visienota Data.", "Beide teksten kondigen een bedrijf aan."),
    ("Maes, L., Zorg in de stad (Gent: Acco, 2021).", "Het gaat om 12 steden."),
    ("OESO (2021) Data for Better Lives, Paris.", "Data kunnen op drie manieren bijdragen."),
    ("OESO, Going Digital, 2019", "(hierna ‘OESO-rapport’)."),
    ("Claes, A., Water, Brugge, 2020, ISBN 978-90-486-1234-5.", "Een lijst staat achteraan."),
]
SEVERAL = [
    (
        "SERV (2021), Advies ‘Havens’, 4 mei 2021. MORA (2022), Rapport ‘Sluizen’, 5 juni 2022.",
        ["SERV (2021), Advies ‘Havens’, 4 mei 2021", "MORA (2022), Rapport ‘Sluizen’, 5 juni 2022"],
    ),
    (
        "SERV (2021), Advies ‘Havens’, 4 mei 2021 en MORA, Fietsbeleid 2022, 5 juni 2022.",
        ["SERV (2021), Advies ‘Havens’, 4 mei 2021", "MORA, Fietsbeleid 2022, 5 juni 2022"],
    ),
    (
        "SERV, Advies ‘Havens’, 4 mei 2021; zie ook VLAIO, Jaarverslag 2020, Brussel, 2021.",
        ["SERV, Advies ‘Havens’, 4 mei 2021", "VLAIO, Jaarverslag 2020, Brussel, 2021"],
    ),
    (
        "Te vinden in Maes, J. (2020), Wonen, Acco, Leuven, en in Claes, A. (2021), De stad, Gent.",
        ["Maes, J. (2020), Wonen, Acco, Leuven", "Claes, A. (2021), De stad, Gent"],
    ),
    (
        "J. Maes, “Data”, TBP 2020, afl. 4, 233-245 en K. Claes, Open data, Brugge, 2019, 45.",
        ["J. Maes, “Data”, TBP 2020, afl. 4, 233-245", "K. Claes, Open data, Brugge, 2019, 45"],
    ),
    ("Voor een overzicht: MORA, Fietsbeleid, 5 juni 2022.", ["MORA, Fietsbeleid, 5 juni 2022"]),
    ("Zie hierover Claes, A., ‘De stad’, 2021, 12-14.", ["Claes, A., ‘De stad’, 2021, 12-14"]),
    ("Figuur A. Evolutie van de export 2010-2020", []),
    (
        "Volgens SERV (2021), Advies ‘Havens’, 4 mei 2021, groeit alles. Een tekst.",
        ["SERV (2021), Advies ‘Havens’, 4 mei 2021"],
    ),
    (
        "SERV (2021), Advies ‘Havens’, 4 mei 2021, www.serv.be/havens (zie ook hoger).",
        ["SERV (2021), Advies ‘Havens’, 4 mei 2021, www.serv.be/havens"],
    ),
    (
        "Zie ook Een beleid voor bakkers. Eindrapport Groep ‘Brood’, SERV, 9 december 2010. Af.",
        ["Een beleid voor bakkers. Eindrapport Groep ‘Brood’, SERV, 9 december 2010"],
    ),
    ("Advies ‘Sluizen’ (MORA, 2017).", ["Advies ‘Sluizen’ (MORA, 2017)"]),
    (
        "Rapport ‘Havens’, MORA, Brussel, 2018, p. 3.",
        ["Rapport ‘Havens’, MORA, Brussel, 2018, p. 3"],
    ),
    ("Het gaat om de cijfers van de SERV, 2019.", []),
    ("Dat is zo volgens de gegevens, SERV, 2019.", []),
]
FIELDS: list[tuple[str, dict[str, object]]] = [
    ("Claes A. & De Smet J., ‘De stad’, Gent, Acco, 2021.",
     {"authors": ("Claes, A.", "De Smet, J."), "title": "De stad", "publisher": "Acco"}),
    ("Peeters, J., De kost, in: Tijdschrift, jg. 12, nr. 3, 2019, blz. 45-67.",
     {"title": "De kost", "number": "3", "pages": "45-67"}),
    ("Claes, A., ‘De stad’, Bestuur, 2021, 12(3), 45-60, https://doi.org/10.1234/abc.2021.45.",
     {"number": "12(3)", "pages": "45-60", "doi": "10.1234/abc.2021.45"}),
    ("MORA (2019), Fietsbeleid 2019-2024, p. 45.",
     {"title": "Fietsbeleid 2019-2024", "pages": "45"}),
    ("VLAIO (2023). Steun. Geraadpleegd op 12 mei 2023, van https://x.be/steun",
     {"title": "Steun", "date": None, "url": "https://x.be/steun"}),
    ("SERV, advies nr. 34/2016 van 29 juni 2016 over de sluizen.",
     {"number": "34/2016", "date": "2016-06-29", "title": "sluizen"}),
    ("Maes, P. (2018). De stad van morgen. Gent: Acco.",
     {"title": "De stad van morgen", "publisher": "Acco"}),
    ("Maes, J., & Claes, A. (2021). De kloof. In K. De Smet (Red.), Boek (pp. 12-34). Gent: Acco.",
     {"title": "De kloof", "publisher": "Acco", "pages": "12-34"}),
    ("SERV-advies nr. 22 ‘Data’, november 2021.", {"number": "22", "date": "2021-11"}),
    ("OESO (2016), Digital Europe, June 2016. Available at https://x.org/e.",
     {"date": "2016-06", "url": "https://x.org/e"}),
    ("Maes, K., 2019. Water. VMM, Aalst.", {"year": "2019", "title": "Water. VMM"}),
    ("HvJ 16 juli 2020, C-311/18.", {"number": "C-311/18"}),
    ("OESO, SERV, Samen sterker, Brussel, 2021.", {"authors": ("OESO", "SERV"),
                                                   "title": "Samen sterker"}),
]  # fmt: skip

LISTED: list[tuple[str, dict[str, object]]] = [  # author-year lists
    ("Baert, S. (2020). De markt in nood. Gent: Acco. ISBN 978 90 382 1234 5",
     {"title": "De markt in nood", "publisher": "Acco", "isbn": "978 90 382 1234 5"}),
    ("Claes, A. en Maes, J. (2019). De stad. Bestuurszaken, 12(3), 45-60. doi: 10.1234/tvb.2019",
     {"title": "De stad", "publisher": "Bestuurszaken", "number": "12(3)",
      "pages": "45-60", "doi": "10.1234/tvb.2019"}),
    ("De Smet, K. (z.d.). Water. Geraadpleegd op 3 mei 2021 van www.x.be/water",
     {"authors": ("De Smet, K.",), "year": None, "title": "Water", "url": "www.x.be/water"}),
    ("OESO. (2021). Digital Index. Paris: Uitgeverij", {"authors": ("OESO",), "year": "2021"}),
    ("OESO (2022), Skills, beschikbaar op www.oecd.org/skills", {"title": "Skills"}),
    ("Van den Broeck, J., & Maes, T. (2018, maart). Zorg in de stad. Brussel: Politeia",
     {"authors": ("Van den Broeck, J.", "Maes, T."), "publisher": "Politeia"}),
]  # fmt: skip


def spans_of(text: str) -> list[str]:
    return [text[item.span.start : item.span.end] for item in found_in(text, "footnote")]


@pytest.mark.parametrize(("cited", "comment"), COMMENTED)
def test_a_citation_ends_where_commentary_begins(cited: str, comment: str) -> None:
    assert spans_of(f"{cited} {comment}") == [cited.removesuffix(".")]


@pytest.mark.parametrize(("text", "spans"), SEVERAL)
def test_each_work_of_a_footnote_is_a_reference(text: str, spans: list[str]) -> None:
    assert spans_of(text) == spans


@pytest.mark.parametrize(("text", "fields"), FIELDS)
def test_fields_of_an_entry(text: str, fields: dict[str, object]) -> None:
    (found,) = found_in(text, "footnote")
    assert isinstance(found.value, Reference)
    assert {name: getattr(found.value, name) for name in fields} == fields


@pytest.mark.parametrize(("text", "fields"), LISTED)
def test_an_entry_of_a_list_is_one_reference(text: str, fields: dict[str, object]) -> None:
    (found,) = found_in(text)
    assert text[found.span.start : found.span.end] == text
    assert isinstance(found.value, Reference)
    assert {name: getattr(found.value, name) for name in fields} == fields
