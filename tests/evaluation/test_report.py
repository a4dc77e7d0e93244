"""The report: the same figures give the same page, curve and graph."""

from collections.abc import Mapping

from rdflib import RDF, BNode

from pipeline.evaluation import Annotation, Part, causes, part, reliability
from pipeline.evaluation.curve import svg
from pipeline.evaluation.dqv import graph
from pipeline.evaluation.goals import GOALS
from pipeline.evaluation.report import Report, markdown
from pipeline.vocabulary import DQV

TEXT = "De SERV en de MORA geven samen advies."
GOLD = [
    Annotation(doc="a.txt", start=3, end=7, type="ORG", attributes={"key": "serv"}),
    Annotation(doc="a.txt", start=14, end=18, type="ORG", attributes={"key": "mora"}),
]
FOUND = [
    Annotation(
        doc="a.txt",
        start=3,
        end=7,
        type="ORG",
        attributes={"key": "serv", "rule": "organisation.gazetteer"},
    )
]
PART = part(GOLD, FOUND, {"a.txt": "advisory-opinion"}, {"serv"})
CURVE = reliability([(0.9, True), (0.6, False)])


def report(*, development: frozenset[str], own: Mapping[str, Part] | None = None) -> Report:
    """A report on one document."""
    return Report(
        parts={"held-out": PART, "all": PART},
        ablation={"trained model": None, "names from lists": {"held-out": PART, "all": PART}},
        reliability=CURVE,
        causes=causes(GOLD, FOUND),
        development=development,
        texts={"a.txt": TEXT},
        speed={},
        own=own or {},
    )


def test_the_page_says_what_is_reached_and_what_is_missed() -> None:
    page = markdown(report(development=frozenset()))
    assert "| ORG, strict F1 | 0.88 | 0.93 | 0.667 (0.67–0.67) | **missed** |" in page
    assert "| TARGET, overlap F1 | 0.65 | 0.85 | – | not measured |" in page
    assert page == markdown(report(development=frozenset()))


def test_our_own_documents_have_a_section_of_their_own() -> None:
    bare, full = (
        markdown(report(development=frozenset(), own=own)) for own in (None, {"held-out": PART})
    )
    assert "Not measured: `--own tests/gold`" in bare
    assert full.count("| ORG, strict F1 | 0.88 | 0.93 | 0.667 (0.67–0.67) | **missed** |") == 2


def test_words_of_held_out_documents_are_not_shown() -> None:
    assert "⟨MORA⟩" not in markdown(report(development=frozenset()))
    assert "⟨MORA⟩" in markdown(report(development=frozenset({"a.txt"})))


def test_a_component_that_did_not_run_has_a_row_that_says_so() -> None:
    assert "| trained model | not part of this run |" in markdown(report(development=frozenset()))


def test_the_graph_holds_each_figure_and_no_blank_node() -> None:
    made = graph({"held-out": PART}, CURVE, "https://data.example")
    assert not any(isinstance(node, BNode) for triple in made for node in triple)
    measurements = set(made.subjects(RDF.type, DQV.QualityMeasurement))
    assert len(measurements) == len(set(made.subjects(DQV.value)))
    for one in measurements:
        for term in (DQV.value, DQV.computedOn, DQV.isMeasurementOf):
            assert len(list(made.objects(one, term))) == 1


def test_the_curve_is_a_picture_with_a_dot_for_each_bin() -> None:
    assert CURVE is not None
    assert svg(CURVE).count("<circle") == len(CURVE.bins) == 2


def test_every_goal_aims_higher_than_it_must() -> None:
    assert all(goal.must < goal.aim for goal in GOALS)
