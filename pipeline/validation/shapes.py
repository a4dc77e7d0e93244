"""The SHACL shapes, read once for each base IRI."""

from functools import cache

from rdflib import SH, Graph, Literal

from pipeline import repository, uris
from pipeline.errors import ConfigurationError
from pipeline.settings import BASE_IRI


@cache
def shapes_graph(base: str) -> Graph:
    """All shapes in one graph; the code lists they name are those of the base.

    pySHACL binds prefixes of its own to a graph; nothing else about this one ever changes.
    """
    graph = Graph()
    for file in sorted(repository.shapes().glob("*.ttl")):
        text = file.read_text(encoding="utf-8")
        try:
            graph.parse(data=text.replace(f"{BASE_IRI}/id/", f"{base}/id/"), format="turtle")
        except SyntaxError as error:
            raise ConfigurationError(str(file), f"is not Turtle: {error}") from error
    if not graph:
        raise ConfigurationError(str(repository.shapes()), "holds no shapes")
    return graph


@cache
def message_of(base: str, shape: str, language: str) -> str | None:
    """What a shape says when it is not met, in that language."""
    for text in shapes_graph(base).objects(uris.iri(shape), SH.message):
        if isinstance(text, Literal) and text.language == language:
            return str(text)
    return None
