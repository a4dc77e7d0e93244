"""Publications of which running text says who issued them: the verb stands inside the citation.

"SERV wees er in zijn advies van 17 juni 2024 over …", "SERV formuleerde op 13 mei 2020 een advies
over …", "VLAIO dat in mei 2022 een analyse over … heeft gepubliceerd in …", "Peter Claes geeft in
zijn boek Traag Water uit 1998". Not "de SERV gaf in mei een advies".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from pipeline.entities.entity_type import Found, Passage
from pipeline.entities.reference.authors import bodies
from pipeline.entities.reference.dates import (
    ANY_DATE,
    DAY_MONTH,
    MONTH_YEAR,
    YEAR,
    date_pattern,
    iso,
)
from pipeline.entities.reference.inline import NUMBER, QUOTED, WHEN, subject_at, unquoted
from pipeline.entities.reference.value import Reference
from pipeline.entities.reference.words import inline_type, no_authors
from pipeline.model import Span

_VERB_GAP = r"(?: [\w’'-]+){1,7}?"
_ARTICLE = r"(?:een|het|de|zijn|haar|hun)"
_NAME = (
    r"[A-ZÀ-Þ][\w’'-]+(?: (?:[A-ZÀ-Þ][\w’'-]+|of|the|and|de|het|van|voor|is|in)(?![\w’'-])){0,9}?"
)
_PLACE = r"(?: (?:in|op) [A-ZÀ-Þ][\w’'-]+(?: [\w’'-]+){0,4}?, (?:nummer|nr\.) (?P<number>\d+))?"
_TITLED = re.compile(rf" (?P<title>{QUOTED})")
_QUOTED_NEXT = re.compile(r"(?:: | )(?P<title>[“„][^”‟\n]{12,200}[”‟])")
_PUBLISHED = r"(?:publiceerde|lanceerde|bracht|verspreidde|formuleerde|gaf)"
_DATE_BEFORE = re.compile(
    rf"(?:[Oo]p (?P<date>{DAY_MONTH} {YEAR})|[Ii]n (?P<month>{MONTH_YEAR}|{YEAR}))"
    rf" {_PUBLISHED} (?:de |het )?$"
)
_PUBLISHED_BEFORE = re.compile(rf"{_PUBLISHED}(?: de| het)? $")
_BOOK = re.compile(
    rf" in (?:zijn|haar|hun) (?:[\w-]+ )?(?:boek|essay|artikel|studie|paper|werk) "
    rf"(?P<title>{QUOTED}|{_NAME}) (?:uit (?P<year>{YEAR})|\((?P<inside>{YEAR})\))"
)
_WRITER = re.compile(
    r"(?<![\w’'-])(?P<name>[A-ZÀ-Þ][\w’'-]+(?: (?:van |de |der |den )*[A-ZÀ-Þ][\w’'-]+){1,3})"
    r"(?: [a-zà-ÿ]+){1,3}$"
)
_QUOTES = "‘’“”„‟'\""
_BEHIND = 60  # characters before an issuer or a book that are looked at


@dataclass(frozen=True, slots=True)
class _Issuer:
    """An organisation that a passage names."""

    start: int
    end: int
    name: str


@cache
def _said() -> re.Pattern[str]:
    """What follows an issuer: "wees er in zijn advies van 17 juni 2024"."""
    return re.compile(
        rf"{_VERB_GAP} in (?:zijn|haar|hun|het|een) (?:[\w-]+ ){{0,2}}?{inline_type()}"
        rf"(?: (?P<number>{NUMBER}))?{WHEN}"
    )


@cache
def _gave() -> re.Pattern[str]:
    """What follows an issuer: "formuleerde op 13 mei 2020 een koepeladvies"."""
    return re.compile(
        rf"(?:(?P<verb>(?: [\w’'-]+){{1,2}}?)? op (?P<when>{ANY_DATE.pattern}|{DAY_MONTH})"
        rf"|(?P<did> {_PUBLISHED}) in (?P<month>{MONTH_YEAR}|{YEAR})) "
        rf"(?:{_ARTICLE} )?(?:[\w-]+ ){{0,2}}?{inline_type()}(?: uit)?"
        rf"(?: (?P<title>{QUOTED}|{_NAME}(?= over |,|\.)))?"
    )


@cache
def _published() -> re.Pattern[str]:
    """What follows an issuer: "dat in mei 2022 een eerste analyse"."""
    return re.compile(
        rf" (?:die|dat) (?:in (?P<month>{MONTH_YEAR})|op {date_pattern('date')}) "
        rf"{_ARTICLE} (?:[\w-]+ ){{0,2}}?{inline_type()}"
    )


@cache
def _closed() -> re.Pattern[str]:
    """What ends a clause about a publication: "heeft gepubliceerd in Kas, nummer 8"."""
    return re.compile(rf" (?:heeft|had) (?:gepubliceerd|uitgebracht|bekendgemaakt){_PLACE}")


@cache
def _answered() -> re.Pattern[str]:
    """What follows an issuer: ", in antwoord op uw vraag, een advies"."""
    return re.compile(
        rf"(?: \([A-Z][\w&-]{{1,14}}\))?(?:, [^,.;:\n]{{5,90}},)? {_ARTICLE} (?:[\w-]+ )?"
        rf"(?P<kind>{inline_type()})(?: over)?"
    )


def find(passage: Passage) -> Iterator[Found]:
    """The publications of which a passage says who issued them."""
    text = passage.text
    for start, end in bodies(passage).by_start.items():
        issuer = _Issuer(start, end, text[start:end])
        yield from _dated(text, issuer)
        yield from _named(text, issuer)
    yield from _books(text)


def _dated(text: str, issuer: _Issuer) -> Iterator[Found]:
    """Citations with a date after the issuer."""
    if match := _said().match(text, issuer.end):
        yield _found(text, issuer, match.end(), iso(match["date"]))
    match = _gave().match(text, issuer.end)
    told = match and (
        match["verb"] or match["did"] or _behind(_PUBLISHED_BEFORE, text, issuer.start)
    )
    if match and told and (match["title"] or subject_at(text, match.end())):
        yield _found(
            text, issuer, match.end(), _when(match["when"] or match["month"]), match["title"]
        )
    if text.startswith((" die ", " dat "), issuer.end):
        match = _published().match(text, issuer.end)
        subject = subject_at(text, match.end()) if match else None
        closed = _closed().match(text, subject[1]) if subject else None
        if match and subject and closed:
            date = iso(match["month"] or match["date"])
            value = _value(issuer, date, text[subject[0] : subject[1]])
            yield _from(issuer, closed.end(), replace(value, number=closed["number"]))


def _named(text: str, issuer: _Issuer) -> Iterator[Found]:
    """Citations with a title after the issuer."""
    if match := _QUOTED_NEXT.match(text, issuer.end):
        value = Reference(
            kind="bibliographic", authors=(issuer.name,), title=unquoted(match["title"])
        )
        span = Span(issuer.start, match.end())
        yield Found(span=span, value=value, rule="reference.issuer-title", signals=("with-issuer",))
    if text.startswith((",", " (", " een ", " het ", " zijn ", " haar "), issuer.end):
        match = _answered().match(text, issuer.end)
        title = _TITLED.match(text, match.end()) if match else None
        before = _behind(_DATE_BEFORE, text, issuer.start)
        date = _when(before["date"] or before["month"]) if before else None
        if title:
            yield _found(text, issuer, title.end(), date, title["title"])
        elif match and date and subject_at(text, match.end("kind")):
            yield _found(text, issuer, match.end("kind"), date)


def _when(text: str) -> str | None:
    """A date or month in ISO form, or the year alone; None of a day without its year."""
    return text if re.fullmatch(YEAR, text) else iso(text)


def _behind(pattern: re.Pattern[str], text: str, at: int) -> re.Match[str] | None:
    """What stands just before a place."""
    return pattern.search(text, max(0, at - _BEHIND), at)


def _found(
    text: str, issuer: _Issuer, end: int, date: str | None, title: str | None = None
) -> Found:
    """A citation that begins with its issuer, with what it is about."""
    subject = subject_at(text, end)
    end = subject[1] if subject else end
    about = text[subject[0] : subject[1]] if subject else None
    return _from(issuer, end, _value(issuer, date, title or about))


def _value(issuer: _Issuer, date: str | None, title: str | None) -> Reference:
    return Reference(
        kind="bibliographic",
        authors=(issuer.name,),
        date=date if date and len(date) > len("2020") else None,
        year=date[:4] if date else None,
        title=title.strip(_QUOTES) if title else None,
    )


def _from(issuer: _Issuer, end: int, value: Reference) -> Found:
    return Found(
        span=Span(issuer.start, end),
        value=value,
        rule="reference.inline-issuer",
        signals=("with-issuer",),
    )


def _books(text: str) -> Iterator[Found]:
    """Books that a person is said to have written."""
    for book in _BOOK.finditer(text):
        writer = _behind(_WRITER, text, book.start())
        if writer is None or writer["name"].split()[0] in no_authors():
            continue
        year = book["year"] or book["inside"]
        value = Reference(
            kind="bibliographic",
            authors=(writer["name"],),
            year=year,
            title=book["title"].strip(_QUOTES),
        )
        yield Found(span=Span(writer.start(), book.end()), value=value, rule="reference.book")
