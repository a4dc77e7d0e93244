"""EU acts by number: "Richtlijn 2008/50/EG", "Verordening (EU) nr. 910/2014 van de Raad van …".

The span runs from the act type to the number, or to the date that follows with only the adopting
body between. Not "de richtlijn", "Europese verordeningen", or a fraction ("besluit 3/4").
"""

import re
from collections.abc import Iterator
from types import MappingProxyType

from pipeline.entities.entity_type import Found, Passage
from pipeline.entities.reference.celex import celex
from pipeline.entities.reference.dates import date_pattern, iso
from pipeline.entities.reference.locators import locator
from pipeline.entities.reference.value import Reference
from pipeline.entities.reference.windows import windows
from pipeline.model import Span

_ACTS = MappingProxyType(
    {
        "richtlijn": "directive",
        "directive": "directive",
        "verordening": "regulation",
        "regulation": "regulation",
        "règlement": "regulation",
        "besluit": "decision",
        "beschikking": "decision",
        "decision": "decision",
        "décision": "decision",
        "aanbeveling": "recommendation",
        "recommendation": "recommendation",
        "recommandation": "recommendation",
    }
)
_WORD = "|".join(_ACTS)
_TREATY = r"(?:EGKS|EG|EEG|EU|Euratom|GBVB|JBZ|CE|CEE|UE|EC|EEC|CFSP|PESC|JAI|ECB|JHA)(?![\w])"
_NR = r"(?:[Nn]r\.?|[Nn][°º]|[Nn]o\.?) ?"
_NUMBER = (
    rf"(?:\(?{_TREATY}(?:(?:, ?|/){_TREATY})*\)? ?(?P<nr_a>{_NR})?"
    rf"(?P<a>\d{{1,4}}/\d{{1,4}})(?:/{_TREATY})?"
    rf"|(?P<nr_b>{_NR})?(?P<b>\d{{1,4}}/\d{{1,4}})/{_TREATY}"
    rf"|(?P<nr_c>{_NR})?(?P<c>(?:\d{{2}}|(?:19|20)\d\d)/\d{{1,4}}|\d{{1,4}}/(?:19|20)\d\d))(?![\w/])"
)
_BODY_WORDS = (
    r"(?:het|de|van|en|the|of|and|le|la|du|et|der|Europees|Europese|European|européenne?|Parlement|"
    r"Parliament|Raad|Council|Conseil|Commissie|Commission|Centrale|Bank|Vertegenwoordigers?|ECB)"
)
_ADOPTED = (
    rf"(?:,? (?:van|of|du|de|d\.d\.|dd\.))?(?: {_BODY_WORDS}){{0,14}}? {date_pattern('date')}"
)
_CITATION = re.compile(
    rf"(?<![\w-])(?P<type>(?:(?i:gedelegeerde?|delegated|implementing) )?"
    rf"(?:[\w’'-]{{2,40}})??(?i:{_WORD})(?P<plural>(?i:en|s))?)"
    rf"(?P<name>(?: [A-Z][\w-]{{2,30}}){{0,3}}?)"
    rf"(?P<body>(?: (?:van|of|du|de)(?: {_BODY_WORDS}){{1,8}})?)"
    rf",? (?P<open>\((?=\d|[Nn]))?{_NUMBER}(?P<close>\))?(?:{_ADOPTED})?"
)
_NEXT = re.compile(
    rf"(?:, ?| en | of | and | et |, en )(?P<full>{_NUMBER})(?:{_ADOPTED})?",
)
_SLASH = re.compile(r"\d/\d")
_REACH = 500  # characters from the type of an act to its number, and on to its date
_NEEDS_TREATY = frozenset({"decision", "recommendation"})


def find(passage: Passage) -> Iterator[Found]:
    """The EU acts that the passage cites by number."""
    text = passage.text
    for match in _matches(text):
        act = _act(match["type"])
        if act in _NEEDS_TREATY and match["c"]:
            continue
        start, end = match.span()
        if match["name"] and not match["type"][:1].isupper() and "richtlijn" not in match["type"]:
            start += match["type"].lower().rfind(_stem(match["type"]))
        if match["close"] and not match["open"]:
            end = match.start("close")
        elif match["open"] and not match["close"]:
            continue
        yield _found(text, start, end, match, act)
        yield from _listed(text, match.end(), act)


def _matches(text: str) -> Iterator[re.Match[str]]:
    places = (slash.span() for slash in _SLASH.finditer(text))
    for low, high in windows(len(text), places, _REACH, _REACH):
        yield from _CITATION.finditer(text, low, high)


def _listed(text: str, at: int, act: str) -> Iterator[Found]:
    """The further acts of "Richtlijnen 2014/24/EU en 2014/25/EU"."""
    while found := _NEXT.match(text, at):
        yield _found(text, found.start("full"), found.end(), found, act)
        at = found.end()


def _found(text: str, start: int, end: int, match: re.Match[str], act: str) -> Found:
    number = match["a"] or match["b"] or match["c"]
    numbered = bool(match["nr_a"] or match["nr_b"] or match["nr_c"])
    date = iso(match["date"]) if match["date"] else None
    framework = "type" in match.groupdict() and "kaderbesluit" in match["type"].lower()
    return Found(
        span=Span(start, end),
        value=Reference(
            kind="legal",
            act=act,
            number=number,
            date=date,
            year=date[:4] if date else None,
            celex=celex(act, number, numbered=numbered, framework=framework),
            locator=locator(text, start, end),
        ),
        rule="reference.legal-eu",
        signals=("with-date",) if date else (),
    )


def _stem(kind: str) -> str:
    return max((word for word in _ACTS if word in kind.lower()), key=len)


def _act(kind: str) -> str:
    return _ACTS[_stem(kind)]
