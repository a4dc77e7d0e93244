"""A sample source as a Word document: heading styles, footnotes, lists, tables, running head."""
# ruff: noqa: INP001  a folder of scripts, not a package

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from sample_source import BOLD, NOTE_MARK, plain, unmarked

if TYPE_CHECKING:
    from sample_source import Block, Source

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
ZIP_TIME = (1980, 1, 1, 0, 0, 0)  # one fixed time, so that the bytes stay equal
PARTS = {  # the parts that word/document.xml refers to, in the order of their rIds
    "styles": "styles",
    "numbering": "numbering",
    "footnotes": "footnotes",
    "header1": "header",
    "footer1": "footer",
}


def to_docx(source: Source) -> bytes:
    """The bytes of the document, the same on every run."""
    files = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            ("officeDocument", "word/document.xml"),
            ("core", "docProps/core.xml"),
        ),
        "docProps/core.xml": _core(source),
        "word/document.xml": _document(source),
        "word/_rels/document.xml.rels": _relations(
            *((kind, f"{p}.xml") for p, kind in PARTS.items())
        ),
        "word/styles.xml": _styles(),
        "word/numbering.xml": _numbering(),
        "word/footnotes.xml": _footnotes(source),
        "word/header1.xml": _margin("hdr", _run(source.meta["running_head"])),
        "word/footer1.xml": _margin(
            "ftr", '<w:fldSimple w:instr=" PAGE ">' + _run("1") + "</w:fldSimple>"
        ),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, HEAD + content)
    return out.getvalue()


def _content_types() -> str:
    types = {"document": "document.main", **PARTS}
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{WORD_TYPE}.{kind}+xml"/>'
        for part, kind in types.items()
    )
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>' + overrides + "<Override "
        'PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


def _relations(*targets: tuple[str, str]) -> str:
    core = f"{PACKAGE}/relationships/metadata/core-properties"
    lines = (
        f'<Relationship Id="rId{n}" Type="{core if kind == "core" else f"{OFFICE}/{kind}"}" '
        f'Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">' + "".join(lines) + "</Relationships>"


def _core(source: Source) -> str:
    meta = source.meta
    return (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(meta['title'])}</dc:title>"
        f"<dc:creator>{escape(meta['publisher'])}</dc:creator>"
        f"<dc:language>{meta['language']}</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{meta["issued"]}T08:00:00Z</dcterms:created>'
        "</cp:coreProperties>"
    )


def _document(source: Source) -> str:
    body = "".join(_block(block) for block in source.blocks)
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/>'
        '<w:footerReference w:type="default" r:id="rId5"/>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" '
        'w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>'
    )
    return f"<w:document {W} {R}><w:body>{body}{section}</w:body></w:document>"


def _block(block: Block) -> str:
    if block.kind == "heading":
        return _paragraph(block.text, "Title" if block.level == 1 else f"Heading{block.level - 1}")
    if block.kind in {"bullets", "numbers"}:
        number = 1 if block.kind == "bullets" else 2
        return "".join(_paragraph(item, "ListParagraph", number) for item in block.items)
    if block.kind == "table":
        return _table(block.rows)
    return _paragraph(block.text)


def _paragraph(text: str, style: str = "", number: int = 0) -> str:
    settings = f'<w:pStyle w:val="{style}"/>' if style else ""
    if number:
        settings += f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{settings}</w:pPr>{_runs(text)}</w:p>"


def _runs(text: str) -> str:
    parts = re.split(r"(\[\^\d+\]|\*\*.+?\*\*|  \n)", unmarked(text))
    return "".join(map(_part, parts))


def _part(part: str) -> str:
    if note := NOTE_MARK.fullmatch(part):
        return (
            '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
            f'<w:footnoteReference w:id="{note[1]}"/></w:r>'
        )
    if bold := BOLD.fullmatch(part):
        return _run(bold[1], "<w:b/>")
    if part == "  \n":
        return "<w:r><w:br/></w:r>"
    return _run(part) if part else ""


def _run(text: str, settings: str = "") -> str:
    look = f"<w:rPr>{settings}</w:rPr>" if settings else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _table(rows: tuple[tuple[str, ...], ...]) -> str:
    def row(cells: tuple[str, ...]) -> str:
        return "<w:tr>" + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>{_paragraph(cell)}</w:tc>'
            for cell in cells
        ) + "</w:tr>"  # fmt: skip

    grid = '<w:gridCol w:w="3000"/>' * len(rows[0])
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(map(row, rows))}</w:tbl><w:p/>"
    )


def _footnotes(source: Source) -> str:
    mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    notes = "".join(
        f'<w:footnote w:id="{n}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
        f"{mark}{_run(' ' + plain(note))}</w:p></w:footnote>"
        for n, note in source.notes.items()
    )
    rules = (
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r>'
        "<w:continuationSeparator/></w:r></w:p></w:footnote>"
    )
    return f"<w:footnotes {W}>{rules}{notes}</w:footnotes>"


def _margin(tag: str, content: str) -> str:
    return f"<w:{tag} {W}><w:p>{content}</w:p></w:{tag}>"


def _numbering() -> str:
    def level(number: int, kind: str, text: str) -> str:
        return (
            f'<w:abstractNum w:abstractNumId="{number}"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
            f'<w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
            '<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
        )

    used = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2))
    kinds = level(1, "bullet", "•") + level(2, "decimal", "%1.")
    return f"<w:numbering {W}>{kinds}{used}</w:numbering>"


def _styles() -> str:
    def style(name: str, label: str, look: str, kind: str = "paragraph", outline: str = "") -> str:
        settings = f'<w:pPr><w:outlineLvl w:val="{outline}"/></w:pPr>' if outline else ""
        return (
            f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{label}"/>'
            f"{settings}<w:rPr>{look}</w:rPr></w:style>"
        )

    normal = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        '<w:pPr><w:spacing w:after="160"/></w:pPr><w:rPr><w:sz w:val="22"/><w:lang w:val="nl-BE"/>'
        "</w:rPr></w:style>"
    )
    border = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = (
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
        f"<w:tblPr><w:tblBorders>{border}</w:tblBorders></w:tblPr></w:style>"
    )
    return (
        f"<w:styles {W}>{normal}"
        + style("Title", "Title", '<w:b/><w:sz w:val="40"/>')
        + style("Heading1", "heading 1", '<w:b/><w:sz w:val="30"/>', outline="0")
        + style("Heading2", "heading 2", '<w:b/><w:sz w:val="26"/>', outline="1")
        + style("ListParagraph", "List Paragraph", "")
        + style("FootnoteText", "footnote text", '<w:sz w:val="18"/>')
        + style(
            "FootnoteReference",
            "footnote reference",
            '<w:vertAlign w:val="superscript"/>',
            "character",
        )
        + grid
        + "</w:styles>"
    )
