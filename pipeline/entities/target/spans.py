"""How far a target reaches: the shortest passage with value, unit, indicator and deadline.

The indicator stands behind the number ("tegen 2030 [10.000 hectare nieuw bos] komt"), before it
("het [areaal onder beheer tegen 2029 oploopt tot 110.000 hectare]"), or is left to the sentence
before ("[60% tegen 2040]"). Leading articles and conjunctions, closing auxiliaries and what the
number is compared with ("ten opzichte van 1990") stay out.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.entities.target.clauses import Clause
from pipeline.entities.target.deadlines import Deadline
from pipeline.entities.target.endings import closed, left_end, right_end
from pipeline.entities.target.quantities import Quantity
from pipeline.entities.target.sides import LEADING, Stretch, has_words, is_lone_infinitive, side_of
from pipeline.model import Span

_AGENT_VERB = re.compile(
    r"(?<!\bte )\b(?:wil|willen|wilde|wilden|wenst|wensen|streeft|streven|streefde|mikt|mikken|"
    r"mikte|beoogt|beogen|beoogde|ambieert|"
    r"engageert|engageren|verbindt|verbinden|vraagt|vragen|gaat|gaan|belooft|beloven|"
    r"beloofden?|spraken|spreken|verplicht|"
    r"verplichten|stelt|stellen|plant|plannen|zal|zullen|bepleit|bepleiten|beveelt|bevelen|"
    r"verhoogt|verhogen|verlaagt|verlagen|brengt|brengen|trekt|trekken|breidt|breiden|dringt|"
    r"dringen|(?:verminder[tn]|verminderen|reduce(?:ert|ren)|halve(?:ert|ren)|beperk(?:t|en)|"
    r"voer(?:t|en)|leg(?:t|gen|de|den)|drij(?:ft|ven)|bouw(?:t|en)|verklein(?:t|en)|vergro(?:ot|ten)|"
    r"herleid(?:t|en)|verster(?:kt|ken)|verbeter(?:t|en))(?=\s(?:haar|zijn|hun|het|de|onze|ons)"
    r"\s(?!komende|volgende))|pleit|pleiten|bepleit|adviseert|adviseren|hoopt|hopen|rekent|rekenen|kiest|kiezen|roept|"
    r"roepen|leid(?:t|en) tot|doivent viser|vise|aims? (?:to|for|at)|commits? to)\b",
    re.IGNORECASE,
)
_DUTY_VERB = re.compile(
    r"\b(?:moet|moeten|dient|dienen|doit|doivent|must|should|shall)\b", re.IGNORECASE
)
_SUBCLAUSE = re.compile(
    r"\b(?:dat|om|zodat|opdat|waarbij|waarin|waarmee|that|que)\s", re.IGNORECASE
)
_AGENT = re.compile(
    r"\s*(?:we|wij|ik|zij|ze|hij|men|je|u|(?:de|het|deze|onze|elke)\s[\w’'-]+)"
    r"(?=\s(?:ook|samen|dan|daarom)?\s?(?:de|het|een|zijn|haar|hun|deze|dat|ernaar|zich|ons|"
    r"in|tegen|op|naar|voor|uiterlijk|eind|minstens|meer dan|\d))",
    re.IGNORECASE,
)
_INVERTED = re.compile(
    r"\s*(?:$|(?:op|in|voor|met|tegen|conform|volgens|daarom|ook|daarnaast|daarbij|via|bij|om|"
    r"na|vanaf|tot|inzake|binnen|samen|zo|"
    r"hiervoor|daarvoor|hiermee|daarmee|verder|ten|langs|uiterlijk|tussen|onder|door|naast|"
    r"wat|bovendien|tegelijk|eind|begin)\b)",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\s*(?:we|wij|ik|zij|ze|hij|men|u)\b", re.IGNORECASE)
_FILLER = re.compile(
    r"(?:\b(?:samen|in totaal|nog|ook|reeds|al|jaarlijks|elk jaar|ieder jaar|gemiddeld|met|"
    r"naar|tot|op)\s)+$",
    re.IGNORECASE,
)
_EACH_YEAR = re.compile(
    r"\b(?:elk jaar|ieder jaar|jaarlijks|each year|chaque année)\s$", re.IGNORECASE
)
_CHANGE_BEFORE = re.compile(
    r"\b(?:(?:réduire|augmenter|diminuer|reduce|increase|cut|raise)\s(?:\S+\s){0,6}?(?:de|by)|"
    r"(?<=\bto )[a-z]{3,}|(?<=\bde )[a-zéè]{3,}(?:er|ir|re)|(?<=d[’'])[a-zéè]{3,}(?:er|ir|re)|"
    r"[a-zéè]{3,}(?:tion|ture|ment|ing|ase) (?:of|de))\s$",
    re.IGNORECASE,
)
_NOUN_OF = re.compile(
    r"\b(?P<noun>[\w-]*(?:daling|vermindering|reductie|stijging|toename|afname|verhoging|"
    r"verlaging|besparing|groei|uitbreiding|"
    r"graad|aandeel|percentage|score|doelstelling|inkrimping|krimp|winst|"
    r"target))\s(?P<of>(?:van|met|naar|tot|op)\s)$",
    re.IGNORECASE,
)
_A_NOUN_OF = re.compile(
    r"\b(?:een|de|het)\s(?:\w+e\s)?(?P<noun>(?!norm|grens|niveau|peil|"
    r"drempel|maximum|minimum|bedrag|totaal)[\w-]{4,})\s(?P<of>van\s)$",
    re.IGNORECASE,
)
_CHANGE_NOUN = re.compile(
    r"\b(?:(?:(?!de\b|deze\b|onze\b)[a-zëï-]{3,}e\s){0,2}[\w-]*(?:daling|vermindering|reductie|stijging|toename|afname|verhoging|verlaging|"
    r"besparing|groei|uitbreiding)|"
    r"(?:\d{4}-)?(?:doelstelling|doel|streefcijfer)) (?:van|met) (?:ongeveer |respectievelijk )?$",
    re.IGNORECASE,
)


_JOINTS = frozenset(
    (
        *("", "bij de", "bij het", "de", "het", "een", "in de", "tot de", "voor", "met", "op"),
        *(
            "in",
            "tot",
            "naar",
            "al",
            "reeds",
            "nog",
            "ook",
            "in totaal",
            "samen",
            "gemiddeld",
            "bij",
        ),
    )
)
_RELATIVE_ENDS = re.compile(
    r",\s(?=(?:moet|moeten|moest|moesten|dient|dienen|mag|mogen|zal|zullen)\s)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where a target's passage begins and ends, and on which side of it its indicator stands."""

    span: Span
    side: str  # "right", "left", "bare"


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbours:
    """What else stands in the sentence of a number."""

    due: tuple[Deadline, ...] = ()
    agents: tuple[Span, ...] = ()
    limit: tuple[int, int] = (0, 0)  # between the passages of other numbers


def layout(text: str, clause: Clause, quantity: Quantity, near: Neighbours) -> Layout:
    """The passage of a target."""
    stretch = _stretch(text, clause, quantity, near)
    at, low, high, due = quantity.span.start, stretch.low, stretch.high, stretch.due
    side = side_of(text, quantity, high, due)
    left = _subclause(text, low, at)
    if side == "right" and is_lone_infinitive(text, low, quantity.span.end, high):
        side = "left" if has_words(text, left, at, due) else side
    left = _behind_verb(stretch, left, side)
    start = left
    if side == "left":
        start = _indicator_start(stretch, left)
        if not has_words(text, start, at, due):
            side = "right" if has_words(text, quantity.span.end, high, due) else "bare"
    if side != "left":
        start = _chain(text, left, quantity, due)
    end = right_end(stretch) if side == "right" else left_end(stretch)
    if side == "right":
        end = closed(stretch, end, kept=start == left and start < at)
    return Layout(span=Span(start, max(end, quantity.core.end)), side=side)


def _stretch(text: str, clause: Clause, quantity: Quantity, near: Neighbours) -> Stretch:
    low = min(max(clause.comma.start, near.limit[0]), quantity.span.start)
    high = max(min(clause.comma.end, near.limit[1]), quantity.span.end)
    due = tuple(item for item in near.due if low <= item.span.start and item.span.end <= high)
    return Stretch(text=text, quantity=quantity, low=low, high=high, due=due, agents=near.agents)


def _indicator_start(stretch: Stretch, low: int) -> int:
    """The start of the indicator before the number, without what leads to it."""
    text, high, due = stretch.text, stretch.quantity.span.start, stretch.due
    start = _stripped(text, low, high, due)
    change = _CHANGE_BEFORE.search(text, start, high)
    start = change.start() if change else start
    noun = _NOUN_OF.search(text, start, high) or _A_NOUN_OF.search(text, start, high)
    if noun and start < noun.start() and noun["of"].strip().lower() == "van":
        start = _noun_start(text, start, noun.start("noun"), due)
        start = _with_deadline(text, start, due)
    return start


def _subclause(text: str, low: int, high: int) -> int:
    """Behind the last "dat" or "om" before the number."""
    ends = [match.start() for match in _RELATIVE_ENDS.finditer(text, low, high)]
    found = [
        match.end()
        for match in _SUBCLAUSE.finditer(text, low, high)
        if not any(match.end() < end for end in ends)
    ]
    return found[-1] if found else low


def _behind_verb(stretch: Stretch, low: int, side: str) -> int:
    """Behind the verb of who wants or must it, unless a deadline or the indicator precedes it."""
    text, high, due = stretch.text, stretch.quantity.span.start, stretch.due
    verbs = [(match, True) for match in _AGENT_VERB.finditer(text, low, high)]
    verbs += [(match, False) for match in _DUTY_VERB.finditer(text, low, high)]
    if not verbs:
        return _opening(stretch, low)
    verb, agent = max(verbs, key=lambda item: item[0].start())
    lead = low + len(text[low : verb.start()]) - len(text[low : verb.start()].lstrip())
    opening = any(item.span.start == lead and item.span.end >= verb.start() - 1 for item in due)
    later = any(item.span.start > verb.end() for item in due)
    if opening and not (agent and later):
        return lead
    if side == "left" and not has_words(text, verb.end(), high, due):
        if agent and (
            text.startswith(" er ", verb.end()) or not has_words(text, low, verb.start(), due)
        ):
            return verb.end()
        return low if agent else lead
    return _behind_subject(stretch, low, verb, agent=agent)


def _opening(stretch: Stretch, low: int) -> int:
    """The deadline that opens the clause, where none follows: "[Tegen 2030] wil de EU dat …"."""
    words = stretch.text[stretch.low : low]
    first = stretch.low + len(words) - len(words.lstrip())
    leads = any(item.span.start == first and item.span.end <= low for item in stretch.due)
    return first if leads and all(item.span.end <= low for item in stretch.due) else low


def _behind_subject(stretch: Stretch, low: int, verb: re.Match[str], *, agent: bool) -> int:
    """Behind the subject that follows the verb: "willen [de gemeenten] het ruimtebeslag …"."""
    text, start, high = stretch.text, verb.end(), stretch.quantity.span.start
    for span in stretch.agents:
        gap = text[start : span.start].strip()
        if start <= span.start and span.end < high and gap in ("", "de", "het"):
            return span.end
    inverted = agent and _INVERTED.match(text, low, verb.start())
    subject = (_AGENT if inverted else _PRONOUN).match(text, start, high)
    return subject.end() if subject else start


def _chain(text: str, low: int, quantity: Quantity, due: Sequence[Deadline]) -> int:
    """The start of "tegen 2030 samen minstens 320 …": the number with the deadline before it."""
    start = quantity.span.start
    noun = _CHANGE_NOUN.search(text, low, start)
    if noun and (quantity.unit or "").startswith("%"):
        return noun.start()
    for pattern in (_CHANGE_BEFORE, _EACH_YEAR):
        match = pattern.search(text, low, start)
        if match:
            start = match.start()
    filler = _FILLER.search(text, low, start)
    edge = filler.start() if filler else start
    for item in due:
        gap = text[item.span.end : edge] if item.span.end <= edge else "-"
        if gap.strip() in _JOINTS:
            return item.span.start
    first = (
        low + len(text[low : quantity.span.start]) - len(text[low : quantity.span.start].lstrip())
    )
    if any(item.span.start == first and item.span.end <= start for item in due):
        return first
    return start


def _with_deadline(text: str, start: int, due: Sequence[Deadline]) -> int:
    """Over the deadline right before: "[tegen 2027 een] score van 8 op 10"."""
    for item in due:
        if item.span.end <= start and text[item.span.end : start].strip() in _JOINTS:
            return item.span.start
    return start


def _stripped(text: str, low: int, high: int, due: Sequence[Deadline]) -> int:
    """Behind leading articles, conjunctions and prepositions."""
    starts = {item.span.start for item in due}
    low += len(text[low:high]) - len(text[low:high].lstrip(" ,\t\n"))
    while low not in starts:
        match = LEADING.match(text, low, high)
        if not match or match.end() >= high:
            break
        low = match.end()
    return low


def _noun_start(text: str, low: int, noun: int, due: Sequence[Deadline]) -> int:
    """The start of the noun phrase of "een energiebesparing van": behind its last article."""
    articles = list(re.finditer(r"\b(?:een|de|het|hun|haar)\s", text[low:noun]))
    if any(low <= item.span.start < noun and item.span.start == low for item in due):
        return low
    return low + articles[-1].end() if articles else low
