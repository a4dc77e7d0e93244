"""Says which entity each mention means, and which entities its value names."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from pipeline.entities.entity_type import EntityType, LinkContext
from pipeline.linking.oblique import oblique_roles
from pipeline.linking.roles import bearers_of, roles_of
from pipeline.model import Document, Link, Mention, Role

__all__ = ["link"]


def link(
    document: Document,
    mentions: Iterable[Mention],
    entity_types: Iterable[EntityType],
    definitions: Mapping[str, str],
    base: str,
) -> tuple[Link, ...]:
    """One link for each mention of the document, in their order.

    `definitions` are the short forms that the document itself explains. The result depends on
    this document alone, so that it is the same whatever else is linked before or after.
    """
    types = {entity_type.name: entity_type for entity_type in entity_types}
    context = LinkContext(
        base=base, document=document, definitions=definitions, mentions=tuple(mentions)
    )
    links = tuple(types[mention.type].identify(mention, context) for mention in context.mentions)
    known = dict(zip((mention.id for mention in context.mentions), links, strict=True))
    bearers = bearers_of(context.mentions)
    oblique = oblique_roles(document, context.mentions, known)
    return tuple(
        _with_roles(
            found,
            (*roles_of(mention, context, known, bearers), *oblique.get(mention.id, ())),
        )
        for mention, found in zip(context.mentions, links, strict=True)
    )


def _with_roles(found: Link, roles: Iterable[Role]) -> Link:
    """The link with those roles that its type has not filled itself."""
    filled = {(role.name, role.label) for role in found.roles}
    more = tuple(role for role in roles if (role.name, role.label) not in filled)
    return replace(found, roles=(*found.roles, *more))
