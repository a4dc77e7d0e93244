"""Names that mean an organisation only in some contexts: "Groen", "Sage", "IR", "Defensie".

Found: "(Groen)", "de Vooruit-fractie", "voor Sage is dat". Not found: "Groen in de stad",
"Vooruit met de fiets", "IR" in a document that does not say what IR is.
`pipeline/data/organisation_contexts.csv` says which name needs which context; for the names of
the EU and of parliaments alone, see `institutions.py`.
"""

import re

from pipeline.authorities import organisations
from pipeline.entities.entity_type import Knowledge
from pipeline.entities.organisation import institutions
from pipeline.entities.organisation.words import Words, inside
from pipeline.model import Span

_PARTY = (
    r"(?:N-VA|CD&V|cd&v|Open V(?:ld|LD)|Vooruit|Groen!?|Vlaams Belang|PVDA|PTB|Ecolo|ECOLO|PS|MR"
    r"|sp\.a|cdH|DéFI|Les Engagés|VVD|D66|CDA|PvdA|GroenLinks|PVV|SP|NSC|BBB|VB|LDD|Volt|SGP|DENK)"
)
_BESIDE = r"(?:, | en | of |/|-)"
_PARTY_BEFORE = re.compile(rf"(?:\((?:[^()\n]{{0,30}}[ ,/–-])?|{_PARTY}{_BESIDE})$")
_PARTY_HEAD = re.compile(
    r"\b(?:[Ff]racties?(?: van)?|[Pp]artij(?:en)?|(?:socialisten|groenen|[Cc]ollega['’]?s?"
    r"|[Kk]amerleden|[Kk]amerlid|fractieleden|raadsleden|raadslid|ministers|kiezers) van) $"
)
_STANDPOINT = re.compile(r"\b[Vv]oor $")  # "Voor Groen is dat duidelijk"
_IS = re.compile(r" (?:is|was|blijft|staat|moet|betekent)\b")
_PARTY_AFTER = re.compile(rf"(?:(?:,? [^()\n]{{0,15}})?\)|{_BESIDE}{_PARTY}\b)")
_PARTY_PART = re.compile(r"-(?:fractie|minister|Kamerlid|voorzitter|schepen|senator)")
_PORTFOLIO = re.compile(
    r"(?:\([A-Z][^()\n]{0,60}(?:, | en )|[Mm]inister van (?:[^.;:()\n]{0,60}(?:, | en ))?)$"
)  # "An Claes aan Jan Peeters (Buitenlandse Zaken en Defensie)", "minister van Defensie"
_CAPITALS_AROUND = 20
_BEFORE = 50


def fits(words: Words, span: Span, knowledge: Knowledge) -> bool:
    """Whether a name that we know means the organisation at this place."""
    name = words.text[span.start : span.end]
    match organisations.contexts().get(name):
        case None:
            return True
        case "special":
            return institutions.fits(words, span)
        case "party":
            return _is_party(words, span)
        case "inside":
            return name in knowledge.definitions or _is_inside(words, span)
        case "evidence":
            return name in knowledge.definitions
    return False


def _is_party(words: Words, span: Span) -> bool:
    before = words.text[max(0, span.start - _BEFORE) : span.start]
    if _PARTY_PART.match(words.text, span.end) or _PARTY_HEAD.search(before):
        return True
    if _STANDPOINT.search(before) and _IS.match(words.text, span.end):
        return True
    return bool(_PARTY_BEFORE.search(before) and _PARTY_AFTER.match(words.text, span.end))


def _is_inside(words: Words, span: Span) -> bool:
    """Not what a minister is of, neither first in a sentence nor in a heading.

    A short form only not among capitals.
    """
    if _PORTFOLIO.search(words.text, max(0, span.start - 80), span.start):
        return False
    name = words.text[span.start : span.end]
    low, high = max(0, span.start - _CAPITALS_AROUND), span.end + _CAPITALS_AROUND
    if name.isupper() and not words.text[low:high].isupper():
        return True
    return span.start not in words.firsts and not inside(words.headings, span.start)
