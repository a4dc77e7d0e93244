"""Plain text in, the same text out: the published text is the decoded file itself."""

import re

from pipeline.documents.content import Content
from pipeline.documents.decoding import decoded
from pipeline.documents.structure import sections
from pipeline.documents.text_notes import footnotes_of
from pipeline.text_map import Piece, TextMap, identity, joined


def read(document: str, content: bytes) -> Content:
    r"""The decoded file as `Path.read_text(encoding="utf-8")` gives it.

    That is: a byte order mark is kept, and `\r\n` and `\r` become `\n`. Offsets in mentions
    therefore count as the gold annotations count; `source_map` leads to the untranslated file.
    """
    original, remark = decoded(document, content)
    text, source_map = _translated(original)
    notes = footnotes_of(text)
    return Content(
        text=text,
        source_map=source_map,
        sections=sections(text, notes),
        footnotes=notes,
        remarks=(remark,) if remark else (),
    )


def _translated(original: str) -> tuple[str, TextMap]:
    if "\r" not in original:
        return original, identity(len(original))
    pieces: list[Piece] = []
    at = 0
    for newline in re.finditer(r"\r\n?", original):
        pieces += (Piece(original[at : newline.start()], at), Piece("\n", newline.end() - 1))
        at = newline.end()
    return joined([*pieces, Piece(original[at:], at)])
