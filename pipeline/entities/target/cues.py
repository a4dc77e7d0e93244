"""Whether a number is a goal: cues in its sentence, weighed.

`target_cues.csv` holds the cues with their weights. A number is a target when the weights add up
to more than nothing; otherwise the heaviest cue against it is the reason why it is not, such as
"forecast" for "zal naar verwachting met 8% groeien" or "past-value" for "daalde in 2022 met 3%".
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from pipeline.entities.target.clauses import Clause
from pipeline.entities.target.quantities import Quantity
from pipeline.entities.target.words import CueRow, cue_rows
from pipeline.model import Span

_GOAL_LEAD = re.compile(
    r"\b(?:doel(?:stelling(?:en)?|en)?|streef\w+|ambities?|engage\w+|verbind\w+|afspra\w+|spraken|beloo?f\w+|beoog\w*|"
    r"beogen|willen|wil|moet(?:en)?|mikken|voorop\w*|targets?|goals?|commit\w*|objectifs?|bereiken|normen|toezeggingen)\b",
    re.IGNORECASE,
)
_DURATIONS = frozenset(
    "uur dagen werkdagen kalenderdagen weken maanden jaar minuten seconden days months years dag week maand".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A number weighed: a target when `reason` is None."""

    score: float
    cues: tuple[str, ...]
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What surrounds a number besides its sentence."""

    lead: str = ""  # the lead-in of a list, as text
    heading: str = ""
    kind: str = "paragraph"  # of the block
    deadline: str = ""  # "", "firm", "soft", "past": of the nearest deadline in the clause
    past_year: bool = False  # another year, gone by, stands in the clause
    follows: bool = False  # the number before it in the sentence is a target
    bare: bool = False  # nothing to be an indicator


def is_goal_lead(text: str) -> bool:
    """Whether the words before a list announce goals.

    >>> is_goal_lead("De steden engageren zich tot:"), is_goal_lead("Bijlagen:")
    (True, False)
    """
    return bool(_GOAL_LEAD.search(text))


def cues_of(text: str, clause: Clause, quantity: Quantity, setting: Setting) -> tuple[str, ...]:
    """The names of the cues that hold for a number."""
    places = _places(text, clause, quantity)
    found = [
        name
        for name, where, pattern in _patterns()
        if pattern is not None and where in places and _holds(pattern, where, text, places[where])
    ]
    found += _computed(text, clause, quantity, setting)
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


def _places(text: str, clause: Clause, quantity: Quantity) -> dict[str, Span | None]:
    start, end = quantity.span.start, quantity.core.end
    core = clause.comma
    return {
        "before": _span(clause.sentence.start, start),
        "after": _span(end, core.end),
        "clause": core,
        "left": _span(max(clause.sentence.start, quantity.core.start - 60), start),
        "right": _span(end, clause.sentence.end),
    }


def _span(start: int, end: int) -> Span | None:
    return Span(start, end) if start < end else None


def _holds(pattern: re.Pattern[str], where: str, text: str, span: Span | None) -> bool:
    if span is None:
        return False
    if where == "right":
        begin = span.start + (text[span.start] == " ")
        return bool(pattern.match(text, begin, span.end))
    if where == "left":
        return bool(pattern.search(text, span.start, span.end))
    return bool(pattern.search(text, span.start, span.end))


def _computed(text: str, clause: Clause, quantity: Quantity, setting: Setting) -> Iterable[str]:
    number = quantity.number
    unit = (quantity.unit or "").split(" ")[0]
    checks = (
        (f"deadline-{setting.deadline}", bool(setting.deadline)),
        ("past-year", setting.past_year),
        ("lead-goal", is_goal_lead(setting.lead)),
        ("heading-goal", is_goal_lead(setting.heading)),
        ("follows-target", setting.follows),
        ("in-parentheses", clause.bracketed),
        ("money-unit", unit == "EUR"),
        ("duration", unit in _DURATIONS),
        ("with-count", _is_with_count(text, quantity)),
        ("small-word", _is_small_word(text, quantity)),
        ("bare", setting.bare),
        ("total", number.kind == "total"),
        ("none", number.kind == "none"),
        ("question", text[clause.sentence.end - 1] == "?"),
        ("footnote", setting.kind == "footnote"),
        ("percent", unit == "%" and number.kind == "amount"),
    )
    return [name for name, holds in checks if holds]


def _is_small_word(text: str, quantity: Quantity) -> bool:
    """A count of a few: "vier werven", "3 offertes"."""
    plain = quantity.number.kind == "amount" and not quantity.measure
    return plain and quantity.number.value <= 12 or quantity.unit is None  # noqa: PLR2004 - a dozen


def _is_with_count(text: str, quantity: Quantity) -> bool:
    """Who or what is meant: "bedrijven met meer dan 100 werknemers"; not "dalen met 5%"."""
    left = text[max(0, quantity.span.start - 5) : quantity.span.start]
    return left.endswith(" met ") and not quantity.measure


@cache
def _patterns() -> tuple[tuple[str, str, re.Pattern[str] | None], ...]:
    return tuple((row.name, row.where, _compiled(row)) for row in cue_rows())


def _compiled(row: CueRow) -> re.Pattern[str] | None:
    if not row.pattern:
        return None
    if row.where == "left":
        return re.compile(rf"(?<!\w)(?:{row.pattern})\s?$", re.IGNORECASE)
    if row.where == "right":
        return re.compile(rf"(?:{row.pattern})(?!\w)", re.IGNORECASE)
    return re.compile(rf"(?<!\w)(?:{row.pattern})(?!\w)", re.IGNORECASE)
