"""Lines of all pages in, the same without running headers, footers and page numbers out."""

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.documents.pdf_lines import Line, plain

_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*(?:p(?:ag(?:ina|e)?)?\.?\s*)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:/|van|of)\s*\d{1,4})?[-–—|\s]*",
    re.IGNORECASE,
)
_EDGE_LINES = 3  # so many lines at either end may be furniture
_MARGIN = 0.12  # of the page's height
_SHARE = 0.2  # of the pages on which a line must stand to count as repeated


def without_furniture(
    pages: Sequence[Sequence[Line]], heights: Sequence[float]
) -> list[tuple[Line, ...]]:
    """The pages without what stands at the edge of many of them, whatever its digits."""
    seen = Counter(key for lines in pages for key in {_key(line) for line in _edges(lines)})
    least = max(2.0, _SHARE * len(pages))
    return [
        tuple(line for line in lines if not _is_furniture(line, lines, height, seen, least))
        for lines, height in zip(pages, heights, strict=True)
    ]


def _is_furniture(
    line: Line, lines: Sequence[Line], height: float, seen: Counter[str], least: float
) -> bool:
    if line not in _edges(lines):
        return False
    in_margin = not _MARGIN * height < line.base < (1 - _MARGIN) * height
    if in_margin and _PAGE_NUMBER.fullmatch(plain(line.chars)):
        return True
    return in_margin and seen[_key(line)] >= least


def _edges(lines: Sequence[Line]) -> list[Line]:
    """The highest and the lowest lines of a page."""
    ordered = sorted(lines, key=lambda line: line.base)
    return [*ordered[:_EDGE_LINES], *ordered[-_EDGE_LINES:]]


def _key(line: Line) -> str:
    return re.sub(r"\d+|\b[ivxl]{1,6}$", "#", " ".join(plain(line.chars).lower().split()))
