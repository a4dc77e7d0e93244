"""RDF files as graphs: Turtle, N-Triples, N-Quads, JSON-LD, RDF/XML, also gzipped."""

import gzip
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from xml.sax import SAXParseException

from rdflib import Dataset, Graph
from rdflib.exceptions import ParserError

from pipeline.errors import FormatError, SourceError

_FORMATS: Mapping[str, str] = MappingProxyType(
    {
        ".ttl": "turtle",
        ".nt": "nt",
        ".nq": "nquads",
        ".trig": "trig",
        ".jsonld": "json-ld",
        ".rdf": "xml",
        ".owl": "xml",
    }
)


def graph_from(ntriples: str) -> Graph:
    """The graph that N-Triples write."""
    return Graph(bind_namespaces="none").parse(data=ntriples, format="nt")


def read_graph(path: Path) -> Graph:
    """The union of the graphs in a file, by its ending.

    Raises `SourceError` where there is no such file and `FormatError` where it is not RDF.
    """
    name = path.name.removesuffix(".gz")
    form = _FORMATS.get(Path(name).suffix)
    if form is None:
        raise FormatError(str(path), f"ends in none of {', '.join(_FORMATS)}, with or without .gz")
    try:
        content = path.read_bytes()
        data = gzip.decompress(content) if path.suffix == ".gz" else content
    except (OSError, EOFError) as error:
        raise SourceError(str(path), f"cannot be read: {error}") from error
    dataset = Dataset(default_union=True)
    try:
        dataset.parse(data=data, format=form, publicID=path.resolve().as_uri())
    except (SyntaxError, ParserError, ValueError, SAXParseException) as error:
        raise FormatError(str(path), f"is not {form}: {error}") from error
    union = Graph(bind_namespaces="none")
    for triple in dataset.triples((None, None, None)):
        union.add(triple)
    return union
