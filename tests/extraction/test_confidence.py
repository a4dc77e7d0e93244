"""Confidence follows from the records, and nothing is certain."""

from pipeline.entities.entity_type import Found
from pipeline.extraction.confidence import Calibration, Record, confidence
from pipeline.model import Span

RECORDS = Calibration(
    rules={"organisation.sure": Record(99, 100), "organisation.poor": Record(10, 100)},
    signals={"organisation:odd": Record(1, 50), "organisation:usual": Record(48, 50)},
    types={"organisation": Record(80, 100)},
)


def rated(rule: str, *signals: str) -> float:
    """The confidence of a find by this rule, with these signals."""
    found = Found(span=Span(0, 1), value=None, rule=rule, signals=signals)
    return confidence(found, RECORDS)


def test_a_better_rule_is_surer() -> None:
    assert rated("organisation.sure") > rated("organisation.new") > rated("organisation.poor")


def test_signals_shift_it_both_ways() -> None:
    plain = rated("organisation.new")
    assert rated("organisation.new", "usual") > plain > rated("organisation.new", "odd")


def test_nothing_is_certain() -> None:
    assert 0.02 <= rated("organisation.poor", "odd") < rated("organisation.sure", "usual") <= 0.99
