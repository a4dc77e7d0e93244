"""Which numbers are targets, how far each passage reaches, and what its slots say."""

from decimal import Decimal

import pytest

from pipeline.entities.entity_type import Block, Found, Knowledge, Passage
from pipeline.entities.target.find import candidates, find
from pipeline.entities.target.value import Target
from pipeline.extraction.sentences import sentences
from pipeline.model import Span

KNOWLEDGE = Knowledge(issued="2025-01-15")

FOUND = [  # the brackets stand around the span
    "De [hoeveelheid restafval moet tegen 2030 dalen tot 100 kg per inwoner].",
    "[Tegen 2027 wordt 70% van het bouwafval gerecycleerd].",
    "Er komen [5.000 extra plaatsen tegen 2026].",
    "België wil het [antibioticagebruik met 40% terugdringen tegen 2026].",
    "Het actieplan beoogt een [halvering van het gebruik bij varkens tegen 2028].",
    "De stad plant [tegen 2028 20.000 nieuwe bomen].",
    "De NMBS wil haar [stiptheid tegen 2027 op 91%] brengen.",
    "We trekken de [werkzaamheidsgraad op tot 80%].",
    "Het [aantal wachtenden moet met een derde dalen].",
    "[Tegen 2030 verdubbelt het aandeel van de fiets].",
    "We streven naar [nul sterfgevallen door hitte].",
    "De [0,7%-norm voor ontwikkelingssamenwerking] blijft buiten bereik.",
    "Een [werkzaamheidsgraad van 80 procent] is het doel.",
    "De raad volgt de [3%- en de 1%-norm] op.",
    "Het akkoord mikt op [1.000 laadpalen per jaar].",
    "[By 2030 at least half of all publications must be open access].",
    "De raad vraagt [één begeleider per vijf kinderen tegen 2029].",
    "De gemeente engageert zich om [tegen eind 2029 minstens 350 huurwoningen] te realiseren.",
    "In elke raad is [minstens een derde van de leden een vrouw], zo bepaalt het ontwerp.",
    "De [wachttijd voor een gesprek mag vanaf 2027 niet langer zijn dan 30 dagen].",
    "De dienst moet [95 procent van de meldingen binnen vijf werkdagen behandelen].",
    "De vergunninghouder dient [na drie jaar minstens 98 % van de bevolking te dekken].",
    "Het [percentage cursisten dat na een jaar werkt, moet stijgen van 48% naar 60% in 2029].",
    "De fusiegemeente wil de [personeelsuitgaven beperken tot 45% van het budget].",
    "Het beheersplan legt een [maximale waterafname van 2.000 m³ per jaar] op.",
    "De gemeente streeft naar [een inzamelpunt per 700 inwoners].",
    "De Vlaamse overheid vermindert haar [energieverbruik met 35% tegen 2030].",
    "Er geldt een [recyclagegraad van 55% in 2026], [60% in 2030] en [65% in 2035].",
    "De [productie van groene waterstof moet tegen 2030 verdrievoudigen].",
    "Al in 2014 legde de raad vast dat het [aantal meldingen in 2020 tot 600] moest zakken.",
    "Kunt u bevestigen dat [in 2026 maximaal 1% van de bedrijven in de alarmzone] mag zitten?",
    "Doel is om de [wachtlijst met 20.000 gezinnen in te korten].",
    "De gemeente bouwt [tegen 2033 twaalf nieuwe scholen].",
    "Ambitie 2030: [35% van de woningen heeft label A].",
    "Het [sterftecijfer moet in 2032 een derde lager liggen] dan in 2022.",
    "[Tegen 2030 verdubbelt de haven het aantal walstroompunten].",
    "De stad [verdubbelt het aantal deelwagens tegen 2027].",
    "[By 2028, every municipality will have a climate plan].",
    "Le plan prévoit la [rénovation de 3 % des bâtiments publics par an].",
    "De raad vraagt om dat [bereik tegen 2029 te verdrievoudigen tot 9%].",
    "Er is [elke school een coördinator, uiterlijk op 1 september 2028].",
    "Het doel is [5.000 laadpalen tegen 2027] (2023: 2.140).",
    "De stad wil [500 leerlingen tegen 2030] via de oproep bereiken.",
    "Vlaanderen stond in 2019 op een zucht van de [3%-norm].",
    "[Tegen 2030 wil de EU dat alle diensten online] zijn.",
    "De nota wil (a) regels herzien, (b) [tegen 2026 alle trajecten evalueren] en (c) meer doen.",
    "De haven wil [60% minder stikstof tegen 2030], [80% tegen 2035] en [95% tegen 2040].",
]

NOT_FOUND = [  # with the reason
    ("In 2022 werd 512 kg afval per inwoner opgehaald.", "past-value"),
    ("Het aandeel gekwalificeerde begeleiders bedroeg 61% in 2023.", "past-value"),
    ("Volgens de prognose stijgt de vraag tegen 2030 met 12%.", "forecast"),
    ("Het Planbureau verwacht 200.000 extra jobs tegen 2030.", "forecast"),
    ("Voor kinderopvang is er een budget van 270 miljoen euro.", "budget"),
    ("Het fonds betaalt tot 80% van de kosten.", "funding-share"),
    ("Opvang met meer dan 18 kinderen heeft een vergunning nodig.", "threshold"),
    ("Vandaag heeft 40% van de scholen zonnepanelen.", "statistic"),
    ("Artikel 12 verplicht de lidstaten tot overleg.", "legal-number"),
    ("De hulp gaat naar mensen binnen 30 dagen.", "threshold"),
    ("De commissie komt 4 keer per jaar samen.", "frequency"),
    ("De raming gaat uit van 3.500 bijkomende bedden tegen 2035.", "forecast"),
    ("Bij ongewijzigd beleid stijgt de schuldgraad tegen 2030 tot 118%.", "forecast"),
    ("Volgens de studie zal de bevolking tegen 2040 met 7% groeien.", "forecast"),
    ("We moeten inzetten op de bewustmaking van zaken en hun klanten: 65% ziet geen nut.", None),
    ("Tegen 2030 worden vijf doelstellingen vooropgesteld.", "structure"),
    ("De btw op renovatie stijgt tegen 2028 naar 9%.", "budget"),
    ("Een kandidaat moet minstens 50% behalen op elk onderdeel van de proef.", "threshold"),
    ("De financiering bedraagt maximaal 90% van de aanschafkosten.", "funding-share"),
    ("Aanvragers moeten een eigen inbreng van minstens 20% aantonen.", "threshold"),
    ("Door de besparing verdwijnen er 40 voltijdse banen tegen eind 2026.", "forecast"),
    ("Het aantal leefloners is in 2023 met 9% gestegen tot 1.412.", "past-value"),
    ("Deelnemers moeten minstens 18 jaar oud zijn.", "threshold"),
    (", ".join(f"{number}%" for number in range(10, 60)) + ".", "list-of-figures"),
    ("De raad vergaderde over de tekst van 2024.", None),
]


def passage(text: str, *, kinds: tuple[str, ...] = ()) -> Passage:
    """The text as finders read it, one block a line."""
    blocks, at = [], 0
    for index, line in enumerate(text.split("\n")):
        kind = kinds[index] if index < len(kinds) else "paragraph"
        blocks.append(Block(span=Span(at, at + len(line)), kind=kind))
        at += len(line) + 1
    return Passage(text=text, blocks=tuple(blocks), sentences=tuple(sentences(text)))


def marked(marked_text: str) -> tuple[str, list[str]]:
    """The text without its brackets, and what stood between them."""
    parts = marked_text.replace("]", "[").split("[")
    return "".join(parts), parts[1::2]


def targets(text: str, *, kinds: tuple[str, ...] = ()) -> list[tuple[str, Target]]:
    """The words and the value of each target."""
    found: list[Found] = list(find(passage(text, kinds=kinds), KNOWLEDGE))
    return [
        (text[item.span.start : item.span.end], item.value)
        for item in found
        if isinstance(item.value, Target)
    ]


@pytest.mark.parametrize("example", FOUND)
def test_found(example: str) -> None:
    """The span is the shortest passage with value, indicator and deadline."""
    text, expected = marked(example)

    assert expected == [words for words, _ in targets(text)]


@pytest.mark.parametrize(("text", "reason"), NOT_FOUND)
def test_not_found(text: str, reason: str | None) -> None:
    """Other numbers are no targets, and the reason is kept."""
    reasons = {item.verdict.reason for item in candidates(passage(text), KNOWLEDGE)}

    assert targets(text) == []
    assert reason is None or reason in reasons


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "De gemeenten willen de uitstoot tegen 2030 met minstens 40% verminderen.",
            ("-", 40, "%", "2030"),
        ),
        ("Tegen eind 2027 moeten 1.200 extra studenten starten.", ("+", 1200, "persons", "2027")),
        (
            "De stad engageert zich tot minstens 3 miljoen euro private steun tegen 2028.",
            (">=", 3_000_000, "EUR", "2028"),
        ),
        ("Vlaanderen mikt op een plaats in de top 5 tegen 2030.", ("<=", 5, "rank", "2030")),
        ("We willen dat het verzuim tegen 2029 onder de 7% zakt.", ("<=", 7, "%", "2029")),
        ("De regio moet in 2026 10 tot 15 windmolens bouwen.", ("=", 10, "windmolens", "2026")),
        (
            "Tegen het einde van de legislatuur moet het aantal controles verdubbelen.",
            ("+", 100, "%", "2029"),
        ),
    ],
)
def test_slots(text: str, expected: tuple[str, int, str, str]) -> None:
    """Comparator, value, unit and deadline are read from the words."""
    [(_, value)] = targets(text)

    comparator, number, unit, deadline = expected
    assert (comparator, Decimal(number)) == (value.comparator, value.value)
    assert (unit, deadline) == (value.unit, value.deadline)


def test_baselines() -> None:
    """An observed value and a reference year stay out of the span and go to their slots."""
    [(words, value)] = targets("De graad moet tegen 2030 stijgen van 0,9% naar 2,7% per jaar.")

    assert words.endswith("2,7% per jaar")
    assert (value.value, value.baseline) == (Decimal("2.7"), Decimal("0.9"))

    [(words, value)] = targets("De sector wil 30% minder uitstoot tegen 2030 tegenover 1990.")

    assert words == "30% minder uitstoot tegen 2030"
    assert value.baseline_year == 1990


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("De steden moeten tegen 2030 50% van hun vloot vervangen.", "binding"),
        ("De steden willen tegen 2030 50% van hun vloot vervangen.", "intended"),
        ("De raad beveelt aan om tegen 2030 50% van de vloot te vervangen.", "recommended"),
        ("Mits er geld is, wil de stad tegen 2030 50% van de vloot vervangen.", "conditional"),
    ],
)
def test_modality(text: str, modality: str) -> None:
    """How firm a goal is shows in its verb."""
    [(_, value)] = targets(text)

    assert modality == value.modality


def test_a_list_takes_its_goal_from_the_lead_in() -> None:
    """Items under "engageren zich tot:" are targets, the same items under "Cijfers:" are not."""
    items = "600 bijkomende fietsen aan de stations;\neen jaarlijkse evaluatie."
    kinds = ("paragraph", "item", "item")

    goals = targets(f"De gemeenten engageren zich tot:\n{items}", kinds=kinds)
    figures = targets(f"Enkele cijfers:\n{items}", kinds=kinds)

    assert [words for words, _ in goals] == ["600 bijkomende fietsen aan de stations"]
    assert figures == []


def test_a_table_with_a_goal_column() -> None:
    """A row under "Streefwaarde 2029" runs from its indicator to the value."""
    header = "Nr\tIndicator\tStreefwaarde 2029\tNulmeting 2023"
    text = f"{header}\n1.1\tGasten\tminstens 33 miljoen\t31 miljoen"

    [(words, value)] = targets(text, kinds=("row", "row"))

    assert words == "Gasten\tminstens 33 miljoen"
    assert (value.comparator, value.deadline, value.baseline) == (">=", "2029", Decimal(31_000_000))


def test_a_table_with_several_goal_columns() -> None:
    """The first goal of a row goes with its name, the next one stands alone."""
    text = "Stroom\tDoel 2027\tDoel 2030\nHout\t50%\t65%"

    found = targets(text, kinds=("row", "row"))

    assert [words for words, _ in found] == ["Hout\t50%", "65%"]
    assert [value.deadline for _, value in found] == ["2027", "2030"]


def test_a_table_of_years_under_a_line_about_goals() -> None:
    """Columns of years hold goals where the line above says so."""
    rows = "Stroom\t2027\t2030\nHout\t50%\t65%"
    kinds = ("paragraph", "row", "row")

    goals = targets(f"Tabel 3: streefcijfers per stroom\n{rows}", kinds=kinds)

    assert [words for words, _ in goals] == ["Hout\t50%", "65%"]
    assert targets(f"Tabel 3: waarnemingen\n{rows}", kinds=kinds) == []


def test_a_list_takes_its_deadline_from_the_lead_in() -> None:
    """Items under "Tegen 2032:" are due then."""
    text = "Tegen 2032:\nde helft minder lawaai op de ring\neen nieuw tramdepot"

    [(words, value)] = targets(text, kinds=("paragraph", "item", "item"))

    assert words == "de helft minder lawaai op de ring"
    assert value.deadline == "2032"


def test_the_date_of_a_document_without_one() -> None:
    """The latest plain date in its front tells which years have passed."""
    text = "Brussel, 12 mei 2016. In 2019 moet 60% van de bussen stiller zijn."

    found = list(find(passage(text), Knowledge()))

    assert [text[item.span.start : item.span.end] for item in found] == [
        "In 2019 moet 60% van de bussen stiller"
    ]


def test_labelled_lines() -> None:
    """The first goal under an indicator begins at the indicator, the next at its label."""
    text = "Aandeel elektrische wagens\nDoel 2025: 60%\nDoel 2029: 100%\nStand in 2023: 31%"

    assert [words for words, _ in targets(text)] == [
        "Aandeel elektrische wagens\nDoel 2025: 60%",
        "Doel 2029: 100%",
    ]
    assert {value.baseline for _, value in targets(text)} == {Decimal(31)}


def test_a_label_names_unit_and_number_and_a_cell_its_deadline() -> None:
    """The unit stands in parentheses; "geen doel" is none, and no header of what follows."""
    rows = "K1\tBos (ha)\t500\nK2\tKlachten\tgeen doel\nK3\tWachttijd (dagen)\tmax. 35"
    found = targets(f"Nr\tIndicator\tDoel 2031\n{rows}", kinds=("row",) * 4)
    assert [(value.unit, value.comparator, value.deadline) for _, value in found] == [
        ("ha", "=", "2031"),
        ("dagen", "<=", "2031"),
    ]

    line = "KPI 4.1 - Opleidingsdagen\nStreefcijfer: 5 dagen vanaf 2027"
    [(words, value)] = targets(line)
    assert words == "Opleidingsdagen\nStreefcijfer: 5 dagen vanaf 2027"
    assert value.deadline == "2027"
