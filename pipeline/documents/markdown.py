"""Markdown in, its text without mark-up out; markdown-it lives here."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from pipeline.documents.blocks import BREAK, CELL, Call, Kind, assembled
from pipeline.documents.content import Content
from pipeline.documents.dates import iso_date
from pipeline.documents.decoding import decoded
from pipeline.documents.flow import Begin, End, blocks_of
from pipeline.text_map import Piece

_NOTE = re.compile(r"^ {0,3}\[\^([\w-]{1,40})\]:[ \t]*(.*(?:\n(?: {2,}|\t)\S.*)*)", re.MULTILINE)
_CALL = re.compile(r"\[\^([\w-]{1,40})\]")
_FRONT = re.compile(r"\A\ufeff?---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FACT = re.compile(r"^(\w+):[ \t]*(.+)$", re.MULTILINE)
_FACTS = {
    "title": "title", "titel": "title", "date": "issued", "datum": "issued", "issued": "issued",
    "publisher": "publisher", "uitgever": "publisher", "lang": "language", "language": "language",
    "number": "number", "nummer": "number", "url": "url",
}  # fmt: skip
_BEGINS = {
    "heading_open": Kind.HEADING,
    "tr_open": Kind.ROW,
    "paragraph_open": Kind.PARAGRAPH,
    "blockquote_open": Kind.PARAGRAPH,
}
_ENDS = frozenset(
    ("heading_close", "list_item_close", "tr_close", "paragraph_close", "blockquote_close")
)
_TAG = re.compile(r"<[^<>]{0,500}>")


@dataclass(frozen=True, slots=True)
class _Source:
    """The file with the offset of each of its lines."""

    text: str
    lines: tuple[int, ...]


def read(document: str, content: bytes) -> Content:
    """The text of a Markdown file (CommonMark, tables, `[^1]` footnotes, YAML front matter)."""
    text, remark = decoded(document, content)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    front = _FRONT.match(text)
    plain = _blanked(text, [front] if front else [])
    notes = list(_NOTE.finditer(plain))
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    source = _Source(text, (*starts, len(text)))
    parser = MarkdownIt("commonmark").enable("table")
    tokens = parser.parse(_blanked(plain, notes))
    marks = [*_marks(tokens, source)]
    for note in notes:
        inline = parser.parseInline(note[2])
        marks += [Begin(kind=Kind.NOTE, label=note[1])]
        marks += [*_inline(inline[0].children or [], source, note.start(2), note.end()), End()]
    made = assembled(blocks_of(marks))
    facts = _facts(front[1]) if front else {}
    return replace(made, metadata=facts, remarks=(remark,) if remark else ())


def _blanked(text: str, matches: list[re.Match[str]]) -> str:
    """The text with spaces where the matches stand, so that all lines stay where they are."""
    parts: list[str] = []
    at = 0
    for match in matches:
        parts += (text[at : match.start()], re.sub(r"[^\n]", " ", match[0]))
        at = match.end()
    return "".join((*parts, text[at:]))


def _marks(tokens: list[Token], source: _Source) -> Iterator[Begin | End | Piece | Call]:
    numbers: list[int | None] = []  # next number of each list around; None for bullets
    at = 0  # where the last text stood
    for index, token in enumerate(tokens):
        kind = token.type
        if kind in ("ordered_list_open", "bullet_list_open"):
            numbers.append(int(token.attrGet("start") or 1) if kind[0] == "o" else None)
        elif kind in ("ordered_list_close", "bullet_list_close"):
            numbers.pop()
        elif kind == "list_item_open":
            number = numbers[-1]
            yield Begin(kind=Kind.ITEM, label="" if number is None else f"{number}.")
            numbers[-1] = None if number is None else number + 1
        elif kind in ("th_open", "td_open") and tokens[index - 1].type != "tr_open":
            yield CELL
        elif kind in _BEGINS:
            level = int(token.tag[1:]) if kind == "heading_open" else 0
            yield Begin(kind=_BEGINS[kind], level=level)
        elif kind in _ENDS:
            yield End()
        else:
            for mark in _content(token, source, at):
                if isinstance(mark, Piece) and mark.origin is not None:
                    at = mark.origin + len(mark.text)
                yield mark


def _content(token: Token, source: _Source, at: int) -> Iterator[Begin | End | Piece | Call]:
    """The text of a token that holds some; without lines of its own it is looked for from `at`."""
    low, high = token.map or (0, len(source.lines) - 1)
    start = max(source.lines[low], at)
    end = source.lines[min(high, len(source.lines) - 1)]
    if token.type == "inline":
        yield from _inline(token.children or [], source, start, end)
    elif token.type in ("fence", "code_block"):
        yield Begin()
        yield from _found(token.content, source, start, end)[0]
        yield End()
    elif token.type == "html_block":
        yield Begin()
        for text in _TAG.split(token.content):
            pieces, start = _found(text, source, start, end)
            yield from pieces
        yield End()


def _inline(tokens: list[Token], source: _Source, start: int, end: int) -> Iterator[Piece | Call]:
    """The text of a block, each run with its place in `[start, end)` of the source."""
    at = start
    for token in tokens:
        if token.type == "softbreak":
            yield Piece(" ")
        elif token.type == "hardbreak":
            yield BREAK
        elif token.type == "image":
            continue
        elif token.content and token.type != "html_inline":
            texts = _CALL.split(token.content)  # text, label, text, label, text
            for index, text in enumerate(texts):
                if index % 2:
                    yield Call(text)
                else:
                    pieces, at = _found(text, source, at, end)
                    yield from pieces


def _found(text: str, source: _Source, start: int, end: int) -> tuple[list[Piece], int]:
    r"""The text line by line with its place at or after `start`, and where to look on from.

    A character that was escaped or named (`\*`, `&amp;`) is not found and counts as inserted.
    """
    pieces: list[Piece] = []
    at = start
    for index, line in enumerate(text.split("\n")):
        if index:
            pieces.append(BREAK)
        found = source.text.find(line, at, end) if line else -1
        pieces.append(Piece(line, found) if found >= 0 else Piece(line))
        at = found + len(line) if found >= 0 else at
    return pieces, at


def _facts(front: str) -> dict[str, str]:
    """What the front matter states in single lines."""
    facts: dict[str, str] = {}
    for key, value in _FACT.findall(front):
        fact = _FACTS.get(key.lower())
        text = value.strip().strip("\"'").strip()
        stated = iso_date(text) if fact == "issued" else text
        if fact and stated:
            facts[fact] = stated
    return facts
