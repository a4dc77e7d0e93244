"""Quads to files in a fixed order: N-Quads, Turtle and JSON-LD of the same graph, equal bytes."""

import gzip
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import pyoxigraph as ox

_READING_ORDER = (
    "document",
    "target",
    "instrument",
    "organisation",
    "work",
    "reference",
    "mention",
    "activity",
)
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def parse_ntriples(data: str | bytes) -> list[ox.Triple]:
    """The triples of an N-Triples text, sorted and without repetition."""
    return in_order(triples_in(data))


def triples_in(data: str | bytes) -> set[ox.Triple]:
    """The triples of an N-Triples text."""
    return {quad.triple for quad in ox.parse(data, format=ox.RdfFormat.N_TRIPLES)}


def in_order(triples: Iterable[ox.Triple]) -> list[ox.Triple]:
    """By subject, then type before other predicates, then predicate and object.

    Subjects come in the order in which a person reads them: documents, the entities they mention,
    the mentions, and what made them.
    """
    about: dict[Any, list[ox.Triple]] = defaultdict(list)
    for triple in triples:
        about[triple.subject].append(triple)
    subjects = sorted(about, key=lambda subject: (_rank(subject.value), subject.value))
    return [triple for subject in subjects for triple in sorted(about[subject], key=_within)]


def _within(triple: ox.Triple) -> tuple[bool, str, str]:
    predicate = triple.predicate.value
    return predicate != _TYPE, predicate, str(triple.object)


def _rank(subject: str) -> int:
    kind = subject.partition("/id/")[2].partition("/")[0]
    return _READING_ORDER.index(kind) if kind in _READING_ORDER else len(_READING_ORDER)


def turtle(triples: Iterable[ox.Triple], prefixes: Mapping[str, str]) -> bytes:
    """Turtle grouped by subject, only with the prefixes that it uses."""
    ordered = list(triples)
    used = _namespaces(ordered)
    table = {
        name: iri
        for name, iri in sorted(prefixes.items())
        if any(known.startswith(iri) for known in used)
    }
    raw = ox.serialize(ordered, format=ox.RdfFormat.TURTLE, prefixes=table) or b""
    return raw.replace(b" .\n", b" .\n\n").replace(b" .\n\n@prefix", b" .\n@prefix")


def digest(nquads: bytes) -> str:
    """The dataset digest: SHA-256 over the canonical N-Quads of RDFC-1.0 (W3C, 2024)."""
    dataset = ox.Dataset(ox.parse(nquads, format=ox.RdfFormat.N_QUADS))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    lines = sorted({f"{quad} .\n" for quad in dataset})
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def gzipped(data: bytes) -> bytes:
    """The data compressed, without the clock that gzip would put in."""
    return gzip.compress(data, compresslevel=6, mtime=0)


def _namespaces(triples: list[ox.Triple]) -> set[str]:
    nodes = {node for triple in triples for node in (triple.subject, triple.predicate)}
    iris = {_iri(node) for node in nodes} | {_iri(triple.object) for triple in triples}
    return {iri[: max(iri.rfind("#"), iri.rfind("/")) + 1] for iri in iris if iri}


def _iri(node: Any) -> str | None:
    if isinstance(node, ox.NamedNode):
        return node.value
    return node.datatype.value if isinstance(node, ox.Literal) else None
