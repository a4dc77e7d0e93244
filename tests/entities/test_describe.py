"""What each entity type says of itself in RDF: tables of values and the triples they give."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal

import pytest
from rdflib import DC, DCTERMS, FOAF, ORG, OWL, RDF, SKOS, XSD, Literal, Namespace, URIRef
from rdflib.term import Node

from pipeline import uris
from pipeline.entities.entity_type import Triple
from pipeline.entities.instrument.describe import describe as describe_instrument
from pipeline.entities.instrument.value import Instrument
from pipeline.entities.literals import address, moment, number, words
from pipeline.entities.organisation.describe import describe as describe_organisation
from pipeline.entities.organisation.value import Organisation
from pipeline.entities.reference.describe import describe as describe_reference
from pipeline.entities.reference.value import Reference
from pipeline.entities.target.describe import describe as describe_target
from pipeline.entities.target.value import Target
from pipeline.model import Judgement, Link, Mention, Role
from pipeline.vocabulary import ADMS, BG, CPOV, ELI, FABIO, UNIT
from tests.mapping import examples as made

BASE = made.BASE
Describe = Callable[[Mention, Link, str], Iterable[Triple]]


def said(describe: Describe, value: object, **fields: object) -> set[tuple[URIRef, Node]]:
    """What the description says of the entity itself, as (property, value)."""
    known = made.link(made.SERV, "organisation", "x", "Een naam", **fields)
    mention = replace(made.SERV, value=value)
    triples = list(describe(mention, known, BASE))
    return {(term, node) for subject, term, node in triples if str(subject) == known.uri}


def stated(value: Target, *roles: Role) -> dict[str, str]:
    """What a target's statement says, by the local name of the property."""
    mention = replace(made.TARGET, value=value)
    link = made.link(mention, "target", "x", "Een doel", roles=roles)
    triples = describe_target(mention, link, BASE)
    return {
        str(term).rpartition("#")[2]: str(node)
        for subject, term, node in triples
        if str(subject).startswith(f"{link.uri}#")
    }


def concept(scheme: str, code: str) -> URIRef:
    return uris.concept(BASE, scheme, code)


COMPARATOR = Namespace(f"{BASE}/id/concept/comparator/")
ACT = Namespace(f"{BASE}/id/concept/act-kind/")
SERV_LABEL = Literal("Sociaal-Economische Raad van Vlaanderen", lang="nl")
ONE = Decimal(1)

STATEMENTS = [
    (Target(comparator="=", value=Decimal(3), unit="%"), {"value": "3.0", "unit": UNIT.PERCENT}),
    (
        Target(comparator=">=", value=Decimal("0.5")),
        {"comparator": COMPARATOR["at-least"]},
    ),
    (Target(comparator="<=", value=Decimal(5)), {"comparator": COMPARATOR["at-most"]}),
    (
        Target(comparator="+", value=Decimal(5)),
        {"comparator": COMPARATOR["increase-by"]},
    ),
    (
        Target(comparator="-", value=Decimal(5)),
        {"comparator": COMPARATOR["decrease-by"]},
    ),
    (Target(value=Decimal(2), maximum=Decimal(4)), {"minimum": "2.0", "maximum": "4.0"}),
    (Target(maximum=Decimal(4)), {"maximum": "4.0"}),
    (Target(value=ONE, unit="GWh"), {"unit": UNIT["GigaW-HR"]}),
    (Target(value=ONE, unit="°C"), {"unit": UNIT.DEG_C}),
    (Target(value=ONE, unit="leerkrachten"), {"unitText": "leerkrachten"}),
    (Target(value=ONE, unit="persons"), {"unit": UNIT.NUM, "unitText": "personen"}),
    (Target(value=ONE, unit="rank"), {"unitText": "plaats"}),
    (
        Target(value=ONE, unit="Mton CO2-eq"),
        {"unit": UNIT.MegaTONNE, "unitText": "Mton CO2-eq"},
    ),
    (Target(value=ONE, deadline="2030"), {"deadline": "2030"}),
    (Target(value=ONE, deadline="2030-06-30"), {"deadline": "2030-06-30"}),
    (Target(value=ONE, deadline="2025/2030"), {"deadline": "2030", "deadlineStart": "2025"}),
    (Target(value=ONE, deadline="op termijn"), {"deadlineText": "op termijn"}),
    (Target(value=ONE, deadline="2030-02-30"), {"deadlineText": "2030-02-30"}),
    (
        Target(value=ONE, unit="%", baseline=Decimal(7), baseline_year=2021),
        {"baselineValue": "7.0", "baselineUnit": UNIT.PERCENT, "baselineYear": "2021"},
    ),
    (
        Target(value=ONE, unit="%", baseline=Decimal(7), baseline_unit="scholen"),
        {"baselineValue": "7.0", "baselineUnitText": "scholen"},
    ),
    (Target(value=ONE, modality="binding"), {"modality": concept("modality", "binding")}),
]


@pytest.mark.parametrize(("value", "expected"), STATEMENTS)
def test_a_target_statement_says(value: Target, expected: dict[str, object]) -> None:
    found = stated(value)
    assert {name: found.get(name) for name in expected} == {
        name: str(node) for name, node in expected.items()
    }


NOT_STATED = [
    (Target(value=Decimal(2), maximum=Decimal(4)), "value"),
    (Target(value=ONE, unit="%"), "unitText"),
    (Target(value=ONE, unit="leerkrachten"), "unit"),
    (Target(value=ONE, unit="%"), "baselineUnit"),
    (Target(value=ONE, deadline="op termijn"), "deadline"),
    (Target(), "value"),
]


@pytest.mark.parametrize(("value", "name"), NOT_STATED)
def test_a_target_statement_does_not_say(value: Target, name: str) -> None:
    assert name not in stated(value)


def test_a_target_names_its_holder() -> None:
    assert stated(Target(value=ONE), made.VLAIO)["holder"] == made.VLAIO.uri


def test_an_unknown_comparator_is_loud() -> None:
    with pytest.raises(KeyError):
        stated(Target(comparator="~", value=ONE))


WORKS = [
    (Reference(kind="legal", act="directive"), (RDF.type, ELI.LegalResource)),
    (
        Reference(kind="legal", act="directive"),
        (ELI.type_document, ACT["directive"]),
    ),
    (Reference(kind="legal", act="wet"), (ELI.type_document, ACT["law"])),
    (Reference(kind="legal", act="omzendbrief"), (ELI.type_document, ACT["other"])),
    (Reference(kind="legal", number="910/2014"), (ELI.number, Literal("910/2014"))),
    (
        Reference(kind="legal", date="2004-05-07"),
        (ELI.date_document, Literal("2004-05-07", datatype=XSD.date)),
    ),
    (Reference(kind="legal", celex="32014R0910"), (ELI.id_local, Literal("32014R0910"))),
    (
        Reference(kind="legal", act="regulation", celex="32014R0910"),
        (OWL.sameAs, URIRef("http://data.europa.eu/eli/reg/2014/910/oj")),
    ),
    (Reference(kind="bibliographic", year="2023"), (RDF.type, FABIO.Work)),
    (
        Reference(kind="bibliographic", year="2023"),
        (DCTERMS.issued, Literal("2023", datatype=XSD.gYear)),
    ),
    (
        Reference(kind="bibliographic", date="2023-03", year="2023"),
        (DCTERMS.issued, Literal("2023-03", datatype=XSD.gYearMonth)),
    ),
    (
        Reference(kind="bibliographic", authors=("Kozicki",)),
        (DC.creator, Literal("Kozicki")),
    ),
    (Reference(kind="bibliographic", publisher="Lannoo"), (DC.publisher, Literal("Lannoo"))),
    (
        Reference(kind="bibliographic", doi="10.1000/x y"),
        (OWL.sameAs, URIRef("https://doi.org/10.1000/x%20y")),
    ),
    (Reference(kind="bibliographic", isbn="9789"), (DCTERMS.identifier, Literal("ISBN 9789"))),
    (Reference(kind="parliamentary", number="1187"), (DCTERMS.identifier, Literal("1187"))),
    (Reference(kind="parliamentary", session="2010-2011"), (BG.session, Literal("2010-2011"))),
    (Reference(kind="web", url="www.serv.be"), (RDF.type, FABIO.WebPage)),
    (Reference(kind="web", url="www.serv.be"), (FOAF.page, URIRef("http://www.serv.be"))),
]


@pytest.mark.parametrize(("value", "expected"), WORKS)
def test_a_cited_work_says(value: Reference, expected: tuple[URIRef, Node]) -> None:
    assert expected in said(describe_reference, value)


def test_an_implementing_act_gets_the_eli_of_its_kind() -> None:
    mention = replace(
        made.DIRECTIVE,
        reading="Uitvoeringsverordening (EU) 2023/138",
        value=Reference(kind="legal", act="regulation", celex="32023R0138"),
    )
    triples = list(describe_reference(mention, made.link(mention, "work", "x", "x"), BASE))
    same = {str(node) for _, term, node in triples if term == OWL.sameAs}
    assert "http://data.europa.eu/eli/reg_impl/2023/138/oj" in same


def test_an_act_of_the_table_has_both_elis_of_belgium() -> None:
    value = Reference(kind="legal", act="decree", date="2004-05-07")
    found = {
        str(node)
        for term, node in said(describe_reference, value, key="be:serv-decreet")
        if term == OWL.sameAs
    }
    assert {iri.split("/eli/")[1].split("/")[0] for iri in found} == {"decreet", "decret"}


ORGANISATIONS = [
    ({"key": "serv"}, (RDF.type, ORG.FormalOrganization)),
    (
        {"key": "serv"},
        (SKOS.prefLabel, SERV_LABEL),
    ),
    ({"key": "serv"}, (ORG.classification, concept("organisation-type", "advisory-council"))),
    ({"key": "serv"}, (OWL.sameAs, URIRef("https://data.vlaanderen.be/id/organisatie/OVO001847"))),
    (
        {"key": "serv"},
        (ADMS.identifier, uris.part(uris.thing(BASE, "organisation", "x"), "identifier-ovo")),
    ),
    ({"key": "vlaio"}, (RDF.type, CPOV.PublicOrganisation)),
    ({"key": None}, (SKOS.prefLabel, words("Een naam"))),
    ({"key": "geen-rij"}, (SKOS.prefLabel, words("Een naam"))),
    ({"key": None}, (SKOS.altLabel, words("SERV"))),
    ({"key": None}, (SKOS.altLabel, words("Raad"))),
    ({"key": None}, (ORG.classification, concept("organisation-type", "company"))),
]


@pytest.mark.parametrize(("fields", "expected"), ORGANISATIONS)
def test_an_organisation_says(fields: dict[str, object], expected: tuple[URIRef, Node]) -> None:
    value = Organisation(name="SERV", definition="Raad", kind="company")
    assert expected in said(describe_organisation, value, **fields)


def test_a_listed_organisation_has_one_type() -> None:
    value = Organisation(name="SERV", kind="company")
    found = said(describe_organisation, value, key="serv")
    assert len([node for term, node in found if term == ORG.classification]) == 1


INSTRUMENTS = [
    ({"key": None}, (RDF.type, BG.PolicyInstrument)),
    ({"key": None}, (BG.instrumentKind, concept("instrument-kind", "fund"))),
    ({"key": None}, (SKOS.prefLabel, words("Een naam"))),
    ({"key": "nis2"}, (RDF.type, ELI.LegalResource)),
    ({"key": "nis2"}, (BG.instrumentKind, concept("instrument-kind", "legislation"))),
    ({"key": "nis2"}, (ELI.id_local, Literal("32022L2555"))),
    (
        {"key": "horizon-europe"},
        (ELI.based_on, URIRef("http://data.europa.eu/eli/reg/2021/695/oj")),
    ),
    (
        {"key": None, "roles": (replace(made.VLAIO, name="owner"),)},
        (BG.owner, URIRef(made.VLAIO.uri)),
    ),
]


@pytest.mark.parametrize(("fields", "expected"), INSTRUMENTS)
def test_an_instrument_says(fields: dict[str, object], expected: tuple[URIRef, Node]) -> None:
    value = Instrument(name="TINA-fonds", kind="fund", definition="Het fonds TINA")
    assert expected in said(describe_instrument, value, **fields)


def test_a_programme_is_not_the_act_that_founded_it() -> None:
    value = Instrument(name="Horizon Europe", kind="programme")
    found = said(describe_instrument, value, key="horizon-europe")
    assert not [node for term, node in found if term == OWL.sameAs]


DESCRIBERS = [describe_organisation, describe_instrument, describe_target, describe_reference]


@pytest.mark.parametrize("describe", DESCRIBERS)
def test_a_value_of_another_type_is_a_bug(describe: Describe) -> None:
    with pytest.raises(TypeError, match=r"id/mention/"):
        list(describe(replace(made.SERV, value="SERV"), made.LINKS[0], BASE))


@pytest.mark.parametrize("at", range(len(made.MENTIONS)))
def test_every_description_gives_a_class_and_a_label(at: int) -> None:
    mention = made.MENTIONS[at]
    (link,) = [link for link in made.LINKS if link.mention == mention.id]
    link = replace(link, judgement=Judgement.LINKED)
    triples = list(made.ENTITY_TYPES[mention.type].describe(mention, link, BASE))
    terms = {term for subject, term, _ in triples if str(subject) == link.uri}
    assert {RDF.type, SKOS.prefLabel} <= terms


MOMENTS = [
    ("2030", XSD.gYear),
    ("2030-06", XSD.gYearMonth),
    ("2030-06-30", XSD.date),
    ("2030-13", None),
    ("2030-02-30", None),
    ("30", None),
    ("", None),
    (None, None),
]


@pytest.mark.parametrize(("text", "datatype"), MOMENTS)
def test_a_moment_has_the_datatype_of_its_precision(
    text: str | None, datatype: URIRef | None
) -> None:
    found = moment(text)
    assert (found.datatype if found is not None else None) == datatype


NUMBERS = [
    ("80", "80.0"),
    ("62.50", "62.5"),
    ("1E+6", "1000000.0"),
    ("-0.05", "-0.05"),
    ("0", "0.0"),
]


@pytest.mark.parametrize(("text", "written"), NUMBERS)
def test_a_number_always_has_a_point(text: str, written: str) -> None:
    assert str(number(Decimal(text))) == written


ADDRESSES = [
    ("https://www.serv.be", "https://www.serv.be"),
    ("www.serv.be/a b", "http://www.serv.be/a%20b"),
    ("https://x.be/100%", "https://x.be/100%25"),
    ("https://x.be/a%20b", "https://x.be/a%20b"),
    ("https://x.be/<a>|{b}", "https://x.be/%3Ca%3E%7C%7Bb%7D"),
    ("https://x.be/a#b#c", "https://x.be/a#b%23c"),
    ("https://x.be/é", "https://x.be/%C3%A9"),
    ("ftp://x.be", None),
    ("zie bijlage", None),
    ("https://", None),
    (None, None),
]


@pytest.mark.parametrize(("text", "iri"), ADDRESSES)
def test_an_address_is_a_valid_iri_or_none(text: str | None, iri: str | None) -> None:
    found = address(text)
    assert (str(found) if found is not None else None) == iri
