"""What the catalogue counts and measures: VoID statistics, period covered, DQV measurements."""

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

import pyoxigraph as ox
from rdflib import Literal, URIRef

from pipeline import uris
from pipeline.catalogue_terms import VOID
from pipeline.entities.entity_type import Triple
from pipeline.publication.draft import Draft
from pipeline.publication.ledger import total_of
from pipeline.vocabulary import BG, DCAT, DCTERMS, DQV, OA, PROV, RDF, RDFS, XSD

_TYPE, _ISSUED = ox.NamedNode(str(RDF.type)), ox.NamedNode(str(DCTERMS.issued))
_BODY, _RESOLUTION = ox.NamedNode(str(OA.hasBody)), ox.NamedNode(str(BG.resolution))


def statistics(union: tuple[ox.Triple, ...], version: URIRef, base: str) -> Iterator[Triple]:
    """The size of the graph after VoID, with a part for each class."""
    classes = Counter(_text(triple.object) for triple in union if triple.predicate == _TYPE)
    yield version, RDF.type, VOID.Dataset
    yield version, VOID.uriSpace, Literal(f"{base}/id/")
    yield version, VOID.sparqlEndpoint, uris.iri(f"{base}/sparql")
    yield version, VOID.vocabulary, uris.iri(str(BG))
    for term, count in (
        (VOID.triples, len(union)),
        (VOID.distinctSubjects, len({triple.subject for triple in union})),
        (VOID.distinctObjects, len({triple.object for triple in union})),
        (VOID.properties, len({triple.predicate for triple in union})),
        (VOID.classes, len(classes)),
    ):
        yield version, term, _whole(count)
    for name, count in sorted(classes.items()):
        part = uris.part(version, f"class-{uris.slug(name)}")
        yield version, VOID.classPartition, part
        yield part, VOID["class"], uris.iri(name)
        yield part, VOID.entities, _whole(count)


def period(union: tuple[ox.Triple, ...], version: URIRef, dataset: URIRef) -> Iterator[Triple]:
    """From the first day of issue of a document to the last; the dataset's is that of today."""
    kind = ox.NamedNode(str(BG.PolicyDocument))
    documents = {triple.subject for triple in union if triple.object == kind}
    issued = [
        triple.object
        for triple in union
        if triple.predicate == _ISSUED and triple.subject in documents
    ]
    days = sorted(_text(value) for value in issued if str(value).endswith("#date>"))
    if not days:
        return
    covered = uris.part(version, "period")
    yield version, DCTERMS.temporal, covered
    yield dataset, DCTERMS.temporal, covered
    yield covered, RDF.type, DCTERMS.PeriodOfTime
    yield covered, DCAT.startDate, Literal(days[0], datatype=XSD.date)
    yield covered, DCAT.endDate, Literal(days[-1], datatype=XSD.date)


def measurements(draft: Draft, version: URIRef, dataset: URIRef) -> Iterator[Triple]:
    """Coverage, SHACL pass rate, share of linked mentions, and F1 where it was measured."""
    total = total_of(draft.content.ledger)
    figures = {
        "coverage": _share(total.published, total.expected),
        "shacl": _share(total.published, total.extracted),
        "linked": _linked(draft.edition.union),
    }
    for name, value in figures.items():
        if value is not None:
            yield from _measurement(version, name, uris.part(dataset, f"metric-{name}"), value)
    for title, extent, source, value in _scores(draft.content.quality):
        slug = uris.slug(f"f1 {title}")
        made = uris.part(version, f"measured-{slug}")
        yield from _measurement(version, slug, uris.part(dataset, "metric-f1"), value)
        yield made, RDFS.label, Literal(title, lang="en")
        if extent:
            yield made, DCTERMS.description, Literal(extent, lang="en")
        yield made, PROV.wasDerivedFrom, source


def _measurement(version: URIRef, name: str, metric: URIRef, value: Decimal) -> Iterator[Triple]:
    made = uris.part(version, f"measured-{name}")
    yield version, DQV.hasQualityMeasurement, made
    yield made, RDF.type, DQV.QualityMeasurement
    yield made, DQV.computedOn, version
    yield made, DQV.isMeasurementOf, metric
    yield made, DQV.value, Literal(f"{value:.4f}", datatype=XSD.decimal, normalize=False)


def _text(node: Any) -> str:
    return str(node.value)


def _share(some: int, all_of_them: int) -> Decimal | None:
    return Decimal(some) / Decimal(all_of_them) if all_of_them else None


def _linked(union: Iterable[ox.Triple]) -> Decimal | None:
    """The share of the mentions whose entity has no state of being unresolved or ambiguous."""
    bodies: list[Any] = []
    unsettled: set[Any] = set()
    for triple in union:
        if triple.predicate == _BODY:
            bodies.append(triple.object)
        elif triple.predicate == _RESOLUTION:
            unsettled.add(triple.subject)
    return _share(sum(1 for body in bodies if body not in unsettled), len(bodies))


def _scores(quality: str) -> Iterator[tuple[str, str, URIRef, Decimal]]:
    """F1 of each entity type by part of the gold set, from the figures of the quality report.

    Each with the size of that part, its source and the value.
    """
    said = {
        (_text(quad.subject), quad.predicate.value): _text(quad.object)
        for quad in ox.parse(quality, format=ox.RdfFormat.TURTLE)
    }
    for made in sorted(about for about, term in said if term == str(DQV.isMeasurementOf)):
        part = said[made, str(DQV.computedOn)]
        title, extent = (
            said[part, str(DCTERMS.title)],
            said.get((part, str(DCTERMS.description)), ""),
        )
        whole = ", kind " not in title and ", genre " not in title
        if said[made, str(DQV.isMeasurementOf)].endswith("#f1") and whole:
            yield title, extent, uris.iri(made), Decimal(said[made, str(DQV.value)])


def _whole(count: int) -> Literal:
    return Literal(str(count), datatype=XSD.integer)
