"""The graph of one document, from values written by hand."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from rdflib import (
    DC,
    DCTERMS,
    FOAF,
    ORG,
    OWL,
    PROV,
    RDF,
    RDFS,
    SKOS,
    XSD,
    BNode,
    Graph,
    Literal,
    URIRef,
)
from rdflib.compare import isomorphic

from pipeline import uris
from pipeline.mapping import code_lists, graph_of, run_graph
from pipeline.model import Judgement, Run
from pipeline.validation import findings
from pipeline.vocabulary import BG, CITO, DOCO, ELI, FABIO, NIF, OA, PREFIXES, UNIT
from tests.mapping import examples as made

BASE = made.BASE
DOCUMENT = uris.document(BASE, made.DOCUMENT.id)
REPOSITORY = Path(__file__).parents[2]

KNOWN = (
    BASE,
    "http://publications.europa.eu/resource/",
    "https://data.vlaanderen.be/id/organisatie/",
    "http://data.europa.eu/eli/",
    "http://www.wikidata.org/entity/",
    "https://ror.org/",
    "https://www.serv.be",
    "http://www.vlaio.be",
    *PREFIXES.values(),
)


def drawn(**changes: object) -> Graph:
    """The graph of the example document with some of its fields changed."""
    document = replace(made.DOCUMENT, **changes)  # type: ignore[arg-type]
    return graph_of(document, made.MENTIONS, made.LINKS, made.ENTITY_TYPES, made.RUN, BASE)


@pytest.fixture(scope="module")
def graph() -> Graph:
    return drawn()


def concept(scheme: str, code: str) -> URIRef:
    return uris.concept(BASE, scheme, code)


def test_there_are_no_blank_nodes(graph: Graph) -> None:
    assert not [node for triple in graph for node in triple if isinstance(node, BNode)]


def test_every_iri_is_ours_or_of_a_known_authority(graph: Graph) -> None:
    iris = {str(node) for triple in graph for node in triple if isinstance(node, URIRef)}
    assert {iri for iri in iris if not iri.startswith(KNOWN)} == set()


def test_text_carries_its_language(graph: Graph) -> None:
    worded = (DCTERMS.title, SKOS.prefLabel, SKOS.altLabel, BG.indicator, OA.exact)
    for term in worded:
        assert all(getattr(text, "language", None) for text in graph.objects(None, term)), term
    assert not [text for text in graph.objects() if getattr(text, "language", None) == "und"]


def test_words_of_an_english_document_are_english() -> None:
    graph = drawn(language="en")
    assert list(graph.objects(DOCUMENT, DCTERMS.title)) == [
        Literal("Advies over digitalisering", lang="en")
    ]


@pytest.mark.parametrize("form", ["turtle", "nt", "json-ld", "xml"])
def test_what_is_written_reads_back_as_the_same_graph(graph: Graph, form: str) -> None:
    assert isomorphic(Graph().parse(data=graph.serialize(format=form), format=form), graph)


def test_turtle_invents_no_prefixes(graph: Graph) -> None:
    assert "@prefix ns" not in graph.serialize(format="turtle")


def test_the_same_values_give_the_same_triples_under_any_hash_seed() -> None:
    code = (
        "from tests.mapping.examples import *\n"
        "from pipeline.mapping import graph_of\n"
        "g = graph_of(DOCUMENT, MENTIONS, LINKS, ENTITY_TYPES, RUN, BASE)\n"
        "print(''.join(sorted(g.serialize(format='nt').splitlines(keepends=True))))"
    )
    written = {
        subprocess.run(  # noqa: S603 - our own interpreter and code
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=REPOSITORY,
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "4711")
    }
    assert len(written) == 1


def test_the_time_of_a_run_changes_nothing_in_a_document_graph() -> None:
    later = replace(made.RUN, version="20270101T000000Z", as_of="2027-01-01T00:00:00Z")
    again = graph_of(made.DOCUMENT, made.MENTIONS, made.LINKS, made.ENTITY_TYPES, later, made.BASE)
    assert set(again) == set(drawn())


def test_neither_does_code_that_changed_nor_who_started_the_run() -> None:
    other = replace(made.RUN, configuration="0" * 64, started_by="inbox")
    again = graph_of(made.DOCUMENT, made.MENTIONS, made.LINKS, made.ENTITY_TYPES, other, made.BASE)
    assert set(again) == set(drawn())


@pytest.mark.parametrize(
    "other",
    [
        replace(made.RUN, software="beleidsgraaf 0.2.0"),
        replace(made.RUN, model="none"),
        replace(made.RUN, authorities=("acts 0000000000", "organisations 5f6a7b8c9d")),
    ],
)
def test_another_stated_version_is_another_extraction(other: Run) -> None:
    again = graph_of(made.DOCUMENT, made.MENTIONS, made.LINKS, made.ENTITY_TYPES, other, made.BASE)
    before, after = (set(one.subjects(RDF.type, PROV.Activity)) for one in (drawn(), again))
    assert len(before) == len(after) == 1
    assert before != after


DESCRIBED = [
    (DCTERMS.title, Literal("Advies over digitalisering", lang="nl")),
    (BG.documentKind, concept("document-kind", "advisory-opinion")),
    (RDF.type, FABIO.Opinion),
    (DCTERMS.issued, Literal("2024-03-20", datatype=XSD.date)),
    (DCTERMS.identifier, Literal("2024/12")),
    (DCTERMS.publisher, uris.thing(BASE, "organisation", "serv")),
    (BG.addressee, uris.part(DOCUMENT, "addressee")),
    (BG.sourceHash, Literal("ab" * 32)),
    (BG.mentions, uris.thing(BASE, "target", "kmo-basisniveau")),
    (BG.mentions, uris.thing(BASE, "organisation", "serv")),
    (CITO.cites, uris.thing(BASE, "work", "32022L2555")),
]


@pytest.mark.parametrize(("term", "value"), DESCRIBED)
def test_the_document_says(graph: Graph, term: URIRef, value: URIRef) -> None:
    assert (DOCUMENT, term, value) in graph


@pytest.mark.parametrize(
    ("issued", "datatype"), [("2024", XSD.gYear), ("2024-03", XSD.gYearMonth), ("vorig jaar", None)]
)
def test_a_date_has_the_datatype_of_its_precision(issued: str, datatype: URIRef | None) -> None:
    found = drawn(issued=issued).value(DOCUMENT, DCTERMS.issued)
    assert getattr(found, "datatype", None) == datatype


def test_a_publisher_nobody_mentions_is_an_agent_known_by_name() -> None:
    graph = drawn(publisher="Vereniging X")
    agent = uris.part(DOCUMENT, "publisher")
    assert (DOCUMENT, DCTERMS.publisher, agent) in graph
    assert (agent, RDF.type, FOAF.Agent) in graph
    assert (agent, SKOS.prefLabel, Literal("Vereniging X", lang="nl")) in graph


def test_a_publisher_that_is_mentioned_but_not_listed_is_the_mentioned_one() -> None:
    graph = drawn(publisher="Commissie digitale zaken")
    body = uris.thing(BASE, "organisation", "commissie-digitale-zaken")
    assert (DOCUMENT, DCTERMS.publisher, body) in graph


def test_a_document_without_publisher_has_none() -> None:
    assert drawn(publisher=None).value(DOCUMENT, DCTERMS.publisher) is None


def test_sections_form_a_tree(graph: Graph) -> None:
    inner, outer = uris.part(DOCUMENT, "section-1.1"), uris.part(DOCUMENT, "section-1")
    assert (inner, RDF.type, DOCO.Section) in graph
    assert (inner, DCTERMS.isPartOf, outer) in graph
    assert (outer, DCTERMS.isPartOf, DOCUMENT) in graph
    assert (inner, NIF.beginIndex, Literal(28)) in graph


def test_footnotes_with_one_label_are_two(graph: Graph) -> None:
    notes = set(graph.subjects(RDF.type, DOCO.Footnote))
    assert len(notes) == 3
    assert uris.part(DOCUMENT, "footnote-1-2") in notes


def test_a_mention_can_be_walked_back_to_its_words(graph: Graph) -> None:
    mention = uris.iri(made.TARGET.id)
    place = uris.part(mention, "target")
    quote, position = uris.part(mention, "quote"), uris.part(mention, "position")
    assert (mention, OA.hasBody, uris.thing(BASE, "target", "kmo-basisniveau")) in graph
    assert (mention, OA.motivatedBy, OA.identifying) in graph
    assert str(graph.value(mention, BG.confidence)) == "0.9123"
    assert str(graph.value(mention, BG.rule)) == "target.test"
    assert (place, OA.hasSource, DOCUMENT) in graph
    assert (place, BG.page, Literal(1)) in graph
    assert (place, BG.section, uris.part(DOCUMENT, "section-1.1")) in graph
    start, end = (int(str(graph.value(position, term))) for term in (OA.start, OA.end))
    assert made.TEXT[start:end] == str(graph.value(quote, OA.exact)) == made.TARGET.text
    assert made.TEXT[start - 32 : start] == str(graph.value(quote, OA.prefix))
    assert made.TEXT[end : end + 32] == str(graph.value(quote, OA.suffix))


def test_every_mention_comes_from_the_extraction_of_its_document(graph: Graph) -> None:
    (activity,) = set(graph.objects(None, PROV.wasGeneratedBy))
    assert (activity, RDF.type, PROV.Activity) in graph
    assert (activity, PROV.used, DOCUMENT) in graph
    assert not list(graph.objects(activity, PROV.startedAtTime))
    agent = graph.value(activity, PROV.wasAssociatedWith)
    assert (agent, RDF.type, PROV.SoftwareAgent) in graph
    assert graph.value(activity, BG.modelVersion) == Literal(made.RUN.model)
    assert set(graph.objects(activity, BG.authorityVersion)) == set(
        map(Literal, made.RUN.authorities)
    )


def test_one_work_cited_is_one_citation(graph: Graph) -> None:
    work = uris.thing(BASE, "work", "32022L2555")
    assert len(list(graph.subjects(CITO.hasCitedEntity, work))) == 1


def test_an_ambiguous_entity_says_so_with_its_candidates(graph: Graph) -> None:
    body = uris.thing(BASE, "organisation", "commissie-digitale-zaken")
    other = uris.thing(BASE, "organisation", "vlaams-parlement")
    assert (body, BG.resolution, concept("resolution", "ambiguous")) in graph
    assert (body, BG.resolutionReason, Literal("two bodies have this name", lang="en")) in graph
    assert (body, BG.candidate, other) in graph
    assert (other, RDF.type, ORG.Organization) in graph
    assert (other, SKOS.prefLabel, Literal("Vlaams Parlement", lang="nl")) in graph


def test_a_linked_entity_has_no_resolution(graph: Graph) -> None:
    assert graph.value(uris.thing(BASE, "organisation", "serv"), BG.resolution) is None


def test_a_body_named_only_in_a_role_is_described_and_unresolved(graph: Graph) -> None:
    printer = uris.thing(BASE, "organisation", "drukkerij-x")
    assert (printer, RDF.type, ORG.Organization) in graph
    assert (printer, BG.resolution, concept("resolution", "unresolved")) in graph


def test_of_two_judgements_on_one_entity_the_graver_one_stands() -> None:
    committee, reason = made.LINKS[2], "nobody knows"
    second = replace(made.COMMITTEE, id=f"{made.COMMITTEE.id}x")
    link = replace(committee, mention=second.id, judgement=Judgement.UNRESOLVED, reason=reason)
    graph = graph_of(
        made.DOCUMENT,
        (second, *made.MENTIONS),
        (link, *made.LINKS),
        made.ENTITY_TYPES,
        made.RUN,
        BASE,
    )
    states = list(graph.objects(uris.iri(link.uri), BG.resolution))
    assert states == [concept("resolution", "ambiguous")]


def test_an_entity_with_two_names_has_one_preferred_label() -> None:
    links = tuple(
        replace(link, label="Vl. Beleidsplan Cyber") if link.mention.endswith("x") else link
        for link in (*made.LINKS, replace(made.LINKS[3], mention=f"{made.PLAN.id}x"))
    )
    mentions = (*made.MENTIONS, replace(made.PLAN, id=f"{made.PLAN.id}x"))
    graph = graph_of(made.DOCUMENT, mentions, links, made.ENTITY_TYPES, made.RUN, BASE)
    plan = uris.iri(made.LINKS[3].uri)
    assert [str(label) for label in graph.objects(plan, SKOS.prefLabel)] == [
        "Vlaams Beleidsplan Cybersecurity"
    ]
    assert [str(label) for label in graph.objects(plan, SKOS.altLabel)] == ["Vl. Beleidsplan Cyber"]


def test_a_mention_without_a_link_is_a_bug() -> None:
    with pytest.raises(KeyError):
        graph_of(made.DOCUMENT, made.MENTIONS, (), made.ENTITY_TYPES, made.RUN, BASE)


def test_the_run_says_when_and_what_it_read(graph: Graph) -> None:
    run = run_graph(made.RUN, [made.DOCUMENT], BASE)
    activity = uris.thing(BASE, "activity", f"run-{made.RUN.version}")
    assert (activity, RDF.type, PROV.Activity) in run
    assert run.value(activity, PROV.startedAtTime)
    assert run.value(activity, BG.configurationHash) == Literal(made.RUN.configuration)
    assert run.value(activity, BG.modelVersion) == Literal(made.RUN.model)
    trigger = run.value(activity, PROV.wasStartedBy)
    assert run.value(trigger, RDFS.label) == Literal("schedule nightly")
    assert not [item for item in findings(run, "run", "") if item.severity == "violation"]
    assert set(run.objects(activity, PROV.wasInformedBy)) <= set(graph.subjects())


def test_code_lists_stand_under_the_base_of_the_data() -> None:
    lists = code_lists("https://elders.example")
    subjects = {str(subject) for subject in lists.subjects()}
    assert "https://elders.example/id/concept/comparator/at-least" in subjects
    assert not [subject for subject in subjects if subject.startswith(BASE)]


def test_authors_without_an_iri_are_names(graph: Graph) -> None:
    work = uris.thing(BASE, "work", "serv-2023-digitale-kmo-s")
    assert list(graph.objects(work, DC.creator)) == [Literal("Jan Peeters")]
    assert list(graph.objects(work, DCTERMS.creator)) == [uris.thing(BASE, "organisation", "serv")]


def test_a_directive_is_the_same_as_its_eli_and_celex_resource(graph: Graph) -> None:
    work = uris.thing(BASE, "work", "32022L2555")
    assert (work, RDF.type, ELI.LegalResource) in graph
    assert {str(same) for same in graph.objects(work, OWL.sameAs)} == {
        "http://data.europa.eu/eli/dir/2022/2555/oj",
        "http://publications.europa.eu/resource/celex/32022L2555",
    }


def test_a_unit_is_an_iri_of_qudt(graph: Graph) -> None:
    assert UNIT.PERCENT in set(graph.objects(None, BG.unit))


def test_who_publishes_an_advisory_opinion_is_its_adviser() -> None:
    for kind, advisers in (("advisory-opinion", 1), ("report", 0)):
        document = replace(made.DOCUMENT, kind=kind)
        graph = graph_of(document, (), (), made.ENTITY_TYPES, made.RUN, made.BASE)
        found = set(graph.objects(None, BG.adviser))
        assert len(found) == advisers
        assert found <= set(graph.objects(None, DCTERMS.publisher))
