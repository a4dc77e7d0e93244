"""Short citations: author and year in parentheses, official journals, Commission documents.

"(OESO, 2020; Vandeputte et al., 2021, p. 12)", "Publicatieblad Nr. C 188 van 11 augustus 2009",
"COM(2021) 572 final". Not "(Gent, 2019)", "(mei 2020)", "(vanaf 2021)".
"""

import re
from collections.abc import Iterator

from pipeline.entities.entity_type import Found, Passage
from pipeline.entities.reference.authors import PERSONS, SURNAME, Bodies, bodies, names
from pipeline.entities.reference.dates import YEAR, date_pattern, iso
from pipeline.entities.reference.fields import EU_DOCUMENT
from pipeline.entities.reference.value import Reference
from pipeline.entities.reference.words import no_authors
from pipeline.model import Span

_GAZETTE = re.compile(
    r"(?<![\w-])(?P<title>Publicatieblad(?: van de (?:Europese Unie|EU|Europese Gemeenschappen))?|"
    r"PB|Pb\.|OJ) ?(?=[A-Z][ .\d]|[Nn]r)"
    rf"(?:[Nn]r\.? ?)?(?P<number>[LC]\.? ?\d+(?:/\d+)?)(?:,? van|,)? {date_pattern('date')}"
    r"(?:, (?:blz|p)\. ?(?P<pages>\d+(?: ?[-–] ?\d+)?))?"
)
_EU = re.compile(
    rf"(?<![\w-])(?P<number>(?=(?:COM|SWD|JOIN|SEC)[(/](?P<year>{YEAR})){EU_DOCUMENT})"
)
_RULING = re.compile(
    r"(?<![\w-])(?P<court>GwH|Grondwettelijk Hof|Arbitragehof|RvS|Raad van State|HvJ(?: EU)?|"
    r"EHRM|Cass\.),? "
    rf"{date_pattern('date')}, (?:nr\. )?(?P<number>(?:[CT]-)?[\d.]*\d(?:/\d+)?)"
)
_PARENTHESIS = re.compile(r"\((?P<inside>[^()\n]{4,240})\)")
_AUTHOR_YEAR = re.compile(
    rf"(?:(?:[Zz]ie|[Cc]fr?\.|[Bb]v\.|[Bb]ron:?|o\.a\.|[Vv]gl\.|naar)(?: ook| o\.a\.| bv\.)? )*"
    rf"(?P<cited>(?P<head>[^\d;:]{{2,120}}?)(?P<comma>,)? (?P<year>{YEAR})[a-z]?"
    r"(?:(?:, | ?: ?)(?:pp?\.|blz\.) ?(?P<pages>\d+(?:[-–]\d+)?))?)"
)
_TITLED = re.compile(
    r"(?<![\w-])(?:studie|rapport|onderzoek|nota|boek|artikel|brochure|publicatie|verslag|advies) "
    r"[‘'“\"„](?P<title>[^‘’“”\"„\n]{4,160})[’'”\"‟] $"
)  # "de studie ‘Water in de stad’ (Universiteit Gent, 2022)"
_TITLE = 200  # characters
_ONE_SURNAME = re.compile(
    rf"{SURNAME}(?:,? et al\.?|,? e\.a\.?)?|{SURNAME} (?:en|&|and) {SURNAME}|{PERSONS}"
)


def find(passage: Passage) -> Iterator[Found]:
    """The short citations of a passage."""
    text = passage.text
    yield from _in_parentheses(text, bodies(passage))
    for match in _GAZETTE.finditer(text):
        date = iso(match["date"])
        value = Reference(
            kind="bibliographic",
            title=match["title"],
            number=re.sub(r"\. ?", " ", match["number"]),
            date=date,
            year=date[:4] if date else None,
            pages=match["pages"],
        )
        yield _found(*match.span(), value, "reference.gazette")
    for match in _RULING.finditer(text):
        date = iso(match["date"])
        value = Reference(
            kind="bibliographic",
            authors=(match["court"],),
            number=match["number"],
            date=date,
            year=date[:4] if date else None,
        )
        yield _found(*match.span(), value, "reference.ruling")
    for match in _EU.finditer(text):
        value = Reference(kind="bibliographic", number=match["number"], year=match["year"])
        yield _found(*match.span(), value, "reference.eu-document")


def _in_parentheses(text: str, known: Bodies) -> Iterator[Found]:
    """Author and year in parentheses: "(SERV, 2020; Vandeputte et al., 2021, p. 12)"."""
    for group in _PARENTHESIS.finditer(text):
        at = group.start("inside")
        for part in group["inside"].split(";"):
            begin = at + len(part) - len(part.lstrip())
            at += len(part) + 1
            match = _AUTHOR_YEAR.fullmatch(part.strip())
            if not match:
                continue
            start, end = (begin + place for place in match.span("cited"))
            kind = _author_kind(start, start + len(match["head"]), match, known)
            if not kind:
                continue
            titled = _TITLED.search(text, max(0, group.start() - _TITLE), group.start())
            whole = titled is not None and match["cited"] == group["inside"]
            value = Reference(
                kind="bibliographic",
                authors=names(match["head"], kind),
                title=titled["title"] if titled and whole else None,
                year=match["year"],
                pages=match["pages"],
            )
            if titled and whole:
                start, end = titled.start(), group.end()
            yield _found(start, end, value, "reference.author-year", (kind, "in-parentheses"))


def _author_kind(start: int, end: int, match: re.Match[str], known: Bodies) -> str | None:
    """Whether the head is an organisation or a person; None when it is neither."""
    if known.by_start.get(start) == end or (start in known.by_start and end in known.by_end):
        return "body"
    head = match["head"]
    others = "al." in head
    if _ONE_SURNAME.fullmatch(head) and (others or head.split()[0] not in no_authors()):
        return "persons" if match["comma"] or others or "e.a" in head else None
    return None


def _found(
    start: int, end: int, value: Reference, rule: str, signals: tuple[str, ...] = ()
) -> Found:
    return Found(span=Span(start, end), value=value, rule=rule, signals=signals)
