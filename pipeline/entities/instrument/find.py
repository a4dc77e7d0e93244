"""Finds mentions of policy instruments in a passage."""

from collections.abc import Iterable, Iterator
from itertools import chain

from pipeline.entities.entity_type import Found, Knowledge, Passage
from pipeline.entities.instrument import acronyms, boundaries, gazetteer, patterns, titles
from pipeline.entities.instrument.value import Instrument


def find(passage: Passage, knowledge: Knowledge) -> Iterable[Found]:
    """The policy instruments that the passage names."""
    text = passage.text
    listed = list(_listed(text))
    shaped = chain(
        patterns.found_by_head(passage),
        titles.quoted(text),
        titles.apposed(text),
        titles.foreign(text),
    )
    named = listed + [item for item in shaped if _stands(item, passage, listed)]
    short = acronyms.defined_elsewhere(knowledge.definitions) | acronyms.defined(text, named)
    return (*named, *acronyms.uses(text, short))


def _listed(text: str) -> Iterator[Found]:
    for hit in gazetteer.hits(text):
        kind = hit.name.row.kind
        span = boundaries.with_ordinal(text, boundaries.with_period(text, hit.span, kind))
        yield Found(
            span=span,
            value=Instrument(name=text[span.start : span.end], kind=kind),
            rule="instrument.gazetteer",
            signals=(f"case-{hit.name.case}",),
        )


def _stands(item: Found, passage: Passage, listed: list[Found]) -> bool:
    """Whether a find by its shape is more than an organisation or a noun before a known name."""
    start, end = item.span.start, item.span.end
    inside = (
        known.span.start <= start and end <= known.span.end
        for known in passage.found.get("organisation", ())
    )
    word = passage.text[start:end].split(" ", 1)[0]
    noun = word[0].islower() and any(
        known.span.end == end and known.span.start == start + len(word) + 1 for known in listed
    )
    leads = item.rule == "instrument.head-name-after" and not patterns.is_compound(word)
    return not any(inside) and not (noun and not leads)
