"""How names of organisations are built, as regular expressions over words in `pipeline/data`."""

import re
from collections.abc import Mapping
from functools import cache

from pipeline.authorities.tables import rows

WORDS = "organisation_heads.csv"

_CAP = r"(?:(?:['’]t |['’]s-)?[A-ZÀ-ÖØ-Þ][\w’'&+.-]{0,40}[\w+&]|[A-Z]\b|&)"
_OF = r"(?:van(?: de| den| der| het)?|der?|ten|ter|te|aan|op|–|-)"
_FOR = r"(?:(?:van|voor)(?: de| het)?)"
_CLOSE = rf"(?: (?:{_OF} )?{_CAP})"
_LOOSE = rf"(?: (?:(?:{_OF}|en|&) )?{_CAP})"
_ADJECTIVAL = r"[A-ZÀ-ÖØ-Þ]\w{0,30}(?:ische|lijke|ële|iale|nale) [a-z]{4,30}"  # "Juridische zaken"
_UNIT = rf"(?:{_ADJECTIVAL}|{_CAP}-?(?: {_CAP}){{0,3}})"
_DEEP = rf"(?:{_CAP}-?(?: (?:{_FOR} )?{_CAP}){{0,4}})"
_NO_ARTICLE = r"(?!(?:The|De|Het|Een|Deze|Dit|In|Van|Voor|Bij|Volgens|Zie) )"
_NO_HEAD = (
    r"(?!(?:Commissie|Raad|Departement|Agentschap|Dienst|FOD|Instituut|Werkgroep|Stuurgroep"
    r"|Afdeling|Team|Taskforce|Federatie|Vereniging) (?:v\w+ )*[A-Z])"
)
_FRENCH_LINK = (
    r"(?:de la |de l['’]|du |des |de |d['’]|et |à l['’]|à la |pour la |pour l['’]|pour le |pour )"
)
_NOT_ALONE = (
    r"(?:De|Het|Een|Deze|Die|Elke|Onze|Als|Van|Voor|Via|Door|Of|En|Andere|Nieuwe|Vlaamse|Belgische)"
)
_NO_ADVERB = (
    r"(?!(?:Ook|Zo|Bij|Met|Via|Voor|Door|Volgens|Daarnaast|Zowel|Naast|Namens|Sinds|Maar) )"
)
_FRENCH_ADJECTIVE = (
    r"(?:wallon|wallonn|flamand|bruxellois|belg|national|fédéral|régional|général|publiqu|supérieur"
    r"|central|économiqu|social|consultati[fv]|permanent|scientifiqu|interfédéral|communautair)e?"
)
_FRENCH_WORD = r"[\w’'-]{0,30}[A-ZÀ-ÖØ-Þ][\w’'-]{1,40}"
_ENGLISH_TAIL = rf"(?: (?:and |of |the )?{_CAP}){{1,6}}"


def _list(unit: str) -> str:
    """One unit, two or three joined by "en", or a list with commas that closes with "en"."""
    closed = rf"(?:, {unit}){{1,6}},? (?:en|&|and) {_NO_HEAD}{unit}"
    return rf" {unit}(?:{closed}|(?: (?:en|&|and|–) {_NO_HEAD}{unit}){{0,2}})"


_TOPIC, _PURPOSE = _list(_UNIT), _list(_DEEP)
_TAIL = rf"(?: (?:voor|van|inzake|tegen|ter)(?: de| het)?{_PURPOSE})"


@cache
def built() -> Mapping[str, re.Pattern[str]]:
    """The patterns by the last part of their rule."""
    return {
        "topic": _pattern(rf"{any_of('topic')}{_TOPIC}"),
        "purpose": _pattern(
            rf"{any_of('purpose')} (?:voor|van|der|tegen|inzake|ter)(?: de| het| den)?{_PURPOSE}"
        ),
        "name": _pattern(rf"(?:{any_of('name')}{_CLOSE}{{1,4}}|{any_of('wide')}{_LOOSE}{{1,6}})"),
        "legal-form": _pattern(
            rf"(?!{_NOT_ALONE} {any_of('legal')}){_NO_ADVERB}"
            rf"{_CAP}{_CLOSE}{{0,6}} {any_of('legal')}(?![\w-])"
        ),
        "adjective": _pattern(
            rf"{any_of('adjective')} (?:{_CAP} (?:en {_CAP} )?){{0,3}}"
            rf"(?:[A-Z]\w{{1,30}}{any_of('suffix')}(?!\w){_TAIL}?|{_capital('suffix')}{_TAIL})"
        ),
        "english": _pattern(
            rf"(?:{_NO_ARTICLE}(?:{_CAP} ){{1,5}}{any_of('english-last')}"
            rf"(?:(?: of| for| on)(?: the)?{_ENGLISH_TAIL})?"
            rf"|{any_of('english-first')} (?:of|for)(?: the)?{_ENGLISH_TAIL})(?!\w)"
        ),
        "cabinet": _pattern(
            r"(?:(?:Vlaamse|[Ff]ederale|Waalse|Brusselse) )?(?:[Rr]egering|[Kk]abinet)-"
            r"(?:De |Van |Van De )?[A-ZÀ-ÖØ-Þ][\wà-ÿ-]{2,30}"
        ),
        "french": _pattern(
            rf"{any_of('french')}(?: (?:et )?{_FRENCH_ADJECTIVE}){{0,3}}"
            rf"(?= de | du | des | pour | d['’]| à )(?: {_FRENCH_LINK}?{_FRENCH_WORD}){{1,6}}"
        ),
    }


@cache
def quoted() -> re.Pattern[str]:
    """A name in quotation marks after a generic head: Taskforce ‘Digitaal Samen’."""
    return _pattern(
        rf"{any_of('quoted')} [‘'“\"„](?P<name>[A-ZÀ-ÖØ-Þ][^‘’“”\"„‟\n]{{3,60}})[’'”\"‟]"
    )


@cache
def branch() -> re.Pattern[str]:
    """What after the name of a company makes another body of it: "Deloitte Belgium"."""
    return re.compile(rf"(?: {_CAP})? {any_of('branch')}(?!\w|-)")


@cache
def generic() -> re.Pattern[str]:
    """What is built like a name and is none, when nothing follows: "Raad van Bestuur"."""
    return re.compile(rf"{any_of('generic')}$")


@cache
def legal_form() -> re.Pattern[str]:
    """A legal form directly after a name, without a full stop that ends the sentence."""
    return re.compile(rf" {any_of('legal')}(?![\w-])")


@cache
def any_of(place: str) -> str:
    """The words for one place in a name, as alternatives, longest first."""
    words = sorted((row["word"] for row in rows(WORDS) if row["place"] == place), key=len)
    return f"(?:{'|'.join(re.escape(word) for word in reversed(words))})"


def _pattern(expression: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{expression})")


def _capital(place: str) -> str:
    words = [row["word"].capitalize() for row in rows(WORDS) if row["place"] == place]
    return f"(?:{'|'.join(words)})"
