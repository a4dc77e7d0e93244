"""For every SPARQL constraint of the shapes one change that breaks it."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from rdflib import RDF, XSD, Graph, Literal, URIRef
from rdflib.term import Node

from pipeline import uris
from pipeline.settings import BASE_IRI
from pipeline.vocabulary import BG, ELI, NIF, OA, UNIT


def _longer_quote(graph: Graph) -> None:
    quote, exact = next(graph.subject_objects(OA.exact))
    graph.set((quote, OA.exact, Literal(f"{exact}!", lang="nl")))


def _other_words(graph: Graph) -> None:
    quote, exact = next(graph.subject_objects(OA.exact))
    graph.set((quote, OA.exact, Literal("x" * len(str(exact)), lang="nl")))
    document = next(graph.subjects(RDF.type, BG.PolicyDocument))
    graph.add((document, NIF.isString, Literal("A text of other words. " * 99)))


def _stated(**values: Literal | URIRef) -> Callable[[Graph], None]:
    """A statement with these values, and no others of the same properties."""

    def change(graph: Graph) -> None:
        statement = min(graph.subjects(RDF.type, BG.TargetStatement))  # type: ignore[type-var]
        for term in (BG.value, BG.minimum, BG.maximum):
            graph.remove((statement, term, None))
        for name, value in values.items():
            graph.set((statement, BG[name], value))

    return change


def _acting(term: URIRef, value: Node) -> Callable[[Graph], None]:
    """A cited act with this value."""

    def change(graph: Graph) -> None:
        act = next(graph.subjects(ELI.id_local))
        graph.set((act, term, value))

    return change


def _concept(code: str) -> URIRef:
    return uris.concept(BASE_IRI, *code.split("/"))


def _decimal(number: str) -> Literal:
    return Literal(number, datatype=XSD.decimal)


def _without(*terms: URIRef) -> Callable[[Graph], None]:
    def change(graph: Graph) -> None:
        for term in terms:
            graph.remove((None, term, None))

    return change


BREAKING_QUERIES: Mapping[str, Callable[[Graph], None]] = MappingProxyType(
    {
        "quotes-length": _longer_quote,
        "quotes-of-text-equal": _other_words,
        "periods-order": _stated(
            deadlineStart=Literal("2031-01-01", datatype=XSD.date),
            deadline=Literal("2030", datatype=XSD.gYear),
        ),
        "deadlines-ahead": _stated(
            modality=_concept("modality/intended"),
            deadline=Literal("2019", datatype=XSD.gYear),
        ),
        "celex-kinds-agree": _acting(ELI.type_document, _concept("act-kind/regulation")),
        "celex-numbers-agree": _acting(ELI.number, Literal("2022/2556")),
        "percentages-bounds": _stated(
            comparator=_concept("comparator/equal"), unit=UNIT.PERCENT, value=_decimal("120.0")
        ),
        "signs-positive": _stated(
            comparator=_concept("comparator/decrease-by"), value=_decimal("-5.0")
        ),
        "counts-whole": _stated(unit=UNIT.NUM, value=_decimal("1.5")),
        "units-there": _without(BG.unit, BG.unitText),
        "baselines-units": _without(BG.baselineUnit, BG.baselineUnitText),
    }
)
"""One change for each SPARQL constraint, by its name."""
