"""The graph of links: ties between entities of several documents, and what persons decided.

Each tie is a triple, and beside it a `bg:Link` with its rule, score, reason and evidence. It stands
in a named graph of its own, so that a document's graph depends on that document alone.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType

from rdflib import DC, DCTERMS, OWL, PROV, RDF, RDFS, SKOS, Graph, Literal, URIRef

from pipeline import uris
from pipeline.entities.entity_type import Triple
from pipeline.entities.literals import moment, number
from pipeline.model import Decision, Tie
from pipeline.vocabulary import BG, CITO, ELI, new_graph

PREDICATES: Mapping[str, URIRef] = MappingProxyType(
    {
        "same-as": OWL.sameAs,
        "exact-match": SKOS.exactMatch,
        "candidate": BG.candidate,
        "cites": CITO.cites,
        "restates": BG.restates,
        "tightens": BG.tightens,
        "weakens": BG.weakens,
        "postpones": BG.postpones,
        "holder": BG.holder,
        "pursues": BG.pursues,
        "legal-basis": BG.legalBasis,
        "based-on": ELI.based_on,
    }
)
"""What a tie may say, and the property that says it."""


def links_graph(ties: Iterable[Tie], decisions: Iterable[Decision], base: str) -> Graph:
    """All ties and decisions of a release."""
    graph = new_graph(base)
    for tie in ties:
        for triple in _tie(tie, base):
            graph.add(triple)
    for decision in decisions:
        for triple in _decision(decision, base):
            graph.add(triple)
    return graph


def _tie(tie: Tie, base: str) -> Iterator[Triple]:
    subject, value = uris.iri(tie.subject), uris.iri(tie.object)
    predicate = PREDICATES[tie.predicate]
    key = uris.digest(tie.subject, tie.predicate, tie.object)
    node = uris.part(uris.graph(base, "links"), f"{tie.predicate}-{key}")
    yield subject, predicate, value
    yield node, RDF.type, BG.Link
    yield node, RDF.subject, subject
    yield node, RDF.predicate, predicate
    yield node, RDF.object, value
    yield node, BG.rule, Literal(tie.rule)
    yield node, BG.confidence, number(Decimal(f"{tie.score:.4f}"))
    yield node, BG.resolutionReason, Literal(tie.reason, lang="en")
    for mention in tie.evidence:
        yield node, PROV.wasDerivedFrom, uris.iri(mention)


def _decision(decision: Decision, base: str) -> Iterator[Triple]:
    about = decision.mention or f"{decision.entity} {decision.into}"
    key = f"review-{uris.digest(decision.action, about)}"
    node = uris.thing(base, "activity", key)
    yield node, RDF.type, BG.Decision
    yield node, BG.action, uris.concept(base, "review-action", decision.action)
    yield node, DC.creator, Literal(decision.by)
    yield node, RDFS.comment, Literal(decision.why)
    for used in _used(decision, base):
        yield node, PROV.used, used
    day = moment(decision.on)
    if day is not None:
        yield node, DCTERMS.date, day
    if decision.action == "merge":
        old, new = (_entity(text, base) for text in (decision.entity, decision.into))
        yield old, DCTERMS.isReplacedBy, new


def _used(decision: Decision, base: str) -> Iterator[URIRef]:
    """What the decision is about, and what it names."""
    if decision.mention:
        yield uris.thing(base, "mention", decision.mention)
    for text in (decision.entity, decision.into):
        if text:
            yield _entity(text, base)


def _entity(text: str, base: str) -> URIRef:
    kind, _, key = text.partition("/")
    return uris.thing(base, kind, key)
