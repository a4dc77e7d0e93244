"""Says which reference a mention means."""

from pipeline import uris
from pipeline.entities.entity_type import LinkContext
from pipeline.model import Judgement, Link, Mention


def identify(mention: Mention, context: LinkContext) -> Link:
    """The link of a mention; unresolved ones get an IRI from their normalised name."""
    return Link(
        mention=mention.id,
        uri=str(uris.thing(context.base, "reference", uris.slug(mention.reading))),
        key=None,
        label=mention.reading,
        judgement=Judgement.UNRESOLVED,
        score=0.0,
        reason="no authority consulted",
    )
