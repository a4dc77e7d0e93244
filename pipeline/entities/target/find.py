"""Finds targets: every number of a passage is weighed, and those that are goals get their span.

FOUND: "tegen 2030 moet minstens 50% van de ritten met de fiets gebeuren", "halveren tegen 2030",
rows under a column "Streefwaarde 2029". NOT FOUND: "daalde in 2022 met 3%", "zal naar verwachting
met 8% groeien", "een subsidie van 2 miljoen euro", "bedrijven met meer dan 50 werknemers".
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from pipeline.entities.entity_type import Found, Knowledge, Passage
from pipeline.entities.target import slots
from pipeline.entities.target.clauses import Clause, clause_of, sentence_at
from pipeline.entities.target.cues import Matches, Verdict, cues_of, is_free, weigh
from pipeline.entities.target.deadlines import Deadline, deadlines
from pipeline.entities.target.quantities import Quantity, quantities
from pipeline.entities.target.spans import Layout, Neighbours, layout
from pipeline.entities.target.surroundings import (
    agents_in,
    around,
    dated,
    due_in_lead,
    has_past_year,
    is_onward,
    kind_of,
    nearest,
)
from pipeline.entities.target.tables import stated
from pipeline.entities.target.traits import Setting
from pipeline.entities.target.value import Target
from pipeline.model import Span, overlaps
from pipeline.months import NAMES

_DATE = re.compile(rf"\b\d{{1,2}}(?:er|ste|e)? (?:{NAMES})\b(?: (?:19|20)\d\d)?", re.IGNORECASE)
_MOST = 24  # numbers in a sentence: with more it is a list of figures
_NEAR = 3  # characters between two sentences that follow one another


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A number weighed, with where it stands."""

    quantity: Quantity
    clause: Clause
    layout: Layout
    due: Deadline | None
    verdict: Verdict
    lead: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A sentence with what its numbers share."""

    passage: Passage
    knowledge: Knowledge
    sentence: Span
    due: tuple[Deadline, ...]
    agents: tuple[Span, ...]
    lead: Span | None
    lead_due: Deadline | None  # "Tegen 2030:" above a list
    setting: Setting
    matches: Matches


def find(passage: Passage, knowledge: Knowledge) -> Iterable[Found]:
    """The targets that the passage names."""
    rows = tuple(stated(passage, knowledge))
    taken = [item.span for item in rows]
    yield from rows
    last: Found | None = None
    for item in candidates(passage, knowledge):
        if item.verdict.reason is not None or any(
            overlaps(item.layout.span, span) for span in taken
        ):
            continue
        made = _found(passage, item, last)
        last = made
        yield made


def candidates(passage: Passage, knowledge: Knowledge) -> Iterator[Candidate]:
    """The numbers of a passage with their verdicts, the rejected ones with their reasons."""
    knowledge = dated(passage, knowledge)
    due = tuple(deadlines(passage.text, knowledge.issued))
    blocked = _blocked(passage, due)
    usable = [
        item
        for item in quantities(passage.text, knowledge.language)
        if not _hit(blocked, item.core.start, item.core.end)
    ]
    starts = [span.start for span in passage.sentences]
    by_sentence = groupby(usable, key=lambda item: sentence_at(passage, starts, item.core.start))
    hit = -1
    for sentence, members in by_sentence:
        group = tuple(members)
        if len(group) > _MOST:
            yield from (_uncounted(item, sentence) for item in group)
            continue
        scene = _scene(passage, knowledge, sentence, due, hit)
        for item in _of_sentence(scene, group):
            hit = sentence.end if item.verdict.reason is None else hit
            yield item


def _uncounted(quantity: Quantity, sentence: Span) -> Candidate:
    """A number in a list of figures: not weighed, but with the reason."""
    return Candidate(
        quantity=quantity,
        clause=Clause(
            sentence=sentence,
            part=sentence,
            comma=sentence,
            bracketed=False,
            opening=sentence.start,
        ),
        layout=Layout(span=quantity.span, side="bare"),
        due=None,
        verdict=Verdict(score=0.0, cues=(), reason="list-of-figures"),
        lead=None,
    )


def _blocked(passage: Passage, due: tuple[Deadline, ...]) -> bytearray:
    """The places where digits are no numbers: deadlines, dates, references, names."""
    mask = bytearray(len(passage.text))
    spans = [item.span for item in due]
    spans += [Span(*match.span()) for match in _DATE.finditer(passage.text)]
    for kind in ("reference", "organisation", "instrument"):
        spans += [item.span for item in passage.found.get(kind, ()) if not _is_norm(passage, item)]
    for span in spans:
        mask[span.start : span.end] = b"\x01" * (span.end - span.start)
    return mask


def _is_norm(passage: Passage, item: Found) -> bool:
    text = passage.text[item.span.start : item.span.end]
    return "%" in text or text.endswith("norm")


def _hit(mask: bytearray, start: int, end: int) -> bool:
    return mask.find(1, start, end) >= 0


def _of_sentence(scene: Scene, group: tuple[Quantity, ...]) -> Iterator[Candidate]:
    """The numbers of one sentence; the passage of a target keeps off those of its neighbours."""
    text = scene.passage.text
    yielding = _yielding(text, scene.sentence, group)
    end, follows, sibling = scene.sentence.start, False, False
    for index, quantity in enumerate(group):
        if quantity.core.start < end or index in yielding:
            continue
        clause = clause_of(text, scene.sentence, quantity.core)
        following = group[index + 1] if index + 1 < len(group) else None
        limit = (end, _limit(text, quantity, following, clause.comma.end))
        near = Neighbours(due=scene.due, agents=scene.agents, limit=limit)
        placed = layout(text, clause, quantity, near)
        moment = nearest(scene.due, placed.span, clause) or scene.lead_due
        bare = placed.side == "bare"
        setting = replace(
            scene.setting,
            deadline=kind_of(moment, scene.knowledge),
            onward=moment is not None and is_onward(text, moment),
            past_year=has_past_year(text, clause, scene.due, scene.knowledge),
            sibling=sibling and not bare,
            follows=follows and bare and not clause.bracketed,
            bare=bare and not follows,
        )
        verdict = weigh(cues_of(text, clause, quantity, setting, scene.matches))
        follows = verdict.reason is None
        sibling = sibling or follows
        end = placed.span.end if follows else end
        yield Candidate(
            quantity=quantity,
            clause=clause,
            layout=placed,
            due=moment,
            verdict=verdict,
            lead=scene.lead,
        )


def _scene(
    passage: Passage, knowledge: Knowledge, sentence: Span, due: tuple[Deadline, ...], hit: int
) -> Scene:
    """A sentence with what surrounds it; `hit` is the end of the last sentence with a target."""
    lead, heading, kind = around(passage, sentence.start)
    near = (
        0 <= hit <= sentence.start <= hit + _NEAR and "\n" not in passage.text[hit : sentence.start]
    )
    return Scene(
        passage=passage,
        knowledge=knowledge,
        sentence=sentence,
        due=tuple(item for item in due if sentence.start <= item.span.start < sentence.end),
        agents=agents_in(passage, sentence),
        lead=lead,
        lead_due=None if lead is None else due_in_lead(passage, lead, due),
        setting=Setting(
            lead="" if lead is None else passage.text[lead.start : lead.end],
            heading=heading,
            kind=kind,
            near=near,
        ),
        matches=Matches(passage.text, sentence),
    )


def _yielding(text: str, sentence: Span, group: tuple[Quantity, ...]) -> frozenset[int]:
    """Numbers that give way to a later one of their clause.

    "elke gemeente plant tegen 2030 500 bomen", "het bereik verdubbelen tot 9%".
    """
    found = set()
    for index, quantity in enumerate(group):
        if quantity.number.kind == "change" and index + 1 < len(group):
            between = text[quantity.core.end : group[index + 1].span.start]
            if between in (" tot ", " naar "):
                found.add(index)
        if quantity.number.kind != "total":
            continue
        high = clause_of(text, sentence, quantity.core).comma.end
        later = [item for item in group[index + 1 :] if item.core.end <= high]
        if any(is_free(text, item) for item in later):
            found.add(index)
    return frozenset(found)


def _limit(text: str, quantity: Quantity, following: Quantity | None, high: int) -> int:
    """Before an "en" that leads to the next number: "60% tegen 2040 en 90% tegen 2050"."""
    if (
        following is None
        or following.span.start >= high
        or following.core.start < quantity.span.end
    ):
        return high
    between = text[quantity.core.end : following.span.start]
    if between.startswith(("- en ", "- of ")):  # "de 3%- en de 1%-norm"
        return high
    at = between.rfind(" en ")
    return quantity.core.end + at if at >= 0 and len(between) - at < 60 else high


def _found(passage: Passage, item: Candidate, last: Found | None) -> Found:
    text, span, quantity = passage.text, item.layout.span, item.quantity
    agents = agents_in(passage, item.clause.sentence)
    base, base_year = slots.baseline(text, span, quantity, item.clause.sentence)
    indicator = slots.indicator(text, span, quantity, item.due)
    value = Target(
        indicator=indicator,
        comparator=slots.comparator(text, span, quantity),
        value=quantity.number.value,
        maximum=quantity.number.maximum,
        unit=quantity.unit or slots.counted_in(indicator),
        baseline=base,
        baseline_year=base_year,
        deadline=None if item.due is None else item.due.when,
        scope=slots.scope(text, span),
        holder=slots.holder(text, item.clause.sentence, span, agents, item.lead),
        modality=slots.modality(
            text,
            item.clause.sentence,
            "" if item.lead is None else text[item.lead.start : item.lead.end],
        ),
    )
    if item.layout.side == "bare" and last is not None and isinstance(last.value, Target):
        value = _restated(value, last.value)
    return Found(
        span=span,
        value=value,
        rule=_rule(item),
        signals=tuple(name for name in item.verdict.cues if name != "bias"),
    )


def _restated(value: Target, before: Target) -> Target:
    """A figure without an indicator takes it from the target before: "60% tegen 2040"."""
    same = value.unit == before.unit
    return replace(
        value,
        indicator=before.indicator,
        comparator=before.comparator if same and value.comparator == "=" else value.comparator,
        holder=value.holder or before.holder,
        scope=value.scope or before.scope,
    )


def _rule(item: Candidate) -> str:
    kind = item.quantity.number.kind
    if kind == "amount":
        kind = "share" if (item.quantity.unit or "").startswith("%") else "amount"
    return f"target.{kind}-by-year" if item.due is not None else f"target.{kind}"
