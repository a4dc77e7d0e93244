"""Instruments identified: the same thing under its names, and honest names for the rest."""

import pytest

from pipeline import uris
from pipeline.entities.entity_type import LinkContext
from pipeline.entities.instrument.identify import identify
from pipeline.entities.instrument.value import Instrument
from pipeline.model import Judgement, Link, Mention, Span
from tests.strategies import document

BASE = "https://data.beleidsgraaf.example"

LINKED = [
    ("NIS2-richtlijn", "nis2"),
    ("NIS 2-richtlijn", "nis2"),
    ("Vlaamse Codex Wonen", "vlaamse-codex-wonen"),
    ("speerpuntcluster", "speerpuntclusters"),
    ("Weten schaps-agenda", None),
    ("Europese Green Deal", "green-deal"),
    ("Green Deal", "green-deal"),
    ("het Bosdecreet", "bosdecreet"),
    ("zevende mestactieplan", "map-7"),
    ("achtste mestactieplan", "mestactieplan"),
    ("DESI-index 2022", "desi"),
    ("SDG’s", "sdg"),
    ("Spoorpact voor de Kust", None),
]

SAME = [
    ("Vlaams Spoorplan Kust 2024-2028", "Vlaamse spoorplan kust"),
    ("Vlaams Spoorplan Kust 2024-2028", "spoorplan kust"),
    ("de Spoorpremie", "spoorpremie"),
    ("Spoorfonds", "spoor-fonds"),
]

APART = [
    ("Spoorvisie 2024-2029", "Spoorvisie 2019-2024"),
    ("Spoorfonds", "Spoordecreet"),
]


@pytest.mark.parametrize(("name", "key"), LINKED)
def test_by_the_table(name: str, key: str | None) -> None:
    link = links(name)[0]
    assert link.key == key
    if key:
        assert link.uri == f"{BASE}/id/instrument/{key}"
        assert link.judgement is Judgement.LINKED
    else:
        assert link.judgement is Judgement.UNRESOLVED


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_thing_under_two_names(one: str, other: str) -> None:
    first, second = links(one, other)
    assert first.uri == second.uri


@pytest.mark.parametrize(("one", "other"), APART)
def test_two_things(one: str, other: str) -> None:
    first, second = links(one, other)
    assert first.uri != second.uri


def test_a_short_form_shares_the_iri_of_its_long_form() -> None:
    definitions = {"VSF": "Vlaams Spoorfonds"}
    short, long = links("VSF", "Vlaams Spoorfonds", definitions=definitions)
    assert short.uri == long.uri
    assert short.label == "Vlaams Spoorfonds"


def test_a_short_form_inside_a_name() -> None:
    definitions = {"GVP": "Goede Vrije Paden"}
    short, long = links("actieplan GVP", "Actieplan Goede Vrije Paden", definitions=definitions)
    assert short.uri == long.uri


def test_the_coalition_agreement_is_that_of_the_documents_term() -> None:
    assert links("regeerakkoord", issued="2022-03-01")[0].key == "vlaams-regeerakkoord-2019-2024"
    assert links("regeerakkoord", issued="2025")[0].key == "vlaams-regeerakkoord-2024-2029"
    assert links("regeerakkoord")[0].key == "vlaams-regeerakkoord"


def test_the_owner_is_a_role() -> None:
    (owner,) = links("Minafonds")[0].roles
    assert (owner.name, owner.key) == ("owner", "vlaamse-overheid")


def links(
    *names: str, definitions: dict[str, str] | None = None, issued: str | None = None
) -> list[Link]:
    """The links of mentions with these names, all of one document."""
    text = "\n".join(names)
    source = document(text, issued=issued)
    mentions = tuple(
        Mention(
            id=str(uris.mention(BASE, source.id, "instrument", name, 0)),
            document=source.id,
            type="instrument",
            span=Span(text.index(name), text.index(name) + len(name)),
            text=name,
            reading=name,
            ordinal=0,
            value=Instrument(name=name, kind="strategy"),
            rule="instrument.test",
            confidence=0.5,
        )
        for name in names
    )
    context = LinkContext(
        base=BASE, document=source, definitions=definitions or {}, mentions=mentions
    )
    return [identify(mention, context) for mention in mentions]
