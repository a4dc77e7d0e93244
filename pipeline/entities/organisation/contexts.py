"""Names that mean an organisation only in some contexts: parties, the EU's Council, Groen, Sage.

Found: "(Groen)", "het Europees Parlement en de Raad", "de Commissie stelde voor", "de EU".
Not found: "Groen in de stad", "de raad", "EU-lidstaten", "Richtlijn (EU) 2022/2555".
"""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from pipeline.authorities import organisations
from pipeline.authorities.names import is_acronym
from pipeline.entities.entity_type import Knowledge
from pipeline.entities.organisation.words import Words
from pipeline.entities.organisation.words import inside as is_inside
from pipeline.model import Span

_PARTIES = (
    r"(?:N-VA|CD&V|cd&v|Open Vld|Open VLD|Vooruit|Groen!?|Vlaams Belang|PVDA|PTB|Ecolo|ECOLO|PS|MR|sp\.a"
    r"|cdH|DéFI|Les Engagés|VVD|D66|CDA|PvdA|GroenLinks|PVV|SP|NSC|BBB|VB|LDD|Volt|SGP|DENK)"
)
_PARTY_BEFORE = re.compile(
    rf"(?:\((?:[^()\n]{{0,30}}[ ,/–-])?|[Ff]ractie(?:s)?(?: van)? |[Pp]artij(?:en)? |{_PARTIES}(?:, | en |/|-| of ))$"
)
_PARTY_AFTER = re.compile(rf"(?:\)|,? [^()\n]{{0,15}}\)|-fractie|-minister|-Kamerlid|-voorzitter|(?:, | en |/|-| of ){_PARTIES}\b)")
_MODIFIED = re.compile(
    r"(?:[-–‑]\w|\) ?(?:nr\.? ?)?\d|\d| (?:Green|ETS|Chips|Act|Taxonomy|Taxonomie|Space|Taxonom|Cyber|Data|AI"
    r"|lidsta|gemiddeld|niveau|budget|beleid|richtlijn|verordening|wetgeving|regelgeving|programma|project"
    r"|fonds|middelen|doelst|begroting|markt|burger|recht|taxon|norm|kader|average|level|Member|member|law"
    r"|SILC|LFS|KLEMS|Industrial|Innovation|Digital|Cohesion|Emissions|Blue|Mission|Missi))"
)
_ACT = re.compile(r"(?:[Vv]erordening|[Rr]ichtlijn|[Bb]esluit|[Aa]anbeveling|[Kk]aderbesluit|VERORDENING|RICHTLIJN)\b")
_PARLIAMENT = re.compile(r"(?:Parlement|PARLEMENT|Commissie),? (?:en|en aan|of|EN) (?:van )?(?:de|DE) $")
_EU_WORDS = re.compile(r"Europe(?:se|es|an)\b|\bEU\b|\b(?:EG|EEG)\)|Unie\b")
_OF = re.compile(r" (?:voor|van(?! \d)|der|ad hoc|[A-Z])")
_SINGLE_THE = re.compile(r"(?:\b[Dd]e|\b[Aa]an|\b[Dd]oor|\b[Bb]ij|\b[Dd]ezelfde) $")
_NEAR = 200

Rule = Callable[[Words, Span], bool]


def fits(words: Words, span: Span, knowledge: Knowledge) -> bool:
    """Whether a name that we know means the organisation at this place."""
    name = words.text[span.start : span.end]
    context = organisations.contexts().get(name)
    if context is None:
        return True
    if name in knowledge.definitions:
        return context != "party"
    if context == "special":
        return _SPECIAL[name](words, span)
    if context == "party":
        return _party(words, span)
    if context == "inside":
        return span.start not in words.firsts and not is_inside(words.headings, span.start)
    return False


def _party(words: Words, span: Span) -> bool:
    before = words.text[max(0, span.start - 50) : span.start]
    return bool(_PARTY_BEFORE.search(before)) and bool(
        _PARTY_AFTER.match(words.text, span.end)
        or re.search(r"(?:[Ff]ractie(?:s)?(?: van)?|[Pp]artij(?:en)?) $", before)
    )


def _union(words: Words, span: Span) -> bool:
    return not _MODIFIED.match(words.text, span.end) and words.text[span.start - 1 : span.start] not in "-–/" or span.start == 0


def _bare_union(words: Words, span: Span) -> bool:
    before = _before(words, span)
    return bool(re.search(r"\b[Dd]e $", before)) and not (
        _ACT.search(before.rsplit(". ", 1)[-1]) or _OF.match(words.text, span.end)
    )


def _council(words: Words, span: Span) -> bool:
    before = _before(words, span)
    if _PARLIAMENT.search(before) or re.search(r"(?:Parlement, (?:van )?de) $", before):
        return True
    titled = re.search(r"(?:/(?:EU|EG|EEG|Euratom)|\d{4}/\d+|\d+/\d{4}) van de $", before)
    return bool(titled)


def _commission(words: Words, span: Span) -> bool:
    text, before = words.text, _before(words, span)
    if not _SINGLE_THE.search(before) or _OF.match(text, span.end):
        return bool(re.search(r"\d+/(?:\d{4}|EG|EU) van de $", before))
    return bool(_EU_WORDS.search(text[max(0, span.start - 3000) : span.end + 3000]))


def _chamber(words: Words, span: Span) -> bool:
    before = words.text[max(0, span.start - 12) : span.start]
    return bool(re.search(r"(?:\b[Dd]e|\bin|\bKamer en) $", before)) and not _OF.match(words.text, span.end)


def _short_commission(words: Words, span: Span) -> bool:
    return words.text[span.start - 1 : span.start] != "(" and not re.match(
        r"[-–]\w|\)? (?:nr|No)", words.text[span.end :  span.end + 6]
    )


def _before(words: Words, span: Span) -> str:
    return words.text[max(0, span.start - _NEAR) : span.start].rsplit("\n", 1)[-1]


_SPECIAL: Mapping[str, Rule] = MappingProxyType(
    {
        "EU": _union,
        "Unie": _bare_union,
        "Raad": _council,
        "Commissie": _commission,
        "Kamer": _chamber,
        "Senaat": _chamber,
        "EC": _short_commission,
    }
)


def is_short(name: str) -> bool:
    """Whether a name is an acronym of two or three letters, which many things share."""
    return is_acronym(name) and len(name) <= 3
