"""Belgian and other acts by type and date: "decreet van 7 mei 2004", "Energiebesluit van …".

The span runs from the act type to the date; a short name, an adopting body or a title may stand
between ("besluit van de Vlaamse Regering van 4 februari 2022", "Bosdecreet van 13 juni 1990",
"wetten op de Raad van State, gecoördineerd op 12 januari 1973"). Not "het decreet", "voormeld
besluit", or "de wet werd op 3 mei 2020 aangenomen".
"""

import re
from collections.abc import Iterable, Iterator

from pipeline.entities.entity_type import Found, Passage
from pipeline.entities.reference.dates import ANY_DATE, date_pattern, iso, places_of_dates
from pipeline.entities.reference.locators import locator
from pipeline.entities.reference.value import Reference
from pipeline.entities.reference.windows import windows
from pipeline.model import Span

_LAW = (
    r"(?:(?:[Bb]ijzondere|[Gg]ecoördineerde|[Gg]ewone|[Oo]rganieke|[Dd]omaniale) )?"
    r"(?:[\w-]{2,40})??[Ww]et(?:ten)?"
)
_ORDER = (
    r"(?:[Kk]oninklijke?|[Mm]inisteri(?:ële|eel)) [Bb]esluit(?:en)?"
    r"|(?:BVR|BBHR|BWR|[KM]\.?B\.?)(?:’s|'s)?|[Bb]esluitwet|[Rr]egentsbesluit"
)
# Act type, code of the act, and what may stand between it and its date.
_TYPES = (
    (r"(?:[Bb]ijzondere? )?[\w’/-]*?[Dd]ecre(?:et|ten)", "decree", "title"),
    (_LAW, "law", "title"),
    (r"(?:[\w-]{2,40})??[Ww]etboek", "law", "title"),
    (_ORDER, "order", "title"),
    (r"(?:[\w-]{2,40})??[Bb]esluit(?:en)?", "order", "body"),
    (r"[Oo]rdonnanties?", "ordinance", "title"),
    (r"(?:[Mm]inisteriële )?[Oo]mzendbrie(?:f|ven)", None, "number"),
    (r"[Ss]amenwerkingsakkoord(?:en)?", None, "title"),
    (r"(?:Vlaamse )?[Cc]odex(?:en)?", None, "title"),
    (r"(?:(?:Internationaal|Europees|Internationale) )?[Vv]erdrag(?:en)?", None, "treaty"),
    (r"[Aa]anbeveling(?:en)?", "recommendation", "eu-body"),
    (r"[Rr]ichtlijn(?:en)?", "directive", "eu-body"),
    (r"[Vv]erordening(?:en)?", "regulation", "eu-body"),
    (r"[Rr]esoluties?", None, "eu-body"),
    (r"[\w-]{3,40}verordening", None, "title"),
    (r"(?:[\w-]{2,40})??[Rr]eglement(?:en)?", None, "title"),
    (
        r"(?:[Dd]écret|[Oo]rdonnance|[Ll]oi(?: spéciale)?|[Aa]rrêté(?: royal| ministériel)?)s?",
        None,
        "french",
    ),
    (r"(?:Royal |Ministerial |Special )?(?:Decree|Act|Ordinance)", None, "english"),
)
_FRENCH_ACTS = (
    ("décret", "decree"),
    ("loi", "law"),
    ("arrêté", "order"),
    ("royal decree", "order"),
)
_GAP = r"(?P<gap>(?: (?:[^\W\d_][\w’'/&.-]*|[‘'\"“][\w’'-]+|[\w’'-]+[’'\"”])){0,16}?)"
_LINK = (
    r"(?P<link>,? (?:gecoördineerd|samengeordend|gecoord\.)(?: op)?|,? (?:van|dd\.?|d\.d\.|du|of)|)"
)
_NUMBER = (
    r"(?P<number> (?:(?:nr\.? )?[A-Z][A-Za-z]*[/ -][\w/.-]*\d[\w/.-]*|nr\.? [\w/.-]*\d"
    r"|n° ?[\w/.-]*\d|\d{4}/\d+))?"
)
_CITATIONS = tuple(
    (
        re.compile(rf"(?<![\w’-])(?P<type>{kind}){_NUMBER}{_GAP}{_LINK} {date_pattern('date')}"),
        act,
        between,
    )
    for kind, act, between in _TYPES
)
_CIRCULAR = re.compile(
    r"(?<![\w-])(?:[Mm]inisteriële )?[Oo]mzendbrief (?:nr\.? )?"
    r"(?P<number>[A-Z]{2,6}(?:[/-][A-Z]{2,6})*[ /-]?(?:19|20)\d\d[/-]\d+)"
)
_NEXT = re.compile(rf"(?:,| en|, en)(?: van)? (?P<date>{ANY_DATE.pattern})")
_PLURAL = re.compile(r"(?:decreten|wetten|besluiten|ordonnanties|omzendbrieven|akkoorden)$")
_ACT_WORD = re.compile(
    r"(?:decre(?:et|ten)|wet(?:ten)?|besluit(?:en)?|verordening(?:en)?|richtlijn(?:en)?|codex|"
    r"ordonnanties?|wetboek)$",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"(?:"
    r"is|zijn|was|waren|werd|werden|wordt|worden|heeft|hebben|had|kan|kunnen|"
    r"moet|moeten|zal|zullen|mag|trad|treedt|treden|geldt|gelden|bepaalt|bepalen|"
    r"voorziet|voorzien|legt|stelt|dat|die|waarbij|waarin|waardoor|om|omdat|zodat|"
    r"maar|als|wanneer|sinds|vanaf|tegen|uiterlijk|na|tijdens|ingevolge|krachtens|"
    r"zitting|vergadering|beslissing|beslissingen|advies|adviezen|akkoord|brief|"
    r"regeerakkoord|mededeling|arrest|voorstel|ontwerp|verslag|zoals|goedgekeurd|"
    r"gewijzigd|bij|door|verschenen|gepubliceerd|bekendgemaakt|ervan|hij|zij|ze|het-"
    r"er|er|niet|ook|wel|nog|al"
    r")$"
)
_TITLE_START = re.compile(
    r"(?:"
    r"betreffende|houdende|inzake|over|op|tot|met|ter|van|voor|rond|aangaande|"
    r"omtrent|tussen|in"
    r")$"
)
_BODY = re.compile(
    r" van (?:de |het )?(?:(?:Vlaamse?|Waalse?|Brusselse?|[Ff]ederale|Franse|Duitstalige) [\w-]+|"
    r"Regent|[Mm]inister|[Ss]taatssecretaris|[Vv]erenigd|[Cc]ollege|[Aa]dministrateur-generaal|"
    r"[Ss]ecretaris-generaal|[Ll]eidend|[Rr]aad|Europees Parlement|Europese|Commissie|Executieve|"
    r"Regering|[Gg]emeenteraad|[Pp]rovincieraad)\b"
)
_EU_BODY = re.compile(
    r" van (?:de |het )?(?:Europees Parlement en (?:van )?de Raad|(?:Europese )?Raad|"
    r"(?:Europese )?Commissie|Europese Centrale Bank)(?: van de (?:Europese Unie|EU))?$"
)
_LOCAL = re.compile(r"\braad van bestuur|OCMW|dagelijks")
_SHORT_NAME = 5
_REACH = 400  # characters from the type of an act to its date


def find(passage: Passage) -> Iterator[Found]:
    """The acts that the passage cites by type and date."""
    text = passage.text
    near = tuple(windows(len(text), places_of_dates(text), _REACH))
    for pattern, act, between in _CITATIONS:
        for match in _matches(text, near, pattern, between):
            yield _found(text, match.start(), match.end(), match, _french(match["type"], act))
            if _PLURAL.search(match["type"]):
                yield from _listed(text, match, act)


def circulars(passage: Passage) -> Iterator[Found]:
    """The circular letters that the passage cites by number alone: "omzendbrief KB/ABB 2019/4"."""
    for match in _CIRCULAR.finditer(passage.text):
        value = Reference(
            kind="legal",
            number=match["number"],
            locator=locator(passage.text, match.start(), match.end()),
        )
        yield Found(span=Span(*match.span()), value=value, rule="reference.legal-numbered")


def _matches(
    text: str, near: Iterable[tuple[int, int]], pattern: re.Pattern[str], between: str
) -> Iterator[re.Match[str]]:
    """The acts of one type; the next type may stand in what does not belong to the first."""
    for low, high in near:
        at = low
        while match := pattern.search(text, at, high):
            if _belongs(match, between):
                at = match.end()
                yield match
            else:
                at = match.end("type")  # "besluit … tot wijziging van het decreet van DATE"


def _listed(text: str, first: re.Match[str], act: str | None) -> Iterator[Found]:
    """The further dates of "de decreten van 7 mei 2004 en 13 juli 2012"."""
    at = first.end()
    while found := _NEXT.match(text, at):
        yield _found(text, found.start("date"), found.end(), found, act)
        at = found.end()


def _belongs(match: re.Match[str], between: str) -> bool:
    """Whether what stands between type and date ties the two together."""
    words = match["gap"].split()
    link = match["link"].strip()
    if between == "english":
        return link == "of" and len(words) <= _SHORT_NAME
    if between == "french":
        return link == "du" and not set(words) & {"est", "sont", "a", "qui", "que"}
    return link not in {"du", "of"} and _plain(words) and _fits(match, between, words)


def _fits(match: re.Match[str], between: str, words: list[str]) -> bool:
    gap = match["gap"]
    if between == "eu-body":
        return bool(_EU_BODY.match(gap))
    if between == "number" and match["number"]:
        return True
    if not words or not match["link"]:
        return not words or between == "treaty"
    if between == "body":
        return bool(_BODY.match(gap)) and not _LOCAL.search(gap)
    return _is_title(words)


def _plain(words: list[str]) -> bool:
    return not any(_STOP.match(word.lower()) or _ACT_WORD.search(word) for word in words)


def _is_title(words: list[str]) -> bool:
    return len(words) <= _SHORT_NAME or bool(_TITLE_START.match(words[0].lower()))


def _french(kind: str, act: str | None) -> str | None:
    if act:
        return act
    return next((code for word, code in _FRENCH_ACTS if word in kind.lower()), None)


def _found(text: str, start: int, end: int, match: re.Match[str], act: str | None) -> Found:
    date = iso(match["date"])
    parts = match.groupdict()
    number = re.sub(r"^(?:nr\.?|n°) ?", "", (parts.get("number") or "").strip())
    signals = ("after-name",) if parts.get("gap") else ()
    return Found(
        span=Span(start, end),
        value=Reference(
            kind="legal",
            act=act,
            number=number or None,
            date=date,
            year=date[:4] if date else None,
            locator=locator(text, start, end),
        ),
        rule="reference.legal-dated",
        signals=signals,
    )
