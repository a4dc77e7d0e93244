"""Bytes in, text out: UTF-8 unless the bytes say otherwise. charset-normalizer lives here."""

import codecs
import re

import charset_normalizer

from pipeline.documents.content import Remark
from pipeline.documents.signatures import described, signature
from pipeline.errors import FormatError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f]")
_SAMPLE = 65_536
_FEW = 3
_MOST_CONTROLS = 0.02  # share of control characters above which bytes are no text


def decoded(
    document: str, content: bytes, declared: str | None = None
) -> tuple[str, Remark | None]:
    """The text of the bytes, a byte order mark kept, and a remark where they were no clean UTF-8.

    `declared` is the encoding that the bytes themselves name (HTML). Raises `FormatError` for
    bytes that are no text.
    """
    known = signature(content)
    if known:
        raise FormatError(document, f"this is {known}, not text; give the file the right ending")
    text, remark = _decoded(document, content, declared)
    controls = len(_CONTROL.findall(text[:_SAMPLE]))
    if "\x00" in text or controls > max(_FEW, _MOST_CONTROLS * min(len(text), _SAMPLE)):
        reason = f"holds NUL or control characters: {described(content)}, not text"
        raise FormatError(document, reason)
    return text, remark


def _decoded(document: str, content: bytes, declared: str | None) -> tuple[str, Remark | None]:
    marked = next((name for mark, name in _BOMS if content.startswith(mark)), None)
    for encoding in (marked, declared, "utf-8"):
        text = _strictly(content, encoding) if encoding else None
        if text is not None:
            return text, None
    mended = content.decode("utf-8", "replace")
    lost = mended.count("\ufffd") - content.count(b"\xef\xbf\xbd")
    whole = sum(len(run) for run in re.findall(r"[^\x00-\x7f\ufffd]+", mended[:_SAMPLE]))
    if whole > 2 * lost:  # UTF-8 after all, with a few broken characters
        message = f"{lost} broken UTF-8 characters were replaced by U+FFFD; fetch the file again"
        return mended, Remark("invalid-utf8", message)
    encoding = _guessed(content)
    if encoding is None:
        raise FormatError(document, f"no encoding fits these bytes: {described(content)}")
    message = f"the bytes are not UTF-8; they were read as {encoding}. Check letters with accents"
    return content.decode(encoding, "replace"), Remark("invalid-utf8", message)


def _strictly(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _guessed(content: bytes) -> str | None:
    """windows-1252 where its characters make sense in Western text, else what statistics say."""
    western = content.decode("cp1252", "replace")
    strange = re.findall(r"[^\x00-\x7fÀ-ÖØ-öø-ÿŒœŠšŽž€‘’“”„‚–—…•·§°²³¹½¼¾«»©®´±µ\xa0\xad]", western)
    high = sum(not char.isascii() for char in western)
    if len(strange) <= high // 10:
        return "cp1252"
    best = charset_normalizer.from_bytes(content[:_SAMPLE]).best()
    return best.encoding if best else None
