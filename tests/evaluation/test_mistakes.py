"""Mistakes: named for what is wrong, counted by cause, shown in their words."""

from typing import Any

from pipeline.evaluation import Annotation, causes, detail, in_context, mistakes


def target(start: int, end: int, **attributes: Any) -> Annotation:
    """A target of document a."""
    return Annotation(doc="a", start=start, end=end, type="TARGET", attributes=attributes)


TEXT = "We willen tegen 2030 minstens 40% minder uitstoot in de industrie."
GOLD = target(10, 49, value=40, deadline="2030")


def test_each_sort_of_mistake_has_a_name() -> None:
    found = [target(16, 49, value=40, deadline="2029", rule="target.share"), target(60, 65)]
    made = mistakes([GOLD, target(0, 2)], found, "TARGET")
    assert [one.what for one in made] == ["missed", "boundary", "wrong deadline", "spurious"]


def test_a_boundary_says_which_way_it_is_wrong() -> None:
    (made,) = mistakes([GOLD], [target(16, 55, **GOLD.attributes, rule="target.share")], "TARGET")
    assert detail(made) == "target.share: starts late, ends late"


def test_a_mistake_is_shown_in_its_words() -> None:
    (made,) = mistakes([GOLD], [target(16, 33, **GOLD.attributes)], "TARGET")
    assert in_context(TEXT, made, 10) == (
        "We willen ⟨tegen [2030 minstens 40%] minder uitstoot⟩ in de ind…"
    )


def test_causes_are_counted_commonest_first() -> None:
    found = [target(at, at + 2, rule="target.count") for at in (0, 5, 50)]
    first, second = causes([GOLD], found)
    assert (first.what, first.detail, len(first.mistakes)) == ("spurious", "target.count", 3)
    assert (second.what, len(second.mistakes)) == ("missed", 1)
