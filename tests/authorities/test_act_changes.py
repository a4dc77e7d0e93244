"""Which later acts repealed or amended an act."""

import pytest
from rdflib import URIRef

from pipeline.authorities import acts
from pipeline.entities.reference.acts import describe_row
from pipeline.vocabulary import ELI

WORK = URIRef("urn:x-test:work")
CELLAR = "http://publications.europa.eu/resource/celex/"
CHANGED = [
    ("eu:nis1", ELI.repealed_by, {f"{CELLAR}32022L2555"}),
    ("eu:nis1", ELI.amended_by, set()),
    ("eu:eidas", ELI.amended_by, {f"{CELLAR}32022L2555", f"{CELLAR}32024R1183"}),
    ("eu:nis2", ELI.repealed_by, set()),
]


@pytest.mark.parametrize(("key", "relation", "later"), CHANGED)
def test_an_act_says_what_was_done_to_it(key: str, relation: URIRef, later: set[str]) -> None:
    triples = describe_row(WORK, acts.load()[key])
    assert {str(value) for _, term, value in triples if term == relation} == later


def test_to_implement_an_act_is_not_to_change_it() -> None:
    changes = acts.changed_by()["be:codex-overheidsfinancien"]
    assert [relation for relation, _ in changes] == ["implements"]
    triples = list(describe_row(WORK, acts.load()["be:codex-overheidsfinancien"]))
    assert not {term for _, term, _ in triples} & {ELI.repealed_by, ELI.amended_by}
