"""European Legislation Identifiers: of EU acts by construction, of Belgian acts with Justel."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NewType

from pipeline.errors import InvalidIdentifier

Eli = NewType("Eli", str)

_EU = re.compile(
    r"http://data\.europa\.eu/eli/(?:reg|dir|dec|reco)(?:_impl|_del)?/(?:19|20)\d{2}/\d{1,5}(?:/oj)?\Z"
)
_JUSTEL = re.compile(
    r"http://www\.ejustice\.just\.fgov\.be/eli/"
    r"(?:wet|loi|decreet|decret|besluit|arrete|ordonnantie|ordonnance|grondwet|constitution)/"
    r"(?:1[89]|20)\d{2}/[01]\d/[0-3]\d/\d{4}[0-9A-Z]\d{5}/(?:justel|staatsblad|moniteur)\Z"
)
_NUMAC = re.compile(r"(?:1[89]|20)\d{2}[0-9A-Z]\d{5}\Z")
_DATE = re.compile(
    r"(?P<year>(?:1[89]|20)\d{2})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])\Z"
)

_YEARS = range(1952, 2100)
_NUMBERS = range(1, 100_000)

TYPES: Mapping[str, str] = MappingProxyType(
    {
        "regulation": "reg",
        "implementing-regulation": "reg_impl",
        "delegated-regulation": "reg_del",
        "directive": "dir",
        "implementing-directive": "dir_impl",
        "delegated-directive": "dir_del",
        "decision": "dec",
        "implementing-decision": "dec_impl",
        "delegated-decision": "dec_del",
        "recommendation": "reco",
    }
)
"""Kind of EU act → its part of the ELI."""

BELGIAN_TYPES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "law": ("wet", "loi"),
        "wet": ("wet", "loi"),
        "decree": ("decreet", "decret"),
        "decreet": ("decreet", "decret"),
        "bijzondere wet": ("wet", "loi"),
        "order": ("besluit", "arrete"),
        "besluit": ("besluit", "arrete"),
        "koninklijk besluit": ("besluit", "arrete"),
        "ministerieel besluit": ("besluit", "arrete"),
        "ordinance": ("ordonnantie", "ordonnance"),
        "ordonnantie": ("ordonnantie", "ordonnance"),
    }
)
"""Kind of Belgian act → its part of the ELI, Dutch and French."""


def normalise(text: str) -> Eli:
    """The ELI of an EU or a Belgian act, as its publisher writes it (with `http`).

    >>> normalise("https://data.europa.eu/eli/dir/2022/2555/oj ")
    'http://data.europa.eu/eli/dir/2022/2555/oj'
    """
    address = re.sub(r"\Ahttps://", "http://", text.strip()).rstrip("/")
    if not (_EU.match(address) or _JUSTEL.match(address)):
        raise InvalidIdentifier("ELI", text)
    return Eli(address)


def of_eu_act(act: str, year: int, number: int) -> Eli:
    """The ELI of an EU act as published in the Official Journal.

    >>> of_eu_act("regulation", 2014, 910)
    'http://data.europa.eu/eli/reg/2014/910/oj'
    """
    kind = TYPES.get(act)
    if kind is None or year not in _YEARS or number not in _NUMBERS:
        raise InvalidIdentifier("ELI", f"{act} {year}/{number}")
    return Eli(f"http://data.europa.eu/eli/{kind}/{year}/{number}/oj")


def of_belgian_act(act: str, date: str, numac: str) -> tuple[Eli, Eli]:
    """The Dutch and the French Justel ELI of a Belgian act: two names of one thing.

    >>> of_belgian_act("law", "1996-07-26", "1996021236")[1]
    'http://www.ejustice.just.fgov.be/eli/loi/1996/07/26/1996021236/justel'
    """
    kinds, day = BELGIAN_TYPES.get(act), _DATE.match(date)
    if kinds is None or day is None or not _NUMAC.match(numac):
        raise InvalidIdentifier("ELI", f"{act} {date} {numac}")
    dutch, french = (
        Eli(
            f"http://www.ejustice.just.fgov.be/eli/{kind}"
            f"/{day['year']}/{day['month']}/{day['day']}/{numac}/justel"
        )
        for kind in kinds
    )
    return dutch, french


_SUBDIVISIONS = (
    (
        re.compile(
            r"(?:artikel(?:en)?|articles?|art\.?)\s*(?P<n>\d+(?:bis|ter|quater)?)", re.IGNORECASE
        ),
        "art",
    ),
    (re.compile(r"(?:§+\s*|\blid\s+|\bparagraaf\s+)(?P<n>\d+(?:bis|ter)?)", re.IGNORECASE), "par"),
    (re.compile(r"\b(?P<n>\d+)(?:ste|de|e) lid\b", re.IGNORECASE), "par"),
    (re.compile(r"\b(?:punt|onder)\s+(?P<n>[a-z]|\d+)\b", re.IGNORECASE), "pnt"),
)
_SEVERAL = re.compile(r"artikelen|articles| tot en met | tot |t\.e\.m\.|\d\s*[-–]\s*\d")
_OJ = "/oj"


def subdivision(act: Eli, locator: str) -> Eli | None:
    """The ELI of the article, and its paragraph and point, that a citation points to.

    >>> subdivision(of_eu_act("directive", 2022, 2555), "artikel 21, lid 2, punt d)")
    'http://data.europa.eu/eli/dir/2022/2555/art_21/par_2/pnt_d/oj'
    >>> dutch, _ = of_belgian_act("wet", "1996-07-26", "1996021236")
    >>> subdivision(dutch, "art. 20, §2, 7°")
    'http://www.ejustice.just.fgov.be/eli/wet/1996/07/26/1996021236/justel#Art.20'

    None when the locator names no article, or several; Justel has addresses of articles only.
    """
    if _SEVERAL.search(locator):
        return None
    parts = [
        f"{code}_{found['n'].lower()}"
        for pattern, code in _SUBDIVISIONS
        if (found := pattern.search(locator))
    ]
    if not parts or not parts[0].startswith("art_"):
        return None
    if act.endswith(_OJ) and _EU.match(act):
        return Eli(f"{act.removesuffix(_OJ)}/{'/'.join(dict.fromkeys(parts))}{_OJ}")
    if _JUSTEL.match(act):
        return Eli(f"{act}#Art.{parts[0].removeprefix('art_')}")
    return None
