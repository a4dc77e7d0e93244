"""The organisations that a value names: who must reach a target, who wrote or published a work."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from pipeline import uris
from pipeline.authorities.index import matches
from pipeline.authorities.names import normal
from pipeline.entities.entity_type import LinkContext
from pipeline.entities.reference.value import Reference
from pipeline.entities.target.value import Target
from pipeline.model import Link, Mention, Role

_ORGANISATION = "organisation"


def bearers_of(mentions: Iterable[Mention]) -> Mapping[str, tuple[Mention, ...]]:
    """The mentions of organisations by their normal names, in order of place."""
    found: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.type == _ORGANISATION:
            found[normal(mention.reading)].append(mention)
    return {name: tuple(bearers) for name, bearers in found.items()}


def roles_of(
    mention: Mention,
    context: LinkContext,
    links: Mapping[str, Link],
    bearers: Mapping[str, tuple[Mention, ...]],
) -> Iterator[Role]:
    """The roles of a mention's value; the nearest mention of the same name is the evidence."""
    for role, label in _named(mention.value):
        evidence = _nearest(mention, bearers.get(normal(label), ()))
        if evidence is not None:
            found = links[evidence.id]
            yield Role(name=role, label=label, uri=found.uri, key=found.key, mention=evidence.id)
            continue
        known = matches(context.definitions.get(label, label)) or matches(label)
        if len(known) == 1:
            key = known[0].row.key
            uri = str(uris.thing(context.base, _ORGANISATION, key))
            yield Role(name=role, label=label, uri=uri, key=key)


def _named(value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, Target) and value.holder:
        yield "holder", value.holder
    if isinstance(value, Reference):
        for author in value.authors:
            yield "author", author
        if value.publisher:
            yield "publisher", value.publisher


def _nearest(mention: Mention, bearers: tuple[Mention, ...]) -> Mention | None:
    """Of mentions in order of place one inside the mention's span, else the closest."""
    if not bearers:
        return None
    at = bisect_left(bearers, mention.span.start, key=lambda other: other.span.start)
    around = bearers[max(0, at - 1) : at + 1]
    return min(around, key=lambda other: (not _inside(other, mention), _distance(other, mention)))


def _inside(other: Mention, mention: Mention) -> bool:
    return mention.span.start <= other.span.start and other.span.end <= mention.span.end


def _distance(other: Mention, mention: Mention) -> int:
    return abs(other.span.start - mention.span.start)
