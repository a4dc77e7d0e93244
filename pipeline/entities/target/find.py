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
from pipeline.entities.target.clauses import Clause, block_at, clause_of, sentence_at
from pipeline.entities.target.cues import Matches, Setting, Verdict, cues_of, is_free, weigh
from pipeline.entities.target.deadlines import Deadline, deadlines
from pipeline.entities.target.quantities import Quantity, quantities
from pipeline.entities.target.spans import Layout, layout
from pipeline.entities.target.tables import stated
from pipeline.entities.target.value import Target
from pipeline.model import Span, overlaps


_MOST = 24  # numbers in a sentence: with more it is a list of figures
_NEAR = 3  # characters between two sentences that follow one another
_THIS_YEAR = 2023  # of a document without a date: years up to this one have passed
_PAST = re.compile(
    r"\b(?:in|eind|begin|nulmeting|sinds|sedert|stand op|op \d{1,2} [a-z]+)\s(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)


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
    hit = -1
    for sentence, members in by_sentence:
        group = tuple(members)
        if len(group) > _MOST:
            continue
        near = (
            0 <= hit
            and sentence.start - hit <= _NEAR
            and "\n" not in passage.text[hit : sentence.start]
        )
        for item in _of_sentence(passage, knowledge, sentence, group, due, near=near):
            hit = sentence.end if item.verdict.reason is None else hit
            yield item


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
    *,
    near: bool,
) -> Iterator[Candidate]:
    here = tuple(item for item in due if sentence.start <= item.span.start < sentence.end)
    agents = _agents(passage, sentence)
    lead, heading, kind = _around(passage, sentence.start)
    matches = Matches(passage.text, sentence)
    yielding = _yielding(passage.text, sentence, group)
    end, follows, sibling = sentence.start, False, False
    for index, quantity in enumerate(group):
        if quantity.core.start < end or (quantity.number.kind == "total" and index in yielding):
            continue
        clause = clause_of(passage.text, sentence, quantity.core)
        following = group[index + 1] if index + 1 < len(group) else None
        limit = (end, _limit(passage.text, quantity, following, clause.comma.end))
        placed = layout(passage.text, clause, quantity, here, agents, limit)
        moment = _nearest(here, placed.span, clause)
        setting = Setting(
            lead="" if lead is None else passage.text[lead.start : lead.end],
            heading=heading,
            kind=kind,
            deadline=_kind_of(moment, knowledge),
            past_year=_past_year(passage.text, clause, here, knowledge),
            onward=moment is not None
            and passage.text[moment.span.start : moment.span.start + 6].casefold() == "vanaf ",
            sibling=sibling and placed.side != "bare",
            near=near,
            follows=follows and placed.side == "bare" and not clause.bracketed,
            bare=placed.side == "bare" and not follows,
        )
        verdict = weigh(cues_of(passage.text, clause, quantity, setting, matches))
        follows = verdict.reason is None
        sibling = sibling or follows
        if follows:
            end = placed.span.end
        yield Candidate(
            quantity=quantity, clause=clause, layout=placed, due=moment, verdict=verdict, lead=lead
        )


def _yielding(text: str, sentence: Span, group: tuple[Quantity, ...]) -> frozenset[int]:
    """Totals in whose clause an amount follows: "elke gemeente plant tegen 2030 500 bomen"."""
    found = set()
    for index, quantity in enumerate(group):
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
    """ "firm" for "tegen 2030", "soft" for "in 2035", "past" for "in 2019"."""
    if due is None:
        return ""
    if due.firm:
        return "firm"
    return "past" if due.when and int(due.when[:4]) <= _passed(knowledge) else "soft"


def _passed(knowledge: Knowledge) -> int:
    """The last year that has passed when the document speaks."""
    issued = (knowledge.issued or "")[:4]
    return int(issued) - 1 if issued.isdigit() else _THIS_YEAR


def _past_year(text: str, clause: Clause, due: tuple[Deadline, ...], knowledge: Knowledge) -> bool:
    """Whether a year gone by stands in the clause: "eind 2023: 94.600 hectare"."""
    start = clause.opening if clause.bracketed else clause.comma.start
    for match in _PAST.finditer(text, start, clause.comma.end):
        firm = any(
            item.firm and item.span.start <= match.start("year") < item.span.end for item in due
        )
        if not firm and int(match["year"]) <= _passed(knowledge):
            return True
    return False


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
