"""Laws of the ties: no order, no changed IRI, nothing that points outside."""

import time

from hypothesis import given
from hypothesis import strategies as st

from pipeline.entities.reference.value import Reference
from pipeline.linking.corpus import ties_of
from pipeline.linking.linked import Linked
from pipeline.linking.unions import Unions
from pipeline.mapping import links_graph
from pipeline.validation.links import link_findings, subjects
from tests.linking.examples import BASE, document, linked, mention
from tests.linking.test_targets import CHANGES, EARLIER, SECOND, stated
from tests.linking.test_works import ONE_WORK, RESOLVED

POOL: list[Linked] = [
    EARLIER,
    *(stated(f"c{at}", f"{at}%", SECOND, **facts) for at, (_, facts) in enumerate(CHANGES)),
    *(linked(of) for of, _ in RESOLVED[3:]),
    RESOLVED[3][1],
    ONE_WORK[0][0],
    ONE_WORK[0][1],
]
SOME = st.lists(st.sampled_from(range(len(POOL))), unique=True)


@given(SOME, st.randoms(use_true_random=False))
def test_the_order_of_documents_makes_no_difference(chosen: list[int], random: object) -> None:
    shuffled = list(chosen)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    first, second = (ties_of([POOL[at] for at in ats], BASE) for ats in (chosen, shuffled))
    assert first == second


@given(SOME)
def test_ties_name_only_what_the_documents_hold(chosen: list[int]) -> None:
    documents = [POOL[at] for at in chosen]
    known = {link.uri for one in documents for _, link in one.pairs}
    known |= {f"{BASE}/id/document/{one.document.id}" for one in documents}
    mentions = {mention.id for one in documents for mention, _ in one.pairs}
    for tie in ties_of(documents, BASE):
        assert {tie.subject.partition("#")[0], tie.object.partition("#")[0]} <= known
        assert set(tie.evidence) <= mentions
        assert tie.subject != tie.object


def test_a_graph_of_links_conforms_and_a_dangling_one_does_not() -> None:
    graph = links_graph(ties_of(POOL, BASE), (), BASE)
    described = {str(node) for node in (*graph.subjects(), *graph.objects())}
    assert link_findings(graph, described, BASE) == ()
    missing = next(tie.object for tie in ties_of(POOL, BASE) if tie.predicate == "cites")
    found = link_findings(graph, described - {missing}, BASE)
    assert {finding.code for finding in found} == {"dangling-link"}
    assert subjects(["<urn:a> <urn:b> <urn:c> .\n"]) == {"urn:a"}


def test_unions_do_not_depend_on_the_order_of_joining() -> None:
    for pairs in ([("a", "b"), ("b", "c"), ("d", "e")], [("b", "c"), ("d", "e"), ("a", "b")]):
        joined = Unions()
        assert [joined.join(one, other) for one, other in pairs] == [True] * 3
        assert not joined.join("a", "c")
        assert [joined.find(item) for item in "abcdef"] == ["a", "a", "a", "d", "d", "f"]


def test_two_thousand_works_in_two_seconds() -> None:
    documents = []
    for at in range(200):
        text = document(f"d{at}", "x" * 500)
        documents.append(
            linked(
                text,
                *(
                    mention(text, "reference", f"SERV (20{at % 25:02}), Advies '{at} {nr}'",
                            Reference(kind="bibliographic", authors=("SERV",),
                                      year=f"20{at % 25:02}", title=f"Kijk op {at} en {nr}"), nr)
                    for nr in range(10)
                ),
            )
        )  # fmt: skip
    started = time.process_time()
    ties_of(documents, BASE)
    assert time.process_time() - started < 4
