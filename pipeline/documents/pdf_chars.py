"""A page of a PDF in, its characters with place and size out; pdfium's own names live here."""

import ctypes
import math
import re
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

_UPRIGHT = 0.2  # radians
_BOLD = 600
_HYPHENS = (0x02, 0xFFFE)  # what pdfium makes of a hyphen at a line end
_NAME = 128  # bytes of a font's name
_BOLD_NAME = re.compile(rb"bold|black|heavy|semibold|demi", re.IGNORECASE)
_HIGH = range(0xD800, 0xDC00)
_LOW = range(0xDC00, 0xE000)


@dataclass(frozen=True, slots=True)
class Char:
    """One printed character; white space is told by `spaced` of the next one."""

    text: str
    index: int  # its number on the page (RFC 8118 `char=`)
    left: float
    right: float
    base: float  # height of its baseline
    size: float  # height of its font's box, comparable within a document
    bold: bool
    spaced: bool


def chars_of(page: pypdfium2.PdfPage) -> tuple[Char, ...]:
    """The upright characters of a page in the order in which they are drawn."""
    textpage = page.get_textpage()
    try:
        return _chars(textpage.raw)
    finally:
        textpage.close()


def _chars(raw: object) -> tuple[Char, ...]:
    box = pdfium.FS_RECTF()
    name = ctypes.create_string_buffer(_NAME)
    x, y = ctypes.c_double(), ctypes.c_double()
    spaced = False
    high = 0
    found: list[Char] = []
    for index in range(pdfium.FPDFText_CountChars(raw)):
        code = pdfium.FPDFText_GetUnicode(raw, index)
        if code in _HIGH:
            high = code
            continue
        if code in _LOW:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0
            high = 0
        text = "-" if code in _HYPHENS else chr(code)
        if not code or text.isspace():
            spaced = True
            continue
        angle = pdfium.FPDFText_GetCharAngle(raw, index)
        if min(angle, 2 * math.pi - angle) > _UPRIGHT:
            continue
        pdfium.FPDFText_GetLooseCharBox(raw, index, box)
        pdfium.FPDFText_GetCharOrigin(raw, index, x, y)
        bold = _is_bold(raw, index, name)
        size = box.top - box.bottom
        found.append(Char(text, index, box.left, box.right, y.value, size, bold, spaced))
        spaced = False
    return tuple(found)


def _is_bold(raw: object, index: int, name: ctypes.Array[ctypes.c_char]) -> bool:
    """Whether the font of a character says so, by weight or by name."""
    if pdfium.FPDFText_GetFontWeight(raw, index) >= _BOLD:
        return True
    pdfium.FPDFText_GetFontInfo(raw, index, name, _NAME, None)
    return _BOLD_NAME.search(name.value) is not None
