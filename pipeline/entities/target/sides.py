"""On which side of a number its indicator stands.

Behind it in "10.000 hectare nieuw bos", before it in "de uitstoot met 40% te verminderen".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.entities.target.deadlines import Deadline
from pipeline.entities.target.quantities import Quantity, is_person
from pipeline.model import Span

CHANGE_VERBS = (
    "verminderen|verlagen|dalen|stijgen|verhogen|reduceren|halveren|verdubbelen|bedragen|"
    "herleiden|terugdringen|krimpen|krimpt|inkrimpen|inkorten|toenemen|afnemen|"
    "groeien|uitbreiden|krimpen|beperken|verbeteren|opvoeren|optrekken|besparen|oplopen|"
    "zakken|vergroten|verkleinen|inperken|"
    "afbouwen|opdrijven|terugbrengen|verminderd|verlaagd|verhoogd|gereduceerd|uitgebreid|"
    "opgetrokken|beperkt|teruggedrongen|"
    "verbeterd|toegenomen|gedaald|gestegen|stijgt|daalt|vermindert|afneemt|toeneemt|groeit|"
    "oploopt|krimpt|bedraagt"
)
_CONTINUES = re.compile(
    r"(?:minder|meer|extra|bijkomende?|nieuwe?|additionele|van|aan|uit|fewer|more|less|of|de|"
    r"des|supplémentaires)\b",
    re.IGNORECASE,
)
_NO_NOUN = re.compile(
    r"(?:te|zal|zullen|wordt|worden|moet|moeten|moest|moesten|mag|mogen|mocht|dient|"
    r"dienen|kan|kunnen|is|zijn|heeft|hebben|komt|komen|"
    r"ligt|zakt|zakken|blijft|in|tegen|op|voor|vóór|met|"
    r"uiterlijk|bij|naar|tot|door|tegenover|en|of|over|per|ten|dan|als|vanaf|by|will|should|"
    r"d[’']ici|niet|lager|hoger|kleiner|groter|korter|langer|nodig|vereist|noodzakelijk|voorop\w*|realiseren|behalen|halen|bereiken|"
    + CHANGE_VERBS
    + r")\b",
    re.IGNORECASE,
)
LEADING = re.compile(
    r"(?:de|het|een|’t|'t|hun|haar|zijn|onze|ons|deze|dit|die|dat|om|ook|en|of|maar|dus|op|"
    r"naar|tot|voor|in|bij|aan|inzake|over|van|"
    r"er|ernaar|ertoe|erop|zich|we|wij|ik|zij|ze|samen|daarbij|daarom|zo|nog|via|onder|"
    r"tegelijk|verder|voorts|daarnaast|dan|toe|uit|"
    r"qua|wat|zelf|zelfs|bovendien|tevens|eveneens|as|als|the|a|an|to|of|for|le|la|les|des|du|"
    r"de|à|l[’']|"
    r"(?:verdere |grotere )?(?:versterking|realisatie|invulling|uitvoering|handhaving|"
    r"verwezenlijking) van|halen|bereiken|"
    r"beschikbaar stellen van|doelstelling(?:en)? (?:van|om)|streefcijfer van|ambitie (?:van|"
    r"om))\s+",
    re.IGNORECASE,
)
_DIRECTED = re.compile(
    rf"\b(?:{CHANGE_VERBS}|te\s\w{{3,}}en)\s(?:tot|naar|onder|boven)\s$", re.IGNORECASE
)
_AUXILIARY = re.compile(
    r"\b(?:wil|willen|wilde|wilden|moet|moeten|moest|moesten|zal|zullen|kan|kunnen|mag|mogen|"
    r"dient|dienen|wordt|worden|werd|werden|is|zijn|gaat|gaan|laat|laten|doet|doen|wenst|wensen|zou|zouden|om|te)\b",
    re.IGNORECASE,
)
_REACH = 60  # characters behind a number in which its verb stands
CHANGED = re.compile(
    rf"(?:\s[\w-]+)?\s(?:te |doen |laten ){{0,2}}"
    rf"(?:{CHANGE_VERBS}|(?:in|terug|op|af|bij) te [a-z]+en)\b"
)
_LONE_INFINITIVE = re.compile(
    r"\s(?:(?:[a-z]{2,5}\s)?te\s)?(?:[a-zëï]{2,}(?:en|doen|gaan|slaan|zien)|"
    r"[a-z]*ge[a-z]{3,}[dt]|[a-z]{2,}eerd)[.;\s]*"
)
_OF = re.compile(r"(?:van|of|de)\b")
_OBJECT = re.compile(r"(?:(?:we|wij|ze|zij|ik|zij) )?(?:het|de|zijn|haar|hun|ons|onze|the|le|la)\s")
_EMPTY = frozenset(
    (
        *("doel", "doelstelling", "doelstellingen", "ambitie", "streefcijfer", "streefdoel"),
        *("norm", "target", "blijft", "blijven", "mag", "mogen", "moet", "moeten", "minstens"),
        *("met", "zal", "zullen", "het", "vanaf", "jaarlijks", "jaar", "elk", "ieder", "nog"),
        *("gemiddeld", "geleidelijk", "verder", "opnieuw", "respectievelijk", "zeker", "hij"),
        *("maandelijks", "wekelijks", "each", "year", "every"),
    )
)
_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The part of a clause that a target may fill."""

    text: str
    quantity: Quantity
    low: int
    high: int
    due: tuple[Deadline, ...]  # the deadlines in it
    agents: tuple[Span, ...]  # the organisations that the sentence names


def side_of(text: str, quantity: Quantity, high: int, due: Sequence[Deadline]) -> str:
    """Where the indicator stands: behind the number ("right") or before it ("left")."""
    after = text[quantity.span.end : high].lstrip()
    kind = quantity.number.kind
    if kind == "change":
        noun = text[quantity.core.start : quantity.core.end].endswith("ing")
        return "right" if (_OF if noun else _OBJECT).match(after) else "left"
    if kind in ("rank", "total", "none") and after:
        return "right" if kind != "none" or not _NO_NOUN.match(after) else "left"
    if text[quantity.core.end - 1] == "-" or re.match(
        r"-(?: (?:en|of) (?:de )?[\d,.]+ ?%-)?(?:norm|doel)|norm", after
    ):
        return "right"
    if not quantity.measure:
        return "left" if is_by(text, quantity) else "right"
    start = high - len(after)
    if not after or not after[0].isalnum() or any(item.span.start == start for item in due):
        return "left"
    if re.match(r"van het (?:bbp|bruto)|bbp\b", after):
        return "left"
    if re.match(r"(?:uit|voor|aan)\b", after) and quantity.unit == "EUR":
        return "right"
    if _DIRECTED.search(text, max(0, quantity.span.start - 40), quantity.span.start):
        return "left"
    if _CONTINUES.match(after):
        return "right"
    return "left" if _NO_NOUN.match(after) else "right"


def is_by(text: str, quantity: Quantity) -> bool:
    """Whether a count says by how much: "de wachtlijst met 500 personen doen krimpen"."""
    left = text[max(0, quantity.core.start - 5) : quantity.core.start]
    tail = text[quantity.core.end : quantity.core.end + _REACH]
    return left.endswith(" met ") and bool(CHANGED.match(tail))


def is_lone_infinitive(text: str, low: int, end: int, high: int) -> bool:
    """Whether one verb ends the clause: "wil de stiptheid op 91% brengen"."""
    rest = text[end:high]
    word = rest.strip(" .;").rpartition(" ")[2]
    if not _LONE_INFINITIVE.fullmatch(rest) or is_person(word):
        return False
    return " te " in rest or bool(_AUXILIARY.search(text, low, end))


def has_words(text: str, low: int, high: int, due: Sequence[Deadline]) -> bool:
    """Whether something else than deadlines, fillers and verbs stands here."""
    rest = text[low:high]
    for item in reversed(due):
        if low <= item.span.start and item.span.end <= high:
            rest = (
                rest[: item.span.start - low]
                + " " * (item.span.end - item.span.start)
                + rest[item.span.end - low :]
            )
    words = [
        word
        for word in _WORD.findall(rest)
        if not _NO_NOUN.fullmatch(word) and not LEADING.fullmatch(f"{word} ")
    ]
    return any(word.casefold() not in _EMPTY for word in words)
