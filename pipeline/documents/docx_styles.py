"""Styles and numbering of a DOCX file: which paragraphs are headings, which numbers lists show."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"(?:heading|kop|titre|überschrift)\s*(\d)", re.IGNORECASE)
_TITLE = re.compile(r"(?:title|titel|titre)", re.IGNORECASE)
_LEVELS = 9
TITLE = 0  # the level of a title, above all headings
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style, with what it inherits."""

    heading: int | None = None  # 1 is highest, TITLE above it
    numbering: tuple[str, int] | None = None  # list and level


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered."""

    form: str  # "decimal", "lowerLetter", "bullet" …
    pattern: str  # "%1.%2."
    start: int


@dataclass(frozen=True, slots=True)
class Numbering:
    """All lists of a document and how far each has counted (this part changes while reading)."""

    lists: Mapping[str, Mapping[int, Level]]  # by numId
    families: Mapping[str, str]  # numId to the abstract list that counts
    counts: dict[tuple[str, int], int] = field(default_factory=dict)

    def label(self, number: str, level: int) -> str | None:
        """The next number of a list; "" for a bullet, None for a list that shows nothing."""
        levels = self.lists.get(number, {})
        if level not in levels or levels[level].form == "none":
            return None
        family = self.families.get(number, number)
        at = (family, level)
        self.counts[at] = self.counts.get(at, levels[level].start - 1) + 1
        for deeper in range(level + 1, _LEVELS):
            self.counts.pop((family, deeper), None)
        if levels[level].form == "bullet":
            return ""
        text = levels[level].pattern
        for index in range(level + 1):
            one = levels.get(index, levels[level])
            count = self.counts.get((family, index), one.start)
            text = text.replace(f"%{index + 1}", counted(count, one.form))
        return text.strip()


def styles_of(root: etree._Element | None) -> dict[str, Style]:
    """The paragraph styles by their id."""
    elements = (
        {}
        if root is None
        else {one.get(f"{W}styleId") or "": one for one in root.iter(f"{W}style")}
    )
    return {name: _style(name, elements) for name in elements}


def _style(name: str, elements: Mapping[str, etree._Element]) -> Style:
    heading: int | None = None
    numbering: tuple[str, int] | None = None
    seen: set[str] = set()
    while name in elements and name not in seen:
        seen.add(name)
        element = elements[name]
        if heading is None:
            heading = _heading_level(name, element)
        if numbering is None:
            numbering = numbering_of(element.find(f"{W}pPr"))
        based = element.find(f"{W}basedOn")
        name = (based.get(f"{W}val") or "") if based is not None else ""
    if numbering and numbering[1] < 0:
        numbering = (numbering[0], (heading or 1) - 1)
    return Style(heading, numbering)


def _heading_level(name: str, element: etree._Element) -> int | None:
    label = element.find(f"{W}name")
    text = (label.get(f"{W}val") or "") if label is not None else ""
    match = _HEADING.fullmatch(text) or _HEADING.fullmatch(name)
    if match:
        return int(match[1])
    if _TITLE.fullmatch(text):
        return TITLE
    outline = element.find(f"{W}pPr/{W}outlineLvl")
    level = (outline.get(f"{W}val") or "") if outline is not None else ""
    return int(level) + 1 if level.isdecimal() and int(level) < _LEVELS else None


def numbering_of(properties: etree._Element | None) -> tuple[str, int] | None:
    """List and level of a paragraph's properties; level -1 where only the list is named."""
    found = properties.find(f"{W}numPr") if properties is not None else None
    if found is None:
        return None
    number, level = found.find(f"{W}numId"), found.find(f"{W}ilvl")
    if number is None:
        return None
    depth = (level.get(f"{W}val") or "") if level is not None else ""
    return number.get(f"{W}val") or "0", int(depth) if depth.isdecimal() else -1


def numbering_table(root: etree._Element | None) -> Numbering:
    """The lists of `numbering.xml`."""
    if root is None:
        return Numbering({}, {})
    abstract = {
        one.get(f"{W}abstractNumId") or "": {
            int(level.get(f"{W}ilvl") or 0): _level(level) for level in one.iter(f"{W}lvl")
        }
        for one in root.iter(f"{W}abstractNum")
    }
    families = {
        one.get(f"{W}numId") or "": (found.get(f"{W}val") or "")
        for one in root.iter(f"{W}num")
        if (found := one.find(f"{W}abstractNumId")) is not None
    }
    return Numbering(
        {number: abstract.get(family, {}) for number, family in families.items()}, families
    )


def _level(element: etree._Element) -> Level:
    values = {
        name: (found.get(f"{W}val") or "")
        for name in ("numFmt", "lvlText", "start")
        if (found := element.find(f"{W}{name}")) is not None
    }
    start = values.get("start", "1")
    return Level(
        values.get("numFmt", "decimal"),
        values.get("lvlText", ""),
        int(start) if start.isdecimal() else 1,
    )


def counted(count: int, form: str) -> str:
    """A number as a list shows it: "3", "c", "iii"."""
    if form in ("lowerLetter", "upperLetter"):
        letter = _LETTERS[(count - 1) % len(_LETTERS)]
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman"):
        roman = _roman(count)
        return roman.upper() if form == "upperRoman" else roman
    return str(count)


def _roman(count: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (count // value)
        count %= value
    return text
