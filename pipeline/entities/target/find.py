"""Finds targets: every number of a passage is weighed, and those that are goals get their span.

FOUND: "tegen 2030 moet minstens 50% van de ritten met de fiets gebeuren", "halveren tegen 2030",
rows under a column "Streefwaarde 2029". NOT FOUND: "daalde in 2022 met 3%", "zal naar verwachting
met 8% groeien", "een subsidie van 2 miljoen euro", "bedrijven met meer dan 50 werknemers".
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from pipeline.entities.entity_type import Found, Knowledge, Passage
from pipeline.entities.target import slots
from pipeline.entities.target.clauses import Clause, block_at, clause_of, sentence_at
from pipeline.entities.target.cues import Setting, Verdict, cues_of, weigh
from pipeline.entities.target.deadlines import Deadline, deadlines
from pipeline.entities.target.quantities import Quantity, quantities
from pipeline.entities.target.spans import Layout, layout
from pipeline.entities.target.tables import stated
from pipeline.entities.target.value import Target
from pipeline.model import Span, overlaps


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A number weighed, with where it stands."""

    quantity: Quantity
    clause: Clause
    layout: Layout
    due: Deadline | None
    verdict: Verdict
    lead: Span | None


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
        taken = [*taken[-3:], made.span, *[span for span in taken if span.start > made.span.start]]
        last = made
        yield made


def candidates(passage: Passage, knowledge: Knowledge) -> Iterator[Candidate]:
    """The numbers of a passage with their verdicts, the rejected ones with their reasons."""
    due = tuple(deadlines(passage.text, knowledge.issued))
    blocked = _blocked(passage, due)
    usable = [
        item
        for item in quantities(passage.text, knowledge.language)
        if not _hit(blocked, item.core.start, item.core.end)
    ]
    starts = [span.start for span in passage.sentences]
    by_sentence = groupby(usable, key=lambda item: sentence_at(passage, starts, item.core.start))
    for sentence, group in by_sentence:
        yield from _of_sentence(passage, knowledge, sentence, tuple(group), due)


def _blocked(passage: Passage, due: tuple[Deadline, ...]) -> bytearray:
    """The places where digits are no numbers: deadlines, references, names."""
    mask = bytearray(len(passage.text))
    spans = [item.span for item in due]
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


def _of_sentence(
    passage: Passage,
    knowledge: Knowledge,
    sentence: Span,
    group: tuple[Quantity, ...],
    due: tuple[Deadline, ...],
) -> Iterator[Candidate]:
    here = tuple(item for item in due if sentence.start <= item.span.start < sentence.end)
    agents = _agents(passage, sentence)
    lead, heading, kind = _around(passage, sentence.start)
    end, follows = sentence.start, False
    for index, quantity in enumerate(group):
        if quantity.core.start < end:
            continue
        clause = clause_of(passage.text, sentence, quantity.core)
        following = group[index + 1] if index + 1 < len(group) else None
        limit = (end, _limit(passage.text, quantity, following, clause.comma.end))
        placed = layout(passage.text, clause, quantity, here, agents, limit)
        near = _nearest(here, placed.span, clause)
        setting = Setting(
            lead="" if lead is None else passage.text[lead.start : lead.end],
            heading=heading,
            kind=kind,
            deadline=_kind_of(near, knowledge),
            follows=follows and placed.side == "bare",
            bare=placed.side == "bare" and not follows,
        )
        verdict = weigh(cues_of(passage.text, clause, quantity, setting))
        follows = verdict.reason is None
        if follows:
            end = placed.span.end
        yield Candidate(
            quantity=quantity, clause=clause, layout=placed, due=near, verdict=verdict, lead=lead
        )


def _limit(text: str, quantity: Quantity, following: Quantity | None, high: int) -> int:
    """Before an "en" that leads to the next number: "60% tegen 2040 en 90% tegen 2050"."""
    if following is None or following.span.start >= high:
        return high
    between = text[quantity.core.end : following.span.start]
    at = between.rfind(" en ")
    return quantity.core.end + at if at >= 0 and len(between) - at < 60 else high  # noqa: PLR2004


def _nearest(due: tuple[Deadline, ...], span: Span, clause: Clause) -> Deadline | None:
    """The deadline in the passage, else one in its clause."""
    inside = [item for item in due if overlaps(item.span, span)]
    if inside:
        return max(inside, key=lambda item: (item.firm, -item.span.start))
    part = clause.comma
    return next(
        (item for item in due if part.start <= item.span.start and item.span.end <= part.end), None
    )


def _kind_of(due: Deadline | None, knowledge: Knowledge) -> str:
    if due is None:
        return ""
    issued = (knowledge.issued or "")[:4]
    if due.when and issued.isdigit() and int(due.when[:4]) < int(issued) and not due.firm:
        return "past"
    if due.when and not issued and int(due.when[:4]) <= 2023 and not due.firm:  # noqa: PLR2004
        return "past"
    return "firm" if due.firm else "soft"


def _agents(passage: Passage, sentence: Span) -> tuple[Span, ...]:
    return tuple(
        item.span
        for item in passage.found.get("organisation", ())
        if sentence.start <= item.span.start and item.span.end <= sentence.end
    )


def _around(passage: Passage, offset: int) -> tuple[Span | None, str, str]:
    """The lead-in of a list item, the heading above, and the kind of the block."""
    blocks = passage.blocks
    index = block_at(blocks, [block.span.start for block in blocks], offset)
    if not blocks:
        return None, "", "paragraph"
    kind = blocks[index].kind
    lead = None
    if kind == "item":
        above = index
        while above and blocks[above].kind == "item":
            above -= 1
        before = blocks[above]
        words = passage.text[before.span.start : before.span.end].rstrip()
        if before.kind == "heading" or words.endswith((":", "?")):
            lead = Span(max(before.span.start, before.span.end - 200), before.span.end)
    heading = next(
        (block for block in reversed(blocks[max(0, index - 6) : index]) if block.kind == "heading"),
        None,
    )
    return (
        lead,
        "" if heading is None else passage.text[heading.span.start : heading.span.end],
        kind,
    )


def _found(passage: Passage, item: Candidate, last: Found | None) -> Found:
    text, span, quantity = passage.text, item.layout.span, item.quantity
    agents = _agents(passage, item.clause.sentence)
    base, base_year = slots.baseline(text, span, quantity, item.clause.sentence)
    value = Target(
        indicator=slots.indicator(text, span, quantity, item.due),
        comparator=slots.comparator(text, span, quantity),
        value=quantity.number.value,
        maximum=quantity.number.maximum,
        unit=quantity.unit,
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
