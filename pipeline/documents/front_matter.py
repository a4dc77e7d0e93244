"""The first lines of a document in; date, number, publisher, addressee out."""

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.documents.dates import dates_in
from pipeline.documents.first_lines import without_capitals

COUNCILS = {
    "SERV": "Sociaal-Economische Raad van Vlaanderen",
    "SALV": "Strategische Adviesraad voor Landbouw en Visserij",
    "Minaraad": "Milieu- en Natuurraad van Vlaanderen",
    "MORA": "Mobiliteitsraad van Vlaanderen",
    "VLOR": "Vlaamse Onderwijsraad",
    "Vlor": "Vlaamse Onderwijsraad",
    "SARO": "Strategische Adviesraad Ruimtelijke Ordening – Onroerend Erfgoed",
    "SARC": "Strategische Adviesraad voor Cultuur, Jeugd, Sport en Media",
    "VARIO": "Vlaamse Adviesraad voor Innoveren en Ondernemen",
    "VRWI": "Vlaamse Raad voor Wetenschap en Innovatie",
}
"""Advisory councils by the short names that they use of themselves."""

_ORGANISATION = re.compile(
    r"\b\w*(?:raad|regering|parlement|departement|agentschap|ministerie|overheid|fonds|instituut|"
    r"rekenhof|kamer van|universiteit)\b|^(?:stad|gemeente|ocmw|provincie)\s+[A-Z]",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(
    r"\w*(?:besluit|decreet|nota|advies|verslag|rapport|mededeling|oproep|\w*lijst|notulen|agenda|brief|ontwerp|vragen?)\b",
    re.IGNORECASE,
)
_BY = re.compile(r"(?:brief|spoed)?advies van (?:de|het) (?P<name>[^,(\n]{5,90})", re.IGNORECASE)
_GOVERNMENT_NAME = re.compile(r"\b[Vv]laamse [Rr]egering\b")
_DECIDES = re.compile(
    r"\bDe Vlaamse Regering (?:keurt|hecht|beslist|neemt|bekrachtigt|gelast|geeft)"
)
_PLACES = "brussel|gent|antwerpen|leuven|mechelen|hasselt|brugge|kortrijk|roeselare|aalst|oostende"
_LABELLED = re.compile(
    r"\b(?:goedkeuring raad|goedgekeurd|vastgesteld|datum(?! van)|gepubliceerd|publicatiedatum|"
    r"zitting|vergadering van|gemeenteraad van|vraag nr\.? ?\d+ van|d\.d\.|persbericht|"
    r"(?:eind|jaar|evaluatie)?(?:rapport|verslag)|stelde dit \w+)\b"
    rf"|^(?:{_PLACES}),",
    re.IGNORECASE,
)
_NO_DATE = re.compile(
    r"[.;]\s|adviesvraag|decre(?:et|tale)|"
    r"rechtsgrond|wet van|besluit van|richtlijn|verordening",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"(?:maan|dins|woens|donder|vrij|zater|zon)dag|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche",
    re.IGNORECASE,
)
_RECITAL = re.compile(r"gelet op|overwegende", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?:schriftelijke )?vraag nr\.?\s?(?P<question>\d+)|nr\.\s?(?P<bare>\d+) van [A-Z]"
    r"|advies\s+(?:nr\.?\s*(?P<opinion>\d[\d/.-]*)|(?P<year>\d+[/.-]\d[\d/.-]*))"
    r"|(?P<government>VR \d{4} \d{4} \w+\.?\s?\d+/\d+\w*)|(?P<council>\d{4}_(?:GR|CBS|RMW)_\d+)"
    r"|(?:stuk|nr\.)\s+(?P<paper>\d+ \(\d{4}-\d{4}\)(?: [–-] nr\. \d+)?)",
    re.IGNORECASE,
)
_OPINION_YEAR = re.compile(r"advies\s+(?P<year>(?:19|20)\d\d)[/-]\d", re.IGNORECASE)
_PERSON = re.compile(
    r"(?:aan\s+)?(?:de heer|mevrouw)\s+(?P<name>[A-ZÀ-Ý][^,;:.!?]{3,60})$", re.IGNORECASE
)
_OFFICE = re.compile(
    r"(?:vlaamse? |eerste |federale? )?(?:vice-?)?(?:minister|staatssecretaris|gouverneur)",
    re.IGNORECASE,
)
_TO = re.compile(
    r"(?:aan|geadresseerde|adviesvrager|adviesvraag(?: van)?)\s*:?\s+(?:de |het )?"
    r"(?P<office>.*?(?:minister|regering|parlement|staatssecretaris).*)",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\baan de (?P<office>(?:vice-|eerste)?\S*minister\b[^.;\n]{0,120})", re.IGNORECASE
)
_DASH = re.compile(r"\s+[–—-]\s+")
_SHORT_NAME = re.compile(r"\s*\([^()]*\)$")
_TAIL = 1500
_FIRST = 25
_FIRST_FEW = 12
_SHORT = 60
_LONG = 200
_NEAR = 60
_LONGEST_NAME = 90
_GOVERNMENT = frozenset(("white-paper", "green-paper", "coalition-agreement", "decision"))


def issued_in(lines: Sequence[str], text: str) -> str | None:
    """The date that the first lines, or short last ones, give as that of the document.

    Dates of laws, of the request for advice and of other documents do not count.
    """
    tail = [line.strip() for line in text[-_TAIL:].splitlines() if len(line) < _SHORT]
    for line in (*lines[:_FIRST], *tail):
        for found in dates_in(line[:_LONG]):
            before = line[: found.start]
            labels = [
                match for match in _LABELLED.finditer(before) if len(before) - match.end() < _NEAR
            ]
            alone = not _WEEKDAY.sub("", before).strip(" –—-,") and not line[found.end :].strip(
                " ."
            )
            between = before[labels[-1].end() :] if labels else before
            if (labels or alone) and not (_NO_DATE.search(between) or _RECITAL.match(line)):
                return found.iso
    return next((match["year"] for line in lines if (match := _OPINION_YEAR.match(line))), None)


def number_in(lines: Sequence[str]) -> str | None:
    """The number that the first lines give the document."""
    matches = (_NUMBER.match(line) for line in lines[:_FIRST_FEW])
    return next((group for match in matches if match for group in match.groups() if group), None)


def publisher_in(lines: Sequence[str], text: str, kind: str) -> str | None:
    """Who speaks: by "Advies van de …", by a line with a body's name, or as the text says it."""
    by = next((match["name"] for line in lines if (match := _BY.match(line))), None)
    if by:
        return by.strip()
    if any(line.upper().startswith("DE VLAAMSE REGERING,") for line in lines):
        return "Vlaamse Regering"
    named = next((name for line in lines[:5] if (name := _body_in(line))), None)
    if named:
        return without_capitals(named, text)
    if kind == "advisory-opinion":
        said = Counter(re.findall(rf"\b[Dd]e ({'|'.join(COUNCILS)})\b", text))
        return COUNCILS[said.most_common(1)[0][0]] if said else None
    naming = _DECIDES if kind == "decision" else _GOVERNMENT_NAME
    government = kind in _GOVERNMENT and len(naming.findall(text)) > (kind != "decision")
    return "Vlaamse Regering" if government else None


def _body_in(line: str) -> str | None:
    """The public body that a line names, alone or before a dash."""
    parts = _DASH.split(line)
    both = len(parts) > 1 and all(is_organisation(part) for part in parts[:2])
    if both and len(line) <= _LONGEST_NAME:
        return line
    first = _SHORT_NAME.sub("", parts[0]).strip()
    return first if is_organisation(first) else None


def is_organisation(line: str) -> bool:
    """Whether a line is the name of a public body and nothing else."""
    if len(line) > _LONGEST_NAME or line.endswith((".", ":", ",", ";")) or re.search(r"\d", line):
        return False
    if _OFFICE.match(line) or _DOCUMENT.match(line):
        return False
    return line[:1].isupper() and bool(_ORGANISATION.search(line))


def addressee_in(lines: Sequence[str]) -> str | None:
    """To whom the document is addressed: "Jo Brouns, Vlaams minister van …"."""
    for line, office in zip(lines, (*lines[1:], ""), strict=False):
        person = _PERSON.match(line)
        if person and _OFFICE.match(office):
            return f"{_name(person['name'])}, {office}"
        to = _TO.match(line) or (_ASKED.search(line) if _NUMBER.match(line) else None)
        if to and len(line) < _LONG:
            return re.sub(r",\s+\d.*$", "", to["office"]).strip(" .")
    return None


def _name(text: str) -> str:
    """A name with its surname not in capitals."""
    words = (
        word.capitalize() if word.isupper() and len(word) > 1 else word for word in text.split()
    )
    return " ".join(words)
