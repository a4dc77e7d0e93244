"""The graph of a release made ready once: its union, its canonical lines, its digest.

There are no blank nodes, so the sorted lines are the canonical form of RDFC-1.0.
"""

import hashlib
from dataclasses import dataclass

import pyoxigraph as ox

from pipeline.publication import rdf_files
from pipeline.publication.content import ReleaseContent


@dataclass(frozen=True, slots=True)
class Edition:
    """The graph of a release."""

    union: tuple[ox.Triple, ...]  # of all graphs, in reading order
    nquads: bytes  # in canonical order, none twice
    quads: int
    digest: str


def edition_of(content: ReleaseContent) -> Edition:
    """The graph of this content."""
    graphs = [(part.iri, part.ntriples) for part in content.documents]
    lines: set[str] = set()
    union: set[ox.Triple] = set()
    for name, ntriples in (*graphs, *content.graphs.items()):
        triples = rdf_files.triples_in(ntriples)
        graph = ox.NamedNode(name)
        lines.update(f"{triple} {graph} .\n" for triple in triples)
        union |= triples
    nquads = "".join(sorted(lines)).encode()
    return Edition(
        union=tuple(rdf_files.in_order(union)),
        nquads=nquads,
        quads=len(lines),
        digest=_digest(union, nquads),
    )


def _digest(union: set[ox.Triple], nquads: bytes) -> str:
    """RDFC-1.0; sorting is all it does where there is no blank node."""
    nodes = (node for triple in union for node in (triple.subject, triple.object))
    if any(isinstance(node, ox.BlankNode) for node in nodes):
        return rdf_files.digest(nquads)
    return hashlib.sha256(nquads).hexdigest()
