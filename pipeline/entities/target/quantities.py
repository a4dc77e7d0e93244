"""A number with its unit and what is said of its direction: "minstens 1.200 extra studenten".

Covered: "ten minste 15%", "€ 10 miljoen", "420 mio euro", "6 miljoen m³ effluent per jaar",
"2,7% per jaar", "één deelwagen per 350 inwoners", "≥ 15%", "95% of meer", "onder de 7%".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from pipeline.entities.target.numbers import Number, numbers
from pipeline.entities.target.words import measures, noun_phrase_words, persons
from pipeline.model import Span

_PERCENT = re.compile(
    r"\s?(?:%|procent\b(?!punt)|percent\b|pct\b|p\.c\.)(?:[- ]?(?=norm|doel))?", re.IGNORECASE
)
_EURO = re.compile(r"\s?(?:€|euro(?:[’']s)?\b|EUR\b)", re.IGNORECASE)
_EURO_BEFORE = re.compile(r"(?:€|EUR)\s?$")
_RATE = re.compile(
    r"\s(?P<rate>per (?:(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|honderd|"
    r"duizend) [a-z]\w+|jaar|maand|dag|week|kwartaal|hoofd|inwoner|huishouden|gezin|gemeente|"
    r"(?:\d[\d.]* )?[a-z][\wéë-]+)(?: per jaar)?|par an|per year|annually)\b"
)
_TIME_RATE = re.compile(r"per (?:jaar|maand|dag|week|kwartaal)|par an|per year|annually")
_LATER_RATE = re.compile(
    r"\s[a-z][\wéë-]+\s(?P<rate>per (?:(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|"
    r"honderd|duizend) [a-z]\w+|jaar|inwoner|hoofd|persoon|huishouden|gezin|gemeente|dag|km|"
    r"hectare|\d[\d.]* [a-z]+)(?: per jaar)?)"
)
_EVERY_YEAR = re.compile(
    r"\b(?:elk jaar|ieder jaar|jaarlijks|chaque année|each year|every year)\s(?:nog\s|ook\s)?$",
    re.IGNORECASE,
)
_AT_LEAST = (
    r"minstens|ten minste|tenminste|minimaal|minimum|min\.|op zijn minst|meer dan|boven de|"
    r"boven het|boven|hoger dan|"
    r"(?:hoger|meer) (?:zijn|liggen|ligt|is|bedragen) dan|niet (?:minder|lager)"
    r"(?: (?:zijn|worden|liggen|bedragen))? dan|niet onder(?: de| het)?|"
    r"at least|more than|au moins|plus de|≥|>=|>"
)
_AT_MOST = (
    r"maximaal|maximum|max\.|hoogstens|ten hoogste|niet (?:meer|langer|hoger|groter)"
    r"(?: (?:zijn|worden|liggen|bedragen|duren|zakken|stijgen))? dan|hooguit|"
    r"niet boven(?: de| het)?|(?:lager|minder|korter) (?:zijn|liggen|ligt|is|bedragen|duren) dan|"
    r"nooit meer dan|minder dan|onder de|onder het|onder|lager dan|"
    r"beperkt tot|at most|less than|below|au plus|moins de|≤|<=|<"
)
_BOUND = re.compile(
    rf"(?<![\w])(?:(?P<most>{_AT_MOST})|(?P<least>{_AT_LEAST}))\s?"
    r"(?:(?:de|het|een|ongeveer|zowat|circa|in totaal|nog|respectievelijk|samen)\s)*$",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"\b(?:ongeveer|circa|ca\.|zowat|bijna|ruim|goed)\s$", re.IGNORECASE)
_RESPECTIVELY = re.compile(r"\brespectievelijk\s$", re.IGNORECASE)
_OR_MORE = re.compile(
    r"\s(?:of|or|ou) (?:(?P<more>meer|hoger|more|plus)|(?P<less>minder|lager|less|moins))\b"
)
_MORE_VALUES = re.compile(
    r"(?:,\s|\s(?:en|and|et)\s)(?P<number>\d[\d.,]*)\s?(?:%|procent)?(?![\w])"
)
_WORD = re.compile(r"\s(?P<word>[^\W\d_][\w’'-]*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with its unit, as it stands in the text."""

    span: Span  # with comparator and unit
    core: Span  # number and unit alone
    number: Number
    unit: str | None
    bound: str = ""  # ">=", "<="
    measure: bool = True  # what is measured is named elsewhere
    head: str = ""  # the counted noun


def quantities(text: str, language: str = "nl") -> Iterator[Quantity]:
    """The quantities of a text, in order of place."""
    for number in numbers(text, language):
        made = _bounded(text, _with_unit(text, number))
        yield _with_more_values(text, made)


def _with_unit(text: str, number: Number) -> Quantity:
    start, end = number.span.start, number.span.end
    plain = Quantity(span=number.span, core=number.span, number=number, unit=None)
    if number.kind in ("share", "fraction", "half", "change", "total"):
        return replace(plain, unit="%", measure=number.kind != "total")
    if number.kind == "rank":
        return replace(plain, unit="rank")
    before = _EURO_BEFORE.search(text, max(0, start - 5), start)
    if before:
        return _cored(plain, before.start(), end, "EUR")
    for pattern, unit in ((_PERCENT, "%"), (_EURO, "EUR")):
        match = pattern.match(text, end)
        if match:
            return _rated(text, _cored(plain, start, match.end(), unit))
    match = _measure_pattern().match(text, end)
    if match:
        return _rated(text, _cored(plain, start, match.end(), match["measure"]))
    each = _RATE.match(text, end)
    if each and not _TIME_RATE.match(each["rate"]):
        return _cored(plain, start, each.end(), each["rate"])
    head, after = head_noun(text, end)
    if not head:
        return plain
    unit = "persons" if is_person(head) else head
    rate = _RATE.match(text, after)
    if rate and (unit != "persons" or not _TIME_RATE.match(rate["rate"])):
        unit = f"{head} {rate['rate']}"
    return replace(plain, unit=unit, measure=False, head=head)


def _cored(plain: Quantity, start: int, end: int, unit: str) -> Quantity:
    return replace(plain, span=Span(start, end), core=Span(start, end), unit=unit)


def _rated(text: str, made: Quantity) -> Quantity:
    """With "per jaar", which may follow what is measured: "6 miljoen m³ effluent per jaar"."""
    rate = _RATE.match(text, made.core.end)
    if rate and made.unit != "EUR":
        return _cored(made, made.core.start, rate.end(), f"{made.unit} {rate['rate']}")
    later = _LATER_RATE.match(text, made.core.end)
    if later and made.unit not in ("%", "EUR"):
        return replace(made, unit=f"{made.unit} {later['rate']}")
    if made.unit != "EUR" and _EVERY_YEAR.search(_before_bound(text, made.core.start)):
        return replace(made, unit=f"{made.unit} per jaar")
    return made


def _before_bound(text: str, start: int) -> str:
    left = text[max(0, start - 60) : start]
    bound = _BOUND.search(left)
    return left[: bound.start()] if bound else left


def _bounded(text: str, made: Quantity) -> Quantity:
    start, end = made.span.start, made.span.end
    left = text[max(0, start - 40) : start]
    bound = ""
    match = _BOUND.search(left)
    if match:
        bound = "<=" if match["most"] else ">="
        start -= len(left) - match.start()
    elif about := (_ABOUT.search(left) or _RESPECTIVELY.search(left)):
        start -= len(left) - about.start()
    after = _OR_MORE.match(text, end)
    if after:
        bound = ">=" if after["more"] else "<="
        end = after.end()
    return replace(made, span=Span(start, end), bound=bound)


def _with_more_values(text: str, made: Quantity) -> Quantity:
    """Over the second value of "respectievelijk 30% en 35%"."""
    if not text.startswith("respectievelijk", made.span.start):
        return made
    end = made.span.end
    while match := _MORE_VALUES.match(text, end):
        end = match.end()
    return replace(made, span=Span(made.span.start, end))


def head_noun(text: str, end: int) -> tuple[str, int]:
    """The noun that is counted after the number, and where it ends.

    >>> head_noun("25 bijkomende sociale woningen in Aalst", 2)
    ('woningen', 30)
    """
    head = ""
    for _ in range(6):
        match = _WORD.match(text, end)
        if not match:
            break
        word = match["word"]
        if word.casefold() in noun_phrase_words("stop"):
            break
        end = match.end()
        if head and word.casefold() in noun_phrase_words("modifier"):
            break
        head = word
        if is_person(word) or not _is_modifier(word):
            break
    return ("", end) if head.casefold() in noun_phrase_words("modifier") else (head, end)


def _is_modifier(word: str) -> bool:
    """Adjectives and names before the noun: "bijkomende", "Housing"."""
    low = word.casefold()
    return (
        low in noun_phrase_words("modifier")
        or word[:1].isupper()
        or (low.endswith("e") and not low.endswith(("tie", "age", "ette")))
    )


def is_person(noun: str) -> bool:
    """Whether the noun names people: "doelgroepwerknemers"; not "deelfietsen".

    >>> is_person("doelgroepwerknemers"), is_person("deelfietsen")
    (True, False)
    """
    return noun.casefold().endswith(persons())


@cache
def _measure_pattern() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in measures())
    return re.compile(rf"[\s\u00a0]?(?P<measure>{words})(?![\w²³])")
