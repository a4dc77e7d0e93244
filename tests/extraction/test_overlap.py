"""Of overlapping finds, which stay."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pipeline.entities.entity_type import Found
from pipeline.extraction.overlap import without_overlap
from pipeline.model import Span, overlaps


def found(start: int, end: int, rule: str = "x.y") -> Found:
    """A find at a place."""
    return Found(span=Span(start, end), value=None, rule=rule)


FINDS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 10), st.floats(0, 1)).map(
        lambda row: (found(row[0], row[0] + row[1]), row[2])
    ),
    max_size=20,
)


@given(FINDS)
def test_none_overlap(finds: list[tuple[Found, float]]) -> None:
    kept = without_overlap(finds)
    for one, other in pairwise(kept):
        assert not overlaps(one[0].span, other[0].span)


@given(FINDS)
def test_twice_is_the_same_as_once(finds: list[tuple[Found, float]]) -> None:
    once = without_overlap(finds)
    assert without_overlap(once) == once


@given(FINDS)
def test_what_goes_gives_way_to_something(finds: list[tuple[Found, float]]) -> None:
    kept = without_overlap(finds)
    for item, _ in finds:
        assert any(overlaps(item.span, other.span) for other, _ in kept)


def test_the_longer_wins() -> None:
    assert without_overlap([(found(0, 5), 0.9), (found(3, 20), 0.1)]) == [(found(3, 20), 0.1)]


def test_of_two_as_long_the_surer_wins() -> None:
    assert without_overlap([(found(0, 5), 0.4), (found(3, 8), 0.6)]) == [(found(3, 8), 0.6)]
