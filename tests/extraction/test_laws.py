"""Laws of the whole extraction, on random text and on random Dutch."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from pipeline.extraction import build_nlp, extract
from pipeline.model import Mention, Span, overlaps
from tests.strategies import DUTCH, TEXTS, document

BASE = "https://data.example"

SENTENCES = (
    "De SERV bracht op 3 maart 2021 een advies uit over het ontwerp van decreet.",
    "Tegen 2030 daalt de uitstoot van broeikasgassen met 40% ten opzichte van 2005.",
    "De Vlaamse Regering keurde het decreet van 7 mei 2004 goed.",
    "Richtlijn (EU) 2022/2555 geldt ook voor de Vlaamse overheid.",
    "Het Agentschap Innoveren en Ondernemen (VLAIO) beheert de kmo-portefeuille.",
    "Zie https://www.example.be/beleid voor het volledige plan.",
    "Minstens 80 procent van de gezinnen sorteert het afval volledig tegen eind 2027.",
    "Horizon Europe financiert het onderzoek aan de KU Leuven.",
    "De gemeenteraad vergadert op dinsdag.",
    "Schriftelijke vraag nr. 437 van 9 maart 2022 gaat over de stiptheid van de NMBS.",
    "In 2019 waren er 1.250 aanvragen, tegenover 900 in 2018.",
    "Article 5 of Regulation (EU) No 910/2014 applies to the European Commission.",
)
PARAGRAPHS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map(" ".join)
HOSTILE = st.text(
    alphabet=st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("\n\t\r\u2028\u200b\u00ad\u0000\ufeff*_#|[]()<>%€§°’‘“”–-/.,;:0123456789"),
    ),
    max_size=200,
)
LAW = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    """One pipeline for all laws."""
    return build_nlp()


def outline(mentions: tuple[Mention, ...], shift: int = 0) -> set[tuple[str, int, int, str]]:
    """What was found, and where, counted from `shift`."""
    return {
        (item.type, item.span.start - shift, item.span.end - shift, item.rule) for item in mentions
    }


@LAW
@given(text=st.one_of(TEXTS, DUTCH, HOSTILE, PARAGRAPHS))
def test_slices_are_exact_and_a_type_never_overlaps_itself(nlp: Language, text: str) -> None:
    mentions = extract(document(text), nlp, BASE)
    for mention in mentions:
        assert mention.text == text[mention.span.start : mention.span.end]
        assert 0 <= mention.confidence <= 1
    by_type: dict[str, list[Span]] = {}
    for mention in mentions:
        for span in by_type.setdefault(mention.type, []):
            assert not overlaps(span, mention.span)
        by_type[mention.type].append(mention.span)
    assert len({mention.id for mention in mentions}) == len(mentions)


@LAW
@given(text=st.one_of(DUTCH, HOSTILE, PARAGRAPHS))
def test_the_same_text_gives_the_same_mentions(nlp: Language, text: str) -> None:
    assert extract(document(text), nlp, BASE) == extract(document(text), nlp, BASE)


@LAW
@given(one=PARAGRAPHS, two=PARAGRAPHS)
def test_a_whole_holds_what_its_parts_hold(nlp: Language, one: str, two: str) -> None:
    """Two texts set apart by blank lines: each is read as if it stood alone.

    What a document defines ("… (VLAIO)") counts in all of it, so that a whole may hold more.
    """
    seam = len(one) + 3
    whole = extract(document(f"{one}\n\n\n{two}"), nlp, BASE)
    first = outline(tuple(item for item in whole if item.span.end <= len(one)))
    second = outline(tuple(item for item in whole if item.span.start >= seam), seam)
    assert first >= outline(extract(document(one), nlp, BASE))
    assert second >= outline(extract(document(two), nlp, BASE))
    assert all(item.span.end <= len(one) or item.span.start >= seam for item in whole)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_keeps_its_mentions_below_a_long_text(nlp: Language, sentence: str) -> None:
    """Passages are cut at 30,000 characters; no mention is lost at a cut."""
    filler = "Dit is een gewone zin zonder namen of cijfers.\n\n" * 1500
    alone = outline(extract(document(sentence), nlp, BASE))
    below = extract(document(filler + sentence), nlp, BASE)
    assert outline(below, len(filler)) == alone
