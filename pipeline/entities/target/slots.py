"""What a target's passage says: comparator, indicator, baseline, scope, holder, modality."""

import re
from collections.abc import Sequence
from decimal import Decimal

from pipeline.entities.target.deadlines import Deadline
from pipeline.entities.target.numbers import numbers
from pipeline.entities.target.quantities import Quantity, is_person
from pipeline.model import Span

_LESS = re.compile(
    r"\b(?:minder|lager|korter|kleiner|dalen|daalt|daling|\w*vermindering|verminderen|verminderd|vermindert|"
    r"verlagen|verlaging|verlaagd|reduceren|\w*reductie|gereduceerd|"
    r"reduceert|afname|afnemen|afneemt|terugdringen|teruggedrongen|terug te dringen|"
    r"terugbrengen|krimpen|\w*besparing|besparen|inkrimping|inperken|"
    r"afbouwen|zakken|zakt|verklein(?:en|d|t)|verkort(?:en)?|inkorten|ingekort|terugschroeven|"
    r"teruggeschroefd|drukken|beperken|krimpt|slinken|gedaald|gezakt|afgenomen|réduire|réduction|diminuer|reduce[ds]?|reduction|cut|fewer|less|"
    r"decrease)\b",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\b(?:meer|extra|bijkomende?|additionele|nieuwe?|stijgen|stijgt|stijging|toename|"
    r"toenemen|toeneemt|verhogen|verhoging|verhoogd|groeien|groei|"
    r"uitbreiden|uitgebreid|uitbreiding|opvoeren|opgevoerd|optrekken|opgetrokken|verruim(?:en|d|t)|"
    r"gestegen|toegenomen|gegroeid|opdrijven|vergroten|augmenter|"
    r"supplémentaires?|increase[ds]?|more|additional|new)\b",
    re.IGNORECASE,
)
_BY = re.compile(r"\b(?:met|by|de|van)\s(?:nog\s|zowat\s|ongeveer\s)?$", re.IGNORECASE)
_TO = re.compile(r"\b(?:tot|naar|op|to|à)\s(?:respectievelijk\s|nul\s)?$", re.IGNORECASE)
_MODALITIES = (
    (
        "conditional",
        re.compile(
            r"\b(?:op voor-?waarde dat|mits|tenzij|indien|voor zover|als de begroting)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "recommended",
        re.compile(
            r"\b(?:beveelt|bevelen|aanbevolen|aanbeveling|zou(?:den)? moeten|vraagt|vragen|"
            r"stelt? voor|stellen voor|roept op|roepen op|oproept|pleit|pleiten|bepleit|"
            r"bepleiten|adviseert|adviseren|should)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "binding",
        re.compile(
            r"\b(?:moet|moeten|verplicht|verplichten|dient|dienen|verbindt|verbinden|norm|"
            r"bepaalt|bepalen|legt op|opgelegd|must|shall|doit|doivent)\b",
            re.IGNORECASE,
        ),
    ),
)
_BASELINE_FROM = re.compile(
    r"\bvan\s(?P<base>[\d.,]+(?:\s(?:miljoen|miljard|mio|mln))?)\s?(?:%|procent|euro|"
    r"[a-z]+)?\s(?:naar|tot)\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
_BASELINE_TO = re.compile(
    r"^[\s)]*[,;:(]?\s*(?:\(?(?:eind|begin|in|nulmeting|stand op|stand in|vandaag|nu|"
    r"tegenover|momenteel|thans)\b[^.;)]{0,45}?)(?P<base>\d[\d.,]*(?:\s(?:miljoen|miljard|mio|"
    r"mln))?(?![\d-]))(?P<unit>\s?(?:%|euro|hectare|procent))?",
    re.IGNORECASE,
)
_BASE_YEAR = re.compile(
    r"\b(?:ten opzichte van|tegenover|vergeleken met|in vergelijking met|t\.o\.v\.|"
    r"referentiejaar|basisjaar|compared (?:to|with)|par rapport à)\s(?:het (?:niveau van|"
    r"jaar)\s|in\s)?(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_IN_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_EDGES = re.compile(
    r"^(?:de|het|een|van|aan|op|met|te|en|om|tot|naar|moet|moeten|of|des|the|l[’'])\s+|"
    r"\s+(?:de|het|van|met|te|tot|naar|op|moet|moeten|wordt|zal|stijgt|stijgen|oploopt|"
    r"bedragen|doen|dalen|te verminderen|te verlagen|dan|en|in|onder|reduceren|"
    r"zal worden uitgebreid|verdubbelt|verdubbelen|halveren)$",
    re.IGNORECASE,
)
_PLACE = re.compile(r"^\s(?:in|te)\s(?P<place>[A-ZÀ-Ý][\w’'-]+)")
_SCOPE = re.compile(r"\b(?:in|van)\s(?P<place>Vlaanderen|België|Brussel|Wallonië|Europa|de Unie)\b")
_COUNTED = re.compile(
    r"\b(?:aantal|number of|nombre de)\s(?:[a-zë]+(?:e|al)\s){0,3}(?P<noun>[^\W\d_][\w’'-]+)"
    r"(?:\s(?P<rate>per (?:jaar|maand|inwoner|\d[\d.]* [a-z]+)))?",
    re.IGNORECASE,
)


def comparator(text: str, span: Span, quantity: Quantity) -> str:
    """How the value is to be read.

    ">=" for "minstens 85%", "<=" for "onder de 7%" and "top 5", "+" for "600 bijkomende", "-" for
    "met 40% verminderen" and "-35%", else "=": "stijgen tot 30%".
    """
    number = quantity.number
    if number.kind == "rank":
        return "<="
    if number.sign:
        return number.sign
    before, after = text[span.start : quantity.span.start], text[quantity.core.end : span.end]
    if number.kind in ("total", "none"):
        return "="
    direct = after.lstrip()
    if _to(before) and not re.match(r"(?:meer|minder|extra|bijkomende)\b", direct):
        return quantity.bound or "="
    if re.match(r"(?:minder|lager|korter|kleiner|fewer|less)\b", direct) or (
        _LESS.search(before + after) and _relative(before, after)
    ):
        return "-"
    if re.match(
        r"(?:\w+\s)?(?:aan )?(?:meer|hoger|langer|extra|bijkomende?|additionele|nieuwe?|more|"
        r"additional|new)\b",
        direct,
    ):
        return "=" if re.search(r"\baan te (?:planten|leggen)\b", after) else "+"
    if _MORE.search(before + after) and _BY.search(before):
        return "+"
    return quantity.bound or "="


def _to(before: str) -> bool:
    return bool(_TO.search(before)) and not re.search(r"\bmet\b", before[-20:])


def _relative(before: str, after: str) -> bool:
    """Whether the number is a difference: "met 40%", "een daling van 15%", "réduire de 24 %"."""
    return bool(_BY.search(before)) or bool(
        re.match(r"\s(?:te\s)?(?:verminder|verlag|reduc|dal|bespar)", after)
    )


def counted_in(words: str | None) -> str | None:
    """What an indicator counts, where the number itself has no unit: "aantal beroeps-opleidingen".

    >>> counted_in("het aantal nieuwe dienst-punten"), counted_in("aantal cursisten per jaar")
    ('punten', 'persons')
    >>> counted_in("aantal klachten per 1.000 reizigers"), counted_in("renovatiegraad")
    ('klachten per 1.000 reizigers', None)
    """
    found = _COUNTED.search(words or "")
    if not found:
        return None
    noun = found["noun"].rsplit("-", 1)[-1].lower()
    if is_person(noun):
        return "persons"
    return f"{noun} {found['rate']}" if found["rate"] else noun


def indicator(text: str, span: Span, quantity: Quantity, due: Deadline | None) -> str | None:
    """The words of the passage without number, deadline and the verbs between them."""
    holes = [(quantity.span.start, quantity.core.end)]
    if quantity.head:
        holes = [(quantity.span.start, quantity.core.end)]
    if due is not None:
        holes.append((due.span.start, due.span.end))
    parts, at = [], span.start
    for low, high in sorted(holes):
        if low >= at:
            parts.append(text[at:low])
            at = min(max(at, high), span.end)
    parts.append(text[at : span.end])
    words = " ".join(part.strip(" ,:\t\n") for part in parts if part.strip(" ,:\t\n"))
    words = re.sub(
        r"^(?:norm|doelstelling)\s(?:voor|van)\s|^-(?:norm|doelstelling)\s(?:voor|van)?\s*",
        "",
        words,
    )
    previous = ""
    while words != previous:
        previous = words
        words = _EDGES.sub("", words).strip(" ,")
    return words or None


def baseline(
    text: str, span: Span, quantity: Quantity, sentence: Span
) -> tuple[Decimal | None, int | None]:
    """The observed value it is compared with, and the reference year.

    "van 0,9% naar 2,7%", "(eind 2023: 94.600 hectare)", "ten opzichte van 1990".
    """
    year = _BASE_YEAR.search(text, span.start, sentence.end)
    base_year = int(year["year"]) if year else None
    before = _BASELINE_FROM.search(text, span.start, quantity.span.start)
    if before:
        return _first(before["base"]), base_year
    behind = text[span.end : min(sentence.end, span.end + 110)]
    after = _BASELINE_TO.match(behind)
    if not after or _IN_YEAR.fullmatch(after["base"]):
        return None, base_year
    stated = _IN_YEAR.search(after[0][: after.start("base")])
    return _first(after["base"]), base_year or (int(stated[0]) if stated else None)


def _first(text: str) -> Decimal | None:
    return next((item.value for item in numbers(text)), None)


def modality(text: str, sentence: Span, lead: str) -> str:
    """How firm it is: "binding", "recommended", "conditional", else "intended".

    >>> modality("Steden moeten 5% halen.", Span(0, 23), "")
    'binding'
    """
    words = f"{lead} {text[sentence.start : sentence.end]}"
    return next((name for name, pattern in _MODALITIES if pattern.search(words)), "intended")


def scope(text: str, span: Span) -> str | None:
    """The place that it holds for: "25 woningen [in Aalst]"."""
    match = _PLACE.match(text, span.end) or _SCOPE.search(text, span.start, span.end)
    return match["place"] if match else None


def holder(
    text: str, sentence: Span, span: Span, agents: Sequence[Span], lead: Span | None
) -> str | None:
    """The organisation before the number that wants or must it, else one in the lead-in."""
    before = [item for item in agents if sentence.start <= item.start and item.end <= span.start]
    if not before:
        before = [item for item in agents if sentence.start <= item.start and item.end <= span.end]
    if not before and lead is not None:
        before = [item for item in agents if lead.start <= item.start and item.end <= lead.end]
    return text[before[-1].start : before[-1].end] if before else None
