"""Decisions replayed on the mentions and links of a document."""

from dataclasses import replace
from typing import Any

from pipeline.entities import ENTITY_TYPES
from pipeline.entities.entity_type import LinkContext
from pipeline.entities.instrument.value import Instrument
from pipeline.entities.organisation.value import Organisation
from pipeline.entities.target.value import Target
from pipeline.linking.doubts import doubts
from pipeline.linking.linked import Linked
from pipeline.linking.replay import Reviewed, key_of, replay, touching
from pipeline.model import Decision, Judgement, Link, Mention, Role
from tests.linking.examples import BASE, document, linked, mention
from tests.linking.examples import key_of as entity_of

TYPES = {entity_type.name: entity_type for entity_type in ENTITY_TYPES}
TEXT = "De Raad van State en de SERV vragen 30% groei. Het Plan Bodem\nen Water van de SERV volgt."
OF = document("nota", TEXT)
COUNCIL = mention(OF, "organisation", "Raad", Organisation(name="Raad"))
SERV = mention(OF, "organisation", "SERV", Organisation(name="SERV"))
AGAIN = mention(OF, "organisation", "SERV", Organisation(name="SERV"), TEXT.rindex("SERV"))
GROWTH = mention(OF, "target", "30% groei", Target(indicator="groei", holder="SERV"))
PLAN = mention(OF, "instrument", "Plan Bodem", Instrument(name="Plan Bodem", kind="strategy"))
ONE = linked(OF, COUNCIL, SERV, GROWTH, PLAN, AGAIN)


def decided(of: Mention, action: str, **fields: str) -> Decision:
    return Decision(
        action=action, by="redactie", why="gelezen", document=OF.id, mention=key_of(of.id), **fields
    )


def after(*decisions: Decision) -> Reviewed:
    mentions = tuple(one for one, _ in ONE.pairs)
    context = LinkContext(base=BASE, document=OF, definitions={}, mentions=mentions)
    return replay(context, [link for _, link in ONE.pairs], decisions, TYPES)


def link_of(reviewed: Reviewed, of: Mention) -> Link:
    return next(link for link in reviewed.links if link.mention == of.id)


def mention_of(reviewed: Reviewed, of: Mention) -> Mention:
    return next(one for one in reviewed.mentions if one.id == of.id)


def holder(reviewed: Reviewed) -> Role:
    return link_of(reviewed, GROWTH).roles[0]


def test_no_decision_changes_nothing() -> None:
    reviewed = after()
    assert [(one, link) for one, link in zip(reviewed.mentions, reviewed.links, strict=True)] == [
        *ONE.pairs
    ]


def test_accepting_changes_nothing_but_is_kept() -> None:
    reviewed = after(decided(SERV, "accept"))
    assert reviewed.links == after().links
    assert reviewed.applied == (decided(SERV, "accept"),)


def test_a_rejected_mention_is_gone_and_nothing_rests_on_it() -> None:
    assert holder(after()).mention == SERV.id
    reviewed = after(decided(SERV, "reject"))
    assert SERV.id not in {one.id for one in reviewed.mentions}
    assert len(reviewed.links) == len(reviewed.mentions) == len(ONE.pairs) - 1
    assert holder(reviewed).mention is None


def test_another_entity() -> None:
    reviewed = after(decided(COUNCIL, "correct", entity="organisation/raad-van-state"))
    link = link_of(reviewed, COUNCIL)
    assert (entity_of(link.uri), link.key) == ("organisation/raad-van-state", "raad-van-state")
    assert (link.judgement, link.score) == (Judgement.LINKED, 1.0)


def test_what_rests_on_a_mention_follows_it() -> None:
    reviewed = after(decided(SERV, "correct", entity="organisation/vlaio"))
    assert entity_of(holder(reviewed).uri) == "organisation/vlaio"


def test_other_words_keep_the_iri_and_are_found_across_lines() -> None:
    reviewed = after(decided(PLAN, "correct", quote="Plan Bodem en Water"))
    right = mention_of(reviewed, PLAN)
    assert right.text == "Plan Bodem\nen Water" == TEXT[right.span.start : right.span.end]
    assert right.reading == "Plan Bodem en Water"
    assert link_of(reviewed, PLAN).uri.endswith("/instrument/plan-bodem-en-water")


def test_other_words_identify_another_entity() -> None:
    reviewed = after(decided(COUNCIL, "correct", quote="Raad van State"))
    assert link_of(reviewed, COUNCIL).key == "raad-van-state"


def test_words_that_stand_elsewhere_are_refused() -> None:
    wrong = decided(COUNCIL, "correct", quote="Water van de SERV")
    reviewed = after(wrong)
    assert reviewed.links == after().links
    assert [one for one, _ in reviewed.failed] == [wrong]
    assert reviewed.applied == ()


def test_another_type() -> None:
    reviewed = after(decided(PLAN, "correct", type="organisation"))
    assert mention_of(reviewed, PLAN).value == Organisation(name="Plan Bodem")
    assert entity_of(link_of(reviewed, PLAN).uri) == "organisation/plan-bodem"
    back = after(decided(COUNCIL, "correct", type="instrument", kind="fund"))
    assert mention_of(back, COUNCIL).value == Instrument(name="Raad", kind="fund")


def test_an_entity_of_another_kind_is_refused() -> None:
    assert after(decided(COUNCIL, "correct", entity="instrument/x")).failed


def test_merged_entities_are_one_everywhere() -> None:
    merge = Decision(action="merge", by="r", why="w", entity="organisation/serv",
                     into="organisation/vlaio")  # fmt: skip
    more = replace(merge, entity="organisation/vlaio", into="organisation/vmm")
    for decisions, expected in (((merge,), "vlaio"), ((merge, more), "vmm")):
        reviewed = after(*decisions)
        assert {link_of(reviewed, one).key for one in (SERV, AGAIN)} == {expected}
        assert holder(reviewed).key == expected


def test_a_split_moves_the_mentions_it_names() -> None:
    reviewed = after(
        decided(AGAIN, "split", entity="organisation/serv", into="organisation/serv-2", label="S2")
    )
    assert link_of(reviewed, SERV).key == "serv"
    link = link_of(reviewed, AGAIN)
    assert (entity_of(link.uri), link.label, link.key) == ("organisation/serv-2", "S2", None)


def test_a_decision_touches_its_mention_and_its_entity_only() -> None:
    merge = Decision(action="merge", by="r", why="w", entity="organisation/serv", into="x/y")
    both = (decided(SERV, "accept"), merge)
    uri = f"{BASE}/id/organisation/serv"
    assert touching(both, [SERV.id], [uri]) == both
    assert touching(both, [PLAN.id], [f"{BASE}/id/instrument/serv"]) == ()


def listed(*decisions: Decision, **limits: Any) -> list[tuple[str, str]]:
    doubtful = replace(ONE.pairs[2][0], confidence=0.3)
    ambiguous = replace(ONE.pairs[0][1], judgement=Judgement.AMBIGUOUS)
    pairs = ((COUNCIL, ambiguous), ONE.pairs[1], (doubtful, ONE.pairs[2][1]), *ONE.pairs[3:])
    found = doubts([Linked(OF, pairs)], decisions, **{"below": 0.6, "often": 1, **limits})
    return [(one.why, one.words) for one in found]


def test_what_is_doubtful_is_listed_until_it_is_decided() -> None:
    everything = [("ambiguous", "Raad"), ("unresolved", "Plan Bodem"), ("uncertain", "30% groei")]
    assert listed() == everything
    assert listed(often=2, below=0.2) == everything[:1]
    assert listed(decided(COUNCIL, "accept"), decided(GROWTH, "reject")) == everything[1:2]
