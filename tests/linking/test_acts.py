"""Which act a citation means, its article, and what oblique forms stand for."""

import pytest

from pipeline.entities.instrument.value import Instrument
from pipeline.entities.reference.value import Reference
from pipeline.identifiers import eli
from pipeline.identifiers.eli import Eli
from pipeline.linking.oblique import ROLE
from pipeline.model import Judgement, Link, Role
from tests.linking.made_up import document, linked_in, mention


def decree(text: str, words: str, date: str, act: str = "decree") -> Link:
    value = Reference(kind="legal", act=act, date=date)
    return linked_in(document(text), mention("reference", words, text.index(words), value))[0]


LINKED = [
    ("Gelet op het Bosdecreet van 13 juni 1990;", "Bosdecreet van 13 juni 1990", "1990-06-13",
     "be:bosdecreet"),
    ("het decreet van 5 april 1995 (DABM) bepaalt", "decreet van 5 april 1995", "1995-04-05",
     "be:dabm"),
    ("het Maatwerkdecreet (decreet van 12 juli 2013)", "decreet van 12 juli 2013", "2013-07-12",
     "be:maatwerkdecreet"),
    ("het decreet van 12 juli 2013 betreffende het onroerend erfgoed", "decreet van 12 juli 2013",
     "2013-07-12", "be:onroerenderfgoeddecreet"),
    ("het decreet van 7 mei 2004 inzake de Sociaal-Economische Raad van Vlaanderen",
     "decreet van 7 mei 2004", "2004-05-07", "be:serv-decreet"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "date", "key"), LINKED)
def test_by_date_and_name_or_title(text: str, words: str, date: str, key: str) -> None:
    link = decree(text, words, date)
    assert (link.key, link.judgement) == (key, Judgement.LINKED)


OPEN = [
    # several acts of the day, and nothing that says which
    ("het decreet van 12 juli 2013 geldt", "decreet van 12 juli 2013", "2013-07-12",
     Judgement.AMBIGUOUS, {"be:onroerenderfgoeddecreet", "be:maatwerkdecreet"}),
    # one act of the day in the table, but the table need not have them all
    ("gewijzigd bij het decreet van 26 april 2019;", "decreet van 26 april 2019", "2019-04-26",
     Judgement.UNRESOLVED, {"be:basisbereikbaarheid-decreet"}),
    # another title
    ("het decreet van 26 april 2019 houdende de zaaigranen", "decreet van 26 april 2019",
     "2019-04-26", Judgement.UNRESOLVED, {"be:basisbereikbaarheid-decreet"}),
    ("het decreet van 3 maart 1901 geldt", "decreet van 3 maart 1901", "1901-03-03",
     Judgement.UNRESOLVED, set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "date", "judgement", "candidates"), OPEN)
def test_left_open_with_the_reason(
    text: str, words: str, date: str, judgement: Judgement, candidates: set[str]
) -> None:
    link = decree(text, words, date)
    assert (link.key, link.judgement) == (None, judgement)
    assert {item.key for item in link.candidates} == candidates
    assert link.reason
    assert link.reason_nl


def test_a_wrong_day_is_noted() -> None:
    title = "tot bevordering van de werkgelegenheid en tot preventieve vrijwaring van het"
    text = f"de wet van 28 juli 1996 {title} concurrentievermogen"
    link = decree(text, "wet van 28 juli 1996", "1996-07-28", act="law")
    assert link.key == "be:loonnormwet"
    assert "1996-07-26 and not of 1996-07-28" in link.reason


SUBDIVISIONS = [
    ("http://data.europa.eu/eli/dir/2022/2555/oj", "artikel 21", "/art_21/oj"),
    ("http://data.europa.eu/eli/dir/2022/2555/oj", "artikel 21, lid 2, punt d)",
     "/art_21/par_2/pnt_d/oj"),
    ("http://data.europa.eu/eli/reg/2016/679/oj", "art. 6, eerste lid", "/art_6/oj"),
    ("http://data.europa.eu/eli/reg/2016/679/oj", "artikelen 5 en 6", None),
    ("http://data.europa.eu/eli/reg/2016/679/oj", "artikel 5 tot en met 9", None),
    ("http://data.europa.eu/eli/reg/2016/679/oj", "overweging 12", None),
]  # fmt: skip


@pytest.mark.parametrize(("act", "locator", "end"), SUBDIVISIONS)
def test_article_of_an_act(act: str, locator: str, end: str | None) -> None:
    found = eli.subdivision(Eli(act), locator)
    assert found == (act.removesuffix("/oj") + end if end else None)


def roles(text: str, *acts: tuple[str, Reference]) -> list[list[Role]]:
    made = [mention("reference", words, text.index(words), value) for words, value in acts]
    links = linked_in(document(text), *made)
    return [[role for role in link.roles if role.name == ROLE] for link in links]


BOS = ("Bosdecreet van 13 juni 1990", Reference(kind="legal", act="decree", date="1990-06-13"))
NIS = ("Richtlijn (EU) 2022/2555", Reference(kind="legal", act="directive", celex="32022L2555"))


def test_an_oblique_form_stands_for_the_last_act_of_its_kind() -> None:
    text = (
        f"Het {BOS[0]} en {NIS[0]} gelden. Artikel 5 van voormeld decreet blijft. "
        "Artikel 21 van dezelfde richtlijn ook."
    )
    (bos,), (nis,) = roles(text, BOS, NIS)
    assert (bos.label, bos.key) == ("Artikel 5 van voormeld decreet", "be:bosdecreet")
    assert nis.label == "Artikel 21 van dezelfde richtlijn"
    assert nis.uri == "http://data.europa.eu/eli/dir/2022/2555/art_21/oj"


NO_OBLIQUE = [
    f"Voormeld decreet komt voor het {BOS[0]}.",
    f"Het {BOS[0]} geldt. Dit decreet treedt in werking.",
    f"Het {BOS[0]} geldt. Het decreet treedt in werking.",
    f"Het {BOS[0]} geldt. Voormeld decreet van 3 mei 2019 niet.",
    f"Het {BOS[0]} geldt. Hetzelfde besluit niet.",
]


@pytest.mark.parametrize("text", NO_OBLIQUE)
def test_no_oblique_form(text: str) -> None:
    assert roles(text, BOS) == [[]]


def test_an_amending_act_is_no_antecedent() -> None:
    words = "decreet van 26 april 2019"
    text = f"Het {BOS[0]}, gewijzigd bij het {words}. Voormeld decreet geldt."
    amending = (words, Reference(kind="legal", act="decree", date="2019-04-26"))
    bos, changed = roles(text, BOS, amending)
    assert (len(bos), changed) == (1, [])


AGREEMENTS = [
    ("De Vlaamse Regering beslist.", "regeerakkoord", "vlaams-regeerakkoord"),
    ("De federale regering beslist.", "regeerakkoord", "federaal-regeerakkoord"),
    ("De federale regering beslist.", "Vlaams regeerakkoord", "vlaams-regeerakkoord"),
    ("De Tweede Kamer beslist.", "regeerakkoord", None),
]


@pytest.mark.parametrize(("text", "name", "key"), AGREEMENTS)
def test_the_agreement_of_the_government_that_the_document_is_of(
    text: str, name: str, key: str | None
) -> None:
    value = Instrument(name=name, kind="strategy")
    assert linked_in(document(text), mention("instrument", name, 0, value))[0].key == key
