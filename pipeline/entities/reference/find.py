"""Finds mentions of references in a passage."""

from collections.abc import Iterable

from pipeline.entities.entity_type import Found, Knowledge, Passage


def find(passage: Passage, knowledge: Knowledge) -> Iterable[Found]:
    """The references that the passage names."""
    del passage, knowledge
    return ()
