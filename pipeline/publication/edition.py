"""The graph of a release made ready once: its quads, their union, its canonical lines, its digest.

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

    quads: tuple[ox.Quad, ...]  # in canonical order, none twice
    union: tuple[ox.Triple, ...]  # of all graphs, in reading order
    nquads: bytes
    digest: str


def edition_of(content: ReleaseContent) -> Edition:
    """The graph of this content."""
    quads: list[ox.Quad] = []
    for part in content.documents:
        quads += rdf_files.quads_of(part.iri, rdf_files.parse_ntriples(part.ntriples))
    for name, ntriples in content.graphs.items():
        quads += rdf_files.quads_of(name, rdf_files.parse_ntriples(ntriples))
    lines = {f"{quad} .\n": quad for quad in quads}
    ordered = sorted(lines)
    nquads = "".join(ordered).encode()
    return Edition(
        quads=tuple(lines[line] for line in ordered),
        union=tuple(rdf_files.in_order({quad.triple for quad in quads})),
        nquads=nquads,
        digest=_digest(quads, nquads),
    )


def _digest(quads: list[ox.Quad], nquads: bytes) -> str:
    """RDFC-1.0; sorting is all it does where there is no blank node."""
    nodes = (node for quad in quads for node in (quad.subject, quad.object))
    if any(isinstance(node, ox.BlankNode) for node in nodes):
        return rdf_files.digest(quads)
    return hashlib.sha256(nquads).hexdigest()
