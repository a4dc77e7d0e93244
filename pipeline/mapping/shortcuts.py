"""Shortcuts from a document to what it mentions and cites, so that simple questions stay simple."""

from collections.abc import Iterator

from rdflib import RDF, Graph

from pipeline import uris
from pipeline.entities.entity_type import Triple
from pipeline.mapping.document import Linked
from pipeline.vocabulary import BG, CITO


def shortcuts(graph: Graph, document: str, linked: Linked, base: str) -> Iterator[Triple]:
    """`bg:mentions` for every entity a mention identifies, `cito:cites` for every work cited."""
    iri = uris.document(base, document)
    for _, link in linked:
        yield iri, BG.mentions, uris.iri(link.uri)
    for citation in graph.subjects(RDF.type, CITO.Citation):
        for work in graph.objects(citation, CITO.hasCitedEntity):
            yield iri, CITO.cites, work
