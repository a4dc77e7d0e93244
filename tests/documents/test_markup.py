"""HTML, DOCX, Markdown and XML: what becomes which text."""

from collections.abc import Callable

import pytest

from pipeline.model import Document
from pipeline.text_map import origin_of

TEXTS: list[tuple[str, str, str]] = [
    ("a.html", "<p>een<br>twee<br><br>drie</p>", "een\ntwee\n\ndrie"),
    ("a.html", "<p>a&nbsp;b&shy;c &#150; ﬁn</p>", "a bc – fin"),
    ("a.html", "<ul><li>een<li><p>twee</p><p>meer</p></ul>", "– een\n\n– twee\n\nmeer"),
    ("a.html", '<ol start=3><li>een<ol type="a"><li>twee</ol></ol>', "3. een\n\na. twee"),
    ("a.html", "<table><tr><th>A<th><tr><td>1<td>2</table>", "A\t\n1\t2"),
    ("a.html", "<table><tr><td><h1>Kop</h1><p>x</p></table>", "Kop\n\nx"),
    ("a.html", "<div>los <b>vet</b><p>alinea</p>rest</div>", "los vet\n\nalinea\n\nrest"),
    ("a.html", "<script>x</script><p hidden>x</p><p style='display: none'>x</p><p>y", "y"),
    ("a.html", "<header><a>menu</a></header><main><header><h2>T</h2></header>y</main>", "T\n\ny"),
    ("a.html", "<p>5 km<sup>2</sup> de 7<sup>de</sup> CO<sub>2</sub></p>", "5 km² de 7de CO2"),
    (
        "a.html",
        "<p style='mso-list:l0'><span style='mso-list:Ignore'>2.<i>&nbsp;</i></span>x",
        "2. x",
    ),
    ("a.md", "een\ntwee  \ndrie\n\n* a\n* b\n\n> citaat", "een twee\ndrie\n\n– a\n\n– b\n\ncitaat"),
    ("a.md", "**vet** `code` [tekst](http://x.be) ![beeld](y) <b>z</b> \\*", "vet code tekst z *"),
    (
        "a.md",
        "3. drie\n4. vier\n\n| a | b |\n|---|---|\n| c | |",
        "3. drie\n\n4. vier\n\na\tb\nc\t",
    ),
    ("a.md", "```\ncode\n```\n\n<div>x<br>y</div>", "code\n\nxy"),
    ("a.xml", "<r><meta><title>T</title></meta><p>a <b>b</b> c</p><p>d</p></r>", "a b c\n\nd"),
    (
        "a.xml",
        "<r><s><title>Kop</title><row><cell>a</cell><cell>b</cell></row></s></r>",
        "Kop\n\na\tb",
    ),
    (
        "a.xml",
        (
            '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><div><head>Kop</head>'
            "<u><note>De voorzitter:</note><seg><w>Een</w> "
            "<w join='right'>zin</w><pc>.</pc></seg></u>"
            "</div></body></text></TEI>"
        ),
        "Kop\n\nDe voorzitter:\n\nEen zin.",
    ),
    (
        "a.xml",
        (
            "<akomaNtoso><act><meta/><body><chapter><num>Hoofdstuk 1.</num><heading>Kader</heading>"
            "<article><num>Artikel 1.</num><paragraph><num>§1.</num><content><p>Tekst"
            '<authorialNote marker="1"><p>Noot</p></authorialNote>.</p></content></paragraph>'
            "<point><num>1°</num><p>eerste</p></point></article></chapter></body></act></akomaNtoso>"
        ),
        "Hoofdstuk 1. Kader\n\nArtikel 1.\n\n§1. Tekst.\n\n1° eerste\n\nNoot",
    ),
]


@pytest.mark.parametrize(("name", "content", "text"), TEXTS)
def test_the_text_is_clean(
    read: Callable[..., Document], name: str, content: str, text: str
) -> None:
    assert read(name, content).text == text


WORD: list[tuple[str, str]] = [
    ("<w:t>een </w:t><w:tab/><w:t>twee</w:t><w:br/><w:t>drie</w:t>", "een twee\ndrie"),
    ("<w:t>kli</w:t><w:softHyphen/><w:t>maat</w:t><w:noBreakHyphen/><w:t>x</w:t>", "klimaat-x"),
    ("<w:t>na</w:t></w:r><w:del><w:r><w:delText>weg</w:delText></w:r></w:del><w:r>", "na"),
    ("<w:t>na</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>weg</w:t>", "na"),
    ("</w:r><w:ins><w:r><w:t>nieuw</w:t></w:r></w:ins><w:r>", "nieuw"),
]


@pytest.mark.parametrize(("body", "text"), WORD)
def test_runs_of_word_are_joined(
    read: Callable[..., Document], docx: Callable[..., bytes], body: str, text: str
) -> None:
    assert read("a.docx", docx(f"<w:p><w:r>{body}</w:r></w:p>")).text == text


def test_lists_of_word_count_on(read: Callable[..., Document], docx: Callable[..., bytes]) -> None:
    numbered = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    item = f"<w:p>{numbered}<w:r><w:t>punt</w:t></w:r></w:p>"
    empty = f"<w:p>{numbered}</w:p>"
    assert read("a.docx", docx(item + empty + item)).text == "1. punt\n\n2. punt"


LINKED = """<p>Zin<sup><a href="#fn:1" id="r">1</a></sup>.</p>
<ol><li id="fn:1"><p>Noot. <a href="#r">↩</a></p></ol>"""
WORD_MADE = """<p>Zin<a href="#_ftn1" name="_ftnref1"><span
class=MsoFootnoteReference>[1]</span></a>.</p><div style='mso-element:footnote' id=ftn1><p>
<a href="#_ftnref1" name="_ftn1">[1]</a> Noot.</p></div>"""
WITH_ROLES = """<p>Zin<a href="#n1" role="doc-noteref">1</a>.</p>
<aside id="n1" role="doc-footnote">Noot.</aside>"""
RAISED = "<p>Zin<sup>1</sup>.</p><p><sup>1</sup> Noot.</p>"
FOOTNOTES = [LINKED, WORD_MADE, WITH_ROLES, RAISED]


@pytest.mark.parametrize("content", FOOTNOTES)
def test_footnotes_of_pages_are_tied_to_their_calls(
    read: Callable[..., Document], content: str
) -> None:
    document = read("a.html", content)
    [note] = document.footnotes
    assert document.text == "Zin.\n\nNoot."
    assert (note.label, document.text[note.start : note.end], note.call) == ("1", "Noot.", 3)


FACTS: list[tuple[str, str, dict[str, str]]] = [
    (
        "a.html",
        (
            '<html lang="fr-BE"><title>T | Site</title>'
            '<meta name="DCTERMS.issued" content="2024-05-03">'
            '<meta property="og:site_name" content="Stad X"><p>x'
        ),
        {"title": "T", "issued": "2024-05-03", "publisher": "Stad X", "language": "fr"},
    ),
    (
        "a.html",
        (
            '<script type="application/ld+json">{"@type": "Report", "name": "R", "datePublished": '
            '"2023-01-02T10:00", "publisher": {"name": "P"}}</script><p>x'
        ),
        {"title": "R", "issued": "2023-01-02", "publisher": "P"},
    ),
    (
        "a.html",
        '<h1>Lijst</h1><span property="eli:date_publication" content="2024-09-27">x</span>',
        {"title": "Lijst", "issued": "2024-09-27"},
    ),
    ("a.md", "---\ntitle: 'T'\ndatum: 3 mei 2024\n---\nx", {"title": "T", "issued": "2024-05-03"}),
]


@pytest.mark.parametrize(("name", "content", "facts"), FACTS)
def test_files_say_what_they_are(
    read: Callable[..., Document], name: str, content: str, facts: dict[str, str]
) -> None:
    document = read(name, content)
    assert {fact: getattr(document, fact) for fact in facts} == facts


def test_a_character_leads_back_to_its_element(read: Callable[..., Document]) -> None:
    document = read("a.html", "<html><body><p>a</p><p>b <i>c</i> d</p></body></html>")
    where = [origin_of(document.source_map, document.text.index(char)) for char in "abcd"]
    assert where == [
        ("/html/body[1]/p[1]", 0),
        ("/html/body[1]/p[2]", 0),
        ("/html/body[1]/p[2]/i[1]", 0),
        ("/html/body[1]/p[2]", 3),
    ]
