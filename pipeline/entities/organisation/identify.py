"""Says which organisation a mention means: one we know, several we cannot tell apart, or a name."""

import re
from collections.abc import Iterator

from pipeline import uris
from pipeline.authorities.index import Match, matches
from pipeline.authorities.names import is_acronym, normal, plain
from pipeline.entities.entity_type import LinkContext
from pipeline.entities.organisation.value import Organisation
from pipeline.model import Candidate, Judgement, Link, Mention

_FORMATION = re.compile(r"Raadsformatie .+")  # "Raadsformatie Milieu" is the Council


def identify(mention: Mention, context: LinkContext) -> Link:
    """The link of a mention, by its name or by what the document defines that name to be.

    "PMV" after "Participatie Maatschappij Vlaanderen (PMV)" means what the long form means, also
    where the authority knows another PMV. A name that nothing knows gets an IRI of its own, the
    same in every document; a short form shares the IRI of the long form that defines it.
    """
    name = _FORMATION.sub("Raad van de Europese Unie", plain(mention.reading))
    long = _definition(mention, context)
    found = matches(long) if long else ()
    if long and not found:
        found = tuple(match for match in matches(name) if _agrees(match, long))
    elif not long:
        found = matches(name) or _by_short_form(mention, context)
    if len(found) > 1:
        found = _narrowed(found, context) or found
    if len(found) == 1:
        return _linked(mention, context, found[0], long)
    return _open(mention, context, found, long or name)


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
        for match in matches(short)
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


def _narrowed(found: tuple[Match, ...], context: LinkContext) -> tuple[Match, ...]:
    """Of rows that share a name, the one that the document also names in full."""
    readings = {
        normal(other.reading) for other in context.mentions if other.type == "organisation"
    } | {normal(long) for long in context.definitions.values()}
    named = tuple(match for match in found if readings & set(_full_names(match)))
    return named if len(named) == 1 else ()


def _full_names(match: Match) -> Iterator[str]:
    return (normal(name) for name in match.row.names if not is_acronym(name))


def _linked(mention: Mention, context: LinkContext, match: Match, long: str | None) -> Link:
    reason = f"{match.reason} as “{match.row.label}”"
    if long:
        reason = f"the document defines it as “{long}”: {reason}"
    candidate = _candidate(match, context)
    return Link(
        mention=mention.id,
        uri=candidate.uri,
        key=match.row.key,
        label=match.row.label,
        judgement=Judgement.LINKED,
        score=match.score,
        reason=reason,
        candidates=(candidate,),
    )


def _open(mention: Mention, context: LinkContext, found: tuple[Match, ...], name: str) -> Link:
    """A mention that stays with its own name, with the rows that it may mean."""
    reason = f"{len(found)} organisations bear this name" if found else "no organisation known so"
    return Link(
        mention=mention.id,
        uri=str(uris.thing(context.base, "organisation", uris.slug(normal(name) or name))),
        key=None,
        label=name,
        judgement=Judgement.AMBIGUOUS if found else Judgement.UNRESOLVED,
        score=round(1 / len(found), 2) if found else 0.0,
        reason=reason,
        candidates=tuple(_candidate(match, context) for match in found),
    )


def _candidate(match: Match, context: LinkContext) -> Candidate:
    return Candidate(
        uri=str(uris.thing(context.base, "organisation", match.row.key)),
        key=match.row.key,
        label=match.row.label,
        score=match.score,
        reason=match.reason,
    )
