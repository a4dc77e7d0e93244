"""When the proposals of a trained component are followed: tables of sentence and proposals."""

import pytest

from pipeline.entities.entity_type import Found, Knowledge, Passage, Suggestion
from pipeline.entities.instrument.find import find as instruments
from pipeline.entities.organisation.find import find as organisations
from pipeline.extraction.definitions import definitions
from pipeline.extraction.sentences import sentences
from pipeline.model import Span

Proposal = tuple[str, str, float]  # name, label, probability


def passage(text: str, proposals: list[Proposal]) -> Passage:
    """The text with each proposal at every place where its words stand."""
    made = [
        Suggestion(span=Span(at, at + len(name)), label=label, score=score)
        for name, label, score in proposals
        for at in range(len(text))
        if text.startswith(name, at)
    ]
    return Passage(
        text=text,
        blocks=(),
        sentences=tuple(sentences(text)),
        suggestions=tuple(sorted(made, key=lambda item: item.span)),
    )


def followed(found: list[Found], text: str) -> list[str]:
    return [text[item.span.start : item.span.end] for item in found if item.rule.endswith(".model")]


ORGANISATIONS: list[tuple[str, list[Proposal], list[str]]] = [
    ("Fietskoepel juicht.", [("Fietskoepel", "ORG", 0.95)], ["Fietskoepel"]),
    ("Fietskoepel juicht.", [("Fietskoepel", "ORG", 0.55)], []),
    ("Ook Ruiselede doet mee.", [("Ruiselede", "ORG", 0.95)], []),
    ("Attesten zijn nodig, want attesten tellen.", [("Attesten", "ORG", 0.95)], []),
    ("MEDEDELING aan de pers.", [("MEDEDELING", "ORG", 0.95)], []),
    ("De bakkers juichen.", [("bakkers", "ORG", 0.99)], []),
    ("Zie https://www.fietskoepel.be/Nieuws nu.", [("Nieuws", "ORG", 0.99)], []),
    ("Dat zei minister Peeters.", [("Peeters", "ORG", 0.99)], []),
    ("Met An Van den Berg en Gent.", [("An Van den Berg", "ORG", 0.99), ("Gent", "ORG", 0.99)], []),
    ("Fiets\nKoepel", [("Fiets\nKoepel", "ORG", 0.99)], []),
    ("De SERV adviseert.", [("De SERV adviseert", "ORG", 0.99)], []),
    ("Het Klimaatfonds telt.", [("Klimaatfonds", "ORG", 0.92)], []),
    ("Zomerlinde start.", [("Zomerlinde", "ORG", 0.91), ("Zomerlinde", "INSTRUMENT", 0.95)], []),
    ("De kring „Sociaal Werk” telt.", [("kring „Sociaal Werk", "ORG", 0.95)], []),
    ("De straathoekzorg (SHZ) groeit. De SHZ helpt.", [("SHZ", "ORG", 0.95)], []),
    ("Het Nieuw Sturend Model (NSM) telt. Het NSM helpt.", [("NSM", "ORG", 0.95)], []),
]


@pytest.mark.parametrize(("text", "proposals", "names"), ORGANISATIONS)
def test_organisations(text: str, proposals: list[Proposal], names: list[str]) -> None:
    knowledge = Knowledge(definitions=definitions(text))
    found = list(organisations(passage(text, proposals), knowledge))
    assert followed(found, text) == names


def test_a_sure_name_counts_again_where_it_is_less_sure() -> None:
    text = "Fietskoepel juicht. Ook Fietskoepel wil dat."
    spans = (Span(0, 11), Span(24, 35))
    made = Passage(
        text=text,
        blocks=(),
        sentences=tuple(sentences(text)),
        suggestions=tuple(
            Suggestion(span=span, label="ORG", score=score)
            for span, score in zip(spans, (0.95, 0.55), strict=True)
        ),
    )
    found = list(organisations(made, Knowledge()))
    assert [item.span for item in found] == list(spans)
    assert "repeated" in found[1].signals


INSTRUMENTS: list[tuple[str, list[Proposal], list[str]]] = [
    (
        "Dankzij Zomerlinde rijden meer bussen.",
        [("Zomerlinde", "INSTRUMENT", 0.95)],
        ["Zomerlinde"],
    ),
    ("Dankzij Zomerlinde rijden meer bussen.", [("Zomerlinde", "INSTRUMENT", 0.8)], []),
    ("Dankzij de bussen gaat het.", [("bussen", "INSTRUMENT", 0.99)], []),
    ("Zomer\nlinde", [("Zomer\nlinde", "INSTRUMENT", 0.99)], []),
]


@pytest.mark.parametrize(("text", "proposals", "names"), INSTRUMENTS)
def test_instruments(text: str, proposals: list[Proposal], names: list[str]) -> None:
    found = list(instruments(passage(text, proposals), Knowledge()))
    assert followed(found, text) == names
