"""Institutions named by one common word: the Union, its Council and Commission, a Chamber.

Found: "de EU", "het Europees Parlement en de Raad", "de Commissie stelde voor" in a text about
Europe, "Richtlijn 92/43/EEG van de Raad", "in de Kamer". Not found: "EU-lidstaten", "het EU
initiatief", "Richtlijn (EU) 2022/2555", "de Raad" for an advisory council, "Kamer van Koophandel".
"""

import re

from pipeline.entities.organisation.words import Words
from pipeline.model import Span

_MODIFIED = re.compile(
    r"[-–‑]\w|\) ?(?:[Nn][ro]\.? ?)?\d|\d| (?:ETS|Green|Chips|Act|Tax|Space|Cyber|Data|AI|SILC|LFS"
    r"|KLEMS|Industrial|Innovation|Digital|Cohesion|Emissions|Blue|Missi|Member|Law"
    r"|lidsta|gemiddeld|niveau|budget|beleid|richtlijn|verordening|wetgeving|regelgeving|programma"
    r"|project|fonds|middelen|doelst|begroting|markt|burger|recht|norm|kader|average|level|law)"
)
_NEXT_WORD = re.compile(r" ([^\W\d]+)")
_FUNCTION_WORDS = frozenset(
    (
        *("en", "of", "in", "op", "aan", "met", "van", "voor", "tot", "bij", "naar", "over", "om"),
        *("te", "als", "dat", "die", "is", "zijn", "was", "wordt", "worden", "heeft", "hebben"),
        *("moet", "moeten", "kan", "kunnen", "zal", "zullen", "wil", "niet", "ook", "een", "de"),
        *("het", "door", "tegen", "tijdens", "vanaf", "sinds", "binnen", "via", "per", "uit"),
        *("onder", "tussen", "zich", "gaat", "zet", "legt", "werkt", "stelt", "and", "or", "to"),
        *("for", "has", "will"),
    )
)
_AFTER_ARTICLE = re.compile(r"\b(?:[Dd]e|[Bb]innen|[Bb]uiten|[Dd]oor|[Vv]an|[Aa]an|[Ii]n) $")
_THE = re.compile(r"\b[Dd]e $")
_ACT = re.compile(r"(?:verordening|richtlijn|besluit|aanbeveling)\b", re.IGNORECASE)
_NUMBERED_ACT = re.compile(
    r"(?:/(?:EU|EG|EEG|Euratom)|\d{4}/\d+|\d+/\d{4}"
    r"|aanbeveling|richtlijn|verordening|kaderbesluit|conclusies|beschikking) van de $",
    re.IGNORECASE,
)
_PARLIAMENT_AND = re.compile(
    r"(?:parlement|commissie)(?:,| en(?: aan)?| of),? (?:van )?de $", re.IGNORECASE
)
_COMMISSION_BEFORE = re.compile(r"\b(?:[Dd]e|[Aa]an|[Dd]oor|[Bb]ij|[Dd]ezelfde) $")
_CHAMBER_BEFORE = re.compile(r"(?:\b[Dd]e|\bin|\bKamer en) $")
_EUROPE = re.compile(r"Europe(?:se|es|an)\b|\bEU\b|\b(?:EG|EEG)\)|Unie\b")
_GOES_ON = re.compile(r" (?:voor|van(?! \d)|der|ad hoc|[A-Z])")
_NUMBER_AFTER = re.compile(r"[-–]\w|\)? (?:nr|No)")
_NEAR, _FAR = 200, 3000


def fits(words: Words, span: Span) -> bool:
    """Whether the word means the institution at this place."""
    text, before = words.text, _before(words.text, span)
    goes_on = bool(_GOES_ON.match(text, span.end))
    match text[span.start : span.end]:
        case "EU":
            return _is_union(text, span)
        case "Unie":
            return _is_bare_union(before) and not goes_on
        case "Raad":
            return bool(_PARLIAMENT_AND.search(before) or _NUMBERED_ACT.search(before))
        case "Commissie":
            return _is_commission(text, span, before) and not goes_on
        case "Kamer" | "Senaat":
            return bool(_CHAMBER_BEFORE.search(before)) and not goes_on
        case "EC":
            named = before.endswith(("Commissie (", "Commission (")) or not before.endswith("(")
            return named and not _NUMBER_AFTER.match(text, span.end)
    return False


def _is_union(text: str, span: Span) -> bool:
    """Whether "EU" stands on its own and is not a modifier of what follows."""
    if _MODIFIED.match(text, span.end) or text[max(0, span.start - 1) : span.start] in ("-", "–"):
        return False
    after = _NEXT_WORD.match(text, span.end)
    if after is None or after[1].lower() in _FUNCTION_WORDS:
        return True
    return bool(_AFTER_ARTICLE.search(text[max(0, span.start - 8) : span.start]))


def _is_bare_union(before: str) -> bool:
    """After an article in running prose; inside the title of an act it is not annotated."""
    return bool(_THE.search(before)) and not _ACT.search(before.rsplit(". ", 1)[-1])


def _is_commission(text: str, span: Span, before: str) -> bool:
    if _NUMBERED_ACT.search(before):
        return True
    around = text[max(0, span.start - _FAR) : span.end + _FAR]
    return bool(_COMMISSION_BEFORE.search(before) and _EUROPE.search(around))


def _before(text: str, span: Span) -> str:
    """What stands before in the same block."""
    return text[max(0, span.start - _NEAR) : span.start].rsplit("\n", 1)[-1]
