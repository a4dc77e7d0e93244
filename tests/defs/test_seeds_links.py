"""Citations among the reference documents: each that is there, and the near misses."""

from pathlib import Path

import pytest

from pipeline import documents, extraction, linking, sources
from pipeline.entities import ENTITY_TYPES
from pipeline.linking.corpus import ties_of
from pipeline.linking.linked import Linked, pair
from pipeline.model import Finding
from pipeline.settings import BASE_IRI

SEEDS = Path(__file__).parents[2] / "../shared/corpus/seeds"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SEEDS.is_dir(), reason="needs the reference material in ../shared"),
]

CITED = {("000", "serv-2024-digitale-strategische-autonomie", "003")}
"""Citing document, key of the work, and the document that it is."""

NOT_HERE = {
    "serv-2024-bestuurlijke-beleidsnota-s-2024-2029",  # of the same body and day as 000
    "serv-2023-open-strategische-autonomie",
}
"""Works by the body that wrote three of the documents, which are none of them."""


@pytest.fixture(scope="module")
def seeds() -> list[Linked]:
    nlp = extraction.build_nlp(None)
    found = []
    for raw in sources.each([SEEDS], max_bytes=10_000_000):
        assert not isinstance(raw, Finding)
        document = documents.parse(raw)
        mentions = extraction.extract(document, nlp, BASE_IRI)
        definitions = extraction.definitions_of(document)
        links = linking.link(document, mentions, ENTITY_TYPES, definitions, BASE_IRI)
        found.append(pair(document, mentions, links))
    return found


def test_every_citation_of_one_by_another_resolves(seeds: list[Linked]) -> None:
    ties = ties_of(seeds, BASE_IRI)
    works = {key(tie.object): key(tie.subject) for tie in ties if tie.predicate == "same-as"
             and "/id/document/" in tie.object}  # fmt: skip
    cites = {
        (key(tie.subject)[:3], works[key(tie.object)], key(tie.object)[:3])
        for tie in ties
        if tie.predicate == "cites"
    }
    assert cites == CITED
    cited = {key(link.uri) for one in seeds for mention, link in one.pairs}
    assert cited >= NOT_HERE
    assert not NOT_HERE & set(works.values())


def key(iri: str) -> str:
    """The key of an IRI."""
    return iri.rpartition("/")[2]
