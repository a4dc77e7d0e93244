"""The same document as text, Markdown, HTML, DOCX and PDF is read as the same paragraphs."""

import re
from collections.abc import Callable

import pytest

from pipeline.model import Document

TITLE = "Actieplan Proefwater 2030"
HEADINGS = ("1. Kader", "1.1 Doelen", "2. Opvolging")
FIRST = (
    "De stad Proefdam stelde dit plan vast op 3 maart 2025. Het plan bouwt voort op de EU-"
    "lidstaten en op het Werkgelegenheids- en Investeringsplan van de provincie."
)
ITEMS = ("tegen 2030 daalt het verbruik met 20%;", "in 2027 is 5 km² verharding verdwenen.")
ROWS = (("Indicator", "Doel", "Nulmeting"), ("Verbruik per inwoner", "80 liter", "100 liter"))
LAST = "De dienst Water rapporteert elk jaar aan de gemeenteraad."
NOTE = "Proefdam (2024), Waterrapport, p. 12."
PARAGRAPHS = [
    TITLE, HEADINGS[0], FIRST, HEADINGS[1], *(f"– {item}" for item in ITEMS),
    *("\t".join(row) for row in ROWS), HEADINGS[2], LAST,
]  # fmt: skip


def text() -> str:
    items = "\n\n".join(f"- {item}" for item in ITEMS)
    rows = "\n".join("\t".join(row) for row in ROWS)
    return (
        f"{TITLE}\n\n{HEADINGS[0]}\n\n{FIRST}\n\n{HEADINGS[1]}\n\n{items}\n\n{rows}\n\n"
        f"{HEADINGS[2]}\n\n{LAST}¹\n\n¹ {NOTE}\n"
    )


def markdown() -> str:
    items = "\n".join(f"- {item}" for item in ITEMS)
    head, row = ("| " + " | ".join(row) + " |" for row in ROWS)
    return (
        f"# {TITLE}\n\n## {HEADINGS[0]}\n\n{FIRST}\n\n### {HEADINGS[1]}\n\n{items}\n\n"
        f"{head}\n|---|---|---|\n{row}\n\n## {HEADINGS[2]}\n\n{LAST}[^1]\n\n[^1]: {NOTE}\n"
    )


def html() -> str:
    items = "".join(f"<li>{item.replace('²', '<sup>2</sup>')}</li>" for item in ITEMS)
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in ROWS)
    return (
        f"<title>{TITLE} | Proefdam</title><body><nav>menu</nav><h1>{TITLE}</h1>"
        f"<h2>{HEADINGS[0]}</h2><p>{FIRST}</p>"
        f"<h3>{HEADINGS[1]}</h3><ul>{items}</ul><table>{rows}</table><h2>{HEADINGS[2]}</h2>"
        f'<p>{LAST}<sup><a href="#fn1" id="r1">1</a></sup></p>'
        f'<ol><li id="fn1">{NOTE} <a href="#r1">↩</a></li></ol></body>'
    )


def docx(make: Callable[..., bytes]) -> bytes:
    def paragraph(content: str, properties: str = "") -> str:
        return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{content}</w:t></w:r></w:p>"

    def heading(content: str, level: int) -> str:
        return paragraph(content, f'<w:pStyle w:val="Kop{level}"/>')

    bullet = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'
    rows = "".join(
        f"<w:tr>{''.join(f'<w:tc>{paragraph(cell)}</w:tc>' for cell in row)}</w:tr>" for row in ROWS
    )
    body = (
        heading(TITLE, 1) + heading(HEADINGS[0], 2) + paragraph(FIRST) + heading(HEADINGS[1], 3)
        + "".join(paragraph(item, bullet) for item in ITEMS) + f"<w:tbl>{rows}</w:tbl>"
        + heading(HEADINGS[2], 2)
        + paragraph(LAST).replace("</w:p>", '<w:r><w:footnoteReference w:id="2"/></w:r></w:p>')
    )  # fmt: skip
    return make(body, footnotes=f'<w:footnote w:id="2">{paragraph(NOTE)}</w:footnote>')


def pdf(make: Callable[..., bytes]) -> bytes:
    """Two pages, with running head and foot, hyphens at line ends, a raised call-out and a note."""
    lines: list[tuple[float, float, float, bool, str]] = [
        (70, 740, 20, True, TITLE),
        (70, 700, 14, True, HEADINGS[0]),
        (70, 680, 11, False, FIRST[: FIRST.index("lidstaten")]),
        (70, 666, 11, False, "lidstaten en op het Werkgelegenheids- en Inves-"),
        (70, 652, 11, False, "teringsplan van de provincie."),
        (70, 620, 12, True, HEADINGS[1]),
        *((70.0, 600.0 - 16 * at, 11.0, False, "•") for at in range(len(ITEMS))),
        *((84.0, 600.0 - 16 * at, 11.0, False, item) for at, item in enumerate(ITEMS)),
        *(
            (70.0 + 160 * column, 550.0 - 16 * row, 11.0, False, cell)
            for row, cells in enumerate(ROWS)
            for column, cell in enumerate(cells)
        ),
    ]  # fmt: skip
    second: list[tuple[float, float, float, bool, str]] = [
        (70, 700, 14, True, HEADINGS[2]),
        (70, 680, 11, False, LAST),
        (368, 685, 6, False, "1"),
        (70, 90, 6, False, "1"),
        (76, 86, 8, False, NOTE),
    ]
    head = (70, 800, 8, False, "Stad Proefdam - Actieplan")
    return make(
        [
            [*page, head, (290, 30, 9, False, f"{number} / 2")]
            for number, page in enumerate((lines, second), start=1)
        ]
    )


@pytest.fixture(scope="module")
def documents(read: Callable[..., Document], request: pytest.FixtureRequest) -> dict[str, Document]:
    contents = {
        "txt": text(),
        "md": markdown(),
        "html": html(),
        "docx": docx(request.getfixturevalue("docx")),
        "pdf": pdf(request.getfixturevalue("pdf")),
    }
    return {ending: read(f"plan.{ending}", content) for ending, content in contents.items()}


def paragraphs(document: Document) -> list[str]:
    """The paragraphs and rows without footnotes, marked alike."""
    body = document.text
    for note in reversed(document.footnotes):
        body = body[: note.start] + body[note.end :]
    blocks = re.split(r"\n\n+|\n(?=.*\t)", re.sub(r"[¹²³⁰⁴-⁹]+(?=\s|$)(?<!m²)", "", body))
    plain = (re.sub(r"^[-•] ", "– ", block.strip()) for block in blocks)
    return [block for block in plain if block]


@pytest.mark.parametrize("ending", ["txt", "md", "html", "docx", "pdf"])
def test_all_formats_give_the_same_paragraphs(documents: dict[str, Document], ending: str) -> None:
    assert paragraphs(documents[ending]) == PARAGRAPHS


@pytest.mark.parametrize("ending", ["txt", "md", "html", "docx", "pdf"])
def test_all_formats_give_the_same_sections(documents: dict[str, Document], ending: str) -> None:
    keys = [(one.key, one.parent) for one in documents[ending].sections if one.key[0].isdigit()]
    assert [key for key, _ in keys] == ["1", "1.1", "2"]
    assert keys[1][1] == "1"


@pytest.mark.parametrize("ending", ["txt", "md", "html", "docx", "pdf"])
def test_all_formats_tie_the_footnote_to_its_call(
    documents: dict[str, Document], ending: str
) -> None:
    document = documents[ending]
    [note] = document.footnotes
    assert (note.label, document.text[note.start : note.end]) == ("1", NOTE)
    assert note.call is not None
    assert document.text[: note.call].endswith(LAST)


@pytest.mark.parametrize("ending", ["txt", "md", "html", "docx", "pdf"])
def test_all_formats_give_the_same_facts(documents: dict[str, Document], ending: str) -> None:
    document = documents[ending]
    assert document.kind == "policy-plan"
    assert document.title == TITLE
    assert document.language == "nl"


def test_the_pages_of_a_pdf_are_told(documents: dict[str, Document]) -> None:
    document = documents["pdf"]
    assert [page.number for page in document.pages] == [1, 2]
    second = document.pages[1]
    assert document.text[second.start : second.end].startswith(HEADINGS[2])
    assert all(one.where in ("page=1", "page=2") for one in document.source_map.segments)
