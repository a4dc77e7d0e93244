"""A document with all that linking said of it: what the ties between documents are made from."""

from dataclasses import dataclass

from pipeline.model import Document, Link, Mention


@dataclass(frozen=True, slots=True)
class Linked:
    """A document and its mentions, each with its link."""

    document: Document
    pairs: tuple[tuple[Mention, Link], ...]


def pair(document: Document, mentions: tuple[Mention, ...], links: tuple[Link, ...]) -> Linked:
    """The mentions with their links; a mention without one is a bug in the stage before."""
    by_mention = {link.mention: link for link in links}
    return Linked(document, tuple((mention, by_mention[mention.id]) for mention in mentions))
