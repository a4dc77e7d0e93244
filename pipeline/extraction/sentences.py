"""Sentence boundaries fit for policy texts: legal abbreviations, numbered points, initials.

A boundary stands after a full stop, question or exclamation mark that ends no abbreviation and is
followed by something that can begin a sentence. Blocks (lines of a reading) always end a sentence.
"""

import re
from collections.abc import Iterator

from pipeline.model import Span
from pipeline.months import NAMES

_END = re.compile(r"[.!?…]+[”’\"')\]»]*(?=\s)")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\[“‘'\"/])(?:[A-Z]|[A-Z]\.-?[A-Z]|art|artt|nr|nrs|blz|bl|p|pp|pag|bv|bijv|bvb|cf|cfr|vgl|m\.b\.t|"
    r"i\.v\.m|o\.a|o\.m|i\.c|t\.o\.v|i\.p\.v|d\.m\.v|d\.w\.z|m\.a\.w|m\.n|n\.a\.v|m\.i\.v|e\.d|e\.a|"
    r"a\.d\.h\.v|i\.h\.k\.v|t\.e\.m|t\.b\.v|t\.g\.v|t\.a\.v|o\.b\.v|o\.l\.v|c\.q|z\.g|zgn|resp|incl|excl|"
    r"max|min|ca|ong|gem|gecoörd|gew|dd|jl|ll|vnl|nl|enz|mln|mld|mio|mrd|dr|prof|ir|ing|mr|mevr|"
    r"dhr|drs|lic|st|jr|sr|et al|al|ed|eds|red|vol|hfst|par|lid|b\.s|vlg|tel|t|ref|fig|tab|dept|"
    r"afd|bijl|ca|inz|betr|resp|stuk|parl|hand|adv|rek|inc|ltd|co|no|vs)\.$",
    re.IGNORECASE,
)
_STARTS = re.compile(r"\s+[“‘\"'«(\[–-]*\s*(?:[A-ZÀ-ÖØ-Þ]|\d|['’][a-z] [A-Z])")
_MONTH = re.compile(rf"\s+(?:{NAMES})\b")


def sentences(text: str) -> Iterator[Span]:
    """The sentences of a reading, without the white space around them.

    >>> [text[s.start:s.end] for text in ["Zie art. 5. De wet van 7 mei."] for s in sentences(text)]
    ['Zie art. 5.', 'De wet van 7 mei.']
    """
    at = 0
    for block in text.split("\n"):
        yield from _of_block(block, at)
        at += len(block) + 1


def _of_block(block: str, offset: int) -> Iterator[Span]:
    start = 0
    for end in _END.finditer(block):
        if _goes_on(block, start, end):
            continue
        yield from _trimmed(block, start, end.end(), offset)
        start = end.end()
    yield from _trimmed(block, start, len(block), offset)


def _goes_on(block: str, start: int, end: re.Match[str]) -> bool:
    if end[0].startswith("...") or not _STARTS.match(block, end.end()):
        return True
    if end[0][0] != ".":
        return False
    before = block[max(start, end.start() - 12) : end.start() + 1]
    if re.search(r"(?:^|\s)\d{1,2}\.$", before) and (
        _MONTH.match(block, end.end()) or not block[start : end.start() - 2].strip()
    ):
        return True
    return bool(_ABBREVIATION.search(before))


def _trimmed(block: str, start: int, end: int, offset: int) -> Iterator[Span]:
    raw = block[start:end]
    low = start + len(raw) - len(raw.lstrip())
    high = low + len(raw.strip())
    if high > low:
        yield Span(offset + low, offset + high)
