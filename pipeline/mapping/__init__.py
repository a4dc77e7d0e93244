"""Documents, mentions and links in; the graph of one document out."""

from collections.abc import Iterator, Mapping, Sequence

from rdflib import Graph

from pipeline.entities.entity_type import EntityType, Triple
from pipeline.mapping.agreement import agreed
from pipeline.mapping.annotation import annotation
from pipeline.mapping.concepts import code_lists
from pipeline.mapping.document import Linked, description
from pipeline.mapping.labels import in_language, with_one_label
from pipeline.mapping.provenance import extraction, extraction_iri, run_graph
from pipeline.mapping.resolution import resolutions
from pipeline.mapping.shortcuts import shortcuts
from pipeline.mapping.ties import links_graph
from pipeline.model import Document, Link, Mention, Run
from pipeline.vocabulary import new_graph

__all__ = ["agreed", "code_lists", "graph_of", "links_graph", "run_graph"]


def graph_of(  # noqa: PLR0913, PLR0917 - one argument for each thing that reaches the graph
    document: Document,
    mentions: Sequence[Mention],
    links: Sequence[Link],
    entity_types: Mapping[str, EntityType],
    run: Run,
    base: str,
) -> Graph:
    """The whole graph of one document, with the descriptions of the entities it mentions."""
    linked = _linked(mentions, links)
    graph = new_graph(base)
    triples = in_language(_triples(document, linked, entity_types, run, base), document.language)
    for triple in with_one_label(triples, linked):
        graph.add(triple)
    for triple in shortcuts(graph, document.id, linked, base):
        graph.add(triple)
    return graph


def _linked(mentions: Sequence[Mention], links: Sequence[Link]) -> Linked:
    """Each mention with its link; a mention without one is a bug in the stage before."""
    by_mention = {link.mention: link for link in links}
    return tuple((mention, by_mention[mention.id]) for mention in mentions)


def _triples(
    document: Document,
    linked: Linked,
    entity_types: Mapping[str, EntityType],
    run: Run,
    base: str,
) -> Iterator[Triple]:
    activity = extraction_iri(document, run, base)
    yield from description(document, linked, base)
    yield from extraction(document, run, base)
    for mention, link in linked:
        yield from annotation(document, mention, link, activity, base)
        yield from entity_types[mention.type].describe(mention, link, base)
    yield from resolutions(linked, entity_types, base)
