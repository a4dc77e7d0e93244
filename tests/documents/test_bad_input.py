"""Bytes that are not what they claim: each is refused, and told why."""

import io
import zipfile
from collections.abc import Callable

import pytest

from pipeline.errors import FormatError
from pipeline.model import Document

PDF_BYTES = b"%PDF-1.7\n1 0 obj\n"
XXE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
LAUGHS = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;&c;</a>'
REFUSED: list[tuple[str, str | bytes, str]] = [
    ("leeg.txt", " \n\t\n", "no text"),
    ("leeg.html", "<html><body><nav>menu</nav></body></html>", "no text"),
    ("nul.txt", b"tekst\x00met nullen", "NUL"),
    ("ruis.txt", bytes(range(1, 32)) * 40, "control"),
    ("pdf.txt", PDF_BYTES, "PDF"),
    ("pdf.docx", PDF_BYTES, "PDF"),
    ("pdf.html", PDF_BYTES, "PDF"),
    ("pdf.xml", PDF_BYTES, "PDF"),
    ("pdf.md", PDF_BYTES, "PDF"),
    ("oud.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 100, "old Office file"),
    ("zip.pdf", b"PK\x03\x04" + b"\x00" * 100, "ZIP"),
    ("html.pdf", "<!DOCTYPE html><html></html>", "HTML"),
    ("beeld.pdf", b"\x89PNG\r\n\x1a\n", "PNG"),
    ("afgebroken.pdf", b"%PDF-1.7\n" + b"x" * 100, "cut off"),
    ("kapot.pdf", b"%PDF-1.7\nniets\n%%EOF", "broken"),
    ("tekst.xml", "gewone tekst", "not XML"),
    ("kapot.xml", "<a><b></a>", "not well-formed"),
    ("xxe.xml", XXE, "entities"),
    ("lachen.xml", LAUGHS, "entities"),
    ("xxe16.xml", XXE.encode("utf-16"), "entities"),
    ("diep.xml", "<a>" * 5000 + "x" + "</a>" * 5000, "not well-formed"),
]


@pytest.mark.parametrize(("name", "content", "reason"), REFUSED, ids=[row[0] for row in REFUSED])
def test_it_is_refused_with_its_name_and_reason(
    read: Callable[..., Document], name: str, content: str | bytes, reason: str
) -> None:
    with pytest.raises(FormatError, match=f"^{name}: .*{reason}"):
        read(name, content)


def zipped(files: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def test_a_zip_that_is_no_docx_says_what_is_missing(read: Callable[..., Document]) -> None:
    with pytest.raises(FormatError, match="no DOCX file"):
        read("a.docx", zipped({"x.txt": b"x"}))


def test_a_zip_bomb_is_not_unpacked(read: Callable[..., Document]) -> None:
    with pytest.raises(FormatError, match="ZIP bomb"):
        read("a.docx", zipped({"word/document.xml": b" " * 100_000_001}))


def test_entities_in_a_part_of_a_docx_are_refused(read: Callable[..., Document]) -> None:
    with pytest.raises(FormatError, match=r"word/document\.xml declares entities"):
        read("a.docx", zipped({"word/document.xml": XXE.encode()}))


def test_a_damaged_docx_is_refused(
    read: Callable[..., Document], docx: Callable[..., bytes]
) -> None:
    content = docx("<w:p><w:r><w:t>tekst</w:t></w:r></w:p>")
    with pytest.raises(FormatError):
        read("a.docx", content[: len(content) // 2])
    with pytest.raises(FormatError, match="damaged"):
        read("a.docx", content.replace(b"tekst", b"takst"))


def test_an_encrypted_pdf_says_so(read: Callable[..., Document], pdf: Callable[..., bytes]) -> None:
    locked = "/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{0}> /U <{0}> >> "
    content = pdf([[(70, 700, 12, False, "Tekst van een pagina")]], locked.format("00" * 32))
    with pytest.raises(FormatError, match="encrypted"):
        read("a.pdf", content)


def test_a_pdf_without_text_is_sent_to_ocr(
    read: Callable[..., Document], pdf: Callable[..., bytes]
) -> None:
    with pytest.raises(FormatError, match="OCR"):
        read("scan.pdf", pdf([[]]))


def test_a_pdf_of_nothing_but_page_headers_holds_no_text(
    read: Callable[..., Document], pdf: Callable[..., bytes]
) -> None:
    with pytest.raises(FormatError, match="no text"):
        read("a.pdf", pdf([[(70, 800, 9, False, "Proefplan van de stad 2030")]] * 2))


def test_a_pdf_that_was_cut_off_is_refused(
    read: Callable[..., Document], pdf: Callable[..., bytes]
) -> None:
    content = pdf([[(70, 700, 12, False, "Tekst van een pagina")]])
    with pytest.raises(FormatError, match="cut off"):
        read("a.pdf", content[:-200])


MENDED = [
    ("latijn.txt", "Belgi\u00eb \u2013 caf\u00e9".encode("cp1252"), "België – café"),
    (
        "word.html",
        "<meta charset=windows-1252><p>Belgi\u00eb \u2013</p>".encode("cp1252"),
        "België –",
    ),
    ("latin1.html", "<meta charset=iso-8859-1><p>\u2018a\u2019</p>".encode("cp1252"), "‘a’"),
    ("bom.html", b"\xef\xbb\xbf<p>Belgi\xc3\xab</p>", "België"),
    ("utf16.txt", "België".encode("utf-16"), "België"),
    ("breuk.txt", "België één é".encode() + b"\xc3 x", "België één é\ufffd x"),
    ("mojibake.html", "<meta charset=utf-8><p>BelgiÃ« â€“ â€œzoâ€\u009d</p>", "België – “zo”"),
]


@pytest.mark.parametrize(("name", "content", "text"), MENDED, ids=[row[0] for row in MENDED])
def test_a_wrong_encoding_is_mended(
    read: Callable[..., Document], name: str, content: str | bytes, text: str
) -> None:
    assert read(name, content).text == text


def test_text_that_is_no_utf8_gets_a_warning(read: Callable[..., Document]) -> None:
    findings = read("latijn.txt", "Belgi\u00eb".encode("cp1252")).findings
    assert [(one.code, one.severity.value, one.stage) for one in findings] == [
        ("invalid-utf8", "warning", "read")
    ]
    assert "cp1252" in findings[0].message
