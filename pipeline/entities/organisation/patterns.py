"""Organisations we do not know, by how Dutch, English and French names of them are built.

Found: "Departement Werk en Sociale Economie", "Instituut voor de Overheid", "Team Wonen",
"Energiehuis Kempen", "Mpact vzw", "Algemeen Boerensyndicaat", "European Travel Commission".
Not found: "het departement", "een instituut voor onderzoek", "Dienst werd verleend".
"""

import re
from collections.abc import Iterator

from pipeline.entities.organisation.gazetteer import Hit
from pipeline.entities.organisation.grammar import built, generic, quoted
from pipeline.entities.organisation.words import Words
from pipeline.model import Span

_CALL_OUT = re.compile(r"(?<=[a-zà-ÿ]{3})\d{1,2}$")
_AGENDA = re.compile(  # "Projectvereniging Kempen - Beslissing"
    r" [-–] (?:Aan|Advies|Af|Agenda|Akte|Algemene|Bekrachtiging|Benoeming|Beslissing|Bespreking"
    r"|Buitengewone|Definitieve|Delegatie|Goedkeuring|Jaarrekening|Jaarverslag|Kennis|Machtiging"
    r"|Meerjarenplan|Oprichting|Opvolging|Overeenkomst|Principiële|Reglement|Statuten|Subsidie"
    r"|Toelage|Toetreding|Uittreding|Vaststelling|Verlenging|Verslag|Voorstel|Wijziging).*",
    re.DOTALL,
)
_SEVERAL = re.compile(r"[ -]")
_LOOSE_ENDS = " &.,’'–-"


def patterned_names(words: Words) -> Iterator[Hit]:
    """Every name that is built as organisations' names are, overlapping ones included."""
    for match in quoted().finditer(words.text):
        yield Hit(Span(*match.span("name")), "organisation.quoted")
    for rule, pattern in built().items():
        for match in pattern.finditer(words.text):
            name = trimmed(match[0])
            if _SEVERAL.search(name) and not generic().match(name):
                end = match.start() + len(name)
                yield Hit(Span(match.start(), end), f"organisation.{rule}")


def trimmed(name: str) -> str:
    """The name without a hanging & or full stop, a footnote's call-out, what an agenda adds."""
    return _CALL_OUT.sub("", _AGENDA.sub("", name).rstrip(_LOOSE_ENDS))


def rule_of(name: str) -> str | None:
    """The rule by which the whole text reads as an organisation's name, or None.

    >>> rule_of("Vlaams Instituut voor Mobiliteit")
    'organisation.adjective'
    >>> rule_of("Energieprestatiecertificaat") is None
    True
    """
    for rule, pattern in built().items():
        match = pattern.match(name)
        if match and match.end() >= len(name) - 1 and not generic().match(name):
            return f"organisation.{rule}"
    return None
