"""Finds mentions of policy instruments in a passage."""

from collections.abc import Iterable, Iterator

from pipeline.entities.entity_type import Found, Knowledge, Passage
from pipeline.entities.instrument import acronyms, boundaries, gazetteer, patterns
from pipeline.entities.instrument.value import Instrument
from pipeline.model import overlaps


def find(passage: Passage, knowledge: Knowledge) -> Iterable[Found]:
    """The policy instruments that the passage names."""
    del knowledge
    listed = list(_listed(passage.text))
    shaped = [item for item in patterns.found_by_head(passage) if not _spoiled(item, passage, listed)]
    named = [*listed, *shaped]
    short = acronyms.uses(passage.text, acronyms.defined(passage.text, named))
    return (*named, *short)


def _listed(text: str) -> Iterator[Found]:
    for hit in gazetteer.hits(text):
        span = boundaries.with_period(text, hit.span, hit.name.row.kind)
        yield Found(
            span=span,
            value=Instrument(name=text[span.start : span.end], kind=hit.name.row.kind),
            rule="instrument.gazetteer",
            signals=(f"case-{hit.name.case}",),
        )


def _spoiled(item: Found, passage: Passage, listed: list[Found]) -> bool:
    """Whether a find by its shape is an organisation, or only surrounds a name of the table."""
    organisations = passage.found.get("organisation", ())
    return any(
        known.span.start <= item.span.start and item.span.end <= known.span.end
        for known in organisations
    )
