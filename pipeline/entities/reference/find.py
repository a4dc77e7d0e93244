"""Finds references in a passage: acts, publications, parliamentary papers, web addresses.

Where two finds overlap the longer one stays: a URL inside a footnote entry is part of that entry.
"""

from collections.abc import Iterable, Iterator

from pipeline.entities.entity_type import Found, Knowledge, Passage
from pipeline.entities.reference import (
    back_forms,
    entries,
    inline,
    issued,
    legal,
    legal_eu,
    parliamentary,
    short_forms,
    title_first,
    web,
)


def find(passage: Passage, knowledge: Knowledge) -> Iterable[Found]:
    """The references that the passage names."""
    del knowledge
    return _longest(
        [
            *legal_eu.find(passage),
            *legal.find(passage),
            *legal.circulars(passage),
            *parliamentary.find(passage),
            *entries.find(passage),
            *inline.find(passage),
            *issued.find(passage),
            *short_forms.find(passage),
            *title_first.find(passage),
            *web.find(passage),
            *back_forms.find(passage),
        ]
    )


def _longest(found: list[Found]) -> Iterator[Found]:
    """The finds that no longer one covers or crosses; of two as long, the first."""
    end = 0
    kept: list[Found] = []
    for item in sorted(found, key=lambda one: (one.span.start, -one.span.end)):
        if item.span.start >= end:
            kept.append(item)
            end = item.span.end
        elif _length(item) > _length(kept[-1]):
            kept[-1] = item
            end = item.span.end
    yield from kept


def _length(found: Found) -> int:
    return found.span.end - found.span.start
