"""Numbers as Dutch (and English, French) policy texts write them.

Covered: "1.200", "99,5", "10 miljoen", "420 mio", "drie miljard", "anderhalf miljoen",
"12 tot 15", "10-15", "tussen 10 en 15", "één op vijf", "twee derde", "driekwart", "de helft",
"halveren", "verdubbelt", "top 5", "nul", "geen", "alle", "elke", "volledig".
Not a number: the year in "tegen 2030", the article in "een plan", the digits of "NIS2" and "3.4.1".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from types import MappingProxyType

from pipeline.model import Span

_SCALES = MappingProxyType(
    {
        "duizend": 10**3, "thousand": 10**3, "mille": 10**3,
        "miljoen": 10**6, "mio": 10**6, "mln": 10**6, "million": 10**6, "millions": 10**6,
        "miljard": 10**9, "mia": 10**9, "mld": 10**9, "billion": 10**9,
        "milliard": 10**9, "milliards": 10**9,
    }
)  # fmt: skip
_WORDS = MappingProxyType(
    {
        "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8,
        "negen": 9, "tien": 10, "elf": 11, "twaalf": 12, "vijftien": 15, "twintig": 20,
        "vijfentwintig": 25, "dertig": 30, "veertig": 40, "vijftig": 50, "zestig": 60,
        "zeventig": 70, "tachtig": 80, "negentig": 90, "honderd": 100, "tweehonderd": 200,
        "driehonderd": 300, "vijfhonderd": 500, "duizend": 1000, "tweeduizend": 2000,
        "drieduizend": 3000, "vijfduizend": 5000, "tienduizend": 10000,
        "honderdduizend": 100_000, "anderhalf": Decimal("1.5"),
        "dertien": 13, "veertien": 14, "zestien": 16, "zeventien": 17, "achttien": 18,
        "negentien": 19, "vijfenveertig": 45, "vijfenzeventig": 75, "vierhonderd": 400,
        "zeshonderd": 600, "achthonderd": 800, "vierduizend": 4000, "twintigduizend": 20_000,
        "one": 1, "two": 2, "three": 3, "four": 4, "five": 5,
    }
)  # fmt: skip
_PARTS = MappingProxyType(
    {"derde": 3, "kwart": 4, "vierde": 4, "vijfde": 5, "zesde": 6, "tiende": 10, "achtste": 8}
)
_SHARES = MappingProxyType(
    {
        "driekwart": Decimal(75), "de helft": Decimal(50), "half of": Decimal(50),
        "the half": Decimal(50), "la moitié": Decimal(50), "two thirds": Decimal("66.67"),
        "a third": Decimal("33.33"), "a quarter": Decimal(25),
    }
)  # fmt: skip
_DIGITS = r"(?:\d{1,3}(?:[.\u00a0\u202f ]\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?)(?!\d)"
_SCALE = (
    r"(?:\s(?:duizend|miljoen|mio|mln|miljard|mia|mld|million|millions|billion|milliards?)\b\.?)"
)
_SPELT = "|".join(sorted(_WORDS, key=len, reverse=True))
_ONE = r"een(?=\s(?:miljoen\b|miljard\b|(?:\w+e\s)?[a-z-]+\sper\s\d))"
_AMOUNT = rf"(?:{_DIGITS}|(?:een half|{_SPELT}|{_ONE})\b){_SCALE}?"
_PATTERNS = (
    (
        "share",
        re.compile(
            rf"\b(?P<part>{_SPELT}|een|\d{{1,3}})\s(?:op|out of|"
            rf"in)\s(?:de\s)?(?P<whole>{_SPELT}|\d{{1,4}})\b(?![.,]?\d|\s?%)",
            re.IGNORECASE,
        ),
    ),
    (
        "fraction",
        re.compile(
            r"\b(?:(?P<times>een|één|twee|drie|vier)[\s-])(?P<nth>derden?|kwart|vierden?|"
            r"vijfden?|zesden?|tienden?|achtsten?)\b",
            re.IGNORECASE,
        ),
    ),
    ("half", re.compile(r"\b(?:driekwart|de helft|half of|the half|la moitié|two thirds|a third|"
            r"a quarter)\b", re.IGNORECASE)),
    (
        "change",
        re.compile(
            r"\b(?P<less>halver(?:en|ing)|(?:ge)?halveerde?n?|halveert|halve)\b|"
            r"\b(?P<double>verdubbel(?:en|t|ing|d|de|den)|doubl(?:e|ing|er))\b|"
            r"\b(?P<factor>twee|drie|vier|vijf|tien) (?:keer|maal) (?:zo\s?veel|meer)\b|"
            r"\b(?:ver(?P<times>drie|vier|vijf|tien)voudig(?:en|t|ing|d|de|den))\b",
            re.IGNORECASE,
        ),
    ),
    (
        "rank",
        re.compile(
            r"\b(?:top[\s-]?|de beste )(?P<place>\d{1,3}|drie|vijf|acht|tien)\b(?![.,]\d)",
            re.IGNORECASE,
        ),
    ),
    (
        "total",
        re.compile(r"\b(?:alle|elke?|iedere?|volledige?|integraal|all|every|"
            r"tous les|toutes les)\b", re.IGNORECASE),
    ),
    ("none", re.compile(r"\b(?:geen(?: enkele?)?|nul|zero|no more)\b", re.IGNORECASE)),
)  # fmt: skip
_SIMPLE = re.compile(
    rf"(?<![\w.,/§°#?!])(?<!\w[-–])(?<!sup>)(?P<sign>[-+−–](?=\d))?(?P<low>{_AMOUNT})"
    rf"(?:(?:\s?%)?(?:\s(?:tot|à|a|to|en)\s|\s?[-–]\s?)(?P<high>{_AMOUNT}))?(?![\w/]|[.,]\d|"
    rf"-[a-zA-Z])",
    re.IGNORECASE,
)
_MOST_DIGITS = 16
_YEAR = re.compile(r"(?:19|20)\d\d")
_UNIT_BEHIND = re.compile(r"\s?(?:%|euro|hectare|ha\b|kilometer|km\b|ton\b|MW|GWh|kWh|m²|m³)")
_BETWEEN = re.compile(r"\b(?:tussen|between)(?: de)?\s$", re.IGNORECASE)
_RANGE_WORD = re.compile(r"\s(?:tot|à|a|to)\s|[-–]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number in a text; a share of a whole is a percentage already."""

    span: Span
    value: Decimal
    maximum: Decimal | None = None  # of a range
    kind: str = "amount"  # or "share", "fraction", "half", "change", "rank", "total", "none"
    sign: str = ""  # "-" or "+", written or in the verb


def numbers(text: str, language: str = "nl") -> Iterator[Number]:
    """The numbers of a text, in order of place; years are none.

    >>> [str(item.value) for item in numbers("tegen 2030 1.200 huizen, 10 miljoen euro, 99,5%")]
    ['1200', '10000000', '99.5']
    """
    taken: list[Number] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            made = _number(kind, match, language)
            if made is not None:
                taken.append(made)
    taken += _amounts(text, language)
    end = 0
    for item in sorted(taken, key=lambda one: (one.span.start, -one.span.end)):
        if item.span.start >= end:
            end = item.span.end
            yield item


def _amounts(text: str, language: str) -> Iterator[Number]:
    """Plain amounts and ranges; what is no range after all is read as two numbers."""
    at = 0
    while match := _SIMPLE.search(text, at):
        made = _amount(match, text, language)
        at = made.span.end if made is not None else match.end("low")
        if made is not None:
            yield made


def _number(kind: str, match: re.Match[str], language: str) -> Number | None:
    span = Span(match.start(), match.end())
    if kind == "share":
        part, whole = _read(match["part"], language), _read(match["whole"], language)
        if not part or not whole or part > whole or whole > 100:
            return None
        return Number(span=span, value=_rounded(part * 100 / whole), kind=kind)
    if kind == "fraction":
        times = _read(match["times"], language) or Decimal(1)
        nth = _PARTS[match["nth"].lower().removesuffix("n")]
        return Number(span=span, value=_rounded(times * 100 / nth), kind=kind)
    if kind == "half":
        return Number(span=span, value=_SHARES[match[0].lower()], kind=kind)
    if kind == "change":
        if match["less"]:
            return Number(span=span, value=Decimal(50), kind=kind, sign="-")
        said = match["times"] or match["factor"]
        fold = (_read(said, language) if said else None) or Decimal(2)
        return Number(span=span, value=(fold - 1) * 100, kind=kind, sign="+")
    if kind == "rank":
        place = _read(match["place"], language)
        return None if place is None else Number(span=span, value=place, kind=kind)
    return Number(span=span, value=Decimal(100 if kind == "total" else 0), kind=kind)


def _amount(match: re.Match[str], text: str, language: str) -> Number | None:
    start, end = match.start(), match.end()
    low, high = match["low"], match["high"]
    if high is not None and not _is_range(match, text):
        high, end = None, match.end("low")
    if high is not None and _YEAR.fullmatch(low) and _YEAR.fullmatch(high):
        return None
    if _YEAR.fullmatch(low) and not _UNIT_BEHIND.match(text, end):
        return None
    if high is not None and _YEAR.fullmatch(high):
        high, end = None, match.end("low")
    first, last = _read(low, language), None if high is None else _read(high, language)
    if first is None:
        return None
    if last is not None and high is not None:
        scale = _scale_of(high)
        first = first if _scale_of(low) > 1 else first * scale
        if last <= first:
            last, end = None, match.end("low")
    sign = {"-": "-", "−": "-", "–": "-", "+": "+"}.get(match["sign"] or "", "")
    if sign and start and not text[start - 1].isspace() and text[start - 1] not in "(:":
        return None
    return Number(span=Span(start, end), value=first, maximum=last, sign=sign)


def _is_range(match: re.Match[str], text: str) -> bool:
    joint = text[match.end("low") : match.start("high")].replace("%", "")
    if _RANGE_WORD.match(joint):
        return True
    return bool(_BETWEEN.search(text[max(0, match.start() - 12) : match.start()]))


def _scale_of(text: str) -> int:
    last = text.rsplit(maxsplit=1)[-1].rstrip(".").lower()
    return _SCALES.get(last, 1) if len(text.split()) > 1 else 1


def _read(text: str, language: str) -> Decimal | None:
    """The value of one amount: "1.200" → 1200; "2,7 miljoen" → 2700000; "drie" → 3."""
    scale = _scale_of(text)
    bare = text.rsplit(None, 1)[0] if scale > 1 else text
    word = bare.strip().lower()
    if word == "een half":
        return Decimal("0.5") * scale
    if word == "een":
        return Decimal(scale)
    if word in _WORDS:
        return Decimal(str(_WORDS[word])) * scale
    digits = re.sub(r"[\s\u00a0\u202f]", "", word)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", digits):
        digits = digits.replace(".", "").replace(",", ".")
    elif language == "en" and re.fullmatch(r"\d{1,3}(?:,\d{3})+", digits):
        digits = digits.replace(",", "")
    else:
        digits = digits.replace(",", ".")
    if len(digits) > _MOST_DIGITS:
        return None
    try:
        return Decimal(digits) * scale
    except InvalidOperation:
        return None


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.01")).normalize() + 0
