"""PDF in, its text out as paragraphs, headings, rows and footnotes; pypdfium2 lives in pdf*.py.

pdfium is not safe for threads: parse in one thread, or in several processes.
"""

import re
from dataclasses import replace

import pypdfium2

from pipeline.documents.blocks import assembled
from pipeline.documents.content import Content, Remark
from pipeline.documents.pdf_blocks import blocks_of
from pipeline.documents.pdf_chars import Char, chars_of
from pipeline.documents.pdf_furniture import without_furniture
from pipeline.documents.pdf_lines import lines_of
from pipeline.documents.signatures import described
from pipeline.errors import FormatError
from pipeline.model import Page
from pipeline.text_map import TextMap

_TAIL = 65_536  # a whole PDF says so within its last bytes
_FEW_LETTERS = 10
_NO_TITLE = re.compile(
    r"microsoft word|untitled|naamloos|powerpoint|^\W*$|"
    r"\.(?:docx?|pdf|indd|pptx?|xlsx?|rtf|qxp|dotx?)\b",
    re.IGNORECASE,
)


def read(document: str, content: bytes) -> Content:
    """The text of a PDF; `where` of its runs is `page=3`, `origin` a character of that page.

    Raises `FormatError` for a file that is broken, cut off, encrypted, or pictures only.
    """
    if b"%PDF-" not in content[:1024]:
        raise FormatError(document, f"is not a PDF file but {described(content)}")
    if b"%%EOF" not in content[-_TAIL:]:
        raise FormatError(document, "the PDF file is cut off (no end mark); fetch it again")
    try:
        pdf = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise FormatError(document, _reason(error)) from error
    try:
        return _content(document, pdf)
    finally:
        pdf.close()


def _content(document: str, pdf: pypdfium2.PdfDocument) -> Content:
    pages: list[tuple[Char, ...]] = []
    heights: list[float] = []
    for number in range(len(pdf)):
        chars, height = _page(document, pdf, number)
        pages.append(chars)
        heights.append(height)
    if sum(char.text.isalpha() for chars in pages for char in chars) < _FEW_LETTERS:
        reason = "the PDF file holds no text (scanned pages?); run text recognition (OCR) first"
        raise FormatError(document, reason)
    lines = [lines_of(chars, number) for number, chars in enumerate(pages, start=1)]
    made = assembled(blocks_of(without_furniture(lines, heights)))
    title = " ".join((pdf.get_metadata_dict().get("Title") or "").split())
    return replace(
        made,
        pages=_pages(made.source_map, len(made.text)),
        metadata={} if _NO_TITLE.search(title) else {"title": title},
        remarks=_remarks(pages),
    )


def _page(document: str, pdf: pypdfium2.PdfDocument, number: int) -> tuple[tuple[Char, ...], float]:
    try:
        page = pdf[number]
    except pypdfium2.PdfiumError as error:
        raise FormatError(document, f"page {number + 1} of the PDF file is damaged") from error
    try:
        return chars_of(page), page.get_height()
    finally:
        page.close()


def _reason(error: pypdfium2.PdfiumError) -> str:
    if "password" in str(error).lower():
        return "the PDF file is encrypted; remove the password first"
    return f"the PDF file is broken ({error}); fetch it again"


def _pages(source_map: TextMap, length: int) -> tuple[Page, ...]:
    """Where each page stands in the text; its footnotes, at the end, count as a second piece."""
    starts: list[tuple[int, int]] = []
    for segment in source_map.segments:
        number = int(segment.where.removeprefix("page=") or 0)
        if number and (not starts or starts[-1][0] != number):
            starts.append((number, segment.start))
    ends = [start for _, start in starts[1:]] + [length] * bool(starts)
    return tuple(
        Page(number=number, start=start if index else 0, end=end)
        for index, ((number, start), end) in enumerate(zip(starts, ends, strict=True))
    )


def _remarks(pages: list[tuple[Char, ...]]) -> tuple[Remark, ...]:
    """What may be missing: pages without text, characters that stand for none."""
    empty = [str(number) for number, chars in enumerate(pages, start=1) if not chars]
    strange = sum(
        char.text == "\ufffd" or "\ue000" <= char.text <= "\uf8ff"
        for page in pages
        for char in page
    )
    total = sum(len(chars) for chars in pages)
    remarks: list[Remark] = []
    if empty:
        message = f"no text on page {', '.join(empty[:20])} (pictures?); run text recognition (OCR)"
        remarks.append(Remark("page-without-text", message))
    if strange > total // 20:
        message = f"{strange} of {total} characters could not be read from the fonts of the PDF"
        remarks.append(Remark("unreadable-characters", message))
    return tuple(remarks)
