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
from pipeline.entities.target.quantities import Quantity
from pipeline.model import Span

_AGENT_VERB = re.compile(
    r"\b(?:wil|willen|wilde|wilden|wenst|wensen|streeft|streven|streefde|mikt|mikken|mikte|beoogt|beogen|beoogde|ambieert|"
    r"engageert|engageren|verbindt|verbinden|vraagt|vragen|gaat|gaan|belooft|beloven|beloofden?|spraken|spreken|verplicht|"
    r"verplichten|stelt|stellen|plant|plannen|zal|zullen|bepleit|bepleiten|beveelt|bevelen|verhoogt|verhogen|verlaagt|verlagen|brengt|brengen|trekt|trekken|breidt|breiden|dringt|dringen|doivent viser|vise|aims? (?:to|for|at)|commits? to)\b",
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
    r"(?=\s(?:ook|samen|dan|daarom)?\s?(?:de|het|een|zijn|haar|hun|deze|dat|ernaar|zich|ons|in|tegen|op|naar|voor|uiterlijk|eind|minstens|meer dan|\d))",
    re.IGNORECASE,
)
_INVERTED = re.compile(
    r"\s*(?:$|(?:op|in|voor|met|tegen|conform|volgens|daarom|ook|daarnaast|daarbij|via|bij|om|na|vanaf|tot|inzake|binnen|samen|zo|"
    r"hiervoor|daarvoor|hiermee|daarmee|verder|ten|langs|uiterlijk|tussen|onder|door|naast|wat|bovendien|tegelijk|eind|begin)\b)",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\s*(?:we|wij|ik|zij|ze|hij|men|u)\b", re.IGNORECASE)
_LEADING = re.compile(
    r"(?:de|het|een|’t|'t|hun|haar|zijn|onze|ons|deze|dit|die|dat|om|ook|en|of|maar|dus|op|naar|tot|voor|in|bij|aan|inzake|over|van|"
    r"er|ernaar|ertoe|erop|zich|we|wij|ik|zij|ze|samen|daarbij|daarom|zo|nog|via|onder|tegelijk|verder|voorts|daarnaast|dan|toe|uit|"
    r"qua|wat|zelf|zelfs|bovendien|tevens|eveneens|as|als|the|a|an|to|of|for|le|la|les|des|du|de|à|l[’']|"
    r"(?:verdere |grotere )?(?:versterking|realisatie|invulling|uitvoering|handhaving|verwezenlijking) van|halen|bereiken|"
    r"beschikbaar stellen van|doelstelling(?:en)? (?:van|om)|streefcijfer van|ambitie (?:van|om))\s+",
    re.IGNORECASE,
)
_FILLER = re.compile(
    r"(?:\b(?:samen|in totaal|nog|ook|reeds|al|jaarlijks|elk jaar|ieder jaar|gemiddeld|met|naar|tot|op)\s)+$",
    re.IGNORECASE,
)
_EACH_YEAR = re.compile(
    r"\b(?:elk jaar|ieder jaar|jaarlijks|each year|chaque année)\s$", re.IGNORECASE
)
_CHANGE_BEFORE = re.compile(
    r"\b(?:réduire|augmenter|diminuer|reduce|increase|cut|raise)\s(?:\S+\s){0,6}?(?:de|by)\s$",
    re.IGNORECASE,
)
_NOUN_OF = re.compile(
    r"\b(?P<noun>[\w-]*(?:daling|vermindering|reductie|stijging|toename|afname|verhoging|verlaging|besparing|groei|uitbreiding|"
    r"graad|aandeel|percentage|score|doelstelling|inkrimping|krimp|winst|target))\s(?P<of>(?:van|met|naar|tot|op)\s)$",
    re.IGNORECASE,
)
_CHANGE_NOUN = re.compile(
    r"\b(?:[\w-]*(?:daling|vermindering|reductie|stijging|toename|afname|verhoging|verlaging|besparing|groei|uitbreiding)|"
    r"(?:\d{4}-)?(?:doelstelling|doel|streefcijfer)) (?:van|met) (?:ongeveer |respectievelijk )?$",
    re.IGNORECASE,
)
_VERBS = (
    "verminderen|verlagen|dalen|stijgen|verhogen|reduceren|halveren|verdubbelen|bedragen|herleiden|terugdringen|toenemen|afnemen|"
    "groeien|uitbreiden|krimpen|beperken|verbeteren|opvoeren|optrekken|besparen|oplopen|zakken|vergroten|verkleinen|inperken|"
    "afbouwen|opdrijven|terugbrengen|verminderd|verlaagd|verhoogd|gereduceerd|uitgebreid|opgetrokken|beperkt|teruggedrongen|"
    "verbeterd|toegenomen|gedaald|gestegen|stijgt|daalt|vermindert|afneemt|toeneemt|groeit|oploopt|krimpt|bedraagt"
)
_CHANGE_AFTER = re.compile(
    rf"\s(?:(?:zal|zullen|moet|moeten|kan|kunnen)\s)?(?:(?:worden|wordt)\s)?(?:te\s)?(?:doen\s|laten\s)?(?:{_VERBS})(?:\sworden)?\b|"
    r"\s(?:terug|omlaag|omhoog)?\s?te\s(?:dringen|brengen)(?=\s(?:tegen|in)\b)|"
    r"\svan het (?:bbp|bruto (?:\w+ )?product|bnp|nationaal inkomen)\b|\sbbp\b",
    re.IGNORECASE,
)
_CUT = re.compile(
    r",?\s(?:ten opzichte van|t\.o\.v\.|tegenover|vergeleken met|in vergelijking met|bovenop|naast|in plaats van|conform|zoals|waarbij|"
    r"waarvan|waarmee|waarin|waardoor|door middel van|op basis van|zodat|omdat|aangezien|indien|tenzij|mits|onder pijler|"
    r"op voorwaarde|naar het voorbeeld|aan de hand van|compared (?:to|with)|par rapport|met het oog op|en dat|en om|en zo|maar)\b|"
    r"\sen [\w-]+ om\s",
    re.IGNORECASE,
)
_CLOSER = re.compile(
    r"\s(?:zijn|is|heeft|krijgen|komt|komen|kwam|voorop|vooropgesteld|vooropstelde[nr]?|voorop te stellen|te hebben|"
    r"te horen|te brengen|(?<!op )te halen|(?<!op )te realiseren|impliceert|betekent|inhoudt|vormt|aan te trekken|te trekken|aan te bieden|realiseren|realiseert|uitlokken|aantrekken|brengen|"
    r"aan|uit|in|op|toe|na|zakt|blijft|ligt|wordt|worden|telt|beschikbaar|tot stand|te komen|beogen|nastreven|na te streven)$",
    re.IGNORECASE,
)  # fmt: skip
_PLACE_TAIL = re.compile(r"\s(?:in|te|op)\s(?:de\s)?[A-ZÀ-Ý][\w’'-]+(?!\S*\d)")
_CONTINUES = re.compile(
    r"(?:minder|meer|extra|bijkomende?|nieuwe?|additionele|van|aan|uit|fewer|more|less|of|de|des|supplémentaires)\b",
    re.IGNORECASE,
)
_NO_NOUN = re.compile(
    r"(?:te|zal|zullen|wordt|worden|moet|moeten|kan|kunnen|is|zijn|heeft|hebben|komt|komen|ligt|zakt|zakken|blijft|in|tegen|op|voor|vóór|met|"
    r"uiterlijk|bij|naar|tot|door|tegenover|en|of|over|per|ten|dan|als|vanaf|by|will|should|d[’']ici|voorop\w*|realiseren|behalen|halen|bereiken|"
    + _VERBS
    + r")\b",
    re.IGNORECASE,
)
_LONE_INFINITIVE = re.compile(r"\s(?:[a-z]{2,5}\s)?[a-zëï]{2,}(?:en|doen|gaan|slaan|zien)[.;\s]*")
_NORM_ENDS = re.compile(
    r"\s(?:blijft|blijven|is|zijn|wordt|worden|moet|moeten|blijvend|niet|nog|te|na|halen|behalen|bereiken|respecteren|"
    r"nastreven|\w+volgen|heeft|werd|was|zal|kan|en|waar\w*|die|dat|wil)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where a target's passage begins and ends, and on which side of it its indicator stands."""

    span: Span
    side: str  # "right", "left", "bare"


def layout(
    text: str,
    clause: Clause,
    quantity: Quantity,
    due: Sequence[Deadline],
    agents: Sequence[Span],
    limit: tuple[int, int],
) -> Layout:
    """The passage of a target; `limit` keeps it off its neighbours in the same clause."""
    low, high = max(clause.comma.start, limit[0]), min(clause.comma.end, limit[1])
    low, high = min(low, quantity.span.start), max(high, quantity.span.end)
    inside = [item for item in due if low <= item.span.start and item.span.end <= high]
    side = side_of(text, quantity, high, inside)
    left = _subclause(text, low, quantity.span.start)
    if side == "right" and _is_lone_infinitive(text, quantity.span.end, high):
        side = "left" if _has_words(text, left, quantity.span.start, inside) else side
    left = _behind_verb(text, left, quantity, inside, agents, side)
    if side == "left":
        start = _stripped(text, left, quantity.span.start, inside)
        change = _CHANGE_BEFORE.search(text, start, quantity.span.start)
        start = change.start() if change else start
        noun = _NOUN_OF.search(text, start, quantity.span.start)
        if noun and start < noun.start() and noun["of"].strip().lower() == "van":
            start = _noun_start(text, start, noun.start(), inside)
        if not _has_words(text, start, quantity.span.start, inside):
            side = "right" if _has_words(text, quantity.span.end, high, inside) else "bare"
    if side != "left":
        start = _chain(text, left, quantity, inside)
    end = (
        _right_end(text, quantity, high, inside)
        if side == "right"
        else _after(text, quantity.span.end, high, inside)
    )
    if side == "right":
        end = _closed(
            text, start, quantity, end, inside, kept=start == left and start < quantity.span.start
        )
    return Layout(span=Span(start, max(end, quantity.core.end)), side=side)


def side_of(text: str, quantity: Quantity, high: int, due: Sequence[Deadline]) -> str:
    """Where the indicator stands: behind the number ("right") or before it ("left")."""
    after = text[quantity.span.end : high].lstrip()
    kind = quantity.number.kind
    if kind == "change":
        noun = text[quantity.core.start : quantity.core.end].endswith("ing")
        return "right" if noun and re.match(r"van\b", after) else "left"
    if kind in ("rank", "total", "none") and after:
        return "right" if kind != "none" or not _NO_NOUN.match(after) else "left"
    if text[quantity.core.end - 1] == "-" or re.match(
        r"-(?: (?:en|of) (?:de )?[\d,.]+ ?%-)?(?:norm|doel)|norm", after
    ):
        return "right"
    if not quantity.measure:
        return "right"
    start = high - len(after)
    if not after or not after[0].isalnum() or any(item.span.start == start for item in due):
        return "left"
    if re.match(r"van het (?:bbp|bruto)|bbp\b", after):
        return "left"
    if re.match(r"(?:uit|voor|aan)\b", after) and quantity.unit == "EUR":
        return "right"
    if _CONTINUES.match(after):
        return "right"
    return "left" if _NO_NOUN.match(after) else "right"


def _is_lone_infinitive(text: str, end: int, high: int) -> bool:
    """Whether one verb ends the clause: "wil de stiptheid op 91% brengen"."""
    return bool(_LONE_INFINITIVE.fullmatch(text[end:high]))


def _subclause(text: str, low: int, high: int) -> int:
    """Behind the last "dat" or "om" before the number."""
    found = [match.end() for match in _SUBCLAUSE.finditer(text, low, high)]
    return found[-1] if found else low


def _behind_verb(
    text: str,
    low: int,
    quantity: Quantity,
    due: Sequence[Deadline],
    agents: Sequence[Span],
    side: str,
) -> int:
    """Behind the verb of who wants or must it, unless a deadline or the indicator precedes it."""
    high = quantity.span.start
    verbs = [(match, True) for match in _AGENT_VERB.finditer(text, low, high)]
    verbs += [(match, False) for match in _DUTY_VERB.finditer(text, low, high)]
    if not verbs:
        return low
    verb, agent = max(verbs, key=lambda item: item[0].start())
    lead = low + len(text[low : verb.start()]) - len(text[low : verb.start()].lstrip())
    opening = any(item.span.start == lead and item.span.end >= verb.start() - 1 for item in due)
    later = any(item.span.start > verb.end() for item in due)
    if opening and not (agent and later):
        return lead
    if not agent and side == "left" and not _has_words(text, verb.end(), high, due):
        return lead
    if side == "left" and not _has_words(text, verb.end(), high, due):
        return low
    start = verb.end()
    for span in agents:
        if (
            text[start : span.start].strip() in ("", "de", "het")
            and start <= span.start
            and span.end < high
        ):
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
        if not gap.strip() or gap.strip() in (
            "bij de",
            "bij het",
            "de",
            "het",
            "een",
            "in de",
            "tot de",
        ):
            return item.span.start
    first = (
        low + len(text[low : quantity.span.start]) - len(text[low : quantity.span.start].lstrip())
    )
    if any(item.span.start == first and item.span.end <= start for item in due):
        return first
    return start


def _stripped(text: str, low: int, high: int, due: Sequence[Deadline]) -> int:
    """Behind leading articles, conjunctions and prepositions."""
    starts = {item.span.start for item in due}
    low += len(text[low:high]) - len(text[low:high].lstrip(" ,\t\n"))
    while low not in starts:
        match = _LEADING.match(text, low, high)
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


def _has_words(text: str, low: int, high: int, due: Sequence[Deadline]) -> bool:
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
        if not _NO_NOUN.fullmatch(word) and not _LEADING.fullmatch(f"{word} ")
    ]
    return any(
        word.casefold()
        not in (
            "doel",
            "doelstelling",
            "doelstellingen",
            "ambitie",
            "streefcijfer",
            "streefdoel",
            "norm",
            "target",
            "blijft",
            "blijven",
            "mag",
            "mogen",
            "moet",
            "moeten",
            "minstens",
            "met",
            "zal",
            "zullen",
            "het",
            "vanaf",
        )
        for word in words
    )


def _after(text: str, end: int, high: int, due: Sequence[Deadline]) -> int:
    """Over the verb of direction and the deadline that follow the number."""
    while end < high:
        change = _CHANGE_AFTER.match(text, end, high)
        if change:
            end = change.end()
            continue
        following = next((item for item in due if item.span.start == end + 1), None)
        if following is None or text[end] != " ":
            break
        end = following.span.end
    return end


def _right_end(text: str, quantity: Quantity, high: int, due: Sequence[Deadline]) -> int:
    cut = _CUT.search(text, quantity.span.end, high)
    norm = re.match(
        r"(?:-? (?:en|of) (?:de )?[\d,.]+ ?%)?-?norm\b",
        text[quantity.core.end - (text[quantity.core.end - 1] == "-") :][:30],
    )
    if norm:
        cut = _NORM_ENDS.search(text, quantity.core.end + norm.end() - 1, high) or cut
    end = cut.start() if cut else high
    if not quantity.measure and quantity.number.kind not in ("total", "none"):
        place = _PLACE_TAIL.search(text, quantity.span.end, end)
        if place and not any(item.span.start >= place.start() for item in due):
            end = place.start()
    return end


def _closed(
    text: str, start: int, quantity: Quantity, end: int, due: Sequence[Deadline], *, kept: bool
) -> int:
    """Without closing auxiliaries, particles and punctuation."""
    while end > quantity.core.end:
        raw = text[quantity.core.end : end].rstrip(" .,;:!?…\n\t")
        end = quantity.core.end + len(raw)
        if any(item.span.end == end for item in due):
            break
        closer = _CLOSER.search(text[quantity.core.end : end])
        if not closer or (kept and closer[0].strip() in ("aan", "uit", "in", "op", "toe", "na")):
            break
        end = quantity.core.end + closer.start()
    return end
