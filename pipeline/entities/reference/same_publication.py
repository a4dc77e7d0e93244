"""Whether two publications are one: by identifier, by number, or by author, time and title."""

from dataclasses import dataclass

from pipeline.entities.reference.publications import Publication

_LONG = 3  # words from which a title, or the shorter of two, is telling by itself
_SURE = 0.8


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why two descriptions are of one thing, and how sure that is."""

    rule: str
    score: float
    reason: str


def compare(one: Publication, other: Publication) -> Verdict | None:
    """The verdict that the two are one publication; None when nothing says so."""
    if one.identifiers & other.identifiers:
        shared = min(one.identifiers & other.identifiers)
        return Verdict("work.same-identifier", 0.98, f"the same identifier, {shared}")
    if _contradict(one, other):
        return None
    return _by_number(one, other) or _by_title(one, other) or _by_author(one, other)


def _contradict(one: Publication, other: Publication) -> bool:
    """Whether both state something of which no value is shared."""
    return any(
        first and second and not first & second
        for first, second in (
            (one.kinds, other.kinds),
            (one.agents, other.agents),
            (one.dates, other.dates),
            (one.years, other.years),
            (one.sessions, other.sessions),
        )
    )


def _by_number(one: Publication, other: Publication) -> Verdict | None:
    """The same number on the same day, in the same session, or by the same author and kind."""
    number = min(one.numbers & other.numbers, default="")
    if not number:
        return None
    if one.dates & other.dates:
        reason = f"number {number} of {min(one.dates & other.dates)}"
        return Verdict("work.same-number-and-date", 0.95, reason)
    if one.sessions & other.sessions:
        reason = f"number {number} of the session {min(one.sessions & other.sessions)}"
        return Verdict("work.same-number-and-session", 0.95, reason)
    if one.kinds & other.kinds and one.agents & other.agents and len(number) > 1:
        reason = f"number {number} of this kind and author"
        score = 0.9 if one.years & other.years else 0.85
        return Verdict("work.same-number-and-author", score, reason)
    return None


def _by_title(one: Publication, other: Publication) -> Verdict | None:
    how = _titles(one, other)
    if how is None:
        return None
    form, length = how
    day = min(one.dates & other.dates, default="")
    year = min(one.years & other.years, default="")
    agent = min(one.agents & other.agents, default="")
    said = "the same title" if form == 1.0 else "a title that continues the other"
    if agent and (day or year):
        score = (0.99 if day else 0.95) * form
        return Verdict("work.same-title", round(score, 2), f"{said}, {agent}, {day or year}")
    if day and length > 1:
        return Verdict("work.same-title-and-date", round(0.9 * form, 2), f"{said}, {day}")
    if agent and length >= _LONG and form == 1.0:
        reason = f"{said}, {agent}; one of the two states no year"
        return Verdict("work.same-title-and-author", 0.85, reason)
    return None


def _titles(one: Publication, other: Publication) -> tuple[float, int] | None:
    """How well the best pair of titles agrees, and the words of its shorter title."""
    if _full(one) == _full(other) and one.titles:
        return 1.0, min(len(title) for title in one.titles)
    found: list[tuple[float, int]] = []
    for first in one.titles:
        for second in other.titles:
            short, long = sorted((first, second), key=lambda words: (len(words), words))
            if short == long and _subtitles_agree(one, other, short):
                found.append((1.0, len(short)))
            elif _continues(short, long):
                found.append((0.95, len(short)))
    return max(found, default=None)


def _full(one: Publication) -> tuple[str, ...]:
    return max(one.titles, key=lambda title: (len(title), title), default=())


def _subtitles_agree(one: Publication, other: Publication, shared: tuple[str, ...]) -> bool:
    """Not "Industrie 4.0: kansen" and "Industrie 4.0: risico's"; one may leave it out."""
    return shared in (_full(one), _full(other))


def _continues(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the longer title starts alike, has all words of the shorter and its numbers."""
    return (
        len(short) >= _LONG
        and short[0] == long[0]
        and set(short) <= set(long)
        and {word for word in long if word.isdigit()} <= set(short)
    )


def _by_author(one: Publication, other: Publication) -> Verdict | None:
    """A person and a year, as in "Kozicki, C. et al. (2020)".

    Whether no other work has them is for the caller to say.
    """
    if one.titles and other.titles:
        return None
    year = min(one.years & other.years, default="")
    if not (one.person and one.person == other.person and year):
        return None
    reason = f"the only work of {one.person} of {year} that is cited"
    return Verdict("work.same-author-and-year", _SURE, reason)
