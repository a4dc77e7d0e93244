r"""A document's text as finders read it, and the way back to the published offsets.

Lines of a paragraph are joined by one space, hyphens at line ends mended, soft hyphens, emphasis
marks, footnote call-outs and page furniture left out; blocks are separated by one "\n".
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import zip_longest

from pipeline.entities.entity_type import Block
from pipeline.extraction.lines import Line, lines_of, wrap_width
from pipeline.model import Document, Span
from pipeline.text_map import Piece, TextMap, joined
from pipeline.typography import HYPHENS, gap_after_hyphen, hyphen_stays

_OPEN_END = re.compile(
    r"(?:,|\b(?:de|het|een|van|en|of|in|op|voor|and|of|the|for|et|la|le|des?))$", re.IGNORECASE
)
_LETTERS = re.compile(r"[^\W\d_]+")
_WITHOUT_BREAKS = re.compile(r"\S+-[ \t]*\n+\s*\S+")
_SPACES = re.compile(r"[^\S\n]+|\u200b")
_EMPHASIS = re.compile(
    r"(?<![\w*\\])(\*{1,3})(?=\S)(?=[^*\n]*\1(?!\w))|(?<=[^\s*\\])(\*{1,3})(?![\w*])"
)
_RAISED = re.compile(r"(?<=[\w)\]’'”\".,;:!?%])(?<![^\w][mMWw])(?<![kcd]m)[¹²³⁰⁴-⁹]+(?![\w-])")
_CELL_EDGE = re.compile(r"^\|\s*|\s*\|$|\s*\|\s*")
_SPACED_WORD = re.compile(r"(?<!\w)\w(?: \w){2,}(?!\w)")
_URL_TAIL = re.compile(r"(?:https?://|www\.)\S*$")
_BROKEN_URL = re.compile(r"(?:https?://|www\.)\S*-[^\S\n]*\n")
_URL_CONTINUES = re.compile(r"[\w%./#?=&-]*[/._=?&-][\w%./#?=&-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The reading of a whole document."""

    text: str
    text_map: TextMap  # to Document.text
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class _Draft:
    """A block under construction: the lines it holds, to which others are added."""

    kind: str
    label: str
    lines: list[Line]


def read(document: Document) -> Reading:
    """The reading of a document's text."""
    text = document.text
    notes = {note.start: note.label for note in document.footnotes}
    drafts = _drafts(text, lines_of(text, notes))
    calls = sorted({note.call for note in document.footnotes if note.call is not None})
    words = _words_of(text) if _BROKEN_URL.search(text) else frozenset()
    pieces: list[Piece] = []
    sizes: list[tuple[_Draft, int, int]] = []
    at = 0
    for draft in drafts:
        block = _block_pieces(text, draft, calls, words)
        if not any(piece.text.strip() for piece in block):
            continue
        length = sum(len(piece.text) for piece in block)
        if at:
            pieces.append(Piece("\n"))
            at += 1
        pieces += block
        sizes.append((draft, at, at + length))
        at += length
    made, text_map = joined(pieces)
    blocks = tuple(
        Block(span=Span(low, high), kind=draft.kind, label=draft.label)
        for draft, low, high in sizes
    )
    return Reading(text=made, text_map=text_map, blocks=blocks)


def _words_of(text: str) -> frozenset[str]:
    """The words of a text in small letters, without those that a line break cuts."""
    return frozenset(word.lower() for word in _LETTERS.findall(_WITHOUT_BREAKS.sub(" ", text)))


def _drafts(text: str, lines: list[Line]) -> list[_Draft]:
    """The lines grouped into blocks."""
    width = wrap_width(lines)
    drafts: list[_Draft] = []
    blanks = 0
    for line in lines:
        if line.kind == "furniture":
            continue
        if line.kind == "blank":
            blanks += 1
            continue
        last = drafts[-1] if drafts else None
        if last is not None and _continues(text, last, line, blanks, width):
            last.lines.append(line)
        else:
            drafts.append(
                _Draft("paragraph" if line.kind == "text" else line.kind, line.label, [line])
            )
        blanks = 0
    return drafts


def _continues(text: str, draft: _Draft, line: Line, blanks: int, width: int | None) -> bool:
    """Whether the line belongs to the block before it."""
    before = draft.lines[-1]
    tail = text[before.body : before.end]
    head = text[line.body : line.end]
    broken_word = tail.endswith(tuple(HYPHENS)) and len(tail) > 1 and tail[-2].isalnum()
    if line.kind in ("item", "footnote") and not (broken_word and line.label.isalpha()):
        return False
    if broken_word and blanks <= 2 and head[:1].islower():
        return True
    if (
        _URL_TAIL.search(tail)
        and tail[-1] in "/-._="
        and blanks <= 1
        and _URL_CONTINUES.match(head)
    ):
        return True
    if draft.kind in ("row", "heading") or line.kind == "row":
        return (
            draft.kind == line.kind == "heading"
            and not blanks
            and not line.label
            and _cut_heading(tail, head)
        )
    if line.kind == "heading":
        return (
            not blanks
            and width is not None
            and len(tail) >= 0.8 * width
            and not tail.endswith((".", ":", "!", "?"))
        )
    if blanks:
        if blanks > 1 or width is None or len(tail) < 40:
            return False
        unfinished = not tail.endswith((".", ":", ";", "!", "?", "”", "’")) and head[:1].islower()
        return unfinished or bool(_OPEN_END.search(tail))
    if width is None:
        return broken_word
    return (
        before.end - before.start >= 0.62 * width
        or head[:1].islower()
        or tail.endswith((",", "(", "–"))
        or broken_word
    )


def _cut_heading(tail: str, head: str) -> bool:
    """Whether a heading in capitals runs on over a line break."""
    return tail.isupper() and head.isupper()


def _block_pieces(text: str, draft: _Draft, calls: list[int], words: frozenset[str]) -> list[Piece]:
    gap = "\t" if draft.kind == "row" else " "
    pieces: list[Piece] = []
    for line, following in zip_longest(draft.lines, draft.lines[1:]):
        end, glue = line.end, " "
        if following is not None:
            tail, head = text[line.body : line.end], text[following.body : following.end]
            cut, glue = _join(tail, head, words)
            end -= cut
        pieces += _line_pieces(text, line.body, end, calls, gap)
        if following is not None and glue:
            pieces.append(Piece(glue))
    return pieces


def _join(tail: str, head: str, words: frozenset[str]) -> tuple[int, str]:
    """How a line goes on in the next: how many characters to cut at its end, and what to insert."""
    if _URL_TAIL.search(tail) and tail[-1] in "/-._=" and _URL_CONTINUES.match(head):
        return int(tail[-1] == "-" and _breaks_a_word(tail, head, words)), ""
    if len(tail) < 2 or tail[-1] not in HYPHENS or not tail[-2].isalnum():
        return 0, " "
    return (0, gap_after_hyphen(head)) if hyphen_stays(tail, head) else (1, "")


def _breaks_a_word(tail: str, head: str, words: frozenset[str]) -> bool:
    """Whether the hyphen at the end of a URL's line is not part of it, by the document's words."""
    before = _LETTERS.findall(tail)[-1:]
    after = _LETTERS.findall(head)[:1]
    if not before or not after or not tail[:-1].endswith(before[0]):
        return False
    left, right = before[0].lower(), after[0].lower()
    return left + right in words or (left not in words and right not in words)


def _line_pieces(text: str, begin: int, end: int, calls: list[int], gap: str) -> list[Piece]:
    """One line without marks that are no words; runs of spaces become one `gap`."""
    raw = text[begin:end]
    cuts: list[tuple[int, int, str]] = []
    for found in _SPACED_WORD.finditer(raw):
        if sum(1 for char in found[0] if char.isalpha()) >= 3:
            cuts += [
                (found.start() + at, found.start() + at + 1, "")
                for at in range(1, len(found[0]), 2)
            ]
    cuts += [
        (found.start(), found.end(), gap if len(found[0]) > 1 or found[0] == "\t" else " ")
        for found in _SPACES.finditer(raw)
        if found[0] != " "
    ]
    if gap == "\t" and raw.startswith("|"):
        cuts += [(found.start(), found.end(), gap) for found in _CELL_EDGE.finditer(raw)]
    cuts += [(found.start(), found.end(), "") for found in _EMPHASIS.finditer(raw)]
    cuts += [(found.start(), found.end(), "") for found in _RAISED.finditer(raw)]
    cuts += [(at, at + 1, "") for at, char in enumerate(raw) if char in "\u00ad\u0002\ufffe\ufeff"]
    for call in calls[bisect_left(calls, begin) : bisect_left(calls, end)]:
        digits = re.match(r"\d{1,3}|\[\^?\w+\]", raw[call - begin :])
        if digits:
            cuts.append((call - begin, call - begin + digits.end(), ""))
    pieces: list[Piece] = []
    at = 0
    for low, high, put in sorted(cuts, key=lambda cut: (cut[0], -cut[1])):
        if low < at:
            continue
        pieces += (Piece(raw[at:low], begin + at), Piece(put))
        at = high
    pieces.append(Piece(raw[at:], begin + at))
    return [piece for piece in pieces if piece.text]
