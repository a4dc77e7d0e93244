"""What shows that a number is a goal besides single words: its kind, its unit, where it stands.

Each trait has a name and a weight in `target_cues.csv`, as the words have: "norm-bound" for
"minstens 45%", "ratio" for "één begeleider per zeven kinderen", "section-number" for "3.2 Ambitie".
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.entities.target.clauses import Clause
from pipeline.entities.target.quantities import Quantity
from pipeline.entities.target.sides import is_by

_GOAL_LEAD = re.compile(
    r"\b(?:\w*doel(?:stelling(?:en)?|en)?|streef\w+|ambities?|engage\w+|verbind\w+|afspra\w+|"
    r"spraken|beloo?f\w+|beoog\w*|"
    r"beogen|willen|wil|moet(?:en)?|mikken|voorop\w*|targets?|goals?|commit\w*|objectifs?|"
    r"bereiken|normen|toezeggingen|zorgt? (?:ervoor|dat)|zorgen (?:ervoor|dat)|mijlpalen|"
    r"resultaten|indicatoren|beloften?|verplicht\w*|verbintenis\w*|legt? (?:\w+ ){0,3}vast|"
    r"leggen (?:\w+ ){0,3}vast|tegen (?:eind )?20\d\d|uiterlijk|opdracht\w*|taakstelling\w*|"
    r"plannen|norm|afspraak|spreken|spreekt|afgesproken|wens\w*|vraagt|vragen|aanbev\w+|beslist|beslissen)\b",
    re.IGNORECASE,
)
_NORM_BOUND = re.compile(
    r"minstens|ten ?minste|minim\w+|maxim\w+|hoogstens|ten hoogste|hooguit|op zijn minst|niet|"
    r"at (?:least|most)|au (?:moins|plus)|beperkt tot|[≥≤]|[<>]=",
    re.IGNORECASE,
)
_PER_TIME = re.compile(r" per (?:jaar|maand|dag|week|kwartaal|uur)\b")
_FROM = re.compile(r"\b(?:van|from|de)\s$")
_TO = re.compile(r"\s(?:\w+\s){0,2}?(?:naar|tot|to|à)\s(?:\w+\s){0,2}?[\d€]")
_STAFF = 5  # fewer full-time jobs are means, no goal
DURATIONS = frozenset(
    (
        *("uur", "dag", "dagen", "werkdagen", "kalenderdagen", "week", "weken", "maand"),
        *("maanden", "jaar", "minuten", "seconden", "days", "months", "years"),
    )
)


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


def traits(text: str, clause: Clause, quantity: Quantity, setting: Setting) -> Iterable[str]:
    """The names of the traits that hold."""
    checks = {**_of_setting(clause, quantity, setting), **_of_number(text, quantity)}
    checks["total-item"] = _is_total_item(quantity, clause, setting)
    checks["section-number"] = _is_section_number(text, clause, quantity, setting)
    checks["bare-near"] = setting.bare and setting.near and checks["norm-bound"]
    checks["question"] = text[clause.sentence.end - 1] == "?"
    return [name for name, holds in checks.items() if holds]


def _of_setting(clause: Clause, quantity: Quantity, setting: Setting) -> dict[str, bool]:
    """What the surroundings show."""
    total = quantity.number.kind == "total"
    due = setting.deadline in ("firm", "future")
    return {
        f"deadline-{setting.deadline}": bool(setting.deadline),
        "past-year": setting.past_year,
        "lead-goal": is_goal_lead(setting.lead),
        "heading-goal": is_goal_lead(setting.heading),
        "follows-target": setting.follows,
        "in-parentheses": clause.bracketed,
        "sibling": setting.sibling,
        "near-target": setting.near,
        "total-due": total and bool(setting.deadline) and not setting.onward,
        "total-onward": total and setting.onward,
        "bare": setting.bare,
        "bare-due": setting.bare and quantity.unit == "%" and due,
        "footnote": setting.kind == "footnote",
    }


def _of_number(text: str, quantity: Quantity) -> dict[str, bool]:
    """What the number and its unit show."""
    number = quantity.number
    unit = (quantity.unit or "").split(" ")[0]
    start = quantity.span.start
    word = text[max(0, quantity.core.start - 30) : quantity.core.start].rstrip().rpartition(" ")[2]
    plain = number.kind == "amount" and not (quantity.measure and quantity.unit is not None)
    bound = _is_norm_bound(text, quantity)
    return {
        "money-unit": unit == "EUR",
        "duration": quantity.unit in DURATIONS,
        "with-count": is_with_count(text, quantity),
        "bound": bool(quantity.bound),
        "norm-bound": bound,
        "share-bound": bound and unit == "%",
        "ratio": _is_ratio(quantity),
        "staff": unit.casefold() in ("vte", "fte") and number.value < _STAFF,
        "rate": " per " in (quantity.unit or ""),
        "rank": number.kind == "rank",
        "from-value": bool(
            _FROM.search(text, max(0, start - 5), start) and _TO.match(text, quantity.core.end)
        ),
        "label": quantity.unit is None and word[:1].isupper(),
        "decimal-count": plain and number.value % 1 != 0,
        "small-word": _is_small_word(text, quantity),
        "total": number.kind == "total",
        "none": number.kind == "none",
        "percent": unit == "%" and number.kind == "amount",
    }


def _is_norm_bound(text: str, quantity: Quantity) -> bool:
    """Whether the bound is one that people set: "minstens", "maximaal"; not "meer dan"."""
    words = text[quantity.span.start : quantity.core.start]
    return bool(quantity.bound) and bool(_NORM_BOUND.match(words))


def _is_ratio(quantity: Quantity) -> bool:
    """So many of one for each of another: "één begeleider per zeven kinderen"."""
    unit = quantity.unit or ""
    return " per " in f" {unit}" and not _PER_TIME.search(f" {unit}")


def _is_total_item(quantity: Quantity, clause: Clause, setting: Setting) -> bool:
    """A total that opens an item of a list of goals: "elke leerling krijgt zwemles"."""
    opens = quantity.core.start - clause.sentence.start < 4
    return quantity.number.kind == "total" and opens and is_goal_lead(setting.lead)


def _is_section_number(text: str, clause: Clause, quantity: Quantity, setting: Setting) -> bool:
    """The number that a heading or paragraph begins with: "3.2 Ambitie"."""
    begins = quantity.core.start == clause.sentence.start and quantity.unit not in ("%", "EUR")
    small = quantity.number.value < 100 and text[quantity.core.start].isdigit()
    return begins and small and setting.kind in ("heading", "paragraph", "row")


def _is_small_word(text: str, quantity: Quantity) -> bool:
    """A count of a few: "vier werven", "3 offertes"."""
    if " per " in f" {quantity.unit or ''}":
        return False
    plain = quantity.number.kind == "amount" and not quantity.measure
    return (plain and (quantity.number.maximum or quantity.number.value) <= 12) or (
        quantity.unit is None and text[quantity.span.start - 2 : quantity.span.start] != ": "
    )


def is_with_count(text: str, quantity: Quantity) -> bool:
    """Who or what is meant: "bedrijven met meer dan 100 werknemers"; not "dalen met 5%"."""
    left = text[max(0, quantity.span.start - 5) : quantity.span.start]
    return left.endswith(" met ") and not quantity.measure and not is_by(text, quantity)
