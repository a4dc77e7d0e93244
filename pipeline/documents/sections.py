"""Headings in, the tree of sections out."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from pipeline.model import Section
from pipeline.uris import slug

_NUMBER = re.compile(
    r"(?:(?:hoofdstuk|deel|titel|bijlage|chapitre|chapter)\s+)?"
    r"(?P<number>(?:[A-Z]\.)?\d{1,3}[a-z]?(?:\.\d{1,3}){0,5})(?![\w%])[.):]?(?:\s+|$)(?P<title>.*)",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading in the text: where it stands and how high it is."""

    start: int
    level: int
    text: str


def numbered(text: str) -> tuple[str, str]:
    """The number of a heading and its title; the number is empty where there is none.

    >>> numbered("3.2. Wonen en werken"), numbered("Inleiding"), numbered("2030 in zicht")
    (('3.2', 'Wonen en werken'), ('', 'Inleiding'), ('', '2030 in zicht'))
    """
    plain = " ".join(text.split())
    match = _NUMBER.match(plain)
    if match is None:
        return "", plain
    return match["number"], match["title"].strip(" –—:-") or plain


def sections_of(headings: Iterable[Heading], end: int) -> tuple[Section, ...]:
    """One section per heading, down to the next heading as high or to `end`.

    The key is the heading's number, else a slug of its title; a key that occurred before gets an
    ordinal.
    """
    ordered = _by_number(sorted(headings, key=lambda heading: heading.start))
    ends = _ends(ordered, end)
    seen: Counter[str] = Counter()
    open_sections: list[Section] = []
    sections: list[Section] = []
    for heading, stop in zip(ordered, ends, strict=True):
        while open_sections and open_sections[-1].level >= heading.level:
            open_sections.pop()
        number, title = numbered(heading.text)
        name = number or slug(title)
        seen[name] += 1
        section = Section(
            key=name if seen[name] == 1 else f"{name}~{seen[name]}",
            title=title,
            level=heading.level,
            start=heading.start,
            end=stop,
            parent=open_sections[-1].key if open_sections else None,
        )
        sections.append(section)
        open_sections.append(section)
    return tuple(sections)


def _by_number(headings: list[Heading]) -> list[Heading]:
    """The headings, "3.1" below "3" whatever they look like."""
    levels: dict[str, int] = {}
    placed: list[Heading] = []
    for heading in headings:
        number, _ = numbered(heading.text)
        above = levels.get(number.rpartition(".")[0], 0)
        level = above + 1 if above else heading.level
        if number:
            levels[number] = level
        placed.append(replace(heading, level=level))
    return placed


def _ends(headings: list[Heading], end: int) -> list[int]:
    """For each heading where the next one as high begins."""
    ends = [end] * len(headings)
    waiting: list[int] = []
    for index, heading in enumerate(headings):
        while waiting and headings[waiting[-1]].level >= heading.level:
            ends[waiting.pop()] = heading.start
        waiting.append(index)
    return ends
