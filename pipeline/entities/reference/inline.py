"""Publications that running text cites by issuer and date, number or title.

"advies van de SERV van 25 november 2024 over de beleidsnota's", "advies nr. 75.431/1 van de Raad
van State van 8 mei 2024", "SERV-advies van 3 mei 2021", "SERV wees er in zijn advies van 17 juni
2024 over …". Not "het advies van de SERV" alone, or "advies vragen aan de SERV".
"""

import re
from collections.abc import Iterator
from functools import cache

from pipeline.entities.entity_type import Found, Passage
from pipeline.entities.reference.authors import Bodies, bodies
from pipeline.entities.reference.dates import YEAR, date_pattern, iso
from pipeline.entities.reference.fields import EU_DOCUMENT
from pipeline.entities.reference.value import Reference
from pipeline.entities.reference.words import inline_type, prose_words
from pipeline.model import Span

_QUOTED = (
    r"(?:‘[^’\n]{3,200}’|“[^”\n]{3,200}”|"
    r"„[^\n]{3,200}?[”‟]+(?=[,.;) ]|$)|(?<!\w)'[^'\n]{3,200}'(?!\w)|\"[^\"\n]{3,200}\")"
)
_NUMBER = rf"(?:{EU_DOCUMENT}|(?:[Nn]r\.? ?)?[\d.]*\d{{2,}}(?:[/-]\d+)*(?![\w.]*\d))"
_WHEN = (
    r"(?:,? (?:(?:gegeven|uitgebracht|goedgekeurd) )?(?:van|op|d\.d\.|dd\.) |, )"
    rf"{date_pattern('date')}"
)
_ABOUT = re.compile(
    r",? (?:over|inzake|betreffende|omtrent|met betrekking tot|rond) (?:(?:de|het|een) )?"
)
_VERB_GAP = r"(?: [\w’'-]+){1,7}?"
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
        rf"(?<![\w-])(?P<kind>{inline_type()})(?: (?P<number>{_NUMBER}))?"
        rf"(?: (?P<title>{_QUOTED}))?"
    )


@cache
def _said() -> re.Pattern[str]:
    """What follows an issuer: "wees er in zijn advies van 17 juni 2024"."""
    return re.compile(
        rf"{_VERB_GAP} in (?:zijn|haar|hun|het|een) (?:[\w-]+ ){{0,2}}?{inline_type()}"
        rf"(?: (?P<number>{_NUMBER}))?{_WHEN}"
    )


@cache
def _gave() -> re.Pattern[str]:
    """What follows an issuer: "formuleerde op 13 mei 2020 een koepeladvies"."""
    return re.compile(
        rf"(?: [\w’'-]+){{1,2}}? op {date_pattern('date')} (?:(?:een|zijn|haar|hun|het) )?"
        rf"(?:[\w-]+ ){{0,2}}?{inline_type()}(?: uit)?"
    )


def find(passage: Passage) -> Iterator[Found]:
    """The publications that running text cites."""
    known = bodies(passage)
    text = passage.text
    yield from _by_type(text, known)
    for start, end in known.by_start.items():
        yield from _by_issuer(text, start, end)


def _by_type(text: str, known: Bodies) -> Iterator[Found]:
    """Citations that begin with the kind of publication or with "SERV-advies"."""
    when = re.compile(_WHEN)
    since = re.compile(rf" (?:uit|\(){YEAR}\)?|,? uit {YEAR}")
    for match in _typed().finditer(text):
        end, date = match.end(), None
        issuer = _prefixed(text, match, known)
        for _ in range(2):
            if found := when.match(text, end):
                date, end = iso(found["date"]), found.end()
            elif not issuer and (body := _issuer(text, end, known)):
                issuer, end = text[body[0] : body[1]], body[1]
        number = re.sub(r"^[Nn]r\.? ?", "", match["number"] or "") or None
        year = date[:4] if date else None
        if not date and (found := since.match(text, end)):
            year, end = found[0].strip(" ()")[-4:], found.end()
        if number and re.fullmatch(YEAR, number):  # "jaarverslag 2022 van de VDAB"
            year, number = year or number, None
        subject = _subject(text, end)
        if not _enough(issuer, date or year, number or match["title"]):
            continue
        end = subject[1] if subject else end
        value = Reference(
            kind="bibliographic",
            authors=(issuer,) if issuer else (),
            year=year,
            date=date,
            title=_title(match["title"]) or (text[subject[0] : end] if subject else None),
            number=number,
        )
        yield _found(
            match.start(), end, value, "reference.inline", ("with-issuer",) if issuer else ()
        )


def _enough(issuer: str | None, date: str | None, name: str | None) -> bool:
    """Whether at least two of issuer, date, and title or number are there."""
    return sum(map(bool, (issuer, date, name))) > 1


def _prefixed(text: str, match: re.Match[str], known: Bodies) -> str | None:
    """The issuer in "SERV-advies"."""
    end = known.by_start.get(match.start())
    return text[match.start() : end] if end and text[end : end + 1] == "-" else None


def _issuer(text: str, at: int, known: Bodies) -> tuple[int, int] | None:
    """The organisation after "van de"."""
    if article := re.compile(r"(?:,? van (?:de |het )?|, )").match(text, at):
        end = known.by_start.get(article.end())
        if end is None:
            return None
        short = re.compile(r" \([A-Z][\w&-]{1,14}\)").match(text, end)
        return article.end(), short.end() if short else end
    return None


def _by_issuer(text: str, start: int, end: int) -> Iterator[Found]:
    """Citations that begin with the issuer: "SERV wees er in zijn advies van … over …"."""
    issuer = text[start:end]
    for pattern in (_said(), _gave()):
        match = pattern.match(text, end)
        if not match:
            continue
        subject = _subject(text, match.end())
        date = iso(match["date"])
        stop = subject[1] if subject else match.end()
        if subject or pattern is _said():
            value = Reference(
                kind="bibliographic",
                authors=(issuer,),
                date=date,
                year=date[:4] if date else None,
                title=text[subject[0] : subject[1]] if subject else None,
            )
            yield _found(start, stop, value, "reference.inline-issuer", ("with-issuer",))
    title = re.compile(r"(?:: | )(?P<title>[“„][^”‟\n]{12,200}[”‟])").match(text, end)
    if title:
        value = Reference(kind="bibliographic", authors=(issuer,), title=_title(title["title"]))
        yield _found(start, title.end(), value, "reference.issuer-title", ("with-issuer",))


def _subject(text: str, at: int) -> tuple[int, int] | None:
    """What a publication is about: "over de financiering van levenslang leren"."""
    about = _ABOUT.match(text, at)
    if not about:
        return None
    if quoted := re.compile(_QUOTED).match(text, about.end()):
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


def _title(quoted: str | None) -> str | None:
    return quoted[1:-1].strip() if quoted else None


def _found(
    start: int, end: int, value: Reference, rule: str, signals: tuple[str, ...] = ()
) -> Found:
    return Found(span=Span(start, end), value=value, rule=rule, signals=signals)
