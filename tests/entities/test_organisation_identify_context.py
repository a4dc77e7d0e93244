"""Which organisation a shared, former or registered name means: by the document and its date."""

import pytest

from pipeline.authorities import organisations
from pipeline.authorities.candidates import bearers, candidates
from pipeline.entities.organisation.weighing import existed
from pipeline.entities.setting import realm_of
from pipeline.model import Judgement, Link
from tests.linking.made_up import document, linked_in, organisation

DUTCH = "De Tweede Kamer debatteerde in Den Haag over de rijksbegroting."
FEDERAL = "De federale regering antwoordt in de Kamer van volksvertegenwoordigers."
FLEMISH = "De Vlaamse Regering legt het ontwerp voor aan het Vlaams Parlement."
EUROPEAN = "De lidstaten en het Europees Parlement steunen de Europese Commissie."


def one(name: str, text: str = " ", issued: str | None = None, *more: str) -> Link:
    others = [organisation(other, 500 + 60 * at) for at, other in enumerate(more)]
    return linked_in(document(text, issued=issued), organisation(name), *others)[0]


REALMS = [
    (DUTCH, "netherlands"),
    (FEDERAL, "belgium"),
    (FLEMISH, "flanders"),
    (EUROPEAN, "europe"),
    ("Het weer is mooi.", ""),
]


@pytest.mark.parametrize(("text", "realm"), REALMS)
def test_where_a_document_was_made(text: str, realm: str) -> None:
    assert realm_of(document(text)) == realm


TOLD_APART = [
    ("Kamer", FEDERAL, "kamer"),
    ("Kamer", DUTCH, "tweede-kamer"),
    ("Kamer", "Het weer is mooi.", "kamer"),  # what it means as a rule
    ("Senaat", DUTCH, "eerste-kamer"),
    ("Parlement", FLEMISH, "vlaams-parlement"),
    ("Parlement", EUROPEAN, "europees-parlement"),
    ("Rekenkamer", DUTCH, "algemene-rekenkamer"),
    ("Rekenkamer", EUROPEAN, "europese-rekenkamer"),
    ("Commissie", FLEMISH, "europese-commissie"),
    ("Raad", EUROPEAN, "raad-van-de-europese-unie"),
]


@pytest.mark.parametrize(("name", "text", "key"), TOLD_APART)
def test_told_apart_by_where(name: str, text: str, key: str) -> None:
    link = one(name, text)
    assert (link.key, link.judgement) == (key, Judgement.LINKED)
    assert {item.key for item in bearers(name)} <= {item.key for item in link.candidates}


def test_told_apart_by_the_full_name_elsewhere() -> None:
    assert one("Parlement", " ", None, "Europees Parlement").key == "europees-parlement"


def test_what_nothing_tells_apart_stays_open_with_its_candidates() -> None:
    link = one("Parlement")
    assert (link.key, link.judgement) == (None, Judgement.AMBIGUOUS)
    assert {item.key for item in link.candidates} == {item.key for item in bearers("Parlement")}
    assert all(item.reason for item in link.candidates)
    assert "bear this name" in link.reason
    assert "dragen deze naam" in link.reason_nl
    assert link.uri.endswith("/id/organisation/parlement")


def test_what_nothing_knows_says_so_in_both_languages() -> None:
    link = one("Steenuilenwerkgroep Boskapelle")
    assert (link.judgement, link.candidates) == (Judgement.UNRESOLVED, ())
    assert link.reason
    assert link.reason_nl == "geen organisatie bekend onder deze naam"


PAST = [
    ("IWT", "2014-05-01", "iwt", "", ()),
    ("IWT", "2024-05-01", "iwt", "which existed until 2015-12-31", ("vlaio", "fwo")),
    ("Agentschap Ondernemen", "2012", "agentschap-ondernemen", "", ()),
    ("Agentschap Ondernemen", "2020", "agentschap-ondernemen", "until 2015-12-31", ("vlaio",)),
    ("VRWI", "2016", "vrwi", "", ()),
    ("VRWI", "2019-01", "vrwi", "until 2016", ("vario",)),
    ("iMinds", "2018", "iminds", "until 2016-09-21", ("imec",)),
    ("LNE", "2015", "departement-omgeving", "its name until 2017-03-31", ()),
    ("Vlaams Energieagentschap", None, "veka", "its name until 2020-12-31", ()),
]


@pytest.mark.parametrize(("name", "issued", "key", "reason", "later"), PAST)
def test_what_had_ended(
    name: str, issued: str | None, key: str, reason: str, later: tuple[str, ...]
) -> None:
    link = one(name, issued=issued)
    assert link.key == key
    assert reason in link.reason
    assert reason or "until" not in link.reason
    assert tuple(item.key for item in link.candidates[1:]) == later


REGISTERS = [
    ("gemeente Kortenaken", None, "gemeente-kortenaken"),
    ("OCMW Geel", None, "ocmw-geel"),
    ("stad Geel", None, "gemeente-geel"),
    ("gemeente Aalter", "2015-03-01", "gemeente-aalter-voor-fusie"),
    ("gemeente Aalter", "2022-03-01", "gemeente-aalter"),
    ("gemeente Aalter", None, None),  # the one before or after the merger
    ("kabinet Demir", "2025-02-01", "kabinet-demir"),
    ("kabinet Demir", "2021-02-01", None),  # that of the government before
    ("Autorité bancaire européenne", None, "eba"),
    ("Juridische Dienst", None, None),  # a service of the Union too, but of many others
]


@pytest.mark.parametrize(("name", "issued", "key"), REGISTERS)
def test_names_that_only_registers_have(name: str, issued: str | None, key: str | None) -> None:
    link = one(name, issued=issued)
    assert link.key == key
    if key:
        row = organisations.find(key)
        assert row is not None
        assert row.is_identified
        assert row.source


def test_an_acronym_in_a_register_is_no_name() -> None:
    assert candidates("ELA vzw") == candidates("ELA")


def test_existing_on_a_day_that_is_known_in_part() -> None:
    row = organisations.load()["vrwi"]
    assert existed(row, "2010")
    assert existed(row, "2016-12-31")
    assert not existed(row, "2009-12-31")
    assert not existed(row, "2017-01")
