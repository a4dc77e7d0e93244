"""Which organisation a mention means."""

import pytest

from pipeline.entities.entity_type import LinkContext
from pipeline.entities.organisation.identify import identify
from pipeline.entities.organisation.value import Organisation
from pipeline.model import Document, DocumentId, Judgement, Mention, Span
from pipeline.text_map import identity

BASE = "https://example.org"


def mention(name: str, start: int = 0, definition: str | None = None) -> Mention:
    return Mention(
        id=f"{BASE}/id/mention/{start}",
        document=DocumentId("d"),
        type="organisation",
        span=Span(start, start + len(name)),
        text=name,
        reading=name,
        ordinal=0,
        value=Organisation(name=name, definition=definition),
        rule="organisation.gazetteer",
        confidence=0.9,
    )


def context(*names: str, definitions: dict[str, str] | None = None) -> LinkContext:
    text = " ".join(names) or " "
    return LinkContext(
        base=BASE,
        document=Document(
            id=DocumentId("d"),
            name="d.txt",
            source="",
            path="",
            media_type="text/plain",
            sha256="",
            text=text,
            source_map=identity(len(text)),
            title="",
            language="nl",
            kind="other",
        ),
        definitions=definitions or {},
        mentions=tuple(mention(name, place) for place, name in enumerate(names)),
    )


LINKED = [
    ("SERV", "serv"),
    ("Sociaal-Economische Raad van Vlaanderen", "serv"),
    ("Vlaamse Regering", "vlaamse-regering"),
    ("Vlaamse regering", "vlaamse-regering"),
    ("VLAAMSE REGERING", "vlaamse-regering"),
    ("Vlaamse Regerlng", "vlaamse-regering"),
    ("Vlaams EnergieBedrijf", "vlaams-energiebedrijf"),
    ("Vlaamse Energiebedrijf", "vlaams-energiebedrijf"),
    ("Flanders‟ Drive", "flanders-drive"),
    ("Fluvius System Operator cv", "fluvius"),
    ("F.I.T.", "fit"),
    ("Raad", "raad-van-de-europese-unie"),
    ("Raadsformatie Milieu", "raad-van-de-europese-unie"),
    ("Commissie", "europese-commissie"),
    ("EU", "eu"),
    ("n-va", "n-va"),
]


@pytest.mark.parametrize(("name", "key"), LINKED)
def test_linked(name: str, key: str) -> None:
    link = identify(mention(name), context())
    assert (link.key, link.uri) == (key, f"{BASE}/id/organisation/{key}")
    assert link.judgement is Judgement.LINKED
    assert link.candidates[0].key == key
    assert link.reason


def test_unknown_name_has_an_iri_of_its_own() -> None:
    one = identify(mention("Energiehuis Dijleland vzw"), context())
    other = identify(mention("Energiehuis  Dijleland"), context())
    assert one.judgement is Judgement.UNRESOLVED
    assert one.key is None
    assert one.uri == other.uri == f"{BASE}/id/organisation/energiehuis-dijleland"


def test_short_form_shares_the_iri_of_its_long_form() -> None:
    defined = context(definitions={"VIR": "Vlaams Instituut voor Rivieren"})
    short = identify(mention("VIR"), defined)
    assert short.uri == identify(mention("Vlaams Instituut voor Rivieren"), defined).uri


def test_the_document_overrules_a_known_acronym() -> None:
    defined = context(definitions={"EIB": "Energie Instituut Brabant"})
    assert identify(mention("EIB"), defined).key is None
    assert identify(mention("EIB"), context()).key == "eib"


def test_a_wording_of_the_known_long_form_keeps_the_key() -> None:
    defined = context(definitions={"MOW": "Mobiliteit en Openbare Werken"})
    assert identify(mention("MOW"), defined).key == "mow"


def test_a_part_stands_for_the_whole() -> None:
    link = identify(mention("SVK", definition="SVK Heuvelland"), context())
    assert link.uri == f"{BASE}/id/organisation/svk-heuvelland"


def test_a_long_form_is_known_by_its_short_form() -> None:
    long = "Instituut voor Natuur-, Landschaps- en Bosonderzoek"
    assert identify(mention(long), context()).key is None
    assert identify(mention(long), context(definitions={"INBO": long})).key == "inbo"
