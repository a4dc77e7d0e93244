"""The named graphs of a release's N-Quads: what each holds, in bounded memory.

The dump is sorted and has no blank nodes, so a graph's lines, in the order of the dump, are its
canonical form; their digest says whether two releases have the same graph.
"""

import gzip
import hashlib
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

_QUAD = re.compile(rb'(<[^<>]*> <[^<>]*> (?:<[^<>]*>|".*)) <([^<>]*)> \.\n')


@dataclass(frozen=True, slots=True)
class GraphState:
    """A named graph without its triples."""

    digest: str  # SHA-256 of its N-Triples, in the order of the dump
    size: int  # bytes of these


def graphs_of(dump: Path, digest: str) -> dict[str, GraphState]:
    """Every named graph of the dump, in order of their names.

    Raises `ValueError` when the dump is not the one of this digest, or a line is not a quad without
    blank nodes in a named graph; `OSError` or `EOFError` when it cannot be read.
    """
    whole = hashlib.sha256()
    hashes: dict[str, hashlib._Hash] = {}
    sizes: dict[str, int] = {}
    for line in _lines(dump):
        whole.update(line)
        triple, graph = _parted(line)
        hashes.setdefault(graph, hashlib.sha256()).update(triple)
        sizes[graph] = sizes.get(graph, 0) + len(triple)
    if whole.hexdigest() != digest:
        raise ValueError("its N-Quads are damaged: not of the digest that the manifest states")
    return {name: GraphState(hashes[name].hexdigest(), sizes[name]) for name in sorted(hashes)}


def triples_of(
    dump: Path, wanted: Mapping[str, GraphState], memory: int
) -> Iterator[tuple[str, list[bytes]]]:
    """Name and N-Triples lines of the wanted graphs, in order of their names.

    The dump is in order of subject, so it is read again for each batch of graphs that fits into
    `memory` bytes; a graph that is larger is a batch of its own. Raises like `graphs_of`.
    """
    for batch in _batches(wanted, memory):
        lines: dict[str, list[bytes]] = {name: [] for name in batch}
        for line in _lines(dump):
            triple, graph = _parted(line)
            if graph in lines:
                lines[graph].append(triple)
        while lines:
            name = next(iter(lines))
            yield name, lines.pop(name)


def _batches(wanted: Mapping[str, GraphState], memory: int) -> Iterator[Collection[str]]:
    batch: list[str] = []
    size = 0
    for name in sorted(wanted):
        if batch and size + wanted[name].size > memory:
            yield batch
            batch, size = [], 0
        batch.append(name)
        size += wanted[name].size
    if batch:
        yield batch


def _lines(dump: Path) -> Iterator[bytes]:
    with gzip.open(dump) as handle:
        yield from handle


def _parted(line: bytes) -> tuple[bytes, str]:
    """A quad's triple as a line of N-Triples, and the name of its graph."""
    found = _QUAD.fullmatch(line)
    if not found:
        raise ValueError(f"not a quad of a named graph without blank nodes: {line[:200]!r}")
    return found[1] + b" .\n", found[2].decode()
