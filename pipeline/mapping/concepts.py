"""The code lists as one graph, under the base IRI of the data they are published with."""

from rdflib import Graph

from pipeline import repository
from pipeline.errors import ConfigurationError
from pipeline.settings import BASE_IRI
from pipeline.vocabulary import new_graph


def code_lists(base: str) -> Graph:
    """Every concept of `ontology/codelists`."""
    graph = new_graph(base)
    for file in sorted((repository.ontology() / "codelists").glob("*.ttl")):
        text = file.read_text(encoding="utf-8")
        try:
            graph.parse(data=text.replace(f"{BASE_IRI}/id/", f"{base}/id/"), format="turtle")
        except SyntaxError as error:
            raise ConfigurationError(str(file), f"is not Turtle: {error}") from error
    return graph
