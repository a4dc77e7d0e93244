"""Publications that running text cites by issuer and date, number or title.

"advies van de SERV van 25 november 2024 over de beleidsnota's", "advies nr. 75.431/1 van de Raad
van State van 8 mei 2024", "arrest van de Raad van State nr. 31 204 van 8 mei 1991", "SERV-advies
van 3 mei 2021". Not "het advies van de SERV" alone, or "advies vragen aan de SERV".
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from pipeline.entities.entity_type import Found, Passage
from pipeline.entities.reference.authors import SHORT, Bodies, bodies
from pipeline.entities.reference.dates import MONTH_YEAR, YEAR, date_pattern, iso
from pipeline.entities.reference.fields import EU_DOCUMENT
from pipeline.entities.reference.value import Reference
from pipeline.entities.reference.words import inline_type, prose_words
from pipeline.model import Span

QUOTED = (
    r"(?:‘[^’\n]{3,200}’|“[^”\n]{3,200}”|"
    r"„[^\n]{3,200}?[”‟]+(?=[,.;) ]|$)|(?<!\w)'[^'\n]{3,200}'(?!\w)|\"[^\"\n]{3,200}\")"
)
NUMBER = rf"(?:{EU_DOCUMENT}|(?:(?:[Nn]r\.?|[Nn]°) ?)?[\d.]*\d{{2,}}(?:[/-]\d+)*(?![\w.]*\d))"
_NUMBERED = re.compile(  # after the issuer
    r",? (?:[Nn]r\.?|[Nn]°) ?"
    r"(?P<number>\d{1,3}(?:[ .]\d{3})+(?:[/-]\d+)?|\d+(?:[./-]\d+)*)(?![\w.]*\d)"
)
WHEN = (
    r"(?:,? (?:(?:gegeven|uitgebracht|goedgekeurd) )?(?:van|op|du|d\.d\.|dd\.) |, )"
    rf"{date_pattern('date')}"
)
_TITLED = re.compile(rf",? (?:getiteld |met als titel )?(?P<title>{QUOTED})")
_PAPER = re.compile(rf" \((?P<number>{EU_DOCUMENT})\)")
_DATED = re.compile(WHEN)
_SINCE = re.compile(
    rf" (?:uit|\(){YEAR}\)?|,? uit {YEAR}|, (?P<month>{MONTH_YEAR}|{YEAR}(?!\d))(?=[.;)]|$)"
)
_ABOUT = re.compile(
    r",? (?:over|inzake|betreffende|omtrent|met betrekking tot|rond) (?:(?:de|het|een) )?"
)
_OF = re.compile(r"(?:,? (?:van (?:de |het )?|du |de la |de l['’])|, )")
_SUBJECT_END = re.compile(r"[.,;:()\[\]?!\t\n]|\s[–—-]\s")
_DANGLING = frozenset(
    {"op", "aan", "uit", "in", "en", "er", "de", "het", "een", "van", "met", "voor", "af", "toe"}
)
_CALL = re.compile(r"(?<=[a-zë]{3})\d{1,2}$")  # a footnote call-out that lost its form
_MOST_WORDS = 24


@cache
def _typed() -> re.Pattern[str]:
    """A kind of publication with its number or title, up to "van de"."""
    return re.compile(
        rf"(?<![\w-])(?P<kind>{inline_type()})(?: (?P<number>{NUMBER}))?"
        rf"(?: (?P<title>{QUOTED}))?"
    )


def find(passage: Passage) -> Iterator[Found]:
    """The publications that running text cites by their kind, or by "SERV-advies"."""
    known = bodies(passage)
    text = passage.text
    for match in _typed().finditer(text):
        value, end = _cited(text, match, known)
        later = None if match["title"] else _TITLED.match(text, end)
        title = match["title"] or (later["title"] if later else None)
        if not _enough(value, title):
            continue
        end = later.end() if later else end
        subject = subject_at(text, end)
        end = subject[1] if subject else end
        about = text[subject[0] : end] if subject else None
        if not value.number and (paper := _PAPER.match(text, end)):
            value, end = replace(value, number=paper["number"]), paper.end()
        yield Found(
            span=Span(match.start(), end),
            value=replace(value, title=unquoted(title) or about),
            rule="reference.inline",
            signals=("with-issuer",) if value.authors else (),
        )


def _cited(text: str, match: re.Match[str], known: Bodies) -> tuple[Reference, int]:
    """Issuer, date and number that follow a kind of publication in any order, and their end."""
    end, date = match.end(), None
    number = re.sub(r"^(?:[Nn]r\.?|[Nn]°) ?", "", match["number"] or "") or None
    issuer = _prefixed(text, match, known)
    for _ in range(3):
        if not date and (found := _DATED.match(text, end)):
            date, end = iso(found["date"]), found.end()
        elif not issuer and (body := _issuer(text, end, known)):
            issuer, end = text[body[0] : body[1]], body[1]
        elif not number and (found := _NUMBERED.match(text, end)):
            number, end = found["number"], found.end()
    year = date[:4] if date else None
    if not date and (found := _SINCE.match(text, end)):
        year, end = found[0].strip(" ()")[-4:], found.end()
        date = iso(found["month"] or "")
    if number and number == match["number"] and re.fullmatch(YEAR, number):  # "jaarverslag 2022"
        year, number = year or number, None
    authors = (issuer,) if issuer else ()
    value = Reference(kind="bibliographic", authors=authors, year=year, date=date, number=number)
    return value, end


def _enough(value: Reference, title: str | None) -> bool:
    """Whether at least two of issuer, date, and title or number are there."""
    return sum(map(bool, (value.authors, value.year, value.number or title))) > 1


def _prefixed(text: str, match: re.Match[str], known: Bodies) -> str | None:
    """The issuer in "SERV-advies"."""
    end = known.by_start.get(match.start())
    return text[match.start() : end] if end and text[end : end + 1] == "-" else None


def _issuer(text: str, at: int, known: Bodies) -> tuple[int, int] | None:
    """The organisation after "van de"."""
    if article := _OF.match(text, at):
        end = known.by_start.get(article.end())
        if end is None:
            return None
        short = SHORT.match(text, end)
        return article.end(), short.end() if short else end
    return None


def subject_at(text: str, at: int) -> tuple[int, int] | None:
    """What a publication is about: "over de financiering van levenslang leren"."""
    about = _ABOUT.match(text, at)
    if not about:
        return None
    if quoted := re.compile(QUOTED).match(text, about.end()):
        return about.end() + 1, quoted.end()
    stop = _SUBJECT_END.search(text, about.end())
    words = list(re.finditer(r"\S+", text[about.end() : stop.start() if stop else len(text)]))
    kept: list[int] = []
    for place, word in enumerate(words[:_MOST_WORDS]):
        follows = words[place + 1][0] if place + 1 < len(words) else ""
        if word[0].lower() in prose_words() or (
            word[0] == "en" and follows in {"met", "van", "het", "op"}
        ):
            break
        kept.append(about.end() + word.start() + len(_CALL.sub("", word[0])))
    while kept and text[: kept[-1]].rsplit(" ", 1)[-1].lower() in _DANGLING:
        kept.pop()
    return (about.end(), kept[-1]) if kept else None


def unquoted(quoted: str | None) -> str | None:
    """A quoted title without its quotation marks."""
    return quoted[1:-1].strip() if quoted else None
