"""The guard: a release that holds too little waits, the last good one stays, the reason is told."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import ConfigurationError, ReleaseHeld
from pipeline.publication import Limits, folder, guard, read_limits
from tests.publication.release_parts import part, release

FIRST, SECOND, THIRD = "20261120T020000Z", "20261121T020000Z", "20261122T020000Z"


def many(count: int, mentions: int = 10) -> list[object]:
    return [replace(part(f"d{number}"), counts={"target": mentions}) for number in range(count)]


def manifest(*documents: object) -> dict[str, object]:
    return {
        "documents": {
            item.id: {"source": item.source, "mentions": dict(item.counts)}  # type: ignore[attr-defined]
            for item in documents
        },
        "triples": 1, "mentions": {}, "entities": {}, "version": "v", "asOf": "t", "previous": None,
    }  # fmt: skip


BREACHES = [
    (many(20), many(9), ("documents.test: 9 after 20, a drop of more than 50%",)),
    (many(20, 10), many(20, 4), ("mentions.target: 80 after 200, a drop of more than 50%",)),
    (many(20, 10), many(20, 0), ("mentions.target: 0 after 200, a drop of more than 50%",)),
]
NO_BREACHES = [
    (many(20), many(10)),
    (many(19), many(1)),  # a handful may come and go
    (many(20, 4), many(20, 1)),
    (many(20), [replace(part("x"), source="elders")]),  # another source: nothing to compare
]


@pytest.mark.parametrize(("before", "now", "reasons"), BREACHES)
def test_a_gross_drop_is_refused(
    before: list[object], now: list[object], reasons: tuple[str, ...]
) -> None:
    assert guard.breaches(manifest(*now), manifest(*before), (), Limits()) == reasons


@pytest.mark.parametrize(("before", "now"), NO_BREACHES)
def test_an_ordinary_change_is_not(before: list[object], now: list[object]) -> None:
    assert guard.breaches(manifest(*now), manifest(*before), (), Limits()) == ()


def test_a_breach_keeps_the_last_good_release_and_tells_why(tmp_path: Path) -> None:
    good = release(tmp_path, part("a"), part("b"), version=FIRST)
    pages = sorted((tmp_path / "ldes").iterdir())
    limits = Limits(at_least={"documents": 2})
    with pytest.raises(ReleaseHeld, match="documents: 1, at least 2 expected"):
        release(tmp_path, part("a"), version=SECOND, limits=limits)
    assert folder.latest(tmp_path) == good.path
    assert [path.name for path in (tmp_path / "releases").iterdir()] == [FIRST]
    assert sorted((tmp_path / "ldes").iterdir()) == pages
    told = json.loads((tmp_path / "held-back.json").read_text(encoding="utf-8"))
    assert told == {
        "version": SECOND,
        "asOf": "2026-11-20T02:00:00Z",
        "latest": FIRST,
        "reasons": ["documents: 1, at least 2 expected"],
    }
    release(tmp_path, part("a"), part("c"), version=THIRD, limits=limits)
    assert not (tmp_path / "held-back.json").exists()


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        (Limits(at_most={"documents.test": 0}), "documents.test: 1, at most 0 expected"),
        (Limits(at_least={"mentions.target": 1}), "mentions.target: 0, at least 1 expected"),
        (Limits(at_least={"entities.organisation": 9}), "entities.organisation: 1, at least 9"),
        (Limits(filled={"documents.source": 0.5}), "documents.source: filled in 0% of the rows"),
    ],
)
def test_limits_that_are_set_are_kept(tmp_path: Path, limits: Limits, reason: str) -> None:
    with pytest.raises(ReleaseHeld, match=reason):
        release(tmp_path, part("a"), limits=limits)


def test_limits_are_read_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "guard.json"
    counts = {"documents": 3, "documents.parlement": 3, "mentions.target": 1, "triples": 9}
    limits = Limits(largest_drop=0.1, at_least=counts, filled={"targets.deadline": 0.5})
    path.write_text(
        json.dumps({"largest_drop": 0.1, "at_least": counts, "filled": limits.filled}), "utf-8"
    )
    assert read_limits(path) == limits


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        '{"least": 1}',
        '{"at_least": 5}',
        '{"at_least": {"documents": "3"}}',
        '{"at_most": {"mentions.targt": 5}}',
        '{"largest_drop": "x"}',
        '{"largest_drop": 20}',
        '{"filled": {"targets.deadline": 20}}',
    ],
)
def test_a_file_that_is_not_understood_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "guard.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"guard\.json"):
        read_limits(path)


def test_a_column_that_no_table_has_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="no column"):
        release(tmp_path, part("a"), limits=Limits(filled={"documents.kleur": 0.5}))
