"""The words of a passage as finders of names need them, and the places a name must respect."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.entities.entity_type import Passage

_WORD = re.compile(r"[^\W_]+(?:['’‘‟‛´ʼ′][^\W_]+)*[+!]?|&")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"“”]+"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,6}"
    r"|(?<![\w.-])[\w-]{1,64}(?:\.[\w-]{1,64}){0,4}"
    r"\.(?:be|eu|com|org|nl|net|int|fr|de|info|vlaanderen|europa|gov)/[^\s<>\"“”]*",
    re.IGNORECASE,
)


class Word(NamedTuple):  # there is one for each word of a text: a dataclass takes longer to make
    """A word of the passage; `[start, end)` in its text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """All words of a passage, and the places that a name must respect."""

    text: str
    words: tuple[Word, ...]
    addresses: tuple[tuple[int, int], ...]  # URLs and e-mail addresses, in order
    firsts: frozenset[int]  # offsets of the first word of each sentence and block
    headings: tuple[tuple[int, int], ...]  # in order


def words_of(passage: Passage) -> Words:
    """The words of a passage."""
    text = passage.text
    words = tuple(Word(item.start(), item.end(), item[0]) for item in _WORD.finditer(text))
    starts = [word.start for word in words]
    borders = {span.start for span in passage.sentences}
    borders |= {block.span.start for block in passage.blocks}
    firsts = (_word_from(starts, border) for border in borders)
    return Words(
        text=text,
        words=words,
        addresses=tuple((item.start(), item.end()) for item in _ADDRESS.finditer(text)),
        firsts=frozenset(starts[at] for at in firsts if at < len(starts)),
        headings=tuple(
            (block.span.start, block.span.end)
            for block in passage.blocks
            if block.kind == "heading"
        ),
    )


def inside(places: tuple[tuple[int, int], ...], offset: int) -> bool:
    """Whether an offset lies in one of the places, which are in order."""
    at = bisect_right(places, offset, key=lambda place: place[0]) - 1
    return at >= 0 and offset < places[at][1]


def _word_from(starts: list[int], border: int) -> int:
    at = bisect_right(starts, border)
    return at - 1 if at and starts[at - 1] == border else at
