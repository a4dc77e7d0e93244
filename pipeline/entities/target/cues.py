"""Whether a number is a goal: cues in its sentence, weighed.

`target_cues.csv` holds the cues with their weights. A number is a target when the weights add up
to more than nothing; otherwise the heaviest cue against it is the reason why it is not, such as
"forecast" for "zal naar verwachting met 8% groeien" or "past-value" for "daalde in 2022 met 3%".
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.entities.target.clauses import Clause
from pipeline.entities.target.quantities import Quantity
from pipeline.entities.target.traits import (
    DURATIONS,
    Setting,
    is_goal_lead,
    is_with_count,
    traits,
)
from pipeline.entities.target.words import CueRow, cue_rows
from pipeline.model import Span

_SUBCLAUSE = re.compile(r"\b(?:dat|om|zodat|opdat|waarbij|waarmee|that|que)\s", re.IGNORECASE)
_PAST_GOAL = re.compile(
    r"\b(?:moest|moesten|mocht|mochten|wilden?|zou(?:den)? moeten|beloofden?|streefden?|mikten?|"
    r"beoogden?|voorop(?:gesteld|stelden?|gezet)|afgesproken|engageerden?|legden? (?:\S+ ){0,12}?"
    r"vast|spraken)\b",
    re.IGNORECASE,
)
_TURN = re.compile(r",\s(?:maar|terwijl|hoewel|al)\s", re.IGNORECASE)
_LEAD = 40  # characters before a colon that may announce a goal


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A number weighed: a target when `reason` is None."""

    score: float
    cues: tuple[str, ...]
    reason: str | None = None


class Matches:
    """Where the cues of one sentence stand, looked up once for all of its numbers."""

    def __init__(self, text: str, sentence: Span) -> None:
        """Remember the sentence; nothing is searched yet."""
        self._text, self._sentence = text, sentence
        self._found: dict[str, tuple[tuple[int, int], ...]] = {}

    def holds(self, name: str, pattern: re.Pattern[str], span: Span) -> bool:
        """Whether the cue stands inside the span."""
        if name not in self._found:
            start, end = self._sentence.start, self._sentence.end
            self._found[name] = tuple(
                match.span() for match in pattern.finditer(self._text, start, end)
            )
        return any(span.start <= low and high <= span.end for low, high in self._found[name])


def cues_of(
    text: str, clause: Clause, quantity: Quantity, setting: Setting, matches: Matches
) -> tuple[str, ...]:
    """The names of the cues that hold for a number."""
    places = _places(text, clause, quantity)
    if _is_measured(quantity):
        places = {name: span for name, span in places.items() if name != "left-count"}
    found = [
        name
        for name, where, pattern in _patterns()
        if pattern is not None
        and (span := places.get(where)) is not None
        and (
            _holds(pattern, where, text, span)
            if where.startswith(("left", "right"))
            else matches.holds(name, pattern, span)
        )
    ]
    if "must" in found:  # "moet met 20% zijn gedaald"
        found = [name for name in found if name != "perfect"]
    found += traits(text, clause, quantity, setting)
    found += _combined(text, clause, quantity, found)
    return tuple(sorted(set(found)))


def weigh(cues: Iterable[str], weights: Mapping[str, float] | None = None) -> Verdict:
    """The verdict on a number with these cues.

    >>> weigh(["want", "deadline-firm"]).reason, weigh(["deadline-firm", "forecast"]).reason
    (None, 'forecast')
    """
    known = weights or {row.name: row.weight for row in cue_rows()}
    held = tuple(sorted({*cues, "bias"}))
    score = sum(known.get(name, 0.0) for name in held)
    if score > 0:
        return Verdict(score=score, cues=held)
    against = min(held, key=lambda name: (known.get(name, 0.0) if name != "bias" else 0.0, name))
    reasons = {row.name: row.reason for row in cue_rows()}
    return Verdict(score=score, cues=held, reason=reasons.get(against) or "no-goal-cue")


def _combined(text: str, clause: Clause, quantity: Quantity, found: Sequence[str]) -> Iterable[str]:
    """Cues that say more together: a share that must be, a goal told of the past."""
    part = clause.part
    if (quantity.unit or "").startswith("%") and quantity.number.kind != "total":
        yield from ("must-share" for name in ("must", "must-after", "want") if name in found)
    if {"past-year", "deadline-past"} & set(found) and _PAST_GOAL.search(
        text, part.start, part.end
    ):
        yield "past-goal"


def _places(text: str, clause: Clause, quantity: Quantity) -> dict[str, Span | None]:
    start, end = quantity.span.start, quantity.core.end
    core = clause.comma
    own = _span(
        max((core.start, *(m.end() for m in _SUBCLAUSE.finditer(text, core.start, start)))),
        core.end,
    )
    places = {
        "before": _span(_before(text, clause, start), start),
        "after": _span(end, core.end),
        "clause": core,
        "own": own,
        "part": clause.part,
        "left": _span(max(clause.sentence.start, quantity.core.start - 60), start),
        "left-count": _span(max(clause.sentence.start, quantity.core.start - 60), start),
        "right": _span(end, clause.sentence.end),
    }
    if quantity.unit == "EUR":
        places["clause-money"] = own
    elif quantity.unit == "%":
        places["clause-share"] = own
    return places


def _is_measured(quantity: Quantity) -> bool:
    """Whether the unit shows that no count, number of an article or term is meant."""
    unit = (quantity.unit or "").split(" ")[0]
    if quantity.number.kind != "amount" or unit in ("%", "EUR"):
        return True
    return quantity.measure and bool(unit) and unit not in DURATIONS


def _before(text: str, clause: Clause, start: int) -> int:
    """Where the words begin that may announce the number.

    Behind a semicolon or a bracket, and behind a colon that announces no goal: not "moet inzetten
    op bewustmaking: 65% ziet geen meerwaarde".
    """
    if clause.bracketed:
        return clause.opening
    low = max(clause.sentence.start, text.rfind(";", clause.sentence.start, start) + 1)
    turns = [match.end() for match in _TURN.finditer(text, low, start)]
    low = turns[-1] if turns else low
    colon = text.rfind(": ", low, start)
    return low if colon < 0 or is_goal_lead(text[max(low, colon - _LEAD) : colon]) else colon + 1


def _span(start: int, end: int) -> Span | None:
    return Span(start, end) if start < end else None


def _holds(pattern: re.Pattern[str], where: str, text: str, span: Span | None) -> bool:
    if span is None:
        return False
    if where == "right":
        begin = span.start + (text[span.start] == " ")
        return bool(pattern.match(text, begin, span.end))
    return bool(pattern.search(text, span.start, span.end))


def is_free(text: str, quantity: Quantity) -> bool:
    """Whether a number is no measure of something else: not "binnen 30 dagen", "met 50 leden"."""
    if quantity.number.kind == "total" or is_with_count(text, quantity):
        return False
    left = Span(max(0, quantity.core.start - 60), max(1, quantity.span.start))
    return not any(
        _holds(pattern, "left", text, left)
        for name, _, pattern in _patterns()
        if name in ("threshold", "baseline", "legal") and pattern is not None
    )


@cache
def _patterns() -> tuple[tuple[str, str, re.Pattern[str] | None], ...]:
    return tuple((row.name, row.where, _compiled(row)) for row in cue_rows())


def _compiled(row: CueRow) -> re.Pattern[str] | None:
    if not row.pattern:
        return None
    if row.where.startswith("left"):
        return re.compile(rf"(?<!\w)(?:{row.pattern})\s?$", re.IGNORECASE)
    if row.where == "right":
        return re.compile(rf"(?:{row.pattern})(?!\w)", re.IGNORECASE)
    return re.compile(rf"(?<!\w)(?:{row.pattern})(?!\w)", re.IGNORECASE)
