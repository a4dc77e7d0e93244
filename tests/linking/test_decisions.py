"""The file of decisions: what it holds, what it refuses, how it is kept in order."""

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import ConfigurationError
from pipeline.linking.decisions import line_of, load, save, with_decision
from pipeline.model import Decision

REJECT = Decision(
    action="reject", by="redactie", why="een prognose", document="nota", mention="nota-target-1",
    words="30% groei",
)  # fmt: skip
MERGE = Decision(
    action="merge", by="redactie", why="één orgaan", entity="organisation/a", into="organisation/b"
)
SPLIT = Decision(
    action="split", by="redactie", why="twee raden", document="nota", mention="nota-organisation-2",
    words="de Raad", entity="organisation/raad", into="organisation/raad-van-state",
)  # fmt: skip

WRONG = [
    ("{", "is not JSON"),
    ("[]", "is not one JSON object"),
    ('{"action": "reject", "by": "x", "why": "y", "mention": 3}', "is not one JSON object"),
    ('{"action": "reject", "by": "x", "why": "y", "mension": "m"}', "knows no mension"),
    ('{"action": "reject", "by": "x", "mention": "m"}', "needs action, by and why"),
    ('{"action": "burn", "by": "x", "why": "y", "mention": "m"}', "the action is one of"),
    ('{"action": "reject", "by": "", "why": "y", "mention": "m"}', "who decided"),
    ('{"action": "reject", "by": "x", "why": "y"}', "the mention is missing"),
    ('{"action": "correct", "by": "x", "why": "y", "mention": "m"}', "what is right"),
    ('{"action": "correct", "by": "x", "why": "y", "mention": "m", "entity": "serv"}', "kind/key"),
    ('{"action": "correct", "by": "x", "why": "y", "mention": "m", "type": "target"}', "target"),
    ('{"action": "merge", "by": "x", "why": "y", "entity": "organisation/a"}', "two entities"),
    ('{"action": "merge", "by": "x", "why": "y", "entity": "organisation/a", "into": "work/b"}',
     "kind/key"),
]  # fmt: skip


def test_what_is_written_is_read_again_in_one_order(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    for new in (SPLIT, REJECT, MERGE):
        save(path, with_decision(load(path), new))
    text = path.read_text(encoding="utf-8")
    assert load(path) == (MERGE, REJECT, SPLIT)
    save(path, with_decision(with_decision(with_decision((), MERGE), REJECT), SPLIT))
    assert path.read_text(encoding="utf-8") == text
    assert text.splitlines()[1].startswith('{"document": "nota", "words": "30% groei"')


def test_a_later_decision_takes_the_place_of_the_earlier_one() -> None:
    accepted = replace(REJECT, action="accept", why="toch")
    assert with_decision((REJECT, MERGE), accepted) == (MERGE, accepted)


def test_no_file_means_no_decision(tmp_path: Path) -> None:
    assert load(tmp_path / "nothing") == ()


@pytest.mark.parametrize(("line", "said"), WRONG)
def test_a_line_that_cannot_be_followed_is_named(tmp_path: Path, line: str, said: str) -> None:
    path = tmp_path / "decisions.jsonl"
    path.write_text(f"{line_of(MERGE)}\n{line}\n", encoding="utf-8")
    with pytest.raises(ConfigurationError, match=said) as caught:
        load(path)
    assert f"{path.name}:2" in str(caught.value)
