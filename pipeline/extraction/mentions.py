"""From finds in passages to mentions of the document: published offsets, IRI, page, section."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator

from pipeline import uris
from pipeline.entities.entity_type import Found
from pipeline.extraction.reading import Reading
from pipeline.model import Document, Mention, Span
from pipeline.text_map import span_of

Placed = tuple[str, Found, float, int]  # entity type, find, confidence, offset of its passage


def mentions_of(
    document: Document, reading: Reading, placed: Iterable[Placed], base: str
) -> tuple[Mention, ...]:
    """The mentions, in order of place; equal quotes are told apart by their ordinal."""
    counts: defaultdict[tuple[str, str], int] = defaultdict(int)
    taken: defaultdict[str, int] = defaultdict(int)  # type → end of its last mention
    made: list[Mention] = []
    for kind, found, confidence, span in sorted(
        _located(document, reading, placed), key=lambda item: (item[3], item[0])
    ):
        if span.start < taken[kind]:
            continue
        taken[kind] = span.end
        low, high = found.span.start, found.span.end
        quote = found_text(reading, low, high)
        ordinal = counts[kind, quote]
        counts[kind, quote] += 1
        made.append(
            Mention(
                id=str(uris.mention(base, document.id, kind, quote, ordinal)),
                document=document.id,
                type=kind,
                span=span,
                text=document.text[span.start : span.end],
                reading=quote,
                ordinal=ordinal,
                value=found.value,
                rule=found.rule,
                confidence=confidence,
                signals=tuple(sorted(set(found.signals))),
                page=page_at(document, span.start),
                section=section_at(document, span.start),
            )
        )
    return tuple(made)


def found_text(reading: Reading, low: int, high: int) -> str:
    """The words of a find, on one line."""
    return " ".join(reading.text[low:high].split())


def page_at(document: Document, offset: int) -> int | None:
    """The number of the page at an offset."""
    index = bisect_right(document.pages, offset, key=lambda page: page.start) - 1
    return document.pages[index].number if index >= 0 else None


def section_at(document: Document, offset: int) -> str | None:
    """The key of the innermost section at an offset; sections stand in order and are nested."""
    index = bisect_right(document.sections, offset, key=lambda part: part.start) - 1
    while index >= 0 and document.sections[index].end <= offset:
        index -= 1
    return document.sections[index].key if index >= 0 else None


def _located(
    document: Document, reading: Reading, placed: Iterable[Placed]
) -> Iterator[tuple[str, Found, float, Span]]:
    """Each find with its span in the reading and in the published text."""
    for kind, found, confidence, offset in placed:
        low, high = found.span.start + offset, found.span.end + offset
        origin = span_of(reading.text_map, low, high)
        if origin is None:
            continue
        moved = Found(
            span=Span(low, high), value=found.value, rule=found.rule, signals=found.signals
        )
        yield kind, moved, confidence, Span(*_with_mark(document.text, *origin))


def _with_mark(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with the emphasis mark that closes one opened inside it."""
    for mark in ("**", "*"):
        if text.startswith(mark, end) and text.count(mark, start, end) % 2:
            return start, end + len(mark)
    return start, end
