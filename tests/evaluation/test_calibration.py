"""Records, cross-fitting and the reliability curve."""

from collections.abc import Sequence

import pytest

from pipeline.evaluation import (
    Annotation,
    Estimate,
    Judged,
    Records,
    cross_fitted,
    judged,
    records,
    reliability,
)


def find(doc: str, *, right: bool, held_out: bool = True, rule: str = "organisation.x") -> Judged:
    """A judged find without signals."""
    return Judged(doc=doc, rule=rule, signals=("in-heading",), right=right, held_out=held_out)


def test_development_documents_count_a_tenth_and_not_in_the_share_of_a_type() -> None:
    made = records([find("new", right=False), find("seen", right=True, held_out=False)])
    assert made["types"] == {"organisation": [0.0, 1.0]}
    assert made["rules"] == {"organisation.x": [0.1, 1.1]}
    assert made["signals"] == {"organisation:in-heading": [0.1, 1.1]}


def test_an_estimate_never_sees_the_document_that_it_is_for() -> None:
    finds = [find("a", right=True, rule="organisation.a"), find("b", right=False)]

    def fit(known: Records) -> Estimate:
        def estimate(rule: str, signals: Sequence[str]) -> float:
            del signals
            assert rule not in known["rules"]
            return 0.5

        return estimate

    assert cross_fitted(finds, fit) == [(0.5, True), (0.5, False)]


@pytest.mark.parametrize(
    ("kind", "end", "right"), [("ORG", 10, True), ("ORG", 11, False), ("TARGET", 11, True)]
)
def test_names_must_match_exactly_and_passages_mostly(kind: str, end: int, right: bool) -> None:  # noqa: FBT001
    gold = Annotation(doc="a", start=0, end=10, type=kind, attributes={})
    made = Annotation(
        doc="a", start=0, end=end, type=kind, attributes={"rule": "x.y", "signals": ()}
    )
    assert [one.right for one in judged([gold], [made], frozenset())] == [right]


def test_a_calibrated_estimate_lies_on_the_diagonal() -> None:
    curve = reliability([(0.75, True)] * 3 + [(0.75, False)])
    assert curve is not None
    assert curve.error == pytest.approx(0)
    (only,) = curve.bins
    assert only.observed_low < only.observed < only.observed_high


def test_too_much_confidence_is_an_error() -> None:
    curve = reliability([(0.98, False)] * 4)
    assert curve is not None
    assert curve.error == pytest.approx(0.98)


def test_without_finds_there_is_no_curve() -> None:
    assert reliability([]) is None
