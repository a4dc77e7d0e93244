"""A text made from another text leads back to it."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.text_map import Edit, Piece, edited, identity, joined, origin_of, span_of
from tests.strategies import TEXTS, edits


@given(st.data(), TEXTS)
def test_a_copied_character_is_the_one_it_came_from(data: st.DataObject, text: str) -> None:
    made, back = edited(text, data.draw(edits(len(text))))
    for segment in back.segments:
        copied = made[segment.start : segment.start + segment.length]
        assert copied == text[segment.origin : segment.origin + segment.length]


@given(st.data(), TEXTS)
def test_a_span_leads_back_to_a_span_around_all_that_was_copied(
    data: st.DataObject, text: str
) -> None:
    made, back = edited(text, data.draw(edits(len(text))))
    start = data.draw(st.integers(0, len(made)))
    end = data.draw(st.integers(start, len(made)))
    place = span_of(back, start, end)
    copied = [origin for at in range(start, end) if (origin := origin_of(back, at))]
    if not copied:
        assert place is None
    else:
        assert place == (copied[0][1], copied[-1][1] + 1)


def test_of_overlapping_edits_the_first_counts() -> None:
    assert edited("abcdef", [Edit(1, 4, "x"), Edit(2, 5, "y")])[0] == "axef"


def test_pieces_that_touch_are_one_segment() -> None:
    _, back = joined([Piece("ab", 0), Piece("cd", 2), Piece("x", 9)])
    assert len(back.segments) == 2


def test_pieces_of_two_places_stay_apart() -> None:
    _, back = joined([Piece("ab", 0, "page=1"), Piece("cd", 2, "page=2")])
    assert origin_of(back, 3) == ("page=2", 3)


def test_identity_of_nothing_is_nothing() -> None:
    assert identity(0).segments == ()
