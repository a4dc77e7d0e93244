"""The sentence and the clause around a number.

In "De Lijn belooft dat in 2028 minstens 85% van de bussen stipt rijdt; in 2022 was dat 76,2%" the
clause of the first number ends at the semicolon, so that "was" says nothing of it.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

from pipeline.entities.entity_type import Passage
from pipeline.model import Span

_HARD = re.compile(r"[;«»“”„]|:(?=\s|$)|(?<=\s)[–—-](?=\s)|[()]|\t")
_SHORT_ASIDE = re.compile(r"\([^()\s]{1,24}\)")
_COMMA = re.compile(
    r",(?=\s)(?!\s(?:moet|moeten|moest|moesten|dient|dienen|mag|mogen|zal|zullen)\s)"
)  # "het percentage dat na een jaar werkt, moet stijgen" goes on
_LIST = re.compile(r",\s(?:[\w’'-]+\s){0,3}?[\w’'-]+(?:,\s[\w’'-]+){0,3}\s(?:en|of|and|et)\s")
_LONGEST = 1200
_LABEL = 90
_MOMENT = 45
_DUE = re.compile(
    r"\s*(?:by|before|tegen|in|uiterlijk|ten laatste|vóór|d[’']ici)\b[^,;:]*(?:19|20)\d\d",
    re.IGNORECASE,
)  # "By 2030, all schools …"

_ADDED = re.compile(
    r"\s(?:en dit |dit |en dat )?(?:uiterlijk|ten laatste|tegen|vóór|ten laatste)\b[^,;:.()]{0,30}?"
    r"(?:19|20)\d\d(?=\s*(?:$|[;.)\n]))",
    re.IGNORECASE,
)  # "elke school heeft een coördinator, uiterlijk in 2028"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """Where a number stands."""

    sentence: Span
    part: Span  # between semicolons, colons, brackets and dashes
    comma: Span  # between commas as well
    bracketed: bool  # the number stands in an aside in brackets
    opening: int  # where that aside begins, else the sentence


def sentence_at(passage: Passage, starts: list[int], offset: int) -> Span:
    """The sentence around an offset, or a stretch of text where there is none."""
    index = bisect_right(starts, offset) - 1
    if index >= 0 and passage.sentences[index].end > offset:
        found = passage.sentences[index]
    else:
        low = passage.text.rfind("\n", 0, offset) + 1
        high = passage.text.find("\n", offset)
        found = Span(low, len(passage.text) if high < 0 else high)
    low = found.start + (offset - found.start) // _LONGEST * _LONGEST
    return Span(low, min(found.end, low + _LONGEST))


def block_at(starts: list[int], offset: int) -> int:
    """The index of the block around an offset."""
    return max(0, bisect_right(starts, offset) - 1)


def clause_of(text: str, sentence: Span, number: Span) -> Clause:
    """The clause around a number in its sentence."""
    opening = _opening(text, sentence, number)
    asides = [
        match.span()
        for match in _SHORT_ASIDE.finditer(text, sentence.start, sentence.end)
        if not match.start() < number.start < match.end()
    ]
    low, high = sentence.start, sentence.end
    for match in _HARD.finditer(text, sentence.start, sentence.end):
        if any(start <= match.start() < end for start, end in asides):
            continue
        if match[0] == ":" and _is_label(text, sentence, match.end(), number):
            continue
        if match.end() <= number.start:
            low = match.end()
        elif match.start() >= number.end:
            high = match.start()
            break
    left, right = _between_commas(text, low, high, number)
    return Clause(
        sentence=sentence,
        part=Span(low, high),
        comma=Span(left, right),
        bracketed=opening > sentence.start,
        opening=opening,
    )


def _between_commas(text: str, low: int, high: int, number: Span) -> tuple[int, int]:
    """The clause between commas that neither enumerate nor close an opening deadline."""
    left, right = low, high
    listed = [match.span() for match in _LIST.finditer(text, low, high)]
    for match in _COMMA.finditer(text, low, high):
        if any(start <= match.start() < end for start, end in listed):
            continue
        if match.start() - low < _MOMENT and _DUE.fullmatch(text, low, match.start()):
            continue
        if match.end() <= number.start:
            left = match.end()
        elif match.start() >= number.end and not _ADDED.match(text, match.end(), high):
            return left, match.start()
    return left, right


def _is_label(text: str, sentence: Span, colon: int, number: Span) -> bool:
    """Whether the words before a colon name the number behind it: "Aandeel fietsers: 35%"."""
    before, after = text[colon : number.start], text[number.end : sentence.end]
    return (
        colon <= number.start
        and colon - sentence.start < _LABEL
        and not re.search(r"\w{3}", re.sub(r"m(?:in|ax)\w+", "", before))
        and not re.search(r"\w{3}", after)
    )


def _opening(text: str, sentence: Span, number: Span) -> int:
    """Behind the bracket that is still open at the number, else the start of the sentence."""
    left = text.rfind("(", sentence.start, number.start)
    if left < 0 or text.find(")", left, number.start) >= 0:
        return sentence.start
    return left + 1
