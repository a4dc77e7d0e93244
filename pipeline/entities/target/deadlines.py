"""When a goal is due.

Covered: "tegen 2030", "uiterlijk op 31 december 2028", "tegen eind 2028", "in 2035", "vóór 2027",
"in het academiejaar 2028-2029", "in de periode 2021-2027", "tussen 2020 en 2030",
"tegen het einde van de legislatuur", "binnen vijf jaar",
"by 2030", "d'ici 2030", "2030-doelstelling".
Not one: "sinds 2018", "ten opzichte van 1990", "decreet van 5 april 1995", "in de periode" alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from pipeline.model import Span

_MONTHS = MappingProxyType(
    {
        name: number
        for number, names in enumerate(
            (
                "januari january janvier", "februari february février", "maart march mars",
                "april avril", "mei may mai", "juni june juin", "juli july juillet",
                "augustus august août", "september septembre", "oktober october octobre",
                "november novembre", "december décembre",
            ),
            start=1,
        )
        for name in names.split()
    }
)  # fmt: skip
_MONTH = "|".join(_MONTHS)
_YEAR = r"(?:19|20)\d\d"
_DATE = rf"(?:(?P<day>\d{{1,2}})\s(?P<month>{_MONTH})\s(?P<dated>{_YEAR}))"
_TERM = (
    r"(?:het einde van |het eind van |eind |einde van )?(?:de|deze|die|the)\s(?:huidige |"
    r"lopende |volgende )?"
    r"(?P<term>legislatuur|regeer-?\s?periode|zittingsperiode|bestuurs-?\s?periode|"
    r"gemeentelijke legislatuur|"
    r"lokale legislatuur|beleidsperiode|plan-?\s?periode|beheerperiode)(?:\s\((?P<stated>"
    + _YEAR
    + r")\))?"
)
_SPAN_OF_YEARS = rf"{_YEAR}\s?[-–/]\s?(?P<last>(?:19|20)?\d\d)"
_LEAD = (
    r"(?:uiterlijk(?: (?:op|in|tegen|voor|vóór|eind|tot))?|ten laatste(?: (?:op|in|tegen))?|"
    r"tegen(?: uiterlijk)?|voor|vóór|in|op|tot(?: en met)?|t\.e\.m\.|t/m|by|d[’']ici(?: à)?|"
    r"avant(?: le)?|en|before|"
    r"richting|bij|vanaf|doel(?:stelling)?|norm|target)"
)
_DEADLINE = re.compile(
    rf"(?<![\w-])(?:(?P<lead>{_LEAD})\s)?(?:(?P<part>(?:het )?(?:eind(?:e)?(?: van)?|begin|"
    rf"midden|medio|najaar|voorjaar|the end of|la fin de)|fin)\s)?"
    rf"(?:{_DATE}|(?P<ranged>(?:de |het )?(?:periode|academiejaar|schooljaar|werkjaar|jaren|"
    rf"seizoen)\s(?:van )?{_SPAN_OF_YEARS})"
    rf"|(?P<mon>{_MONTH})\s(?P<moned>{_YEAR})|(?:het jaar )?(?P<year>{_YEAR})(?![-–/.,]?\d)|"
    rf"{_TERM})",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    rf"\b(?:tussen|between)\s{_YEAR}\s(?:en|and)\s(?P<last>{_YEAR})\b", re.IGNORECASE
)
_NAMED = re.compile(
    rf"(?<![\w-])(?P<year>{_YEAR})-(?:doel|norm|streef|target|ambitie)\w*", re.IGNORECASE
)
_WITHIN = re.compile(
    r"\b(?:binnen(?: de)?|over|within)\s(?P<count>\d{1,2}|twee|drie|vier|vijf|zes|tien|"
    r"vijftien|twintig)\s(?:jaar|years)\b",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?<!\w)na\s(?:\d{1,2}|één|twee|drie|vier|vijf|zes|acht|tien)\s(?:jaar|jaren|maanden)\b"
    r"(?!\s(?:cel|gevangenis|opleiding|ervaring))",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"\btegen (?:de|het) (?:volgende |komende )?(?:(?:zomer|verkiezingen|voorjaar|najaar)|"
    r"einde van (?:het|de) (?:project|programma|looptijd|contract|planperiode))\b",
    re.IGNORECASE,
)
_COUNTS = MappingProxyType(
    {
        "twee": 2,
        "drie": 3,
        "vier": 4,
        "vijf": 5,
        "zes": 6,
        "tien": 10,
        "vijftien": 15,
        "twintig": 20,
    }
)
_BEHIND = re.compile(
    r"(?:ten opzichte van|tegenover|vergeleken met|in vergelijking met|sinds|dan|van|"
    r"nulmeting|basisjaar|referentiejaar|vs\.?|sedert)"
    r"(?: (?:in|het jaar|het niveau van|eind|begin))*\s?$",
    re.IGNORECASE,
)  # fmt: skip
_FIRM = re.compile(
    r"(?:uiterlijk|ten laatste|tegen|vóór|by|before|d[’']ici|richting|avant)", re.IGNORECASE
)
_LOCAL_TERM = re.compile(r"bestuur|gemeentelijke|lokale", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A moment by which, or in which, something is to be reached."""

    span: Span
    when: str | None  # year or ISO date; None where the document's date would be needed
    firm: bool  # "tegen", "uiterlijk"; not the bare "in 2035"
    reached: bool = False  # a moment in which: "in 2035", not "vanaf 2035", "voor 2025-2027"


def deadlines(text: str, issued: str | None = None) -> Iterator[Deadline]:
    """The deadlines of a text, in order of place.

    >>> [item.when for item in deadlines("uiterlijk op 31 december 2028 en tegen eind 2030")]
    ['2028-12-31', '2030']
    """
    found: list[Deadline] = []
    found += (
        Deadline(span=Span(*match.span()), when=match["last"], firm=True)
        for match in _BETWEEN.finditer(text)
    )
    found += (
        Deadline(span=Span(*match.span("year")), when=match["year"], firm=True)
        for match in _NAMED.finditer(text)
    )
    for match in _WITHIN.finditer(text):
        count = match["count"].lower()
        years = _COUNTS.get(count) or int(count)
        when = str(int(issued[:4]) + years) if issued and issued[:4].isdigit() else None
        found.append(Deadline(span=Span(*match.span()), when=when, firm=False))
    found += (
        Deadline(span=Span(*match.span()), when=None, firm=pattern is _EVENT)
        for pattern in (_AFTER, _EVENT)
        for match in pattern.finditer(text)
    )
    for match in _DEADLINE.finditer(text):
        made = _deadline(match, text, issued)
        if made is not None:
            found.append(made)
    end = 0
    for item in sorted(found, key=lambda one: (one.span.start, -one.span.end)):
        if item.span.start >= end:
            end = item.span.end
            yield item


def _deadline(match: re.Match[str], text: str, issued: str | None) -> Deadline | None:
    lead, part = (match["lead"] or "").lower(), match["part"]
    if not lead and not part:
        return None
    if match["ranged"] and lead not in ("in", "tegen", "tijdens", "voor", "over"):
        return None
    if _BEHIND.search(text[max(0, match.start() - 40) : match.start()]):
        return None
    firm = bool(_FIRM.match(lead))
    if match["term"]:
        when = match["stated"] or term_end(match["term"], issued)
        return Deadline(span=Span(*match.span()), when=when, firm=firm) if lead else None
    if lead in ("op", "bij", "en") and not match["day"]:
        return None
    reached = lead in ("in", "eind") or (not lead and bool(part))
    return Deadline(span=Span(*match.span()), when=_when(match), firm=firm, reached=reached)


def _when(match: re.Match[str]) -> str:
    if match["day"]:
        month = _MONTHS[match["month"].lower()]
        return f"{match['dated']}-{month:02}-{int(match['day']):02}"
    if match["ranged"]:
        last = match["last"]
        return last if len(last) == 4 else f"20{last}"
    return match["moned"] or match["year"]


def term_end(term: str, issued: str | None) -> str | None:
    """The year in which a term of office ends, given the date of the document.

    Flemish and federal parliaments: elections of June 2019, 2024, 2029 …; municipal councils:
    terms of six years that end in December 2024, 2030 …

    >>> term_end("legislatuur", "2021-03-02"), term_end("bestuursperiode", "2025-02-01")
    ('2024', '2030')
    """
    if not issued or not issued[:4].isdigit():
        return None
    year = int(issued[:4])
    if _LOCAL_TERM.search(term):
        return str(year + (2024 - year) % 6)
    month = int(issued[5:7]) if issued[5:7].isdigit() else 1
    ended = (2024 - year) % 5 == 0 and month > 6
    return str(year + (5 if ended else (2024 - year) % 5))
