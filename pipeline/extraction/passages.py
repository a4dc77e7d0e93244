"""A reading cut into passages of bounded size, at block boundaries."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.entities.entity_type import Block, Passage
from pipeline.extraction.reading import Reading
from pipeline.model import Span

_SIZE = 30_000  # characters; a block longer than this stands alone
_LONGEST = 200_000  # a block without an end is cut at a space: one 10 MB line must not stop us


@dataclass(frozen=True, slots=True)
class Cut:
    """A passage and where it begins in the reading."""

    passage: Passage
    offset: int


def passages(reading: Reading) -> Iterator[Cut]:
    """The passages of a reading, one after another."""
    group: list[Block] = []
    for block in reading.blocks:
        for part in _parts(reading.text, block):
            size = part.span.end - group[0].span.start if group else 0
            if group and (size > _SIZE or (part.kind == "heading" and size > _SIZE // 2)):
                yield _cut(reading, group)
                group = []
            group.append(part)
    if group:
        yield _cut(reading, group)


def _parts(text: str, block: Block) -> Iterator[Block]:
    start, end = block.span.start, block.span.end
    while end - start > _LONGEST:
        space = text.rfind(" ", start, start + _LONGEST)
        middle = space if space > start else start + _LONGEST
        yield Block(span=Span(start, middle), kind=block.kind, label=block.label)
        start = middle
    yield Block(span=Span(start, end), kind=block.kind, label=block.label)


def _cut(reading: Reading, group: list[Block]) -> Cut:
    low, high = group[0].span.start, group[-1].span.end
    return Cut(
        Passage(
            text=reading.text[low:high],
            blocks=tuple(
                Block(
                    span=Span(block.span.start - low, block.span.end - low),
                    kind=block.kind,
                    label=block.label,
                )
                for block in group
            ),
            sentences=(),
        ),
        low,
    )
