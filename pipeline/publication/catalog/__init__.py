"""The catalogue of a release: DCAT-AP 3, DCAT-AP-VL, VoID and DQV. No blank nodes."""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from pipeline import catalogue_terms
from pipeline.publication import dumps, jsonld, rdf_files
from pipeline.publication.catalog import describe, measures
from pipeline.publication.catalog.entities import entities_of
from pipeline.publication.content import File
from pipeline.publication.draft import Draft
from pipeline.publication.things import Things
from pipeline.vocabulary import PREFIXES

__all__ = ["entities_before", "entities_of", "files_of", "triples_of"]

PREFIXES_OF_CATALOGUE = {**PREFIXES, **catalogue_terms.PREFIXES}


def triples_of(draft: Draft, made: Iterable[File]) -> list[ox.Triple]:
    """The catalogue in a fixed order."""
    base, union = draft.identity.base_iri, draft.edition.union
    names = describe.names_of(base, draft.run.version)
    graph = describe.described(draft, made)
    for triple in (
        *measures.statistics(union, names.version, base),
        *measures.period(union, names.version, names.dataset),
        *measures.measurements(draft, names.version, names.dataset),
    ):
        graph.add(triple)
    return rdf_files.parse_ntriples(graph.serialize(format="nt"))


def files_of(draft: Draft, triples: list[ox.Triple]) -> Iterator[File]:
    """The catalogue as Turtle and as JSON-LD."""
    context = jsonld.read_context({"@context": dict(sorted(PREFIXES_OF_CATALOGUE.items()))})
    turtle = rdf_files.turtle(triples, {**draft.prefixes, **PREFIXES_OF_CATALOGUE})
    yield File("catalog.ttl", dumps.TURTLE, turtle, len(triples))
    yield File("catalog.jsonld", dumps.JSONLD, jsonld.document(triples, context), len(triples))


def entities_before(draft: Draft) -> Things:
    """The entities of the catalogue of the release before."""
    quads = ox.parse(draft.previous.catalogue, format=ox.RdfFormat.TURTLE)
    return entities_of(quad.triple for quad in quads)
