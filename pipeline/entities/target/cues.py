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
    r"\b(?:\w*doel(?:stelling(?:en)?|en)?|streef\w+|ambities?|engage\w+|verbind\w+|afspra\w+|"
    r"spraken|beloo?f\w+|beoog\w*|"
    r"beogen|willen|wil|moet(?:en)?|mikken|voorop\w*|targets?|goals?|commit\w*|objectifs?|"
    r"bereiken|normen|toezeggingen|zorgt? (?:ervoor|dat)|zorgen (?:ervoor|dat)|mijlpalen|"
    r"resultaten|indicatoren|beloften?|verplicht\w*|verbintenis\w*|legt? (?:\w+ ){0,3}vast|"
    r"leggen (?:\w+ ){0,3}vast|tegen (?:eind )?20\d\d|uiterlijk|opdracht\w*|taakstelling\w*|"
    r"plannen)\b",
    re.IGNORECASE,
)
_SUBCLAUSE = re.compile(r"\b(?:dat|om|zodat|opdat|waarbij|waarmee|that|que)\s", re.IGNORECASE)
_FROM = re.compile(r"\b(?:van|from|de)\s$")
_TO = re.compile(r"\s(?:\w+\s){0,2}?(?:naar|tot|to|à)\s(?:\w+\s){0,2}?[\d€]")
_DURATIONS = frozenset(
    (
        *("uur", "dag", "dagen", "werkdagen", "kalenderdagen", "week", "weken", "maand"),
        *("maanden", "jaar", "minuten", "seconden", "days", "months", "years"),
    )
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
    onward: bool = False  # the deadline is a beginning: "vanaf 2025"
    sibling: bool = False  # an earlier number of the sentence is a target
    near: bool = False  # the sentence before holds a target
    follows: bool = False  # the number before it in the sentence is a target
    bare: bool = False  # nothing to be an indicator


def is_goal_lead(text: str) -> bool:
    """Whether the words before a list announce goals.

    >>> is_goal_lead("De steden engageren zich tot:"), is_goal_lead("Bijlagen:")
    (True, False)
    """
    return bool(_GOAL_LEAD.search(text))


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
    return quantity.measure and bool(unit) and unit not in _DURATIONS


def _before(text: str, clause: Clause, start: int) -> int:
    """Where the words begin that may announce the number: behind a semicolon or a bracket."""
    if clause.bracketed:
        return clause.opening
    return max(clause.sentence.start, text.rfind(";", clause.sentence.start, start) + 1)


def _span(start: int, end: int) -> Span | None:
    return Span(start, end) if start < end else None


def _holds(pattern: re.Pattern[str], where: str, text: str, span: Span | None) -> bool:
    if span is None:
        return False
    if where == "right":
        begin = span.start + (text[span.start] == " ")
        return bool(pattern.match(text, begin, span.end))
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
        ("sibling", setting.sibling),
        ("near-target", setting.near),
        ("total-due", number.kind == "total" and bool(setting.deadline) and not setting.onward),
        ("bound", bool(quantity.bound)),
        ("rate", " per " in (quantity.unit or "")),
        ("rank", number.kind == "rank"),
        (
            "from-value",
            bool(
                _FROM.search(text, max(0, quantity.span.start - 5), quantity.span.start)
                and _TO.match(text, quantity.core.end)
            ),
        ),
        ("section-number", _is_section_number(text, clause, quantity, setting)),
        (
            "label",
            quantity.unit is None
            and text[max(0, quantity.core.start - 30) : quantity.core.start]
            .rstrip()
            .rpartition(" ")[2][:1]
            .isupper(),
        ),
        (
            "decimal-count",
            number.kind == "amount" and not _has_unit(quantity) and number.value % 1 != 0,
        ),
        ("small-word", _is_small_word(quantity)),
        ("bare", setting.bare),
        ("total", number.kind == "total"),
        ("none", number.kind == "none"),
        ("question", text[clause.sentence.end - 1] == "?"),
        ("footnote", setting.kind == "footnote"),
        ("percent", unit == "%" and number.kind == "amount"),
    )
    return [name for name, holds in checks if holds]


def is_free(text: str, quantity: Quantity) -> bool:
    """Whether a number is no measure of something else: not "binnen 30 dagen", "met 50 leden"."""
    if quantity.number.kind == "total" or _is_with_count(text, quantity):
        return False
    left = Span(max(0, quantity.core.start - 60), max(1, quantity.span.start))
    return not any(
        _holds(pattern, "left", text, left)
        for name, _, pattern in _patterns()
        if name in ("threshold", "baseline", "legal") and pattern is not None
    )


def _is_section_number(text: str, clause: Clause, quantity: Quantity, setting: Setting) -> bool:
    """The number that a heading or paragraph begins with: "3.2 Ambitie"."""
    begins = quantity.core.start == clause.sentence.start and quantity.unit not in ("%", "EUR")
    small = quantity.number.value < 100 and text[quantity.core.start].isdigit()
    return begins and small and setting.kind in ("heading", "paragraph", "row")


def _has_unit(quantity: Quantity) -> bool:
    return quantity.measure and quantity.unit is not None


def _is_small_word(quantity: Quantity) -> bool:
    """A count of a few: "vier werven", "3 offertes"."""
    plain = quantity.number.kind == "amount" and not quantity.measure
    return (
        plain and (quantity.number.maximum or quantity.number.value) <= 12
    ) or quantity.unit is None


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
    if row.where.startswith("left"):
        return re.compile(rf"(?<!\w)(?:{row.pattern})\s?$", re.IGNORECASE)
    if row.where == "right":
        return re.compile(rf"(?:{row.pattern})(?!\w)", re.IGNORECASE)
    return re.compile(rf"(?<!\w)(?:{row.pattern})(?!\w)", re.IGNORECASE)
