"""Page furniture of plain text: page numbers, and headers and footers that return on each page.

Input are the lines of a text; output are the indices of those that are no running text. A real
citation with the words of a header stays, because it does not stand beside a page number.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

_PAGE_NUMBER = re.compile(
    r"[ \t]*(?:[-–|] ?)?(?:p(?:ag|agina|\.)?\.? ?)?(?P<number>\d{1,4})"
    r"(?: ?(?:/|van|of) ?\d{1,4})?(?: ?[-–|])?[ \t]*$",
    re.IGNORECASE,
)
_EDGE_NUMBER = re.compile(
    r"^\s*(\d{1,4})\s{2,}(?=\S)|\s{2,}(\d{1,4})\s*$|\s[-–|]?\s?p(?:ag)?\.? ?(\d{1,4})\s*$",
    re.IGNORECASE,
)
_LONGEST, _SHORTEST, _LETTERS = 200, 8, 6  # characters of a header; letters without the number
_SAME, _OFTEN, _FAR = 3, 4, 12  # times that one returns; lines of the shortest page
_NEAR, _OFFSET = 2, 3  # lines beside a page number; how far a second count of pages may differ


def furniture(raws: Sequence[str], notes: AbstractSet[int]) -> set[int]:
    """The lines that are page numbers, or headers and footers that return with a page number.

    `notes` are lines that begin a footnote: the same one may be cited on two pages.
    """
    numbers = dict(_page_numbers(raws))
    found = set(numbers) | set(_glued(raws, numbers))
    by_text: dict[str, list[tuple[int, int]]] = defaultdict(list)
    plain: dict[str, list[int]] = defaultdict(list)
    for index, raw in enumerate(raws):
        if len(raw) > _LONGEST or not (bare := raw.strip()):
            continue
        edge = _EDGE_NUMBER.search(raw)
        if edge:
            number = int(next(item for item in edge.groups() if item))
            rest = " ".join((raw[: edge.start()] + " " + raw[edge.end() :]).split())
            if _has_letters(rest):
                by_text[rest].append((index, number))
        elif len(bare) >= _SHORTEST and (_blank(raws, index - 1) or _blank(raws, index + 1)):
            plain[" ".join(raw.split())].append(index)
    for places in by_text.values():
        pairs = list(pairwise(number for _, number in places))
        noted = any(index in notes for index, _ in places)
        if pairs and all(b == a + 1 if noted else b > a for a, b in pairs):
            found.update(index for index, _ in places)
    for indices in plain.values():
        if len(indices) >= _OFTEN and _apart(indices):
            found.update(indices[1:])
    return found


def _page_numbers(raws: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The lines that hold nothing but the number of a page, each with it."""
    for index, raw in enumerate(raws):
        number = _PAGE_NUMBER.match(raw)
        if number and _blank(raws, index - 1) and _blank(raws, index + 1):
            yield index, int(number["number"])


def _glued(raws: Sequence[str], numbers: Mapping[int, int]) -> Iterator[int]:
    """Headers beside a page number with another one glued to them: "Stuk 12 – Nr. 138"."""
    if len(numbers) < _SAME:
        return
    filled = [index for index, raw in enumerate(raws) if raw.strip()]
    places: dict[tuple[int, str], set[int]] = defaultdict(set)
    for index, page in numbers.items():
        low, high = bisect_left(filled, index), bisect_right(filled, index)
        for near in (*filled[max(0, low - _NEAR) : low], *filled[high : high + _NEAR]):
            bare = raws[near].strip()
            if len(bare) > _LONGEST:
                continue
            for offset in range(-_OFFSET, _OFFSET + 1):
                number = str(page + offset)
                for rest in {bare.removesuffix(number), bare.removeprefix(number)} - {bare}:
                    places[offset, rest.strip()].add(near)
    for (_, rest), found in places.items():
        if len(found) >= _SAME and _has_letters(rest) and _apart(sorted(found)):
            yield from found


def _has_letters(text: str) -> bool:
    return sum(char.isalpha() for char in text) >= _LETTERS


def _apart(indices: Sequence[int]) -> bool:
    """Whether a page fits between each two lines."""
    return min(b - a for a, b in pairwise(indices)) >= _FAR


def _blank(raws: Sequence[str], index: int) -> bool:
    return not 0 <= index < len(raws) or not raws[index].strip()
