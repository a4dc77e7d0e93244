"""Targets across documents: which are one, and what changed."""

from decimal import Decimal

import pytest

from pipeline.entities.reference.value import Reference
from pipeline.entities.target.value import Target
from pipeline.linking.corpus import ties_of
from pipeline.linking.linked import Linked
from pipeline.model import Tie
from tests.linking.examples import document, linked, mention

FIRST, SECOND = "2022-03-01", "2025-03-01"


def stated(key: str, words: str, issued: str = FIRST, **facts: object) -> Linked:
    """A document that states one target in these words."""
    fields = {"unit": "%", "indicator": "aandeel van de trein in het reizigersvervoer", **facts}
    if "value" in fields:
        fields["value"] = Decimal(str(fields["value"]))
    text = document(key, words, issued=issued)
    return linked(text, mention(text, "target", words, Target(**fields)))  # type: ignore[arg-type]


EARLIER = stated("vroeger", "tegen 2030 stijgt het aandeel van de trein tot 20%", value=20,
                 deadline="2030", comparator=">=")  # fmt: skip
CHANGES = [
    ("restates", {"value": 20, "deadline": "2030"}),
    ("restates", {"value": 20, "deadline": "2030-12-31", "comparator": ">="}),
    ("postpones", {"value": 20, "deadline": "2035"}),
    ("tightens", {"value": 20, "deadline": "2028"}),
    ("tightens", {"value": 25, "deadline": "2030", "comparator": ">="}),
    ("weakens", {"value": 15, "deadline": "2030"}),
    ("weakens", {"value": 15, "deadline": "2035", "comparator": ">="}),
    (None, {"value": 30, "deadline": "2040"}),  # the next step of one path
    (None, {"value": 20, "deadline": "2030", "unit": "kilometer"}),
    (None, {"value": 20, "deadline": "2030", "scope": "Limburg", "indicator": "aandeel fiets"}),
]


def changes(*documents: Linked) -> list[Tie]:
    names = {"restates", "tightens", "weakens", "postpones"}
    return [tie for tie in ties_of(documents, "https://example.org") if tie.predicate in names]


@pytest.mark.parametrize(("how", "facts"), CHANGES)
def test_a_later_document_changes_a_target(how: str | None, facts: dict[str, object]) -> None:
    later = stated("b", "bedraagt het aandeel van de trein", SECOND, **facts)
    found = changes(EARLIER, later)
    assert [tie.predicate for tie in found] == ([how] if how else [])
    for tie in found:
        assert tie.subject.startswith(later.pairs[0][1].uri)
        assert tie.object.startswith(EARLIER.pairs[0][1].uri)
        assert set(tie.evidence) == {later.pairs[0][0].id, EARLIER.pairs[0][0].id}


def test_for_a_ceiling_less_is_stricter() -> None:
    ceiling = {"indicator": "verkeersdoden op gewestwegen", "unit": "persons", "deadline": "2030"}
    old = stated("a", "hoogstens 100 verkeersdoden", value=100, comparator="<=", **ceiling)
    new = stated("b", "hoogstens 60 verkeersdoden", SECOND, value=60, comparator="<=", **ceiling)
    assert [tie.predicate for tie in changes(old, new)] == ["tightens"]


def test_other_words_for_one_indicator_are_tied() -> None:
    later = stated("b", "20% in 2030", SECOND, value=20, deadline="2030",
                   indicator="trein in het reizigersvervoer in Vlaanderen")  # fmt: skip
    other = stated("a", "20% in 2030", value=20, deadline="2030",
                   indicator="reizigersvervoer met de trein in Vlaanderen en Brussel")  # fmt: skip
    found = ties_of((later, other), "https://example.org")
    assert {tie.predicate for tie in found} == {"exact-match", "restates"}
    assert {tie.rule for tie in found} == {"target.same-indicator"}


@pytest.mark.parametrize("issued", [FIRST, "2022", ""])
def test_without_an_order_in_time_nothing_changed(issued: str) -> None:
    other = stated("b", "25% in 2030", issued, value=25, deadline="2030")
    assert changes(EARLIER, other) == []


def test_a_document_that_cites_another_is_the_later_one() -> None:
    title = "Treinen voor iedereen in Limburg"
    cited = stated("a", "20% in 2030", "", value=20, deadline="2030")
    cited = linked_as(cited, title=title, publisher="SERV")
    words = f"SERV (2022), Advies '{title}'; 20% in 2035"
    text = document("b", words)
    value = Target(indicator="aandeel van de trein in het reizigersvervoer", value=Decimal(20),
                   unit="%", deadline="2035")  # fmt: skip
    citing = linked(
        text,
        mention(text, "reference", words.partition(";")[0], Reference(
            kind="bibliographic", authors=("SERV",), year="2022", title=title)),
        mention(text, "target", "20% in 2035", value),
    )  # fmt: skip
    assert [tie.predicate for tie in changes(cited, citing)] == ["postpones"]


def linked_as(one: Linked, **facts: str) -> Linked:
    """The same document with other facts."""
    return linked(document(one.document.id, one.document.text, **facts), one.pairs[0][0])


def test_two_formats_of_one_text_do_not_repeat_one_another() -> None:
    one = linked_as(EARLIER, title="Spoorplan", publisher="Stad X", issued=FIRST)
    other = linked_as(stated("b", "20% in 2030", value=20, deadline="2030"), title="Spoorplan",
                      publisher="Stad X", issued=FIRST)  # fmt: skip
    assert changes(one, other) == []


def test_in_one_text_a_moved_deadline_counts_and_a_milestone_does_not() -> None:
    words = "600 loketten tegen 2024; nu 600 loketten in 2026, 300 loketten in 2025"
    text = document("a", words)
    facts = {"indicator": "loketten voor inwoners", "unit": "loketten"}
    parts = [("600 loketten tegen 2024", 600, "2024"), ("600 loketten in 2026", 600, "2026"),
             ("300 loketten in 2025", 300, "2025")]  # fmt: skip
    found = changes(
        linked(
            text,
            *(
                mention(text, "target", quote, Target(value=Decimal(value), deadline=when, **facts))  # type: ignore[arg-type]
                for quote, value, when in parts
            ),
        )
    )
    assert [tie.predicate for tie in found] == ["postpones"]


def test_towns_do_not_share_what_they_state_for_themselves() -> None:
    one, other = (
        linked_as(stated(key, "20% minder", value=20, indicator="uitstoot op ons grondgebied"),
                  publisher=town)
        for key, town in (("a", "Stad Gent"), ("b", "Gemeente Zulte"))
    )  # fmt: skip
    assert one.pairs[0][1].uri != other.pairs[0][1].uri
