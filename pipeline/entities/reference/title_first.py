"""Footnotes that open with the title and name the issuer near the end.

"Naar een gericht beleid. Eindrapport ‘Bakkers’, SERV, 9 december 2010", "Advies ‘Sluizen’ (MORA,
2017)". Not "Het gaat om de cijfers van de SERV, 2019".
"""

import re
from collections.abc import Iterator

from pipeline.entities.entity_type import Found, Passage
from pipeline.entities.reference.authors import bodies, body_end, body_names
from pipeline.entities.reference.dates import ANY_DATE, MONTH, YEAR
from pipeline.entities.reference.extent import is_prose
from pipeline.entities.reference.fields import entry
from pipeline.model import Span

_OPENING = re.compile(
    r"(?:(?:[Zz]ie|Cf\.|Bron:)(?: ook| bv\.| bijvoorbeeld)? )?(?=[A-ZÀ-Þ‘“„'\"«])"
)
_TAIL = re.compile(
    rf"(?:, [A-ZÀ-Þ][\w’'-]+)?, (?:{ANY_DATE.pattern}|(?:{MONTH} )?{YEAR})(?!\d)"
    r"(?P<closed>\))?(?:, (?:pp?|blz)\. ?\d+(?:[-–]\d+)?)?(?=[.;]|$)"
)
_SHORTEST, _LONGEST = 8, 300  # characters of a title


def find(passage: Passage) -> Iterator[Found]:
    """The footnotes of a passage that begin with the title of the work they cite."""
    text, known = passage.text, bodies(passage)
    for block in passage.blocks:
        opening = _OPENING.match(text, block.span.start) if block.kind == "footnote" else None
        if opening is None or opening.end() in known.by_start:
            continue
        low, high = opening.end(), min(block.span.end, opening.end() + _LONGEST)
        for start in known.starts:
            if low + _SHORTEST <= start < high and text[start - 2 : start] in {", ", " ("}:
                end = body_end(text, start, known)
                tail = _TAIL.match(text, end, block.span.end) if end else None
                if end and tail and _fits(text, low, start, tail):
                    authors = body_names(text, start, end, known)
                    yield _found(text, Span(low, tail.end()), Span(start, end), authors)
                    break


def _fits(text: str, low: int, start: int, tail: re.Match[str]) -> bool:
    """Whether what stands before the issuer is a title, and its parenthesis is closed."""
    closed = (text[start - 1] == "(") == bool(tail["closed"])
    return closed and not any(map(is_prose, re.split(r"[.?!] ", text[low : start - 2])))


def _found(text: str, whole: Span, issuer: Span, authors: tuple[str, ...]) -> Found:
    rest = f"{text[whole.start : issuer.start - 2]}{text[issuer.end : whole.end]}".rstrip(")")
    value = entry(rest, authors=authors, year=None)
    return Found(span=whole, value=value, rule="reference.title-first", signals=("footnote",))
