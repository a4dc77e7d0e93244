"""Which of several organisations with one name a document means, and why.

Three things tell: the document also names one of them in full; it was made where the name means
one of them ("Kamer" in a text of the Dutch parliament); it was made when only one of them existed.
What is known of an organisation's past is told with the link, also when there was no doubt.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pipeline.authorities import organisations
from pipeline.authorities.candidates import bearers
from pipeline.authorities.index import Match
from pipeline.authorities.names import is_acronym, normal, plain
from pipeline.authorities.organisations import OrganisationRow
from pipeline.entities.entity_type import LinkContext
from pipeline.entities.setting import realm_of
from pipeline.entities.whole import Whole

_IN_FULL, _IN_ITS_REALM, _ELSEWHERE, _USUAL, _NOT_THEN = 0.4, 0.25, -0.25, 0.2, -0.6
_MARGIN = 0.2  # by which the best candidate must lead
_SUCCESSOR = 0.3


@dataclass(frozen=True, slots=True)
class Weighed:
    """A row that a mention may mean, with all that speaks for and against it."""

    match: Match
    score: float  # 0…1
    reason: str


def weigh(found: tuple[Match, ...], name: str, context: LinkContext) -> tuple[Weighed, ...]:
    """The rows with their scores, best first; one row alone keeps the score of its name."""
    if len(found) == 1:
        (match,) = found
        if not _begins_later(match.row, name, context.document.issued):
            return (Weighed(match, match.score, match.reason),)
        reason = f"“{match.row.label}” of that name is known from {match.row.valid_from} only"
        return (Weighed(match, 0.0, reason),)
    named = _named_in_full(context) if found else frozenset()
    weighed = (_weighed(match, name, named, context) for match in found)
    return tuple(sorted(weighed, key=lambda item: (-item.score, item.match.row.key)))


def told_apart(weighed: tuple[Weighed, ...]) -> Weighed | None:
    """The candidate that leads by enough; None when there is none, or no telling."""
    if not weighed or weighed[0].score == 0:
        return None
    if len(weighed) > 1 and weighed[0].score - weighed[1].score < _MARGIN:
        return None
    return weighed[0]


def existed(row: OrganisationRow, day: str | None) -> bool:
    """Whether a row may have existed on a day, or in the month or year that is all we know."""
    if not day:
        return True
    return not _before(day, row.valid_from) and not _after(day, row.valid_until)


def _begins_later(row: OrganisationRow, name: str, day: str | None) -> bool:
    """Whether a document is older than the only bearer of a name: it means an earlier one.

    The cabinet of a minister in 2021 is not the one of 2024. A body that took over from another
    is meant also before it began, in plans; and so is one by the name it had until then.
    """
    former = {normal(one) for one, _ in row.former}
    earlier = bool(day) and _before(day or "", row.valid_from)
    return earlier and not row.predecessors and normal(name) not in former


def successors(row: OrganisationRow, context: LinkContext) -> Iterator[Weighed]:
    """What an organisation that had ended went over into: what a later document may mean."""
    if _after(context.document.issued or "", row.valid_until):
        for key in row.successors:
            other = organisations.load()[key]
            reason = f"the successor of “{row.label}”, which existed until {row.valid_until}"
            yield Weighed(Match(other, _SUCCESSOR, reason), _SUCCESSOR, reason)


def past(row: OrganisationRow, name: str, context: LinkContext) -> str:
    """What is told with a link about an organisation or a name that had ended."""
    former = {normal(one): until for one, until in row.former}
    until = former.get(normal(name), "")
    if until:
        return f", its name until {until}"
    if _after(context.document.issued or "", row.valid_until):
        return f", which existed until {row.valid_until}"
    return ""


def _weighed(match: Match, name: str, named: frozenset[str], context: LinkContext) -> Weighed:
    score, reasons = match.score / 2, [match.reason]
    if named & {normal(one) for one in match.row.names if not is_acronym(one) and " " in one}:
        score += _IN_FULL
        reasons.append("the document also names it in full")
    sharing = {item.key: item for item in bearers(plain(name))}.get(match.row.key)
    realm = realm_of(context.document)
    if sharing and sharing.is_usual:
        score += _USUAL
        reasons.append("what the name means as a rule")
    if sharing and realm:
        inside = sharing.realm == realm
        score += _IN_ITS_REALM if inside else _ELSEWHERE
        reasons.append(f"the document is {'' if inside else 'not '}of its part of the world")
    if context.document.issued and not existed(match.row, context.document.issued):
        score += _NOT_THEN
        reasons.append(f"it did not exist on {context.document.issued}")
    return Weighed(match, round(min(1.0, max(0.01, score)), 2), "; ".join(reasons))


def _named_in_full(context: LinkContext) -> frozenset[str]:
    return _organisations(Whole(context.mentions)) | frozenset(
        normal(long) for long in context.definitions.values()
    )


@lru_cache(maxsize=4)
def _organisations(whole: Whole) -> frozenset[str]:
    """The normal names of all organisations that a document mentions."""
    return frozenset(normal(item.reading) for item in whole.mentions if item.type == "organisation")


def _before(day: str, first: str) -> bool:
    """Whether a day is before another; a month or year alone may be on either side.

    >>> _before("2015-12", "2016-01-01"), _before("2016", "2016-10-14")
    (True, False)
    """
    shorter = min(len(day), len(first))
    return bool(first) and day[:shorter] < first[:shorter]


def _after(day: str, last: str) -> bool:
    shorter = min(len(day), len(last))
    return bool(last) and bool(day) and day[:shorter] > last[:shorter]
