"""Where the passage of a target ends.

"120 miljoen euro aan private investeringen" without "uitlokken", "met 40% te verminderen" without
"ten opzichte van 2011", "25 sociale woningen" without "in Aalst".
"""

import re

from pipeline.entities.target.sides import CHANGE_VERBS, CHANGED, Stretch

_CHANGE_AFTER = re.compile(
    rf"\s(?:(?:zal|zullen|moet|moeten|kan|kunnen)\s)?(?:(?:worden|"
    rf"wordt)\s)?(?:te\s)?(?:doen\s|laten\s)?(?:{CHANGE_VERBS})(?:\sworden)?\b|"
    r"\s(?:terug|omlaag|omhoog)?\s?te\s(?:dringen|brengen)(?=\s(?:tegen|in)\b)|"
    r"\s(?:lager|hoger|kleiner|groter|korter|langer)(?:\s(?:ligt|liggen|is|zijn|wordt|worden|te "
    r"liggen))?|"
    r"\svan het (?:bbp|bruto (?:\w+ )?product|bnp|nationaal inkomen)\b|\sbbp\b",
    re.IGNORECASE,
)
_BY_VERB = re.compile(
    r"\s(?:(?:terug|omlaag|omhoog|op|af|in|uit|bij|zal|zullen|moet|moeten|kan|kunnen|te|doen|laten|worden|wordt)\s){0,3}"
    r"(?!tegen|tussen|binnen|boven|buiten|alleen|samen|zonder|wordt|moet|niet|met|tot)"
    r"[a-zë]{3,20}(?:en|t|d)(?:\sworden)?(?=$|[.,;)\n]|\s(?:tegen|in|uiterlijk|vóór|voor|ten)\b)"
)
_BY = re.compile(r"\bmet (?:nog |ongeveer |zowat )?$", re.IGNORECASE)
_CUT = re.compile(
    r",?\s(?:dan (?:in|nu|vandaag|eind|begin)|ten opzichte van|t\.o\.v\.|tegenover|"
    r"vergeleken met|in vergelijking met|bovenop|"
    r"naast|in plaats van|conform|zoals|waarbij|"
    r"waarvan|waarmee|waarin|waardoor|door middel van|op basis van|zodat|omdat|aangezien|"
    r"indien|tenzij|mits|onder pijler|"
    r"op voorwaarde|naar het voorbeeld|aan de hand van|compared (?:to|with)|par rapport|"
    r"met het oog op|en dat|en om|en zo|maar)\b|"
    r"\svia\s|\s(?:en|of)? ?\([a-z]\)\s|\sen [\w-]+ om\s|"
    r"\sblijft\s(?:veraf|ver|buiten|onhaalbaar|nog|een|het)\b|\slijkt\s",
    re.IGNORECASE,
)
_WITH = re.compile(r"\s(?:bij|via|door)(?: de| het)? $")
_CLOSING = re.compile(r"[’'](?!\w)")
_DENOMINATOR = re.compile(r"\s(?:van|voor|onder|bij) (?!het (?:bbp|bruto|bnp|nationaal))")
_CLUSTER = re.compile(
    r"\s(?:zou|zouden|zal|zullen|moet|moeten|moest|moesten|mag|mogen|mocht|kan|kunnen|dient|"
    r"dienen|gaat|gaan)(?:\s(?:moeten|kunnen|mogen|te))?(?:\s[a-zë]{3,20}(?:en|gaan|zien|doen))?$",
    re.IGNORECASE,
)
_GLUED = re.compile(r"(?<=\w)[.?!]\d{1,2}[.)]?$")  # the number of the next question
_CLOSER = re.compile(
    r"\s(?:nodig|te laten|(?<!te )halen|te voorzien|(?<!te )(?:voorzien|horen|behoren|bereiken)|"
    r"behalen|zijn|is|heeft|krijgen|komt|komen|kwam|voorop|vooropgesteld|vooropstelde[nr]?|"
    r"voorop te stellen|te hebben|"
    r"te horen|te brengen|(?<!op )te halen|(?<!op )te realiseren|impliceert|betekent|inhoudt|"
    r"vormt|aan te trekken|te trekken|aan te bieden|realiseren|realiseert|uitlokken|"
    r"aantrekken|brengen|"
    r"aan|uit|in|op|toe|na|zakt|blijft|ligt|wordt|worden|telt|beschikbaar|tot stand|te komen|"
    r"beogen|nastreven|na te streven)$",
    re.IGNORECASE,
)  # fmt: skip
_PLACE_TAIL = re.compile(r"\s(?:in|te|op)\s(?:de\s)?[A-ZÀ-Ý][\w’'-]+(?!\S*\d)")
_PARTICLES = ("aan", "uit", "in", "op", "toe", "na")
_NORM = re.compile(r"(?:-? (?:en|of) (?:de )?[\d,.]+ ?%)?-?norm\b")
_NORM_ENDS = re.compile(
    r"\s(?:blijft|blijven|is|zijn|wordt|worden|moet|moeten|blijvend|niet|nog|te|na|halen|"
    r"behalen|bereiken|respecteren|"
    r"nastreven|\w+volgen|heeft|werd|was|zal|kan|en|waar\w*|die|dat|wil)\b",
    re.IGNORECASE,
)


def left_end(stretch: Stretch) -> int:
    """Over the verb of direction and the deadline that follow the number."""
    end = stretch.quantity.span.end
    changed = CHANGED.match(stretch.text, end, stretch.high)
    if changed and not stretch.quantity.measure:
        return changed.end()
    if _DENOMINATOR.match(stretch.text, end, stretch.high):
        return closed(stretch, right_end(stretch), kept=False)
    while end < stretch.high:
        change = _CHANGE_AFTER.match(stretch.text, end, stretch.high)
        if not change and end == stretch.quantity.span.end and _is_by(stretch):
            change = _BY_VERB.match(stretch.text, end)
        if change:
            end = change.end()
            continue
        following = next((item for item in stretch.due if item.span.start == end + 1), None)
        if following is None or stretch.text[end] != " ":
            break
        end = following.span.end
    return end


def _is_by(stretch: Stretch) -> bool:
    """Whether the number says by how much, so that its verb belongs to it: "met 5% inkorten"."""
    start = stretch.quantity.span.start
    return bool(_BY.search(stretch.text, max(0, start - 16), start))


def right_end(stretch: Stretch) -> int:
    """Before a comparison, a subordinate clause, a place that is only the scope."""
    text, quantity, high = stretch.text, stretch.quantity, stretch.high
    cut = _CUT.search(text, quantity.span.end, high)
    dash = quantity.core.end - (text[quantity.core.end - 1] == "-")
    norm = _NORM.match(text, dash, min(high, dash + 40))
    if norm:
        cut = _NORM_ENDS.search(text, norm.end(), high) or cut
    end = min(cut.start() if cut else high, _before_agent(stretch), _before_quote(stretch))
    if not quantity.measure and quantity.number.kind not in ("total", "none"):
        place = _PLACE_TAIL.search(text, quantity.span.end, end)
        if place and not any(item.span.start >= place.start() for item in stretch.due):
            end = place.start()
    return end


def _before_agent(stretch: Stretch) -> int:
    """Before with whom it is done: "10.000 ambtenaren volgen een opleiding [bij] de VDAB"."""
    text, first = stretch.text, stretch.quantity.core.end
    for span in stretch.agents:
        joint = _WITH.search(text, first, span.start) if first < span.start else None
        if joint and span.start <= stretch.high:
            return joint.start()
    return stretch.high


def _before_quote(stretch: Stretch) -> int:
    """Before the mark that closes a quotation which the number stands in."""
    text, at = stretch.text, stretch.quantity.core.end
    opened = text.rfind("‘", stretch.low, stretch.quantity.span.start)
    if opened < 0:
        return stretch.high
    closing = _CLOSING.search(text, opened + 1, stretch.high)
    return closing.start() if closing and closing.start() >= at else stretch.high


def closed(stretch: Stretch, end: int, *, kept: bool) -> int:
    """Without closing auxiliaries, particles (unless `kept`) and punctuation."""
    first = stretch.quantity.core.end
    while end > first:
        raw = _GLUED.sub("", stretch.text[first:end]).rstrip(" .,;:!?…\n\t\"”»’'")
        end = first + len(raw)
        if any(item.span.end == end for item in stretch.due):
            break
        closer = _CLUSTER.search(stretch.text[first:end]) or _CLOSER.search(stretch.text[first:end])
        if not closer or (kept and closer[0].strip() in _PARTICLES):
            break
        end = first + closer.start()
    return end
