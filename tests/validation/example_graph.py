"""The graph that conforms to every shape: a document, a run, links between documents, a list."""

from pathlib import Path

from rdflib import Graph

from pipeline.mapping import graph_of, links_graph, run_graph
from tests.mapping import examples as made

LIST = Path(__file__).parents[2] / "ontology/codelists/modality.ttl"


def example_graph() -> Graph:
    """The example of `tests/mapping`, whole."""
    document = graph_of(
        made.DOCUMENT, made.MENTIONS, made.LINKS, made.ENTITY_TYPES, made.RUN, made.BASE
    )
    run = run_graph(made.RUN, [made.DOCUMENT], made.BASE)
    links = links_graph(made.TIES, made.DECISIONS, made.BASE)
    return document + run + links + Graph().parse(LIST)
