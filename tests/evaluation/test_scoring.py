"""The figures: by hand on small cases, and equal to the project's scorer on all gold."""

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

from pipeline import evaluation
from pipeline.cli import evaluating, measuring
from pipeline.evaluation import Annotation, score
from pipeline.evaluation.annotation import overlap_pairs
from pipeline.evaluation.clusters import bcubed, linked

SHARED = Path(__file__).parents[2] / "../shared"


def org(start: int, end: int, doc: str = "a", **attributes: Any) -> Annotation:
    """An organisation of document a."""
    return Annotation(doc=doc, start=start, end=end, type="ORG", attributes=attributes)


def test_strict_needs_both_edges_and_overlap_one_character() -> None:
    one = score([org(0, 4), org(10, 14)], [org(0, 4), org(12, 20)], "ORG")
    assert (one.strict.precision, one.strict.recall, one.strict.f1) == (0.5, 0.5, 0.5)
    assert one.overlap.f1 == 1.0


def test_of_two_finds_at_one_place_one_counts() -> None:
    assert score([org(0, 4)], [org(0, 4), org(0, 4)], "ORG").strict.found == 1


def test_pairs_are_one_to_one_and_the_greatest_overlap_comes_first() -> None:
    gold = [org(0, 10)]
    assert overlap_pairs(gold, [org(8, 20), org(0, 9)]) == [(gold[0], org(0, 9))]


def test_the_interval_holds_the_figure_and_narrows_when_documents_agree() -> None:
    gold = [org(0, 4, doc) for doc in "abcdefgh"]
    even = score(gold, gold, "ORG").strict
    assert (even.low, even.f1, even.high) == (1.0, 1.0, 1.0)
    uneven = score(gold, gold[:4], "ORG").strict
    assert uneven.low < uneven.f1 < uneven.high


def test_clusters_are_measured_over_mentions() -> None:
    pairs = [
        (org(0, 4, key="serv"), org(0, 4, uri="x:1")),
        (org(5, 9, key="serv"), org(5, 9, uri="x:2")),
    ]
    assert bcubed(pairs) == pytest.approx(2 / 3)
    assert bcubed([]) is None


def test_no_link_is_neither_right_nor_wrong() -> None:
    pairs = [
        (org(0, 4, key="serv"), org(0, 4, key="serv")),
        (org(5, 9, key="serv"), org(5, 9, key="vlaio")),
        (org(10, 14, key="serv"), org(10, 14)),
        (org(15, 19, key="unknown"), org(15, 19, key="serv")),
    ]
    known = linked(pairs, {"serv", "vlaio"})
    assert known is not None
    assert known.compared == 3
    assert known.right == pytest.approx(1 / 3)
    assert known.wrong == pytest.approx(1 / 3)


def test_documents_that_no_list_names_count_as_held_out() -> None:
    parts = evaluation.parts_of(["new.txt"], evaluation.development_documents())
    assert parts[evaluation.HELD_OUT] == {"new.txt"}
    assert evaluation.DEVELOPMENT not in parts


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="needs the reference material in ../shared")
def test_the_figures_equal_the_scorer(tmp_path: Path) -> None:
    scorer = _scorer()
    one = measuring.annotated(SHARED / "gold", SHARED / "corpus")
    rows = measuring.rows_of(one)
    found = measuring.found_among(one, rows)
    authority = evaluating.keys_of(SHARED / "authority/organisations.csv")
    parts = measuring.scores(one, found, authority)

    predictions = tmp_path / "predictions.jsonl"
    predictions.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    gold, regions = scorer.load_gold([str(SHARED / "gold")])
    result, errors = scorer.score(
        gold, scorer.read_jsonl(predictions), regions, authority=authority
    )
    for kind, ours in parts[evaluation.ALL].types.items():
        theirs = result[kind]
        for measure in ("strict", "overlap"):
            counted = getattr(ours, measure)
            assert round(counted.precision, 4) == theirs[measure]["p"]
            assert round(counted.recall, 4) == theirs[measure]["r"]
            assert round(counted.f1, 4) == theirs[measure]["f1"]
            assert (counted.gold, counted.found) == (
                theirs[measure]["gold"],
                theirs[measure]["predicted"],
            )
        if ours.bcubed is not None:
            assert round(ours.bcubed, 4) == theirs["bcubed_f1"]
        if ours.linked is not None:
            assert round(ours.linked.right, 4) == theirs["linked"]["right"]
            assert round(ours.linked.wrong, 4) == theirs["linked"]["wrong"]
            assert ours.linked.compared == theirs["linked"]["n"]
        for name, share in ours.attributes.items():
            assert round(share.share, 4) == theirs[name]["accuracy"]
            assert share.compared == theirs[name]["n"]
        spans = [
            mistake
            for mistake in evaluation.mistakes(one.gold.annotations, found, kind)
            if not mistake.what.startswith("wrong")
        ]
        assert len(spans) == len(errors[kind])


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="needs the reference material in ../shared")
def test_the_documents_tuned_on_are_annotated_ones() -> None:
    folders = (SHARED / "gold", Path(__file__).parents[1] / "gold")
    annotated = {name for folder in folders for name in evaluation.load(folder).regions}
    assert evaluation.development_documents() <= annotated


def _scorer() -> Any:
    spec = importlib.util.spec_from_file_location("score", SHARED / "tools/score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
