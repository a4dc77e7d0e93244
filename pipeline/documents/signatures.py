"""What bytes really are, by how they begin: for messages about wrong endings."""

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive (DOCX, ODT, XLSX …)"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (.doc, .xls)"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"%!PS", "a PostScript file"),
    (b"\x7fELF", "a program"),
)


def signature(content: bytes) -> str | None:
    """The kind of file that the first bytes give away, or None for text and unknown ones.

    >>> signature(b"%PDF-1.7 ...")
    'a PDF file'
    """
    head = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    return next((name for magic, name in _SIGNATURES if head.startswith(magic)), None)


def described(content: bytes) -> str:
    """The same in words for a message, also where nothing is recognised."""
    known = signature(content)
    if known:
        return known
    head = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html")):
        return "an HTML page"
    if head.startswith((b"<?xml", b"<")):
        return "an XML or HTML file"
    if b"\x00" in content[:1024]:
        return "a binary file"
    return "something else, perhaps plain text"
