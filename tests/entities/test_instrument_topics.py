"""A short form of a topic is not the plan about it."""

from pipeline.entities.entity_type import Knowledge, Passage
from pipeline.entities.instrument.find import find


def names(text: str) -> list[str]:
    """What is found in a text, in order."""
    passage = Passage(text=text, blocks=(), sentences=())
    found = sorted(find(passage, Knowledge()), key=lambda item: item.span)
    return [text[item.span.start : item.span.end] for item in found]


def test_the_topic_of_a_plan_is_no_instrument() -> None:
    text = "Het Vlaams Beleidsplan Artificiële Intelligentie (AI) steunt AI in kmo's."
    assert names(text) == ["Vlaams Beleidsplan Artificiële Intelligentie"]


def test_a_short_form_of_a_plan_is_one() -> None:
    text = "Het Vlaams Actieplan Droogtebestrijding (VADB) loopt. Het VADB slaagt."
    assert names(text) == ["Vlaams Actieplan Droogtebestrijding", "VADB", "VADB"]
