"""Small documents of each format, made on the spot."""

import io
import zipfile
from collections.abc import Callable, Sequence

import pytest

from pipeline.documents import parse
from pipeline.model import Document, RawDocument
from pipeline.sources import MEDIA_TYPES

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="Kop{n}"><w:name w:val="heading {n}"/></w:style>'
    for n in (1, 2, 3)
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
)


@pytest.fixture(scope="session")
def raw() -> Callable[..., RawDocument]:
    """A raw document of a name and content; the ending gives the media type."""
    return _raw


@pytest.fixture(scope="session")
def read() -> Callable[..., Document]:
    """A document parsed from a name and content, with facts as of a sidecar."""
    return lambda name, content, **facts: parse(_raw(name, content, **facts))


@pytest.fixture(scope="session")
def docx() -> Callable[..., bytes]:
    """A DOCX file of the XML of its body, and of other parts."""
    return _docx


@pytest.fixture(scope="session")
def pdf() -> Callable[..., bytes]:
    """A PDF file of pages of lines (x, y, size, bold, text)."""
    return _pdf


def _raw(name: str, content: str | bytes, **facts: str) -> RawDocument:
    data = content.encode() if isinstance(content, str) else content
    return RawDocument(
        source="test",
        name=name,
        path=name,
        media_type=MEDIA_TYPES["." + name.rpartition(".")[2]],
        content=data,
        sha256="0" * 64,
        metadata=facts,
    )


def _docx(body: str, **parts: str) -> bytes:
    root = f'<w:{{0}} xmlns:w="{W}">{{1}}</w:{{0}}>'
    files = {
        "document": root.format("document", f"<w:body>{body}</w:body>"),
        "styles": root.format("styles", STYLES),
        "numbering": root.format("numbering", NUMBERING),
        **{name: root.format(name, content) for name, content in parts.items()},
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in files.items():
            archive.writestr(f"word/{name}.xml", content)
    return stream.getvalue()


def _pdf(
    pages: Sequence[Sequence[tuple[float, float, float, bool, str]]], trailer: str = ""
) -> bytes:
    fonts = "<< /F1 3 0 R /F2 4 0 R >>"
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    objects += [
        f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>"
        for name in ("Helvetica", "Helvetica-Bold")
    ]
    kids = []
    for lines in pages:
        shown = "".join(
            f"BT /F{2 if bold else 1} {size} Tf {x} {y} Td ({_escaped(text)}) Tj ET\n"
            for x, y, size, bold, text in lines
        )
        objects.append(f"<< /Length {len(shown)} >>\nstream\n{shown}endstream")
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R "
            f"/Resources << /Font {fonts} >> >>"
        )
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return _file(objects, trailer)


def _file(objects: Sequence[str], trailer: str) -> bytes:
    out = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    head = f"xref\n0 {size}\n0000000000 65535 f \n{table}"
    end = f"{head}trailer\n<< /Size {size} /Root 1 0 R {trailer}>>"
    return out + f"{end}\nstartxref\n{len(out)}\n%%EOF\n".encode()


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
