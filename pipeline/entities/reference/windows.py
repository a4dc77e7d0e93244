"""Where in a text a costly pattern can match at all: near a date, or a number with a slash."""

from collections.abc import Iterable, Iterator


def windows(
    length: int, places: Iterable[tuple[int, int]], before: int, after: int = 0
) -> Iterator[tuple[int, int]]:
    """The stretches of a text around what every match must hold; those that touch are one.

    >>> list(windows(100, [(10, 12), (14, 16), (60, 62)], 5, 1))
    [(5, 17), (55, 63)]
    """
    low = high = -1
    for start, end in places:
        if start - before <= high:
            high = min(length, end + after)
            continue
        if high > 0:
            yield low, high
        low, high = max(0, start - before), min(length, end + after)
    if high > 0:
        yield low, high
