"""The samples from their sources: `python tools/samples/make_formats.py` rewrites every file.

Needs PyYAML and, for the PDFs alone, reportlab (`pip install reportlab`). The same sources give
the same bytes.
"""
# ruff: noqa: INP001  a folder of scripts, not a package

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sample_source
import text_formats

if TYPE_CHECKING:
    from collections.abc import Callable

    from sample_source import Source

BUILD = Path(__file__).parent
REPOSITORY = BUILD.parents[1]
SAMPLES = REPOSITORY / "samples"
EXPECTED = REPOSITORY / "tests" / "samples" / "expected.json"
DESCRIBED = ("title", "kind", "issued", "publisher", "language", "number", "addressee", "url")
KNOWN = ("cites", "restates", "distractors")  # what else the tests may ask


def encoded(write: Callable[[Source], str]) -> Callable[[Source], bytes]:
    """A writer of text as a writer of bytes, in the encoding the source asks for."""
    return lambda source: write(source).encode(source.meta.get("encoding", "utf-8"))


def pdf(source: Source) -> bytes:
    """The source as PDF; reportlab is needed for this format only."""
    import pdf_format  # noqa: PLC0415

    return pdf_format.to_pdf(source)


def docx(source: Source) -> bytes:
    """The source as a Word document."""
    import docx_format  # noqa: PLC0415

    return docx_format.to_docx(source)


def xml(source: Source) -> str:
    """A source written as XML, without its marks."""
    return sample_source.unmarked(source.body)


WRITERS: dict[str, tuple[str, Callable[[Source], bytes]]] = {
    "txt": ("txt", encoded(text_formats.to_text)),
    "pdftxt": ("txt", encoded(text_formats.to_pdf_text)),
    "md": ("md", encoded(text_formats.to_markdown)),
    "html": ("html", encoded(text_formats.to_html)),
    "docx": ("docx", docx),
    "pdf": ("pdf", pdf),
    "xml": ("xml", encoded(xml)),
}


def build(source: Source) -> list[dict[str, Any]]:
    """Write the formats of one source with their sidecars; what is expected of each."""
    folder = SAMPLES / source.meta.get("folder", "")
    formats = source.meta["formats"]
    expected = []
    for name in formats:
        suffix, write = WRITERS[name]
        stem = f"{source.name}-{suffix}" if len(formats) > 1 else source.name
        path = folder / f"{source.name}.{suffix}"
        path.write_bytes(write(source))
        described = {"id": stem}
        described |= {key: source.meta[key] for key in DESCRIBED if key in source.meta}
        # Five formats side by side share a stem, so each sidecar keeps its file's suffix.
        beside = f"{path.name}.meta.json" if len(formats) > 1 else f"{path.stem}.meta.json"
        _write_json(folder / beside, described)
        facts = {key: value for key, value in described.items() if key != "url"}
        facts["file"] = path.relative_to(SAMPLES).as_posix()
        facts |= {key: source.meta[key] for key in KNOWN if key in source.meta}
        expected.append(facts | {"entities": sample_source.entities(source)})
    return expected


def _write_json(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def main() -> None:
    """Write all samples and expected.json."""
    sources = [sample_source.read(path) for path in sorted((BUILD / "sources").glob("*.marked"))]
    documents = [facts for source in sources for facts in build(source)]
    _write_json(EXPECTED, {"documents": documents})


if __name__ == "__main__":
    main()
