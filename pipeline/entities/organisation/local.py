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
    r"(?:['’]s-|Sint-|De |Het |La |Le )?[A-ZÀ-Þ][a-zà-ÿ]+(?:-[A-Za-zÀ-ÿ]+){0,4}"
    r"(?: (?:aan|op|ten|ter) (?:de |den )?[A-Z][a-z]+)?"
)
_BODY = re.compile(
    rf"(?<![\w-])(?:(?:[Ss]tad|STAD|[Gg]emeente|GEMEENTE|OCMW|[Pp]rovincie|[Ss]tadsbestuur(?: van)?|[Gg]emeentebestuur(?: van)?|[Pp]rovinciebestuur(?: van)?"
    rf"|[Ll]okaal [Bb]estuur|[Gg]emeenteraad van|[Pp]rovincieraad van|OCMW van|OCMW-raad van|[Ss]tadsregio|Welzijnsvereniging|Welzijnsband)"
    rf" (?P<place>{_PLACE})|(?:STAD|GEMEENTE|OCMW) [A-ZÀ-Þ-]{{3,30}})(?![\w])"
)
_NOT_PLACES = frozenset(
    "Vlaanderen België Brussel De Het Een Deze Dit En In Van Voor Op Om Bij Er Als Zij Hij Wij Ook "
    "Naar Niet Is Wordt Worden Heeft Hebben Bestuur Raad Burgemeester Schepen Aantal Totaal".split()
)


def local_bodies(words: Words) -> Iterator[Hit]:
    """Every body of a named town, municipality or province."""
    for match in _BODY.finditer(words.text):
        place = match["place"]
        if place is None or place.split(" ")[0].split("-")[0] not in _NOT_PLACES:
            yield Hit(Span(*match.span()), "organisation.local")
