"""Who wrote a publication: names of persons and issuing bodies at the head of a citation.

"Baert, S., Cockx, B., Heylen, F. en G. Peersman", "Kozicki, C. et al.", "Minaraad en SALV",
"Nationale Bank van België". Not "Zie", "In Vlaanderen", "Green Deal" before a year.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.entities.entity_type import Passage
from pipeline.entities.reference.words import no_authors

_PARTICLES = (
    r"(?:(?:[Vv]an|[Dd]e[nrs]?|[Vv]on|[Tt]e[nr]|[Ll][ae]|[Dd]u|[Dd]el?|El|[Dd]i|[Dd]a|[Dd]['’]) ?)"
)
SURNAME = rf"{_PARTICLES}{{0,3}}[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){{0,2}}"
_INITIALS = r"(?:[A-ZÀ-Þ][a-zé]{0,2}\.(?:[ -]?(?=[A-ZÀ-Þ][a-zé]{0,2}\.))?){1,4}"
_OTHERS = r"(?:,? et al\.?|,? e\.a\.|,? et\.? al\.?)"
_PLAIN = rf"{SURNAME} {_INITIALS}(?=[,;:]| (?:en|and|&|et|e\.a\.) | \(|$)"  # "Claes A. & Smet J."
_PERSON = rf"(?:{SURNAME}, {_INITIALS}|{_INITIALS} ?{SURNAME}|{_PLAIN})"
_BETWEEN = r"(?:, |; | & | en | and | et |, & |, en |, and |; en |, \.\.\. )"
PERSONS = (
    rf"(?:{_PERSON}(?:{_BETWEEN}{_PERSON}){{0,14}}{_OTHERS}?(?: \((?:red|ed|eds|reds)\.?\))?"
    rf"|{SURNAME}(?:(?:, | & | en | and ){SURNAME}){{0,4}}{_OTHERS})"
)
_PERSONS_AT_END = re.compile(rf"(?<![\w’'-]){PERSONS}$")
_PAIR_AT_END = re.compile(rf"(?<![\w’'-]){SURNAME}(?:, {SURNAME}){{0,4}},? (?:en|&|and) {SURNAME}$")
_JOINED = re.compile(r"(?: en | and | & | et |, | / |/)$")
_JOINT = re.compile(r" (?:\([A-Z][\w-]{1,12}\) )?(?:en|and|&) (?:de |het )?|, ")
_LISTED = re.compile(
    r", [A-ZÀ-Þ‘“„'\"«]"
)  # "European Commission, Joint Research Centre, Mapping …"
_NAMED = re.compile(r"(?:de[nr]? )?[A-ZÀ-Þ]")
_SMALL = frozenset(
    ("van", "der", "den", "de", "voor", "of", "the", "for", "du", "des", "la", "le", "en", "and")
).union(("het", "on", "&", "et", "in", "op", "te", "tot", "aan", "d'", "und", "für"))
SHORT = re.compile(r" \([A-Z][\w&-]{1,14}\)")
_WINDOW = 220
_LONGEST_NAME = 12


@dataclass(frozen=True, slots=True)
class Bodies:
    """The organisations that were found in a passage, by where they begin and end."""

    by_start: Mapping[int, int]
    by_end: Mapping[int, int]
    starts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """The authors of a citation and how sure the pattern is."""

    start: int
    kind: str  # "persons", "body", "name"
    authors: tuple[str, ...]


def bodies(passage: Passage) -> Bodies:
    """The organisations of a passage."""
    spans = [found.span for found in passage.found.get("organisation", ())]
    return Bodies(
        by_start={span.start: span.end for span in spans},
        by_end={span.end: span.start for span in spans},
        starts=tuple(sorted(span.start for span in spans)),
    )


def head_before(text: str, floor: int, end: int, known: Bodies) -> Head | None:
    """The authors that end at `end` and begin after `floor`."""
    if text[end - 1] == "," or (text[end - 1] == "." and end - 1 in known.by_end):
        end -= 1  # "OECD. (2021)"
    low = max(floor, end - _WINDOW)
    low = max(low, text.rfind("\n", low, end) + 1)
    if found := _PERSONS_AT_END.search(text, low, end):
        return _named(text, found.start(), end, "persons")
    body, pair = body_start(text, low, end, known), _PAIR_AT_END.search(text, low, end)
    if pair and (body is None or (pair.start() < body and not text[body:end].isupper())):
        return _named(text, pair.start(), end, "persons")
    if body is not None:
        return Head(body, "body", body_names(text, body, end, known))
    return _named(text, _walk_back(text, low, end), end, "name")


def _named(text: str, start: int, end: int, kind: str) -> Head | None:
    """The head without the words that only open its sentence; None when nothing remains."""
    start = _without_openers(text, start, end)
    return Head(start, kind, names(text[start:end], kind)) if start < end else None


def body_start(text: str, low: int, end: int, known: Bodies) -> int | None:
    """Where the issuing bodies begin that end at `end`: "Minaraad en SALV"."""
    at = end
    first: int | None = None
    while (start := known.by_end.get(at)) is not None and start >= low:
        first = start
        joint = _JOINED.search(text, max(low, start - 4), start)
        if not joint:
            break
        at = joint.start()
    if first is None and text[end - 1 : end] == ")" and (opened := text.rfind(" (", low, end)) > 0:
        return body_start(text, low, opened, known)
    return first


def body_end(text: str, start: int, known: Bodies) -> int | None:
    """Where the issuing bodies end that begin at `start`."""
    at = start
    last: int | None = None
    while (end := known.by_start.get(at)) is not None:
        last = end
        joint = _JOINT.match(text, end)
        if not joint or (
            joint[0] == ", " and not _LISTED.match(text, known.by_start.get(joint.end(), end))
        ):
            break
        at = joint.end()
    if last and (short := SHORT.match(text, last)):
        return short.end()
    return last


def body_names(text: str, start: int, end: int, known: Bodies) -> tuple[str, ...]:
    """The organisations of a head, one by one: "Minaraad en SALV"."""
    found = known.starts[bisect_left(known.starts, start) : bisect_left(known.starts, end)]
    single = tuple(text[low : known.by_start[low]] for low in found if text[low - 1 : low] != "(")
    return single or (text[start:end],)


def names(head: str, kind: str) -> tuple[str, ...]:
    """The single names of a head.

    >>> names("Baert, S., Cockx, B. en G. Peersman", "persons")
    ('Baert, S.', 'Cockx, B.', 'Peersman, G.')
    """
    head = re.sub(rf"{_OTHERS}$", "", head.strip())
    if kind == "persons":
        if single := [found[0] for found in re.finditer(_PERSON, head)]:
            return tuple(_turned(name) for name in single)
        return tuple(part.strip() for part in re.split(r", | en | and | & ", head) if part)
    return (head,)


def _turned(name: str) -> str:
    """The surname first: "Peersman, G." for "G. Peersman"."""
    if found := re.fullmatch(rf"({_INITIALS}) ?({SURNAME})", name):
        return f"{found[2]}, {found[1]}"
    if found := re.fullmatch(rf"({SURNAME}) ({_INITIALS})", name):
        return f"{found[1]}, {found[2]}"
    return name


def _walk_back(text: str, low: int, end: int) -> int:
    """The start of the run of capitalised words, with small words inside, that ends at `end`."""
    start = end
    words = list(re.finditer(r"\S+", text[low:end]))[-_LONGEST_NAME:]
    for word in reversed(words):
        token = word[0]
        opened = token[0] in "(“‘„\"'«["
        bare = token.lstrip("(“‘„\"'«[")
        if (
            not bare
            or re.search(r"\d/|/\d", bare)
            or (bare[-1] in '.;:,!?)”’"' and word.end() != end - low)
        ):
            break
        if bare[0].isupper():
            start = low + word.end() - len(bare)
        elif bare.lower() not in _SMALL:
            break
        if opened:
            break
    return start


def _without_openers(text: str, start: int, end: int) -> int:
    """The start without the words that only open the sentence: "Zie Westtoer"."""
    while found := re.compile(r"([\w’'-]+)(?:\.|:|,)? ?").match(text, start, end):
        word = found[1]
        particle = word in {"De", "Van", "Den"} and _NAMED.match(text, found.end())
        if (word.lower() in _SMALL and word.islower() and word != "van") or (
            word in no_authors() and not (particle and ", " in text[start:end])
        ):
            start = found.end()
        else:
            break
    return start
