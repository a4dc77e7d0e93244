"""A small document with one mention of each kind, and links, written by hand."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

from rdflib import URIRef

from pipeline import uris
from pipeline.entities.entity_type import EntityType, Triple
from pipeline.entities.instrument.describe import describe as describe_instrument
from pipeline.entities.instrument.value import Instrument
from pipeline.entities.organisation.describe import describe as describe_organisation
from pipeline.entities.organisation.value import Organisation
from pipeline.entities.reference.describe import describe as describe_reference
from pipeline.entities.reference.value import Reference
from pipeline.entities.target.describe import describe as describe_target
from pipeline.entities.target.value import Target
from pipeline.model import (
    Candidate,
    Decision,
    Document,
    DocumentId,
    Footnote,
    Judgement,
    Link,
    Mention,
    Page,
    Role,
    Run,
    Section,
    Span,
    Tie,
)
from pipeline.text_map import identity
from pipeline.vocabulary import BG, CITO, ORG

Describe = Callable[[Mention, Link, str], Iterable[Triple]]

BASE = "https://data.beleidsgraaf.example"

RUN = Run(
    version="20261120T020000Z",
    as_of="2026-11-20T02:00:00Z",
    software="beleidsgraaf 0.1.0",
    configuration="5b1c" * 16,
    model="nl_beleidsgraaf 0.1.0 5b1c2d3e4f",
    authorities=("acts 0a1b2c3d4e", "organisations 5f6a7b8c9d"),
    started_by="schedule nightly",
)

TEXT = (
    "Advies over digitalisering\n\n1.1 Doelstellingen\n\n"
    "De SERV vraagt een Vlaams Beleidsplan Cybersecurity. "
    "Tegen 2030 moet 80 % van de kmo's een basisniveau\nhalen. "
    "Zie Richtlijn (EU) 2022/2555, SERV (2023), Advies ‘Digitale kmo's’ en https://www.serv.be. "
    "De Commissie Digitale Zaken volgt dit op.\n\n1 Voetnoot van de SERV.\n"
)


def at(words: str, ordinal: int = 0) -> Span:
    """Where the words stand in the text, the first time or a later one."""
    start = -1
    for _ in range(ordinal + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


DOCUMENT = Document(
    id=DocumentId("advies-digitalisering"),
    name="advies-digitalisering.txt",
    source="samples",
    path="advies-digitalisering.txt",
    media_type="text/plain",
    sha256="ab" * 32,
    text=TEXT,
    source_map=identity(len(TEXT)),
    title="Advies over\ndigitalisering",
    language="nl",
    kind="advisory-opinion",
    issued="2024-03-20",
    publisher="Sociaal-Economische Raad van Vlaanderen",
    number="2024/12",
    addressee="Minister van Alles",
    url="https://www.serv.be/advies",
    sections=(
        Section(key="1", title="Advies", level=1, start=0, end=len(TEXT)),
        Section(key="1.1", title="Doelen", level=2, start=28, end=len(TEXT), parent="1"),
    ),
    footnotes=(
        Footnote(label="1", start=at("1 Voetnoot").start, end=len(TEXT), call=60),
        Footnote(label="1", start=at("1 Voetnoot").start, end=len(TEXT)),
        Footnote(label="*", start=at("1 Voetnoot").start, end=len(TEXT)),
    ),
    pages=(Page(number=1, start=0, end=len(TEXT)),),
)


def mention(kind: str, words: str, value: object, ordinal: int = 0) -> Mention:
    """A mention of these words."""
    reading = " ".join(words.split())
    return Mention(
        id=str(uris.mention(BASE, DOCUMENT.id, kind, reading, ordinal)),
        document=DOCUMENT.id,
        type=kind,
        span=at(words, ordinal),
        text=words,
        reading=reading,
        ordinal=ordinal,
        value=value,
        rule=f"{kind}.test",
        confidence=0.912345,
        page=1,
        section="1.1",
    )


def link(of: Mention, kind: str, slug: str, label: str, **fields: object) -> Link:
    """A link of the mention to an entity that an authority knows."""
    known = Link(
        mention=of.id,
        uri=str(uris.thing(BASE, kind, slug)),
        key=slug,
        label=label,
        judgement=Judgement.LINKED,
        score=0.9,
        reason="exact name",
    )
    return replace(known, **fields)  # type: ignore[arg-type]


SERV = mention("organisation", "SERV", Organisation(name="SERV"))
SERV_AGAIN = mention("organisation", "SERV", Organisation(name="SERV"), 1)
COMMITTEE = mention(
    "organisation", "Commissie Digitale Zaken", Organisation(name="Commissie Digitale Zaken")
)
PLAN = mention(
    "instrument",
    "Vlaams Beleidsplan Cybersecurity",
    Instrument(name="Vlaams Beleidsplan Cybersecurity", kind="strategy"),
)
TARGET = mention(
    "target",
    "Tegen 2030 moet 80 % van de kmo's een basisniveau\nhalen",
    Target(
        indicator="kmo's met een basisniveau",
        comparator=">=",
        value=Decimal(80),
        unit="%",
        baseline=Decimal("62.50"),
        baseline_year=2021,
        deadline="2030",
        scope="Vlaanderen",
        holder="VLAIO",
        modality="binding",
    ),
)
DIRECTIVE = mention(
    "reference",
    "Richtlijn (EU) 2022/2555",
    Reference(
        kind="legal", act="directive", number="2022/2555", celex="32022L2555", locator="art. 20"
    ),
)
ADVICE = mention(
    "reference",
    "SERV (2023), Advies ‘Digitale kmo's’",
    Reference(
        kind="bibliographic", authors=("SERV", "Jan Peeters"), year="2023", title="Digitale kmo's"
    ),
)
PAGE = mention("reference", "https://www.serv.be", Reference(kind="web", url="https://www.serv.be"))

RANGE = mention(
    "target",
    "80 % van de kmo's",
    Target(
        indicator="kmo's",
        comparator="+",
        value=Decimal(20),
        maximum=Decimal("25.5"),
        unit="opgeleide medewerkers",
        baseline=Decimal(7),
        baseline_unit="medewerkers",
        deadline="2025/2030-06",
        modality="recommended",
    ),
)
PAPER = mention(
    "reference",
    "2022/2555",
    Reference(kind="parliamentary", number="1187", session="2010-2011", date="2011-05-12"),
)

MENTIONS = (
    SERV,
    SERV_AGAIN,
    COMMITTEE,
    PLAN,
    TARGET,
    RANGE,
    DIRECTIVE,
    PAPER,
    ADVICE,
    PAGE,
)

_SERV_LABEL = "Sociaal-Economische Raad van Vlaanderen"
VLAIO = Role(
    name="holder", label="VLAIO", uri=f"{BASE}/id/organisation/vlaio", key="vlaio", mention=None
)
AUTHOR = Role(name="author", label="SERV", uri=f"{BASE}/id/organisation/serv", key="serv")
UNKNOWN = Role(name="publisher", label="Drukkerij X", uri=f"{BASE}/id/organisation/drukkerij-x")
CANDIDATE = Candidate(
    uri=f"{BASE}/id/organisation/vlaams-parlement",
    key="vlaams-parlement",
    label="Vlaams Parlement",
    score=0.4,
    reason="a committee of it",
)

LINKS = (
    link(SERV, "organisation", "serv", _SERV_LABEL),
    link(SERV_AGAIN, "organisation", "serv", _SERV_LABEL),
    link(
        COMMITTEE,
        "organisation",
        "commissie-digitale-zaken",
        "Commissie Digitale Zaken",
        key=None,
        judgement=Judgement.AMBIGUOUS,
        reason="two bodies have this name",
        candidates=(CANDIDATE,),
    ),
    link(
        PLAN,
        "instrument",
        "vlaams-beleidsplan-cybersecurity",
        "Vlaams Beleidsplan Cybersecurity",
        key=None,
        judgement=Judgement.UNRESOLVED,
        reason="no table of instruments",
    ),
    link(TARGET, "target", "kmo-basisniveau", "kmo's met een basisniveau", roles=(VLAIO,)),
    link(RANGE, "target", "kmo-medewerkers", "opgeleide medewerkers"),
    link(PAPER, "work", "vp-1187-2010-2011", "Stuk 1187 (2010-2011)"),
    link(DIRECTIVE, "work", "32022L2555", "NIS 2-richtlijn", key="eu:nis2"),
    link(ADVICE, "work", "serv-2023-digitale-kmo-s", "Digitale kmo's", roles=(AUTHOR, UNKNOWN)),
    link(PAGE, "work", "serv-be", "https://www.serv.be"),
)


TIES = (
    Tie(
        subject=f"{BASE}/id/work/serv-2023-digitale-kmo-s",
        predicate="same-as",
        object=f"{BASE}/id/document/serv-digitale-kmo-s",
        rule="work.same-title",
        score=0.95,
        reason="the same title, serv, 2023",
        evidence=(ADVICE.id,),
    ),
)

DECISIONS = (
    Decision(
        action="correct",
        by="redactie",
        why="de commissie van het Vlaams Parlement",
        on="2026-11-21",
        document=DOCUMENT.id,
        mention=COMMITTEE.id.rpartition("/")[2],
        entity="organisation/commissie-digitale-zaken",
    ),
    Decision(
        action="merge",
        by="redactie",
        why="twee namen van één plan",
        entity="instrument/cyberplan",
        into="instrument/vlaams-beleidsplan-cybersecurity",
    ),
)


def _type(name: str, rdf_class: URIRef, value: type, describe: Describe) -> EntityType:
    """An entity type that can describe and nothing else."""
    return EntityType(
        name=name,
        label=name.upper(),
        rdf_class=rdf_class,
        value=value,
        find=lambda _passage, _knowledge: (),
        attributes=lambda _value: {},
        identify=lambda mentioned, _context: link(mentioned, name, "x", "x"),
        describe=describe,
    )


ENTITY_TYPES: Mapping[str, EntityType] = MappingProxyType(
    {
        "organisation": _type(
            "organisation", ORG.Organization, Organisation, describe_organisation
        ),
        "instrument": _type("instrument", BG.PolicyInstrument, Instrument, describe_instrument),
        "target": _type("target", BG.Target, Target, describe_target),
        "reference": _type("reference", CITO.Citation, Reference, describe_reference),
    }
)
