"""Finds mentions of policy instruments in a passage."""

from collections.abc import Iterable, Iterator

from pipeline.entities.entity_type import Found, Knowledge, Passage
from pipeline.entities.instrument import gazetteer
from pipeline.entities.instrument.value import Instrument


def find(passage: Passage, knowledge: Knowledge) -> Iterable[Found]:
    """The policy instruments that the passage names."""
    del knowledge
    return tuple(_listed(passage.text))


def _listed(text: str) -> Iterator[Found]:
    for hit in gazetteer.hits(text):
        yield Found(
            span=hit.span,
            value=Instrument(name=text[hit.span.start : hit.span.end], kind=hit.name.row.kind),
            rule="instrument.gazetteer",
            signals=(f"case-{hit.name.case}",),
        )
