"""Where a bibliographic entry ends: at a semicolon, a closing parenthesis, or where prose begins.

After the title come subtitles, places, dates, publishers and numbers; "Lees ook …", "Deze mix is
erop gericht …" or a lower-case sentence are running text again and stay out.
"""

import re

from pipeline.entities.reference.authors import SURNAME
from pipeline.entities.reference.dates import ANY_DATE, MONTH, YEAR
from pipeline.entities.reference.web import URL, trimmed
from pipeline.entities.reference.words import prose_words

_STOP = re.compile(
    r"; |;$|\t|\n|(?:[.,:]|\)) (?:[Zz]ie|[Cc]fr?\.|[Vv]gl\.|[Ii]bid(?:em)?)(?: |\.)|,? [Zz]ie ook "
    r"| \((?:ibid|[Zz]ie |hierna|verder|afgekort)"
    rf"|,? en (?:in )?(?={SURNAME},? [A-Z]\.,|[A-Z]\. ?{SURNAME}, )"
)
_DATED = re.compile(  # "…, 4 mei 2021, groeit de haven"
    rf"{MONTH} {YEAR}(?=, "
    r"(?!(?:pp?|blz|nrs?|art|vol|jg|randnr)\.|(?:van |via |op )?\S*[.:]\S|in:? )"
    r"(?!(?:te|doi|geraadpleegd|beschikbaar|raadpleegbaar|punt|deel|tabel|figuur|hoofdstuk|bijlage|"
    r"nummer|publicatie|studie|rapport|nota|uitgave|uitgegeven)\b)[a-zà-ÿ])"
)
_SENTENCE = re.compile(r"[.?!][’”\"'‟»]? (?=\S)")
_ABBREVIATION = re.compile(
    r"(?:(?<![\w])[A-Za-z]|\b(?:nr|nrs|no|vol|pp|blz|bl|eds?|reds?|al|art|afl|jg|dl|cf|dr|prof|st|"
    r"vs|co|inc|ltd|e\.a|m\.b\.t|i\.s\.m|Dept|ca))\.$",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    rf"(?:{ANY_DATE.pattern}|, (?:{MONTH} )?{YEAR}|D/\d{{4}}/[\d./]+"
    r"|\b(?:pp?|blz)\. ?\d+(?: ?[-–] ?\d+)?|ISBN:? ?[\d-]{9,16}[\dX])$"
)
_OPENERS = re.compile(
    r"(?:Zie|Lees|Voor|Ibid(?:em)?|Dit|Deze|Dat|Die|Er|Ook|Het gaat|Bv|Bijv|Volgens|Wij|We|Men|"
    r"(?:Hier|Daar)(?:in|bij|door|mee|naast|op|uit|over|onder|van|na)?|Vragen|Meer|Raadpleeg|Zij|Ze|"
    r"Beschikbaar|Bron|Op basis|In het|Sinds|Bovendien|Beide|Zo|Zoals|Dus|Toch|Echter|Tevens|"
    r"Verder|Momenteel|Inmiddels|Intussen|Ondertussen|Overigens|Wel|Merk op|Opgelet|Nota bene|"
    r"(?:De|Het) (?:auteurs?|onderzoekers?|studie|rapport|advies|document|nota|tekst|cijfers?))\b"
)
_TRAIL = re.compile(
    r"(?:[\s.,;:–-]|,? (?:en|and|&|of|alsook|resp\.)(?: (?:het|de|een|zijn|haar))?"
    r"(?: (?:bijhorende?|bijbehorende?|gelijknamige?|begeleidende?|eerdere?))?"
    r"(?: (?:rapport|advies|nota|studie|persbericht|in|ook|bij))?|(?:^| )\()+$"
)
_GOES_ON = re.compile(
    r"(?:doi|ISBN|ISSN|https?:|www\.|hdl"
    r"|(?:[Gg]eraadpleegd|[Bb]eschikbaar|[Rr]aadpleegbaar|Available|Retrieved|Accessed)"
    r" (?:op|via|at|from|on)(?!\w))"
)
_PLURALS = frozenset(  # never the infinitive of a subtitle
    (
        "zijn",
        "waren",
        "kunnen",
        "konden",
        "moeten",
        "moesten",
        "zullen",
        "mogen",
        "hadden",
        "werden",
    )
)
_FEW_WORDS, _MANY_WORDS = 8, 25


def entry_end(text: str, start: int, title: int, limit: int) -> int:
    """The end of the entry whose title begins at `title` and that begins at `start`."""
    limit = min(limit, _block_end(text, title, limit))
    limit = _balanced(text, start, limit)
    if stop := _STOP.search(text, title, limit):
        limit = stop.start()
    if dated := _DATED.search(text, title, limit):
        limit = dated.end()
    limit = _before_prose(text, title, limit)
    if url := URL.search(text, title, limit):
        limit = url.start() + len(trimmed(url[0]))
    return start + len(_TRAIL.sub("", text[start:limit]))


def is_prose(chunk: str) -> bool:
    """Whether a stretch after a full stop is a sentence of its own.

    >>> is_prose("Lees ook het jaarverslag"), is_prose("Lessen uit twaalf steden, Gent")
    (True, False)
    """
    words = re.findall(r"[\w’'-]+", chunk)
    if not words or _OPENERS.match(chunk):
        return True
    if chunk[:1].islower():
        return not (URL.match(chunk) or _GOES_ON.match(chunk))
    verbs = [word for word in words[:_MANY_WORDS] if word.lower() in prose_words()]
    if len(words) <= _FEW_WORDS:  # "Samen klaar staan": the infinitive of a subtitle
        verbs = [word for word in verbs if not word.endswith("n") or word.lower() in _PLURALS]
    return bool(verbs) or len(words) > 2 * _MANY_WORDS


def _before_prose(text: str, title: int, limit: int) -> int:
    breaks = [
        found
        for found in _SENTENCE.finditer(text, title, limit)
        if not _ABBREVIATION.search(text, max(title, found.start() - 8), found.start() + 1)
    ]
    for at, found in enumerate(breaks):
        until = breaks[at + 1].start() if at + 1 < len(breaks) else limit
        before = text[max(title, found.start() - 40) : found.start()]
        if _GOES_ON.match(text, found.end()):
            continue
        if _CLOSING.search(before) or is_prose(text[found.end() : until]):
            return found.start() + len(found[0].rstrip())
    return limit


def _block_end(text: str, at: int, limit: int) -> int:
    found = text.find("\n", at, limit)
    return limit if found < 0 else found


def _balanced(text: str, start: int, limit: int) -> int:
    """The place of the first ")" that nothing in the entry opened."""
    depth = 0
    for at in range(start, limit):
        if text[at] == "(":
            depth += 1
        elif text[at] == ")":
            depth -= 1
            if depth < 0:
                return at
    return limit
