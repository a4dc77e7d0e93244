"""Laws of linking: no order matters, no other document matters, and it is fast."""

import time
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.entities.instrument.value import Instrument
from pipeline.entities.reference.value import Reference
from pipeline.model import Document, Link, Mention
from tests.linking.made_up import document, linked_in, mention, organisation

NAMES = (
    *("SERV", "Vlaamse Regering", "Kamer", "Parlement", "Energiehuis Dijleland", "EIB", "IWT"),
    *("Agentschap Ondernemen", "gemeente Aalter", "OCMW Geel", "Rekenkamer", "kabinet Demir"),
    *("Tweede Kamer", "Kamer van volksvertegenwoordigers", "VEA", "Autorité bancaire européenne"),
)
ACTS = (
    ("Bosdecreet van 13 juni 1990", Reference(kind="legal", act="decree", date="1990-06-13")),
    ("decreet van 12 juli 2013", Reference(kind="legal", act="decree", date="2013-07-12")),
    ("wet van 1 april 1999", Reference(kind="legal", act="law", date="1999-04-01")),
    (
        "Richtlijn (EU) 2022/2555",
        Reference(kind="legal", act="directive", number="2022/2555", celex="32022L2555"),
    ),
)
PLANS = ("regeerakkoord", "NIS2", "Vlaams Klimaatplan", "Steenuilenplan 2030")
DATES = (None, "2014", "2018-05", "2024-11-25")
FILLING = ("De Tweede Kamer vergadert. ", "De Vlaamse Regering beslist. ", "De FOD meldt. ", " ")

Written = tuple[Document, tuple[Mention, ...]]


@st.composite
def documents(draw: st.DrawFn, key: str = "d") -> Written:
    """A document with some mentions of things that need the document to be told apart."""
    text = draw(st.sampled_from(FILLING)) * draw(st.integers(1, 4))
    mentions: list[Mention] = []
    for name in draw(st.lists(st.sampled_from((*NAMES, *PLANS)), max_size=6)):
        start, text = len(text), f"{text}{name}. "
        if name in PLANS:
            plan = Instrument(kind="strategy", name=name)
            mentions.append(mention("instrument", name, start, plan, key=key))
        else:
            mentions.append(organisation(name, start, key=key))
    for name, value in draw(st.lists(st.sampled_from(ACTS), max_size=4)):
        start, text = len(text), f"{text}{name}. Voormeld decreet geldt. "
        mentions.append(mention("reference", name, start, value, key=key))
    return document(text, key=key, issued=draw(st.sampled_from(DATES))), tuple(mentions)


def iris(links: Sequence[Link]) -> dict[str, str]:
    return {found.mention: found.uri for found in links}


@given(documents(), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_the_order_of_mentions_does_not_matter(written: Written, chance: object) -> None:
    text, mentions = written
    shuffled = list(mentions)
    getattr(chance, "shuffle")(shuffled)  # noqa: B009 - a Random, which hypothesis does not type
    back = sorted(shuffled, key=lambda item: item.span.start)
    assert linked_in(text, *back) == linked_in(text, *sorted(mentions, key=lambda m: m.span.start))


@given(documents("a"), documents("b"), documents("c"))
@settings(max_examples=100, deadline=None)
def test_neither_order_nor_number_of_documents_matters(
    one: Written, two: Written, three: Written
) -> None:
    alone = iris(linked_in(one[0], *one[1]))
    for order in ((two, one, three), (three, two, one), (one, three)):
        links = [found for text, mentions in order for found in linked_in(text, *mentions)]
        assert alone.items() <= iris(links).items()


@given(documents())
@settings(max_examples=100, deadline=None)
def test_every_link_is_explained(written: Written) -> None:
    text, mentions = written
    for item, found in zip(mentions, linked_in(text, *mentions), strict=True):
        assert found.mention == item.id
        assert found.reason
        if found.key is None:
            assert found.reason_nl
        assert 0 <= found.score <= 1
        assert all(0 <= candidate.score <= 1 for candidate in found.candidates)


def test_ten_thousand_mentions_of_all_kinds_in_five_seconds() -> None:
    text, mentions = "De Vlaamse Regering beslist. " * 50, []
    for at in range(5_000):
        name, (act, value) = f"{NAMES[at % len(NAMES)]}", ACTS[at % len(ACTS)]
        name = name if at % 3 else f"{name} {at}"
        mentions.append(organisation(name, len(text)))
        text += f"{name}, zie artikel 3 van voormeld decreet en het "
        mentions.append(mention("reference", act, len(text), value))
        text += f"{act} over iets dat nummer {at} heeft. "
    started = time.process_time()
    assert len(linked_in(document(text, issued="2024"), *mentions)) == 10_000
    assert time.process_time() - started < 5
