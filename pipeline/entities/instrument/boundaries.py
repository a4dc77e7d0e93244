"""Where the name of an instrument begins and ends: periods, adjectives, capitals, acronyms."""

import re

from pipeline.entities.instrument.kinds import head_of, words
from pipeline.model import Span

_PERIOD = re.compile(r" (?:19|20)\d\d ?[-–/‐‑] ?(?:19|20)?\d\d(?![\d/])")
_YEAR = re.compile(r" 20\d\d(?![\d-]|[/.]\d)(?! (?:is|zijn|was|werd|in|tot)\b)")
_VERSION = re.compile(r" [1-9]\.0(?![\d.]\d)")
_DANGLING = re.compile(r"\b(?:Vlaamse|Belgische|Europese|Brusselse|Waalse|Nationale|Lokale)$")
_NOUN = re.compile(r" [a-zà-ÿ-]{4,}(?![\w-])")
_FOR_YEAR = re.compile(r" voor 20\d\d(?![\d-])")
_DATED = frozenset(("strategy", "monitor"))  # kinds whose names may end in a single year
_NO_NAME = (
    r"(?!(?:De|Het|Een|In|Op|Dit|Deze|Die|Voor|Met|Bij|Van|Artikel|Art|Ontwerpbesluit|Ontwerp|"
    r"Voorontwerp|Besluit|Zie|Ook|Er|Als|Om|Hoe|Wat|We|Wij|Door|Uit|Naar|Na|Tegen|Binnen|Wijziging|"
    r"January|February|March|April|May|June|July|August|September|October|November|December)(?!\w))"
)
_CAPITAL = _NO_NAME + r"[A-ZÀ-ÖØ-Þ][^\W_]+(?:\([a-z]+\)[a-z]+)?(?:[-’'&+²][^\W_]+)*[+²]?"
_FIRST = re.compile(
    rf" (?:(?:voor|inzake|ter|ten|tot|tegen|rond|op) (?:de |het |een )?)?{_CAPITAL}(?!\w|-\w)"
)
_MORE = re.compile(
    r"(?:-? en|-,|-| &| of| for| and| de| du| des| zonder| met| op| te|"
    r" (?:voor|van|in|naar|rond|aan|of|for)(?: de| het| een| the| la)?)?"
    rf" {_CAPITAL}-?(?!\w)"
)
_PLACE = re.compile(rf" van {_CAPITAL}(?!\w|-\w)")
_TOPIC = re.compile(
    r" (?:voor|inzake|rond|tegen|ter|betreffende) (?:de |het )?"
    r"(?:[a-zà-ÿ-]{3,}(?:e|eel|aal|isch|ief|baar) )?[a-zà-ÿ][a-zà-ÿ-]{5,}(?![\w-])"
)
_LISTED = re.compile(rf",(?: en)? (?!VR ){_CAPITAL}(?!\w)")
_BEFORE = re.compile(r"(?<![\w-])([A-ZÀ-ÖØ-Þ][^\W_]*(?:-[^\W_]+)*(?:-(?: en|,|/)?)?) $")
_ADJECTIVAL = re.compile(
    r".*(?:[^i]s|se|aal|ale|ief|ieve|isch|ische|eel|ele|lijk|lijke|ig|ige|baar|-|- en)$"
)
_ORDINAL = re.compile(
    r"(?<!\w)(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|"
    r"\d+(?:ste|de|e)) $",
    re.IGNORECASE,
)
_ACRONYM_AFTER = re.compile(r"[^().,;:\d\n]{3,140}?(?= \((?P<short>[A-Z][A-Za-z]{1,7})\))")


def with_period(text: str, span: Span, kind: str) -> Span:
    """The span with the period or year that belongs to the name.

    "Spoorplan 2024-2028", "Spoorvisie 2040"; not "Spoorwet 2040".
    """
    period = next(
        (
            found
            for pattern in (_PERIOD, _FOR_YEAR, _VERSION)
            if (found := pattern.match(text, span.end))
        ),
        None,
    )
    if not period and (kind in _DATED or text.endswith("act", span.start, span.end)):  # "Pact 2020"
        period = _YEAR.match(text, span.end)
    return Span(span.start, period.end()) if period else span


def with_ordinal(text: str, span: Span) -> Span:
    """The span with the ordinal before it: "zevende mestactieplan"."""
    if text[span.start].isupper():  # "het eerste Leesoffensief"
        return span
    ordinal = _ORDINAL.search(text, max(0, span.start - 12), span.start)
    return Span(ordinal.start(), span.end) if ordinal else span


def name_end(text: str, at: int, *, listed: bool = False) -> int:
    """Where the capitalised words that follow end: "… Sterk Spoor voor Vlaanderen"; else `at`.

    With `listed`, commas may stand between: "… Economie, Wetenschap en Innovatie".
    """
    more = _FIRST.match(text, at)
    for _ in range(14):
        if not more:
            break
        at = more.end()
        more = _MORE.match(text, at) or (_LISTED.match(text, at) if listed else None)
    noun = _NOUN.match(text, at) if _DANGLING.search(text, max(0, at - 12), at) else None
    return noun.end() if noun else at


def place_end(text: str, at: int) -> int:
    """Where the place that names a treaty ends: "Verdrag van Maastricht"; else `at`."""
    place = _PLACE.match(text, at)
    return place.end() if place else at


def topic_end(text: str, at: int) -> int:
    """Where a topic in plain words ends: "roadmap voor onderzoeksinfrastructuur"; else `at`."""
    topic = _TOPIC.match(text, at)
    return topic.end() if topic else at


def name_start(text: str, at: int, floor: int) -> int:
    """Where the capitalised words that go before begin: "Lokaal Energie- en …"; else `at`.

    A word at `floor`, where a sentence begins, has to look like an adjective.
    """
    for _ in range(6):
        before = _BEFORE.search(text, max(floor, at - 50), at)
        if not before or before[1].lower() in words("no-part") or head_of(before[1]):
            break
        if before.start(1) == floor and not _ADJECTIVAL.match(before[1]):
            break
        at = before.start(1)
    return at


def acronym_end(text: str, at: int) -> int | None:
    """Where a long title ends whose acronym follows: "decreet goede spoorwegen (GSP)"."""
    title = _ACRONYM_AFTER.match(text, at)
    if not title:
        return None
    initials = [word[0].lower() for word in re.split(r"[ -]+", title[0]) if word]
    letters = iter(initials)
    fits = all(letter in letters for letter in title["short"].lower())
    return title.end() if fits else None
