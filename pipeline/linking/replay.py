"""Decisions replayed: mentions and links in, as they should be out.

A decision is found by the key of its mention, which depends on document, type, words and ordinal;
so it survives a new run, text put in elsewhere, and the same document in another format. A
corrected mention keeps its IRI, also when its words or type change.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline import uris
from pipeline.entities.entity_type import EntityType, LinkContext
from pipeline.entities.instrument.value import Instrument
from pipeline.entities.organisation.value import Organisation
from pipeline.entities.reference.value import Reference
from pipeline.linking.decisions import ENTITY_KINDS, subject
from pipeline.linking.named import Named, named
from pipeline.model import Candidate, Decision, Judgement, Link, Mention, Role, Span, overlaps

_NEAR = 300  # characters around a mention where its right words may begin


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What the decisions made of a document's mentions."""

    mentions: tuple[Mention, ...]
    links: tuple[Link, ...]
    applied: tuple[Decision, ...]
    failed: tuple[tuple[Decision, str], ...]  # those that fit no more, and why


def touching(
    decisions: Iterable[Decision], mentions: Iterable[str], links: Iterable[str]
) -> tuple[Decision, ...]:
    """The decisions about these mentions and entities, all given by IRI."""
    keys = {key_of(iri) for iri in mentions}
    entities = {iri.partition("/id/")[2] for iri in links}
    return tuple(
        one for one in decisions if (one.mention in keys if one.mention else one.entity in entities)
    )


def key_of(iri: str) -> str:
    """The key of a mention in its IRI."""
    return iri.rpartition("/")[2]


def replay(
    context: LinkContext,
    links: Sequence[Link],
    decisions: Iterable[Decision],
    entity_types: Mapping[str, EntityType],
) -> Reviewed:
    """The mentions and links of a document after the decisions that touch it."""
    chosen = tuple(decisions)
    by_mention = {key: one for one in chosen if (key := one.mention)}
    pairs: list[tuple[Mention, Link]] = []
    changed: list[Mention] = []
    failed: list[tuple[Decision, str]] = []
    for mention, link in zip(context.mentions, links, strict=True):
        decision = by_mention.get(key_of(mention.id))
        if decision is None or decision.action == "accept":
            pairs.append((mention, link))
        elif decision.action != "reject":
            right = _corrected(mention, decision, context)
            if isinstance(right, str):
                failed.append((decision, right))
                pairs.append((mention, link))
                continue
            changed.append(right)
            pairs.append((right, _linked(right, link, decision, context, entity_types)))
    kept = [pair for pair in pairs if not _hidden(pair[0], changed)]
    kept.sort(key=lambda pair: (pair[0].span, pair[0].type, pair[0].id))
    mergers = {one.entity: one for one in chosen if one.action == "merge"}
    found = _merged([link for _, link in kept], mergers, context.base)
    lost = {id(one) for one, _ in failed}
    return Reviewed(
        mentions=tuple(mention for mention, _ in kept),
        links=_with_roles(found, {link.mention: link for link in links}),
        applied=tuple(one for one in chosen if id(one) not in lost),
        failed=tuple(sorted(failed, key=lambda item: subject(item[0]))),
    )


def _corrected(mention: Mention, decision: Decision, context: LinkContext) -> Mention | str:
    """The mention as it should be, or why it cannot be made."""
    kind = decision.type or mention.type
    entity = decision.into or decision.entity
    if entity and not entity.startswith(f"{ENTITY_KINDS[kind]}/"):
        return f"{entity} is no entity of a mention of type {kind}"
    right = mention
    if decision.quote:
        span = _place(decision.quote, mention.span, context.document.text)
        if span is None:
            return f"the words {decision.quote!r} do not stand at the mention"
        text = context.document.text[span.start : span.end]
        right = replace(mention, span=span, text=text, reading=" ".join(decision.quote.split()))
    if decision.type or decision.quote:
        right = replace(right, type=kind, value=_value(right, kind, decision))
    return right


def _place(quote: str, near: Span, text: str) -> Span | None:
    """Where the words stand that overlap the mention."""
    pattern = re.compile(r"\s+".join(map(re.escape, quote.split())))
    start = max(0, near.start - _NEAR)
    for found in pattern.finditer(text, start, near.end + _NEAR):
        span = Span(found.start(), found.end()) if found.end() > found.start() else None
        if span is not None and overlaps(span, near):
            return span
    return None


def _value(mention: Mention, kind: str, decision: Decision) -> object:
    """What the mention says; of a new type no more than its words."""
    if isinstance(mention.value, Organisation | Instrument) and kind == mention.type:
        return replace(mention.value, name=mention.reading)
    if kind == "organisation":
        return Organisation(name=mention.reading)
    if kind == "instrument":
        return Instrument(name=mention.reading, kind=decision.kind or "strategy")
    if kind == "reference" and not isinstance(mention.value, Reference):
        return Reference(kind=decision.kind or "bibliographic", title=mention.reading)
    return mention.value


def _linked(
    mention: Mention,
    link: Link,
    decision: Decision,
    context: LinkContext,
    entity_types: Mapping[str, EntityType],
) -> Link:
    entity = decision.into or decision.entity
    if not entity:
        others = tuple(mention if one.id == mention.id else one for one in context.mentions)
        return entity_types[mention.type].identify(mention, replace(context, mentions=others))
    of = named(entity, context.base, decision.label or mention.reading)
    return replace(
        link,
        uri=of.uri,
        key=of.key,
        label=of.label,
        judgement=Judgement.LINKED,
        score=1.0,
        reason="decided in review",
        reason_nl="",
        candidates=(),
    )


def _hidden(mention: Mention, changed: Sequence[Mention]) -> bool:
    """Whether a corrected mention of the same type takes its place."""
    return any(
        one.type == mention.type and one.id != mention.id and overlaps(one.span, mention.span)
        for one in changed
    ) and all(one.id != mention.id for one in changed)


def _merged(links: Sequence[Link], mergers: Mapping[str, Decision], base: str) -> tuple[Link, ...]:
    """The links with every merged entity replaced by the one that stays."""
    into: dict[str, Named] = {}
    for one in mergers.values():
        kind, _, key = one.entity.partition("/")
        into[str(uris.thing(base, kind, key))] = named(_last(one, mergers), base, one.label)
    return tuple(_renamed(link, into) for link in links) if into else tuple(links)


def _last(merger: Decision, mergers: Mapping[str, Decision]) -> str:
    """What stays after mergers of mergers."""
    seen = {merger.entity}
    while merger.into in mergers and merger.into not in seen:
        seen.add(merger.into)
        merger = mergers[merger.into]
    return merger.into


def _renamed(link: Link, into: Mapping[str, Named]) -> Link:
    roles = tuple(_of_role(role, into.get(role.uri)) for role in link.roles)
    candidates = tuple(_of_candidate(one, into.get(one.uri)) for one in link.candidates)
    link = replace(link, roles=roles, candidates=candidates)
    of = into.get(link.uri)
    if of is None:
        return link
    judgement = Judgement.LINKED if of.key else link.judgement
    label = of.label or link.label
    return replace(link, uri=of.uri, key=of.key, label=label, judgement=judgement)


def _of_role(role: Role, of: Named | None) -> Role:
    return role if of is None else replace(role, uri=of.uri, key=of.key)


def _of_candidate(one: Candidate, of: Named | None) -> Candidate:
    return one if of is None else replace(one, uri=of.uri, key=of.key or one.key)


def _with_roles(links: tuple[Link, ...], before: Mapping[str, Link]) -> tuple[Link, ...]:
    """Roles that rest on a mention follow it to its new entity; without it they rest on nothing."""
    now = {link.mention: link for link in links}

    def follow(role: Role) -> Role:
        if role.mention is None or role.mention not in before:
            return role
        link = now.get(role.mention)
        if link is None:
            return replace(role, mention=None)
        moved = role.uri == before[role.mention].uri and role.uri != link.uri
        return replace(role, uri=link.uri, key=link.key) if moved else role

    return tuple(replace(link, roles=tuple(map(follow, link.roles))) for link in links)
