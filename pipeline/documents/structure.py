"""Plain text in, its sections out: headings by number, `#`, capitals, or short lines apart."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.documents.sections import Heading, sections_of
from pipeline.model import Footnote, Section

_HASHES = re.compile(r" {0,3}(#{1,6})[ \t]+(?=\S)")
_NUMBER = re.compile(
    r"\s{0,3}(?P<number>\d{1,2}(?:\.\d{1,2}){0,4})(?P<sep>\.?[ \t]+)(?=[^\W\d_]|[‘“\"'«])"
)
_PART = re.compile(
    r"\s{0,3}(?:(?:hoofdstuk|deel|titel|bijlage|afdeling|chapter|annex)\s+(?:\d{1,2}|[IVX]{1,5})\b"
    r"|[A-Z]\.[ \t]+(?=[A-ZÀ-Ý])|[IVX]{1,5}\.[ \t]+(?=[A-ZÀ-Ý]))",
    re.IGNORECASE,
)
_CONTENTS = re.compile(r"(?:\t|\s{2,}|\.{3,}|\. \. )\s*\d{1,3}\s*$")
_ARTICLE = re.compile(r"(?:Artikel|Art\.)\s+(?P<number>\d{1,4}(?:/\d{1,3})?[a-z]{0,3})\.(?=\s|$)")
_PAGE = re.compile(r"\f| \S")
_CAPTION = re.compile(
    r"\s*(?:tabel|figuur|grafiek|kader|bron|foto|kaart|table|figure|source)\b", re.IGNORECASE
)
_ITEM = re.compile(r"\s*(?:[-–—•●▪◦*·‣➢✓]|\(?[a-z\d]{1,2}[).]|\d{1,2}°)\s")
_GAP = re.compile(r"\t|\s{2}")
_LONGEST = 150
_SHORT = 80
_CAPITALS = 7
_WRAPPED = 50
_LOWER = re.compile(r"[a-zà-ÿ]")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the text."""

    start: int
    text: str  # without white space at its ends
    fresh: bool  # it begins as pages do in text taken from a PDF

    @property
    def blank(self) -> bool:
        """Whether nothing stands on it."""
        return not self.text


def sections(text: str, footnotes: Sequence[Footnote] = ()) -> tuple[Section, ...]:
    """The tree of sections; lines inside footnotes are no headings."""
    lines = _lines(text)
    hashed = [_hashed(line, text) for line in lines]
    marked = [heading for heading in hashed if heading is not None]
    headings = marked or _unmarked(lines, footnotes)
    return sections_of(headings, len(text.rstrip()))


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    at = 0
    for raw in text.split("\n"):
        lines.append(_Line(at + len(raw) - len(raw.lstrip()), raw.strip(), bool(_PAGE.match(raw))))
        at += len(raw) + 1
    return lines


def _hashed(line: _Line, _: str) -> Heading | None:
    match = _HASHES.match(line.text)
    if match is None:
        return None
    title = line.text[match.end() :].strip("#* _")
    return Heading(start=line.start, level=len(match[1]), text=title) if title else None


def _unmarked(lines: Sequence[_Line], footnotes: Sequence[Footnote]) -> list[Heading]:
    """Headings of a text without mark-up; the less a line says so itself, the more is asked."""
    seen = Counter(re.sub(r"\d+", "#", line.text) for line in lines)
    spans = [(note.start, note.end) for note in footnotes]
    headings: list[Heading] = []
    index = span = 0
    while index < len(lines):
        line = lines[index]
        while span < len(spans) and spans[span][1] <= line.start:
            span += 1
        noted = span < len(spans) and line.start < spans[span][1] and _end(line) > spans[span][0]
        repeated = seen[re.sub(r"\d+", "#", line.text)] > 1 and not _NUMBER.match(line.text)
        heading, used = None, 1
        if not (line.blank or noted or repeated):
            heading, used = _heading(lines, index, headings)
        if heading is not None:
            headings.append(heading)
        index += used
    return headings


def _end(line: _Line) -> int:
    return line.start + len(line.text)


def _heading(
    lines: Sequence[_Line], index: int, before: Sequence[Heading]
) -> tuple[Heading | None, int]:
    """The heading that begins at a line, and how many lines it takes."""
    line = lines[index]
    if _CONTENTS.search(line.text) or "|" in line.text or _CAPTION.match(line.text):
        return None, 1
    article = _ARTICLE.match(line.text)
    if article and _is_apart(lines, index):
        text = f"Artikel {article['number']}"
        return Heading(start=line.start, level=_level_below(before), text=text), 1
    number = _NUMBER.match(line.text)
    if number:
        return _numbered(lines, index, number)
    if _PART.match(line.text) and line.text[:1].isupper() and _stands_alone(lines, index):
        return _titled(line.start, line.text, 1), 1
    if _is_capitals(line.text) and _is_apart(lines, index):
        used = 1
        while index + used < len(lines) and _is_capitals(lines[index + used].text):
            used += 1
        title = " ".join(one.text for one in lines[index : index + used])
        return _titled(line.start, title, 1), used
    if _is_title(lines, index):
        return _titled(line.start, line.text, _level_below(before)), 1
    return None, 1


def _level_below(before: Sequence[Heading]) -> int:
    """The level under the last heading that says its own."""
    said = (one.level for one in reversed(before) if _NUMBER.match(one.text) or one.text.isupper())
    return next(said, 0) + 1


def _numbered(
    lines: Sequence[_Line], index: int, number: re.Match[str]
) -> tuple[Heading | None, int]:
    """A heading such as "3.2 Titel", over at most three lines."""
    line = lines[index]
    depth = number["number"].count(".") + 1
    used = 1
    while used < 3 and index + used < len(lines) and _LOWER.match(lines[index + used].text):
        used += 1
    title = " ".join(one.text for one in lines[index : index + used])
    strong = depth > 1 or "\t" in number["sep"]
    after = lines[index + used].text if index + used < len(lines) else ""
    if (after and not strong) or not (strong or _is_apart(lines, index)):
        return None, 1
    if any(_depth(lines, at) == depth for at in (index - 1, index + used)):  # a list or a table
        return None, 1
    starts_low = bool(_LOWER.match(line.text[number.end() :]))
    if starts_low or (title.endswith("?") and depth == 1):
        return None, 1
    alone = depth > 1 and len(title) < _SHORT and _stands_alone(lines, index)
    heading = _titled(line.start, title.rstrip(".") if alone else title, depth)
    return heading, used if heading else 1


def _depth(lines: Sequence[_Line], index: int) -> int:
    """How many parts the number has that a line begins with; 0 where there is none."""
    number = _NUMBER.match(lines[index].text) if 0 <= index < len(lines) else None
    return number["number"].count(".") + 1 if number else 0


def _titled(start: int, title: str, level: int) -> Heading | None:
    plain = title.strip("*_ ")
    if len(plain) > _LONGEST or plain.endswith((".", ",", ";", ":")) or not _LETTER.search(plain):
        return None
    return Heading(start=start, level=level, text=plain)


def _is_apart(lines: Sequence[_Line], index: int) -> bool:
    """Whether nothing stands on the line before."""
    return index == 0 or lines[index - 1].blank or lines[index].fresh


def _stands_alone(lines: Sequence[_Line], index: int) -> bool:
    below = index + 1 >= len(lines) or lines[index + 1].blank
    return _is_apart(lines, index) and below


def _is_capitals(text: str) -> bool:
    letters = _LETTER.findall(text)
    fits = len(letters) >= _CAPITALS and len(text) <= _LONGEST
    return fits and text.isupper() and not text.endswith((",", ";"))


def _is_title(lines: Sequence[_Line], index: int) -> bool:
    """A short line on its own, below a finished paragraph and above a longer one."""
    text = lines[index].text
    if not _stands_alone(lines, index) or len(text) > _SHORT or not text[:1].isupper():
        return False
    if text.endswith((".", ",", ";", ":", ")")) or _ITEM.match(text) or _GAP.search(text):
        return False
    above = next((one.text for one in reversed(lines[max(0, index - 4) : index]) if one.text), "")
    finished = not above or above.endswith((".", "!", "?", "”", ":")) or _CONTENTS.search(above)
    near = range(index + 1, min(index + 5, len(lines)))
    below = next((at for at in near if lines[at].text), None)
    if below is None or not finished:
        return False
    paragraph = lines[below].text
    wrapped = below + 1 < len(lines) and bool(lines[below + 1].text)
    long = len(paragraph) > 2 * _SHORT or (wrapped and len(paragraph) > _WRAPPED)
    return paragraph[:1].isupper() and long
