"""Says which organisation a mention means: one we know, several we cannot tell apart, or a name."""

import re

from pipeline import uris
from pipeline.authorities.candidates import candidates
from pipeline.authorities.index import Match
from pipeline.authorities.names import is_acronym, normal, plain
from pipeline.entities.entity_type import LinkContext
from pipeline.entities.organisation.value import Organisation
from pipeline.entities.organisation.weighing import Weighed, past, successors, told_apart, weigh
from pipeline.model import Candidate, Judgement, Link, Mention

_FORMATION = re.compile(r"Raadsformatie .+")  # "Raadsformatie Milieu" is the Council


def identify(mention: Mention, context: LinkContext) -> Link:
    """The link of a mention, by its name or by what the document defines that name to be.

    "PMV" after "Participatie Maatschappij Vlaanderen (PMV)" means what the long form means, also
    where the authority knows another PMV. Of several organisations with one name, what the document
    says tells which; a name that nothing knows gets an IRI of its own, the same in every document;
    a short form shares the IRI of the long form that defines it.
    """
    name = _FORMATION.sub("Raad van de Europese Unie", plain(mention.reading))
    long = _definition(mention, context)
    found = candidates(long) if long else ()
    if long and not found:
        found = tuple(match for match in candidates(name) if _agrees(match, long))
    elif not long:
        found = candidates(name) or _by_short_form(mention, context)
    weighed = weigh(found, name, context)
    best = told_apart(weighed)
    if best is not None:
        return _linked(mention, context, best, weighed, long)
    return _open(mention, context, weighed, long or name)


def _definition(mention: Mention, context: LinkContext) -> str | None:
    """The long form of the mention's name, where the document or its finder gives one."""
    value = mention.value
    if isinstance(value, Organisation) and value.definition:
        return value.definition
    return context.definitions.get(mention.reading) or context.definitions.get(
        plain(mention.reading)
    )


def _by_short_form(mention: Mention, context: LinkContext) -> tuple[Match, ...]:
    """The rows of the short form that the document gives this name, if its wording agrees."""
    name = normal(mention.reading)
    return tuple(
        match
        for short, long in context.definitions.items()
        if normal(long) == name
        for match in candidates(short)
        if _agrees(match, long)
    )


def _agrees(match: Match, long: str) -> bool:
    """Whether a long form of the document may be another wording of the row's own names."""
    words = set(normal(long).split())
    return any(
        len(words & set(normal(name).split())) * 2 > len(words)
        for name in match.row.names
        if not is_acronym(name)
    )


def _linked(
    mention: Mention,
    context: LinkContext,
    best: Weighed,
    weighed: tuple[Weighed, ...],
    long: str | None,
) -> Link:
    row = best.match.row
    reason = f"{best.reason} as “{row.label}”"
    if long:
        reason = f"the document defines it as “{long}”: {reason}"
    others = (*weighed[1:], *successors(row, context))
    return Link(
        mention=mention.id,
        uri=_uri(context, row.key),
        key=row.key,
        label=row.label,
        judgement=Judgement.LINKED,
        score=best.score,
        reason=reason + past(row, mention.reading, context),
        candidates=tuple(_candidate(item, context) for item in (best, *others)),
    )


def _open(mention: Mention, context: LinkContext, weighed: tuple[Weighed, ...], name: str) -> Link:
    """A mention that stays with its own name, with the rows that it may mean."""
    reason, reason_nl = _why_open(weighed)
    several = len(weighed) > 1
    return Link(
        mention=mention.id,
        uri=_uri(context, uris.slug(normal(name) or name)),
        key=None,
        label=name,
        judgement=Judgement.AMBIGUOUS if several else Judgement.UNRESOLVED,
        score=round(1 / len(weighed), 2) if several else 0.0,
        reason=reason,
        reason_nl=reason_nl,
        candidates=tuple(_candidate(item, context) for item in weighed),
    )


def _why_open(weighed: tuple[Weighed, ...]) -> tuple[str, str]:
    if not weighed:
        return "no organisation known so", "geen organisatie bekend onder deze naam"
    if len(weighed) == 1:
        return weighed[0].reason, "de enige bekende organisatie met deze naam bestond toen niet"
    names = ", ".join(sorted(item.match.row.label for item in weighed))
    return (
        f"{len(weighed)} organisations bear this name and nothing tells them apart: {names}",
        f"{len(weighed)} organisaties dragen deze naam en niets onderscheidt ze: {names}",
    )


def _candidate(item: Weighed, context: LinkContext) -> Candidate:
    row = item.match.row
    return Candidate(
        uri=_uri(context, row.key),
        key=row.key,
        label=row.label,
        score=item.score,
        reason=item.reason,
    )


def _uri(context: LinkContext, key: str) -> str:
    return str(uris.thing(context.base, "organisation", key))
