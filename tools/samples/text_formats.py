"""A sample source as plain text, as text taken from a PDF, as Markdown and as HTML."""
# ruff: noqa: INP001  a folder of scripts, not a package

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from hyphenation import wrapped
from sample_source import BOLD, LINK, NOTE_MARK, plain, unmarked

if TYPE_CHECKING:
    from sample_source import Block, Source

SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
COLUMNS = 85
PAGE_LINES = 46
STYLE = "body{font-family:Georgia,serif;max-width:44em;margin:2em auto;line-height:1.5}"


def to_markdown(source: Source) -> str:
    """The source itself, without its marks."""
    return unmarked(source.body).strip() + "\n"


def to_text(source: Source) -> str:
    """One line a paragraph, the notes at the end."""
    parts = [_text_block(block) for block in source.blocks]
    parts += [f"{n}. {plain(note)}" for n, note in source.notes.items()]
    return "\n\n".join(parts) + "\n"


def _text_block(block: Block) -> str:
    def line(text: str) -> str:
        return plain(NOTE_MARK.sub(lambda m: f" ({m[1]})", unmarked(text)))

    if block.kind == "bullets":
        return "\n".join("- " + line(item) for item in block.items)
    if block.kind == "numbers":
        return "\n".join(f"{n}. {line(item)}" for n, item in enumerate(block.items, 1))
    if block.kind == "table":
        return "\n".join("\t".join(map(line, row)) for row in block.rows)
    return line(block.text)


def to_pdf_text(source: Source) -> str:
    """As a PDF's text often arrives: short lines, divided words, notes and page marks between."""
    lines: list[str] = []
    for block in source.blocks:
        texts = ["•  " + item for item in block.items] or [block.text]
        for text in texts:
            marked = NOTE_MARK.sub(lambda m: m[1].translate(SUPERSCRIPT), unmarked(text))
            for part in marked.split("\n"):
                lines += wrapped(part.strip(), COLUMNS, len)
        lines.append("")
    return "\n".join(_paged(lines, source)) + "\n"


def _paged(lines: list[str], source: Source) -> list[str]:
    pages = [lines[at : at + PAGE_LINES] for at in range(0, len(lines), PAGE_LINES)]
    out: list[str] = []
    for number, page in enumerate(pages, 1):
        out += [source.meta["running_head"].ljust(COLUMNS - 4) + f"{number:>4}", "", *page, ""]
        text = "\n".join(page)
        for n, note in source.notes.items():
            if re.search(rf"(?<=\S){n.translate(SUPERSCRIPT)}", text):
                mark = n.translate(SUPERSCRIPT)
                out += [*wrapped(f"{mark} {plain(note)}", COLUMNS, len)]
        out += ["", f"{number}/{len(pages)}".center(COLUMNS).rstrip(), "\f"]
    return out[:-1]


def to_html(source: Source) -> str:
    """A page with linked notes, the way a web editor makes it."""
    meta = source.meta
    parts = [_html_block(block) for block in source.blocks]
    if source.notes:
        items = [
            f'<li id="fn{n}">{_inline(note)} <a href="#ref{n}">↩</a></li>'
            for n, note in source.notes.items()
        ]
        parts.append(
            '<section class="footnotes">\n<ol>\n' + "\n".join(items) + "\n</ol>\n</section>"
        )
    publisher = html.escape(meta["publisher"])
    nav = f'<nav><a href="/">Home</a> | <a href="/publicaties">{publisher}</a></nav>'
    charset = meta.get("encoding", "utf-8")
    page = (
        f'<!DOCTYPE html>\n<html lang="{meta["language"]}">\n<head>\n<meta charset="{charset}">\n'
        f"<title>{html.escape(meta['title'])}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        f"{nav}\n<main>\n" + "\n".join(parts) + "\n</main>\n<footer>Toegankelijkheid | Contact"
        "</footer>\n</body>\n</html>\n"
    )
    return page if charset == "utf-8" else page.replace("↩", "terug")


def _html_block(block: Block) -> str:
    if block.kind == "heading":
        return f"<h{block.level}>{_inline(block.text)}</h{block.level}>"
    if block.kind in {"bullets", "numbers"}:
        tag = "ul" if block.kind == "bullets" else "ol"
        items = "\n".join(f"<li>{_inline(item)}</li>" for item in block.items)
        return f"<{tag}>\n{items}\n</{tag}>"
    if block.kind == "table":
        head, *rows = block.rows
        lines = [_row(head, "th"), *(_row(row, "td") for row in rows)]
        return "<table>\n" + "\n".join(lines) + "\n</table>"
    quoted = re.fullmatch(r"> (.+)", block.text)
    if quoted:
        return f"<blockquote><p>{_inline(quoted[1])}</p></blockquote>"
    return "<p>" + _inline(block.text).replace("  \n", "<br>\n") + "</p>"


def _row(cells: tuple[str, ...], tag: str) -> str:
    return "<tr>" + "".join(f"<{tag}>{_inline(cell)}</{tag}>" for cell in cells) + "</tr>"


def _inline(text: str) -> str:
    text = html.escape(unmarked(text), quote=False)
    text = NOTE_MARK.sub(r'<sup><a href="#fn\1" id="ref\1">\1</a></sup>', text)
    text = BOLD.sub(r"<strong>\1</strong>", LINK.sub(r'<a href="\2">\1</a>', text))
    return re.sub(r'(?<!["\w])(https://[\w./-]*\w)', r'<a href="\1">\1</a>', text)
