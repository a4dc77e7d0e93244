"""Bodies by their place: towns, provinces and social services, their organs, and courts.

Found: "Stad Gent", "gemeente Ninove", "OCMW Aalst", "gemeenteraad van Ninove", "Provincie Limburg",
"college van burgemeester en schepenen van Mol", "rechtbank van eerste aanleg te Gent".
Not found: "Gent", "de stad", "gemeente in Vlaanderen", "de gemeenteraad", "stad en gemeente".
"""

import re
from collections.abc import Iterator
from functools import cache

from pipeline.authorities import organisations
from pipeline.entities.organisation.gazetteer import Hit
from pipeline.entities.organisation.words import Words
from pipeline.model import Span

_PLACE = (
    r"(?:['’]s-|Sint-|De |Het |La |Le )?[A-ZÀ-Þ][a-zà-ÿ]{1,30}(?:-[A-Za-zÀ-ÿ]{1,30}){0,4}"
    r"(?: (?:aan|op|ten|ter) (?:de |den )?[A-Z][a-z]{1,30})?"
)
_HEAD = (
    r"(?:[Ss]tad|STAD|[Gg]emeente|GEMEENTE|OCMW|[Pp]rovincie"
    r"|(?:[Ss]tads|[Gg]emeente|[Pp]rovincie)bestuur(?: van)?|[Ll]okaal [Bb]estuur"
    r"|[Ss]tadsregio|Welzijnsvereniging|Welzijnsband"
    r"|[Ll]okale [Pp]olitie(?: van)?)"
)
_ORGAN = (
    r"(?:(?:[Gg]emeente|[Pp]rovincie|OCMW-|[Dd]istricts)raad|OCMW|[Ss]chepencollege|[Dd]eputatie"
    r"|[Cc]ollege van [Bb]urgemeester en [Ss]chepenen|[Vv]ast [Bb]ureau"
    r"|[Rr]aad voor [Mm]aatschappelijk [Ww]elzijn"
    r"|[Bb]ijzonder [Cc]omité(?: voor de [Ss]ociale [Dd]ienst)?)"
    r"(?P<of> van(?: de (?:[Ss]tad|[Gg]emeente|[Pp]rovincie))?)?"
)
_COURT = (
    r"(?:[Rr]echtbank van (?:[Ee]erste [Aa]anleg|[Kk]oophandel)|[Hh]of van (?:[Bb]eroep|[Aa]ssisen)"
    r"|[Oo]ndernemingsrechtbank|[Aa]rbeids(?:rechtbank|hof|auditoraat)|[Pp]olitierechtbank"
    r"|[Vv]redegerecht|[Pp]arket)(?P<at> te| van(?: het kanton)?)?"
)
_BODY = re.compile(
    rf"(?<![\w-])(?:{_HEAD} (?P<place>{_PLACE})|{_ORGAN} (?P<town>{_PLACE})"
    rf"|{_COURT} (?P<seat>{_PLACE})(?:, afdeling {_PLACE})?"
    r"|(?:STAD|GEMEENTE|OCMW) (?P<loud>[A-ZÀ-Þ-]{3,30}))(?!\w)"
)
_NOT_PLACES = frozenset(
    (
        *(
            "vlaanderen",
            "belgië",
            "de",
            "het",
            "een",
            "die",
            "dat",
            "deze",
            "dit",
            "en",
            "in",
            "van",
            "voor",
            "op",
        ),
        *(
            "om",
            "bij",
            "er",
            "als",
            "zij",
            "hij",
            "wij",
            "ook",
            "naar",
            "niet",
            "is",
            "wordt",
            "raad",
        ),
        *("worden", "heeft", "hebben", "bestuur", "burgemeester", "schepen", "aantal", "totaal"),
    )
)


def local_bodies(words: Words) -> Iterator[Hit]:
    """Every body or court of a named town, municipality or province."""
    for match in _BODY.finditer(words.text):
        place = match["place"] or match["town"] or match["seat"] or match["loud"]
        if (match["town"] and not match["of"]) or (match["seat"] and not match["at"]):
            if place not in _places():
                continue
        elif re.split(r"[ -]", place, maxsplit=1)[0].lower() in _NOT_PLACES:
            continue
        yield Hit(Span(*match.span()), "organisation.local")


@cache
def _places() -> frozenset[str]:
    """The towns, municipalities and provinces that we know as organisations."""
    known = (*organisations.load().values(), *organisations.registered().values())
    parts = (row.label.partition(" ") for row in known)
    return frozenset(
        place for head, _, place in parts if head in ("Stad", "Gemeente", "OCMW", "Provincie")
    )
