"""Pages of lines in, the running text and the footnotes at the feet of the pages out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.documents.pdf_lines import Line, plain
from pipeline.documents.pdf_text import is_raised

_SMALLER = 0.93  # of the body's size
_LABEL = re.compile(r"(\d{1,3})(?=\D|$)")


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its lines without the label."""

    label: str
    lines: tuple[Line, ...]


def split_notes(
    pages: Sequence[Sequence[Line]], body_size: float
) -> tuple[tuple[tuple[Line, ...], ...], tuple[Note, ...]]:
    """The lines of each page without its footnotes, and all footnotes in order."""
    bodies: list[tuple[Line, ...]] = []
    notes: list[Note] = []
    for lines in pages:
        foot = len(lines)
        while foot and lines[foot - 1].size < _SMALLER * body_size:
            foot -= 1
        small = lines[foot:]
        first = next((at for at, line in enumerate(small) if _label(line, notes)), len(small))
        if first and notes and first < len(small) and not _is_ended(notes[-1]):
            notes[-1] = replace(notes[-1], lines=(*notes[-1].lines, *small[:first]))
            bodies.append(tuple(lines[:foot]))
        else:
            bodies.append(tuple(lines[: foot + first]))
        for line in small[first:]:
            label = _label(line, notes)
            if label:
                notes.append(Note(label, (_unlabelled(line, label),)))
            else:
                notes[-1] = replace(notes[-1], lines=(*notes[-1].lines, line))
    return tuple(bodies), tuple(notes)


def _label(line: Line, notes: Sequence[Note]) -> str:
    """The label that a footnote begins with; an unraised one must be the next number."""
    match = _LABEL.match(plain(line.chars))
    if match is None or len(line.chars) == len(match[1]):
        return ""
    if is_raised(line.chars[0], line):
        return match[1]
    last = notes[-1].label if notes else "0"
    follows = last.isdecimal() and int(match[1]) in (int(last) + 1, 1)
    return match[1] if follows and line.chars[len(match[1])].spaced else ""


def _unlabelled(line: Line, label: str) -> Line:
    chars = line.chars[len(label) :]
    return replace(line, cells=(chars,), left=chars[0].left)


def _is_ended(note: Note) -> bool:
    return plain(note.lines[-1].chars).endswith((".", "!", "?"))
