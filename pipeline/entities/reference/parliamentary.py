"""Papers, questions and resolutions of a parliament, cited by number.

"schriftelijke vraag nr. 437 van 9 maart 2022", "Stuk 1187 (2010-2011) – Nr. 1", "Parl.St. Kamer
2019-20, nr. 55-0012/001", "Kamerstukken II 2019/20, 35 000, nr. 3", "VR 2014 2504 DOC.0493/1".
An oral question with who asked it is one span: 'An Claes aan Jan Peeters over "Wegen" (55001234C)'.
Not "vraag 3 van de enquête" or "een stuk van 2020".
"""

import re
from collections.abc import Iterator

from pipeline.entities.entity_type import Found, Passage
from pipeline.entities.reference.dates import date_pattern, iso
from pipeline.entities.reference.value import Reference
from pipeline.model import Span

_SESSION = r"(?P<session>(?:19|20)\d\d ?[-–/] ?(?:(?:19|20)\d\d|\d\d))"
_NR = r"(?:[Nn]rs?\.?|[Nn]ummer|NR\.?|[Nn]°) ?"
_CHAMBER = (
    r"(?:Vl\. ?Parl\.|Vlaams Parlement|Vl\. ?Raad|VR|Kamer|Senaat|Br\. ?Parl\.|B\.?H\.?P\.?|"
    r"Parl\. ?w\.|Doc\.)"
)
_OF_DATE = rf"(?:,? (?:van|d\.?d\.?|dd\.|op) {date_pattern('date')})?"
_QUESTION = (
    rf"(?<![\w-])(?:(?i:schriftelijke|mondelinge|actuele|parlementaire)"
    rf"(?: (?i:parlementaire))? (?:(?i:vra(?:ag|gen)) )?|(?i:vra(?:ag|gen)) (?:(?i:om uitleg) )?)"
    rf"(?:{_NR}|(?=\d{{1,4}} \((?:19|20)\d\d[-/]))"
    rf"(?P<number>\d[\d./-]*\d[A-Z]?|\d[A-Z]?)(?: \({_SESSION}\))?{_OF_DATE}"
)
_PAPER = (
    rf"(?<![\w-])(?i:stuk(?:ken)?) (?:{_CHAMBER},? )?(?:{_NR})?"
    rf"(?P<number>\d[\d/-]*[A-Z]?) \({_SESSION}\)(?: ?[-–—,]? ?{_NR}\d+(?:[-/]\d+)*)?"
)
_PAGE = r"(?:, (?:p|blz)\. ?\d+(?:[-–]\d+)?|, \d+[-–]\d+(?!\d)|, \d{1,5}(?=[.;)\n]|$))?"
_PARL_ST = (
    rf"(?<![\w-])(?:Parl\. ?(?:St|Doc|Hand)\.|(?i:stuk(?:ken)?)(?= {_CHAMBER},? (?:19|20)\d\d))"
    rf",? (?:{_CHAMBER},? ?(?=(?:19|20)\d\d|{_NR}5\d))?(?:{_SESSION},? )?"
    rf"(?:{_NR}|DOC )?(?P<number>5\d \d{{4}}/\d{{3}}|\d[\d/.-]*\d|\d){_PAGE}"
)
_PROCEEDINGS = (
    rf"(?<![\w-])(?:Hand\.|Handelingen|Vr\. en Antw\.|V&A),? {_CHAMBER},? {_SESSION}"
    rf"(?:,? {date_pattern('date')})?(?:, {_NR}(?P<number>[\w/-]*\d[\w/-]*))?"
    rf"{_PAGE}"
)
_KAMERSTUK = (
    rf"(?<![\w-])(?i:kamerstuk(?:ken)?)(?: (?:I|II|I en II))? {_SESSION}, "
    rf"(?P<number>\d\d ?\d{{3}}(?: ?\([IVXLC]+\))?(?:-[IVXLC]+)?,? {_NR}[\w]+)"
)
_KAMERSTUK_NUMBER = (
    r"(?<![\w-])(?i:kamerstuk(?:ken)?) (?P<number>\d\d ?\d{3}(?:-[IVXLC]+)?,? "
    rf"{_NR}\w+)"
)
_GOVERNMENT_PAPER = (
    r"(?<![\w-])(?P<number>VR[ /](?P<year>(?:19|20)\d\d) ?[ /]?\d{4} ?[ /]?"
    r"(?:DOC|MED|VV)\.? ?\d{3,4}(?:[-/]\d+)*(?:[A-Z]+)?)"
)
_DOC = (
    r"(?<![\w-])(?i:doc(?:ument)?\.?|parl\. doc\.) (?:Kamer )?(?:nr\. ?)?"
    r"(?P<number>5\d[ -/]?\d{3,4}/\d{1,3})(?!\d)"
)
_BILL = (
    r"(?<![\w-])(?i:wetsontwerp|wetsvoorstel|"
    r"voorstel van (?:resolutie|decreet|ordonnantie)|"
    rf"ontwerp van (?:decreet|ordonnantie)|resolutie),? {_NR}(?P<number>\d[\d/.-]*\d|\d)"
    rf"(?: \({_SESSION}\))?{_OF_DATE}"
)
_RESOLUTION = (
    rf"(?<![\w-])(?i:resolutie) van het (?:Vlaams|Europees|Waals|Brussels) Parlement van "
    rf"{date_pattern('date')}"
)
_QUESTION_CODE = r"(?<![\w-])(?:[Vv]raag |[Ii]nterpellatie )?(?:nr\. )?(?P<number>5\d{7}[CPIQ])\b"
_NAME = r"[A-ZÀ-Þ][\w’'.-]*(?: (?:[A-ZÀ-Þ][\w’'.-]*|van|von|de|den|der|du|la|ter|ten))*"
_ASKED = re.compile(
    rf"(?<![\w-])(?!(?:Vraag|Vragen|Question|Questions|Interpellati\w+|Samengevoegde) )"
    rf"{_NAME}(?: \([^()\n]{{2,20}}\))? (?:aan|à) [^\n\"“«]{{5,200}}? (?:over|sur) "
    r"[\"“«][^\n]{3,300}[\"”»] \((?:nr\. |n° )?$"
)  # 'An Claes aan Jan Peeters (Justitie) over "De wegen" (55001234C)'
# Name, pattern, and strings in lower case of which a match holds one: looked for first, as cheap.
_PAPERS = (
    ("question", re.compile(_QUESTION), ("vra", "uitleg", "schriftelijke n",
                                         "mondelinge n", "actuele n", "parlementaire n")),
    ("paper", re.compile(_PAPER), ("stuk",)),
    ("parl-st", re.compile(_PARL_ST), ("parl.", "stuk")),
    ("proceedings", re.compile(_PROCEEDINGS), ("hand.", "handelingen", "antw.", "v&a")),
    ("kamerstuk", re.compile(_KAMERSTUK), ("kamerstuk",)),
    ("kamerstuk-number", re.compile(_KAMERSTUK_NUMBER), ("kamerstuk",)),
    ("government-paper", re.compile(_GOVERNMENT_PAPER), ("vr 1", "vr 2", "vr/1", "vr/2")),
    ("doc", re.compile(_DOC), ("doc",)),
    ("bill", re.compile(_BILL), ("wets", "voorstel van", "ontwerp van", "resolutie")),
    ("resolution", re.compile(_RESOLUTION), ("resolutie van",)),
    ("question-code", re.compile(_QUESTION_CODE), ("5",)),
)  # fmt: skip


def find(passage: Passage) -> Iterator[Found]:
    """The parliamentary papers that the passage cites."""
    text = passage.text
    lower = text.lower()
    for name, pattern, anchors in _PAPERS:
        if not any(anchor in lower for anchor in anchors):
            continue
        for match in pattern.finditer(text):
            parts = match.groupdict()
            yield Found(
                span=_whole(text, match) if name == "question-code" else Span(*match.span()),
                value=Reference(
                    kind="parliamentary",
                    number=parts.get("number"),
                    date=iso(parts.get("date") or ""),
                    year=_year(parts),
                    session=session(parts["session"]) if parts.get("session") else None,
                ),
                rule=f"reference.parliamentary-{name}",
            )


def _whole(text: str, code: re.Match[str]) -> Span:
    """The oral question that a code closes, from who asked it; else the code alone."""
    asked = _ASKED.search(text, text.rfind("\n", 0, code.start()) + 1, code.start())
    closed = asked is not None and text.startswith(")", code.end())
    return Span(asked.start(), code.end() + 1) if asked and closed else Span(*code.span())


def session(text: str) -> str:
    """The session with both years in full.

    >>> session("2019/20"), session("2010-2011"), session("1999–00")
    ('2019-2020', '2010-2011', '1999-2000')
    """
    first, last = re.split(r" ?[-–/] ?", text, maxsplit=1)
    if len(last) == len("20"):
        century = int(first[:2]) + (last < first[2:])
        last = f"{century}{last}"
    return f"{first}-{last}"


def _year(parts: dict[str, str | None]) -> str | None:
    date = iso(parts.get("date") or "")
    return date[:4] if date else parts.get("year")
