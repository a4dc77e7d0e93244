"""Linking a document: one link a mention, in order, whatever else there is."""

import time
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from pipeline.entities import ENTITY_TYPES
from pipeline.entities.organisation.value import Organisation
from pipeline.entities.reference.value import Reference
from pipeline.entities.target.value import Target
from pipeline.linking import link
from pipeline.linking.roles import bearers_of
from pipeline.model import Document, DocumentId, Link, Mention, Span
from pipeline.text_map import identity

BASE = "https://example.org"
NAMES = ("SERV", "Vlaamse Regering", "Energiehuis Dijleland", "EIB", "VIR", "Raad", "Fluvius")


def document(text: str = " ") -> Document:
    return Document(
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
    )


def mention(kind: str, name: str, start: int, value: object) -> Mention:
    return Mention(
        id=f"{BASE}/id/mention/{kind}-{start}",
        document=DocumentId("d"),
        type=kind,
        span=Span(start, start + len(name)),
        text=name,
        reading=name,
        ordinal=0,
        value=value,
        rule=f"{kind}.test",
        confidence=0.9,
    )


def organisation(name: str, start: int) -> Mention:
    return mention("organisation", name, start, Organisation(name=name))


def linked(*mentions: Mention, definitions: dict[str, str] | None = None) -> tuple[Link, ...]:
    return link(document(), mentions, ENTITY_TYPES, definitions or {}, BASE)


def test_one_link_for_each_mention_in_order() -> None:
    mentions = [organisation(name, place * 40) for place, name in enumerate(NAMES)]
    assert [found.mention for found in linked(*mentions)] == [item.id for item in mentions]


@given(st.lists(st.sampled_from(NAMES), max_size=6), st.sampled_from(NAMES))
def test_other_mentions_do_not_change_an_iri(others: list[str], name: str) -> None:
    alone = linked(organisation(name, 0))[0]
    more = [organisation(other, 40 + place * 40) for place, other in enumerate(others)]
    assert linked(organisation(name, 0), *more)[0].uri == alone.uri


def test_holder_is_the_nearest_mention_of_that_name() -> None:
    far, near = organisation("VITO", 0), organisation("VITO", 500)
    target = mention("target", "30 % minder", 520, Target(holder="VITO"))
    (role,) = linked(far, near, target)[2].roles
    assert (role.name, role.key, role.mention) == ("holder", "vito", near.id)


def test_author_inside_the_reference_is_the_evidence() -> None:
    before, inside = organisation("SERV", 90), organisation("SERV", 100)
    cited = mention("reference", "SERV (2023), Advies", 100, Reference(
        kind="bibliographic", authors=("SERV", "Peeters, J."), year="2023"))  # fmt: skip
    roles = [role for found in linked(before, inside, cited) for role in found.roles]
    assert [(role.label, role.mention) for role in roles if role.name == "author"] == [
        ("SERV", inside.id)
    ]


def test_known_author_without_mention() -> None:
    cited = mention("reference", "OECD (2020), X", 0, Reference(
        kind="bibliographic", authors=("OECD",), year="2020"))  # fmt: skip
    roles = [role for role in linked(cited)[0].roles if role.name == "author"]
    assert [(role.key, role.mention) for role in roles] == [("oeso", None)]


def test_bearers_ignore_case_and_punctuation() -> None:
    mentions = (organisation("Flanders’ Drive", 0), organisation("FLANDERS DRIVE", 20))
    assert list(bearers_of(mentions).values()) == [mentions]


def test_ten_thousand_mentions_in_five_seconds() -> None:
    one = [organisation(f"{name} {at % 500}", at * 40) for at, name in enumerate(NAMES * 1430)]
    started = time.process_time()
    assert len(linked(*one)) == len(one) > 10_000
    assert time.process_time() - started < 5


def test_linking_twice_gives_the_same() -> None:
    one = organisation("SERV", 0)
    assert linked(one) == linked(replace(one))
