"""The figures of the quality report as RDF, in the W3C Data Quality Vocabulary. No blank nodes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rdflib import Graph, Literal, URIRef

from pipeline import uris
from pipeline.evaluation.parts import Part
from pipeline.evaluation.reliability import Reliability
from pipeline.evaluation.scoring import Score
from pipeline.vocabulary import DCAT, DCTERMS, DQV, RDF, SKOS, XSD, new_graph

_METRICS = {
    "precision": "Share of the mentions found that have the type, start and end annotated",
    "recall": "Share of the mentions annotated that were found with their type, start and end",
    "f1": "Harmonic mean of precision and recall, of exact spans",
    "f1-low": "Lower end of the 95 % interval of F1, by bootstrap over documents",
    "f1-high": "Upper end of the 95 % interval of F1, by bootstrap over documents",
    "overlap-f1": "F1 of spans that share a character, one to one",
    "b-cubed": "B-cubed F1 of the clusters that links make of exact mentions",
    "linked-right": "Share of exact mentions of known organisations that are linked to theirs",
    "linked-wrong": "Share of exact mentions of known organisations that are linked to another",
    "attribute-accuracy": "Share of the attributes annotated on overlapping mentions that agree",
    "calibration-error": "Mean distance between confidence and share right, over bins",
}


def graph(parts: Mapping[str, Part], curve: Reliability | None, base: str) -> Graph:
    """One measurement for each figure of each part, type, kind and genre."""
    made = new_graph(base)
    home = uris.graph(base, "quality")
    dimension = uris.part(home, "accuracy")
    made.add((dimension, RDF.type, DQV.Dimension))
    made.add((dimension, SKOS.prefLabel, Literal("accuracy", lang="en")))
    for name, definition in _METRICS.items():
        metric = uris.part(home, name)
        made.add((metric, RDF.type, DQV.Metric))
        made.add((metric, SKOS.definition, Literal(definition, lang="en")))
        made.add((metric, DQV.expectedDataType, XSD.decimal))
        made.add((metric, DQV.inDimension, dimension))
    for figure in _figures(parts, curve):
        _add(made, home, figure)
    return made


@dataclass(frozen=True, slots=True)
class _Figure:
    """One figure: what it is about, how much of it there was, its metric and its value."""

    title: str
    extent: str
    metric: str
    value: float


def _add(made: Graph, home: URIRef, figure: _Figure) -> None:
    """One measurement, and what it was computed on."""
    subject = uris.part(home, uris.slug(f"mentions {figure.title}"))
    made.add((subject, RDF.type, DCAT.Dataset))
    made.add((subject, DCTERMS.title, Literal(f"Mentions: {figure.title}", lang="en")))
    made.add((subject, DCTERMS.description, Literal(figure.extent, lang="en")))
    measurement = uris.part(home, uris.slug(f"{figure.metric} of {figure.title}"))
    made.add((measurement, RDF.type, DQV.QualityMeasurement))
    made.add((measurement, DQV.computedOn, subject))
    made.add((measurement, DQV.isMeasurementOf, uris.part(home, figure.metric)))
    made.add((measurement, DQV.value, Literal(f"{figure.value:.4f}", datatype=XSD.decimal)))


def _figures(parts: Mapping[str, Part], curve: Reliability | None) -> Iterator[_Figure]:
    for name, part in parts.items():
        tables = {"": part.types}
        tables |= {
            f", kind {kind}": {of: row[kind]} for of, row in part.kinds.items() for kind in row
        }
        tables |= {f", genre {genre}": row for genre, row in part.genres.items()}
        for suffix, table in tables.items():
            for kind, score in table.items():
                if score.strict.gold:
                    title = f"{kind}{suffix}, {name} documents"
                    extent = f"{score.strict.gold} mentions annotated by the gold standard's guide"
                    among = f"{extent}, among the {part.documents} {name} documents"
                    yield from (_Figure(title, among, *figure) for figure in _of(score))
                    for attribute, share in score.attributes.items() if not suffix else ():
                        about = f"attribute {attribute} of {title}"
                        compared = f"{share.compared} mentions of which it is annotated"
                        yield _Figure(about, compared, "attribute-accuracy", share.share)
    if curve is not None:
        title, extent = "all types, held-out documents", f"{curve.count} mentions found"
        yield _Figure(title, extent, "calibration-error", curve.error)


def _of(score: Score) -> Iterator[tuple[str, float]]:
    strict = score.strict
    yield "precision", strict.precision
    yield "recall", strict.recall
    yield "f1", strict.f1
    yield "f1-low", strict.low
    yield "f1-high", strict.high
    yield "overlap-f1", score.overlap.f1
    if score.bcubed is not None:
        yield "b-cubed", score.bcubed
    if score.linked is not None:
        yield "linked-right", score.linked.right
        yield "linked-wrong", score.linked.wrong
