"""What kind of document a text is, by its title, its first lines and how it speaks of itself."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

KINDS = frozenset(
    (
        "advisory-opinion", "written-question", "white-paper", "green-paper", "policy-note",
        "policy-plan", "decision", "report", "coalition-agreement", "parliamentary-debate",
        "legislative-proposal", "government-communication", "call", "press-release", "letter",
        "other",
    )
)  # fmt: skip
"""The codes of the code list `document-kind`."""

_FIRST_LINES = 15
_LEAST = 3  # points below which a kind stays open
_MOST = 12  # points from lines, and as many from the text
_SELF = r"\b(?:dit|deze|voorliggende?|onderhavige?|het voorliggende|ons)\s+(?:{})\b"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Signs:
    """How a kind shows: in a title, at the begin of a line, in what the text calls itself."""

    kind: str
    title: str  # words that a title of this kind begins with or holds
    line: str = ""  # how one of the first lines begins
    itself: str = ""  # noun after "dit", "deze", "voorliggend"
    text: str = ""  # phrases anywhere


_SIGNS: tuple[_Signs, ...] = (
    _Signs(
        kind="written-question",
        title=r"schriftelijke vraag|vraag nr|question écrite|written question",
        line=r"(?:schriftelijke vraag|(?:vraag|question) (?:nr|n°)\.? ?\d)",
        text=r"antwoord op (?:deze|uw) vraag|zie (?:het )?antwoord (?:op )?(?:vraag|punt)|"
        r"mijn schriftelijke|"
        r"\b(?:kunt|kan|bent|hebt|heeft|beschikt|deelt) u\b|kan de minister|mijn administratie",
    ),
    _Signs(
        kind="advisory-opinion",
        title=r"(?:brief|spoed|koepel)?advies\b|avis\b|opinion of",
        line=r"(?:(?:brief|spoed)?advies(?: (?:van|op|over|nr|\d|‘|'|bij)|$)|goedkeuring raad|"
        r"decretale opdracht|adviesvra(?:ag|ger)\b|advies\b.{0,40}\bgoedgekeurd)",
        itself=r"(?:brief|koepel)?advies",
    ),
    _Signs(
        kind="white-paper",
        title=r"witboek|livre blanc|white paper",
        line="witboek",
        itself="witboek",
    ),
    _Signs(
        kind="green-paper",
        title=r"groenboek|livre vert|green paper",
        line="groenboek",
        itself="groenboek",
    ),
    _Signs(
        kind="coalition-agreement",
        title=r"(?:vlaams )?(?:regeer|bestuurs|coalitie)akkoord|accord de gouvernement",
        line=r"(?:vlaams )?(?:regeer|bestuurs|coalitie)akkoord",
        itself=r"(?:regeer|bestuurs|coalitie)akkoord",
    ),
    _Signs(
        kind="policy-note",
        title=r"beleidsnota|beleidsbrief|beleids- en begrotingstoelichting|conceptnota|visienota|"
        r"standpunt(?:nota)?|position paper",
        line=r"(?:beleidsnota|beleidsbrief|conceptnota|visienota|position paper)",
        itself=r"(?:beleids|concept|visie)nota|position paper",
    ),
    _Signs(
        kind="legislative-proposal",
        title=r"wets(?:voorstel|ontwerp) (?:tot|betreffende|houdende)|(?:voor)?ontwerp van decreet|"
        r"voorstel van (?:decreet|resolutie|ordonnantie)|proposition de (?:loi|décret|résolution)",
        line=r"(?:wetsvoorstel$|wetsontwerp$|voorstel van (?:decreet|resolutie)|"
        r"ontwerp van decreet|memorie van toelichting|toelichting$|développements$|proposition de)",
        itself=r"(?:wetsvoorstel|wetsontwerp|voorstel|ontwerpdecreet)",
        text=r"la présente proposition|indieners? van dit voorstel",
    ),
    _Signs(
        kind="government-communication",
        title=r"(?:bis)?nota aan de (?:leden van de )?vlaamse regering|mededeling",
        line=r"(?:VR \d{4} \d{4}|(?:bis)?nota aan de|mededeling aan de)",
    ),
    _Signs(
        kind="decision",
        title=r"(?:ministerieel |koninklijk )?besluit\b|besluitenlijst|\w*decreet|notulen|"
        r"gemeenteraad|\w*besluit(?:en)?\b|voorontwerp van besluit|\w*reglement|"
        r"\d{4}_(?:GR|CBS|RMW)_",
        line=r"(?:de vlaamse regering,|gelet op|na beraadslaging|besluit:|besluitenlijst|"
        r"\d{4}_(?:GR|CBS|RMW)_|gemeenteraad van|juridische grondslag|goedgekeurd$)",
        text=r"\bde vlaamse regering (?:keurt|hecht|beslist|neemt akte|bekrachtigt|gelast|geeft)",
    ),
    _Signs(
        kind="parliamentary-debate",
        title=r"vraag om uitleg|actualiteitsdebat|plen(?:aire|um)|samengevoegde vragen|handelingen|"
        r"commissievergadering|commissie voor|déclaration|debat|wetsvoorstel .*\(\d+/\d",
        line=r"(?:\d{1,2}(?:\.\d\d)? (?:samengevoegde|actualiteitsdebat|[A-Z]\S+ [A-Z].{2,40}\):)|"
        r"de voorzitter\b|plenumvergadering|séance plénière|de behandeling van de vragen|"
        r"\d\d\.\d\d )",
        text=r"mijnheer de (?:voorzitter|minister)|mevrouw de (?:voorzitter|minister)|"
        r"monsieur le (?:président|ministre)|madame la ministre|het incident is gesloten",
    ),
    _Signs(
        kind="call",
        title=r"(?:project)?oproep|call for",
        line=r"(?:project)?oproep\b",
        itself="oproep",
    ),
    _Signs(
        kind="press-release",
        title=r"persbericht|persmededeling",
        line=r"pers(?:bericht|mededeling)",
    ),
    _Signs(
        kind="report",
        title=r"\w*rapport|\w*verslag|evaluatie\w*|\w*monitor|\w*studie|actie \d+",
        line=r"(?:eind|evaluatie|jaar|onderzoeks)?(?:rapport|verslag)\b",
        itself=r"(?:rapport|verslag|studie|onderzoek|hoofdstuk)",
    ),
    _Signs(
        kind="policy-plan",
        title=r"\b\w*(?:plan|strategie|programma|routekaart|agenda|roadmap)\b",
        itself=r"\w*(?:plan|strategie|programma)",
    ),
    _Signs(
        kind="letter",
        title=r"brief aan",
        line=r"(?:geachte|betreft\s*:)",
    ),
)


def kind_of(title: str, lines: Sequence[str], text: str) -> str:
    """The code of the kind that most speaks for; "other" where nothing does.

    >>> kind_of("Witboek Bouwen", ["WITBOEK BOUWEN"], "Dit witboek zet de lijnen uit.")
    'white-paper'
    """
    points = {signs.kind: _points(signs, title, lines, text) for signs in _SIGNS}
    best = max(points, key=lambda kind: points[kind])
    return best if points[best] >= _LEAST else "other"


def _points(signs: _Signs, title: str, lines: Sequence[str], text: str) -> int:
    points = 0
    if re.match(rf"(?:het |de )?(?:{signs.title})", title, re.IGNORECASE):
        points += 5
    elif re.search(rf"\b(?:{signs.title})", title, re.IGNORECASE):
        points += 3
    if signs.line:
        begins = re.compile(signs.line, re.IGNORECASE)
        found = sum(
            4 if index < _FIRST_LINES else 2
            for index, line in enumerate(lines)
            if begins.match(line)
        )
        points += min(found, _MOST)
    if signs.itself:
        itself = re.compile(_SELF.format(signs.itself), re.IGNORECASE)
        points += min(sum(1 for _ in itself.finditer(text)), 4)
    if signs.text:
        phrases = re.compile(signs.text, re.IGNORECASE)
        points += min(3 * sum(1 for _ in phrases.finditer(text)), _MOST // 2)
    return points
