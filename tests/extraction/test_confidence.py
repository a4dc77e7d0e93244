"""Confidence follows from the records, and nothing is certain."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from pipeline.entities.entity_type import Found
from pipeline.extraction.confidence import Calibration, Record, confidence, load, probability
from pipeline.model import Span

RECORDS = Calibration(
    rules={"organisation.sure": Record(99, 100), "organisation.poor": Record(10, 100)},
    signals={"organisation:odd": Record(1, 50), "organisation:usual": Record(48, 50)},
    types={"organisation": Record(80, 100)},
)
TENTHS = st.integers(0, 500).map(lambda tenths: tenths / 10)


def rated(rule: str, *signals: str) -> float:
    """The confidence of a find by this rule, with these signals."""
    found = Found(span=Span(0, 1), value=None, rule=rule, signals=signals)
    return confidence(found, RECORDS)


def test_a_better_rule_is_surer() -> None:
    assert rated("organisation.sure") > rated("organisation.new") > rated("organisation.poor")


def test_signals_shift_it_both_ways() -> None:
    plain = rated("organisation.new")
    assert rated("organisation.new", "usual") > plain > rated("organisation.new", "odd")


def test_a_signal_that_was_never_seen_says_nothing() -> None:
    assert rated("organisation.new", "never-seen") == rated("organisation.new")


def test_nothing_is_certain() -> None:
    assert 0.02 <= rated("organisation.poor", "odd") < rated("organisation.sure", "usual") <= 0.99


def test_a_rule_without_finds_is_as_good_as_its_type() -> None:
    assert abs(rated("organisation.new") - 0.8) < 0.01


@given(right=TENTHS, wrong=TENTHS, more=TENTHS)
def test_more_that_was_right_never_lowers_it(right: float, wrong: float, more: float) -> None:
    before = replace(RECORDS, rules={"organisation.x": Record(right, right + wrong)})
    after = replace(RECORDS, rules={"organisation.x": Record(right + more, right + wrong + more)})
    assert probability("organisation.x", (), after) >= probability("organisation.x", (), before)


def test_the_calibration_that_ships_knows_every_type() -> None:
    assert set(load().types) == {"organisation", "instrument", "reference", "target"}
