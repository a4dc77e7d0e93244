"""Where a document was made: what tells apart bodies and plans that share a name."""

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from pipeline.model import Document

_READ = 60_000  # characters in which a document shows what it is about
_WORDS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "flanders": re.compile(
            r"\bVlaamse? (?:[Rr]egering|[Pp]arlement|minister|overheid|volksvertegenwoordiger"
            r"|administratie)\b|\bbeleidsnota\b"
        ),
        "belgium": re.compile(
            r"\b(?:[Ff]ederale (?:[Rr]egering|overheid|minister|[Kk]amer|ministerraad)"
            r"|Kamer van volksvertegenwoordigers|Chambre des représentants|[Ee]erste minister"
            r"|FOD|SPF|vice-eersteminister|staatssecretaris|VEM|DOC 5\d|Belgische Kamer|plenum)\b"
            r"|\(5[0-9]\d{6}[PC]\)",  # the number of a question in the Chamber
        ),
        "europe": re.compile(
            r"\b(?:Europe(?:es|se) (?:Parlement|Commissie|Raad|Rekenkamer|Hof)|lidstaten"
            r"|European (?:Parliament|Commission|Council))\b"
        ),
        "netherlands": re.compile(
            r"\b(?:Tweede Kamer|Eerste Kamer|Staten-Generaal|Kamerstukken|Den Haag|'s-Gravenhage"
            r"|Rijksoverheid|Tweede-Kamer|[Rr]ijksbegroting|Miljoenennota|Centraal Planbureau"
            r"|CPB|SCP|PBL|CBS|PvdA|PvdD|VVD|D66|GroenLinks|CDA|PVV|ChristenUnie|SGP"
            r"|[Mm]inisterie van (?:VWS|OCW|SZW|BZK|EZK|IenW))\b"
        ),
    }
)


def realm_of(document: Document) -> str:
    """Where a document was made: "flanders", "belgium", "europe", "netherlands", or "".

    The publisher says it, or the words that come up most; a debate of the Chamber names Flemish
    ministers now and then, but federal ones all the time.
    """
    for realm, words in _WORDS.items():
        if document.publisher and words.search(document.publisher):
            return realm
    return _prevailing(document.text[:_READ])


@lru_cache(maxsize=256)
def _prevailing(text: str) -> str:
    counts = {realm: len(words.findall(text)) for realm, words in _WORDS.items()}
    first, second = sorted(counts, key=lambda realm: -counts[realm])[:2]
    return first if counts[first] > counts[second] else ""
