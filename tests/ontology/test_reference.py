"""The HTML reference: made from the sources of today, whole, without a broken link."""

import re
from collections import Counter
from pathlib import Path

import pytest
from rdflib import Graph

from pipeline import validation
from pipeline.vocabulary import OA
from tests.validation.mutations import constraints
from tools.ontology_docs import diagram, files, sources, worked

FOLDER = files.REPOSITORY / "docs/ontology"
PAGES = {name: (FOLDER / name).read_text(encoding="utf-8") for name in ("index.html", "en.html")}
SOURCES = sources.read()


@pytest.mark.parametrize("path", files.made(), ids=lambda path: path.name)
def test_a_made_file_is_of_today(path: Path) -> None:
    """Otherwise: make docs."""
    assert path.read_text(encoding="utf-8") == files.made()[path], "run `make docs`"


@pytest.mark.parametrize("name", PAGES)
def test_every_anchor_has_one_place(name: str) -> None:
    ids = Counter(re.findall(r' id="([^"]+)"', PAGES[name]))
    linked = set(re.findall(r'href="#([^"]+)"', PAGES[name]))
    assert {anchor for anchor, times in ids.items() if times > 1} == set()
    assert linked - set(ids) == set()


@pytest.mark.parametrize("name", PAGES)
def test_every_file_that_is_linked_is_there(name: str) -> None:
    links = re.findall(r'href="((?!https?:|#)[^"]+)"', PAGES[name])
    assert [link for link in links if not (FOLDER / link).is_file()] == []


@pytest.mark.parametrize("name", PAGES)
def test_no_definition_is_missing(name: str) -> None:
    page = PAGES[name]
    assert re.findall(r'class="definition">\s*<', page) == []
    for term in sources.own_terms(SOURCES.ontology, (*sources.CLASS, *sources.PROPERTY)):
        assert f'<section class="term" id="{term.rpartition("#")[2]}"' in page
    for scheme in sources.schemes(SOURCES.lists):
        for concept in sources.concepts(SOURCES.lists, scheme):
            assert f'<tr id="{"-".join(concept.rsplit("/", 2)[1:])}"' in page
    for shape in sources.node_shapes(SOURCES.shapes):
        assert f'id="shape-{shape.rpartition("#")[2]}"' in page


def test_the_picture_has_a_box_for_every_class_of_ours_and_a_line_for_every_link() -> None:
    found = diagram.boxes(SOURCES)
    own = {box.name for box in found if box.name.startswith("bg:")}
    assert own == {
        sources.short(term) for term in sources.own_terms(SOURCES.ontology, sources.CLASS)
    }
    picture = diagram.svg(SOURCES, "x")
    assert picture.count("<rect class=") == len(found)
    linked = sum(row.target is not None for box in found for row in box.rows)
    assert picture.count('class="link"') == linked > 10


@pytest.mark.parametrize("path", worked.files(), ids=lambda path: path.stem)
def test_a_worked_example_is_the_text_of_its_sample(path: Path) -> None:
    sample = path.read_text(encoding="utf-8").splitlines()[1].removeprefix("# ")
    text = (files.REPOSITORY / sample).read_text(encoding="utf-8")
    graph = Graph().parse(path)
    (quote,) = graph.subjects(OA.exact)
    (position,) = graph.subjects(OA.start)
    start, end = (int(str(graph.value(position, term))) for term in (OA.start, OA.end))
    assert text[start:end] == str(graph.value(quote, OA.exact))
    assert text[:start].endswith(str(graph.value(quote, OA.prefix)))
    assert text[end:].startswith(str(graph.value(quote, OA.suffix)))


@pytest.mark.parametrize("path", worked.files(), ids=lambda path: path.stem)
def test_a_worked_example_conforms_but_for_what_it_leaves_out(path: Path) -> None:
    """The document, the activity and the organisations around it stand in the whole graph."""
    outside = re.compile(
        r"#(links|place-(source|section)|mention-activity|statement-(document|holder)"
        r"|citation-citing|instrument-owner|mention-body)"
    )
    found = validation.validate_file(path)
    assert [item.message for item in found if not outside.search(item.code)] == []


def test_the_mutation_report_is_of_the_shapes_of_today() -> None:
    """Otherwise: make mutations."""
    report = (FOLDER / "mutations.md").read_text(encoding="utf-8")
    rows = [line.split(" | ") for line in report.splitlines() if line.startswith("| ")][1:]
    listed = {(row[0].removeprefix("| "), row[1]) for row in rows}
    today = {
        (each.shape.rpartition("#")[2], each.parameter.rpartition("#")[2])
        for each in constraints(SOURCES.shapes)
    }
    assert listed == today, "run `make mutations`"
    assert "NO" not in report
