"""Local government: a town, municipality, social-services body or province as an organisation.

Found: "Stad Gent", "gemeente Ninove", "OCMW Aalst", "gemeenteraad van Ninove", "Provincie Limburg".
Not found: "Gent", "de stad", "gemeente in Vlaanderen", "de gemeenteraad", "stad en gemeente".
"""

import re
from collections.abc import Iterator

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
    r"|(?:[Gg]emeente|[Pp]rovincie|OCMW-|[Dd]istricts)raad van|OCMW van"
    r"|[Ss]tadsregio|Welzijnsvereniging|Welzijnsband|Bijzonder Comité van)"
)
_BODY = re.compile(
    rf"(?<![\w-])(?:{_HEAD} (?P<place>{_PLACE})"
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
    """Every body of a named town, municipality or province."""
    for match in _BODY.finditer(words.text):
        place = match["place"] or match["loud"]
        if re.split(r"[ -]", place, maxsplit=1)[0].lower() not in _NOT_PLACES:
            yield Hit(Span(*match.span()), "organisation.local")
