r"""A document's text as finders read it, and the way back to the published offsets.

Lines of a paragraph are joined by one space, hyphens at line ends mended, soft hyphens, emphasis
marks, footnote call-outs and page furniture left out; blocks are separated by one "\n".
"""

import re
from dataclasses import dataclass

from pipeline.entities.entity_type import Block
from pipeline.extraction.lines import Line, lines_of, wrap_width
from pipeline.model import Document, Span
from pipeline.text_map import Piece, TextMap, joined

_HYPHENS = "-‐‑\u00ad\u0002\ufffe"
_CLAUSE_WORD = re.compile(r"(?:en|of|tot|noch|en/of|dan|als|et|ou|and|or|und)\b")
_KEEPS_HYPHEN = re.compile(
    r"(?:[a-z]{0,3}[A-Z0-9&][A-Z0-9&]+[a-z’']{0,2}|\w*\d|[A-Z]|niet|non|ex|kmo|e|co|vice)$"
)
_OPEN_END = re.compile(
    r"(?:,|\b(?:de|het|een|van|en|of|in|op|voor|and|of|the|for|et|la|le|des?))$", re.IGNORECASE
)
_LAST_WORD = re.compile(r"[\w&’']+$")
_SPACES = re.compile(r"[^\S\n]+|\u200b")
_EMPHASIS = re.compile(
    r"(?<![\w*\\])(\*{1,3})(?=\S)(?=[^*\n]*\1(?!\w))|(?<=[^\s*\\])(\*{1,3})(?![\w*])"
)
_RAISED = re.compile(r"(?<=[\w)\]’'”\".,;:!?%])(?<![^\w][mMWw])(?<![kcd]m)[¹²³⁰⁴-⁹]+(?![\w-])")
_CELL_EDGE = re.compile(r"^\|\s*|\s*\|$|\s*\|\s*")
_SPACED_WORD = re.compile(r"(?<!\w)\w(?: \w){2,}(?!\w)")
_URL_TAIL = re.compile(r"(?:https?://|www\.)\S*$")
_URL_CONTINUES = re.compile(r"[\w%./#?=&-]*[/._=?&-][\w%./#?=&-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The reading of a whole document."""

    text: str
    text_map: TextMap  # to Document.text
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class _Draft:
    """A block under construction: the lines it holds."""

    kind: str
    label: str
    lines: tuple[Line, ...]


def read(document: Document) -> Reading:
    """The reading of a document's text."""
    text = document.text
    notes = {note.start: note.label for note in document.footnotes}
    drafts = _drafts(text, lines_of(text, notes))
    calls = frozenset(note.call for note in document.footnotes if note.call is not None)
    pieces: list[Piece] = []
    sizes: list[tuple[_Draft, int, int]] = []
    at = 0
    for draft in drafts:
        block = _block_pieces(text, draft, calls)
        length = sum(len(piece.text) for piece in block)
        if not length:
            continue
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
            drafts[-1] = _Draft(last.kind, last.label, (*last.lines, line))
        else:
            drafts.append(
                _Draft("paragraph" if line.kind == "text" else line.kind, line.label, (line,))
            )
        blanks = 0
    return drafts


def _continues(text: str, draft: _Draft, line: Line, blanks: int, width: int | None) -> bool:
    """Whether the line belongs to the block before it."""
    before = draft.lines[-1]
    tail = text[before.body : before.end]
    head = text[line.body : line.end]
    broken_word = tail.endswith(tuple(_HYPHENS)) and len(tail) > 1 and tail[-2].isalnum()
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


def _block_pieces(text: str, draft: _Draft, calls: frozenset[int]) -> list[Piece]:
    pieces: list[Piece] = []
    for index, line in enumerate(draft.lines):
        begin, end = line.body, line.end
        glue = "" if index == 0 else " "
        if index + 1 < len(draft.lines):
            end = _cut_hyphen(text, begin, end, draft.lines[index + 1])
        if index:
            before = draft.lines[index - 1]
            kept = _cut_hyphen(text, before.body, before.end, line)
            if kept < before.end or _joins_hard(text, before, line):
                glue = ""
        if glue:
            pieces.append(Piece(glue))
        pieces += _line_pieces(text, begin, end, calls, " " if draft.kind != "row" else "\t")
    return pieces


def _joins_hard(text: str, before: Line, line: Line) -> bool:
    """Whether the next line follows without a space though nothing is cut: "EU-" + "lidstaten"."""
    tail, head = text[before.body : before.end], text[line.body : line.end]
    if _URL_TAIL.search(tail) and tail[-1] in "/-._=" and _URL_CONTINUES.match(head):
        return True
    return tail.endswith(tuple(_HYPHENS)) and tail[-2:-1].isalnum() and not _CLAUSE_WORD.match(head)


def _cut_hyphen(text: str, begin: int, end: int, following: Line) -> int:
    """The end of a line without the hyphen that only breaks a word."""
    tail, head = text[begin:end], text[following.body : following.end]
    if len(tail) < 2 or tail[-1] not in _HYPHENS or not tail[-2].isalnum():
        return end
    if tail[-1] in "\u00ad\u0002\ufffe":
        return end - 1
    if not head[:1].islower() or _CLAUSE_WORD.match(head) or _URL_TAIL.search(tail):
        return end
    word = _LAST_WORD.search(tail[:-1])
    return end if word and _KEEPS_HYPHEN.match(word[0]) else end - 1


def _line_pieces(text: str, begin: int, end: int, calls: frozenset[int], gap: str) -> list[Piece]:
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
    for call in calls:
        if begin <= call < end:
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
