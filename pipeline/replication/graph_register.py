"""Which graphs of ours a store holds, told by the store itself: a register in named graphs there.

    {register}        its pages; the release and its digest, once the store holds exactly that
    {register}-1 …    a page: names of graphs (dcterms:hasPart) and their digests (schema:sha256)

A graph without digest is ours, but what it holds is not known: an upload touched it. The first
graph is written last and removed first, so a new register that has it is whole. Pages are short,
because Virtuoso, as Debian sets it up, silently gives out no more than 10,000 triples of a graph.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count

from rdflib import DCTERMS, RDF, SDO, VOID, Graph
from rdflib.exceptions import ParserError

from pipeline import uris
from pipeline.replication.graph_protocol import GraphStore
from pipeline.vocabulary import DCAT

_PAGE = 2000  # graphs: with a note for each, some 6,000 triples and less than a megabyte


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """What a store holds of ours."""

    graphs: Mapping[str, str] = field(default_factory=dict)  # digest by name; "": not known
    version: str = ""  # empty: not one release
    digest: str = ""  # of the release


@dataclass(frozen=True, slots=True)
class Place:
    """Where a register stands: `{base}/id/graph/{name}` in a store."""

    store: GraphStore
    base: str
    name: str

    def read(self) -> Register | None:
        """The register; None where there is no whole one. Raises `ReplicationError`."""
        first = uris.graph(self.base, self.name)
        told = self._graph(first)
        if (first, RDF.type, VOID.DatasetDescription) not in told:
            return None
        graphs: dict[str, str] = {}
        for page in told.objects(first, DCTERMS.hasPart):
            listed = self._graph(str(page))
            for graph in listed.objects(page, DCTERMS.hasPart):
                digests = [str(value) for value in listed.objects(graph, SDO.sha256)]
                graphs[str(graph)] = digests[0] if len(digests) == 1 else ""
        return Register(
            graphs=graphs,
            version=str(told.value(first, DCAT.version) or ""),
            digest=str(told.value(first, SDO.sha256) or ""),
        )

    def write(self, register: Register) -> None:
        """Write a register; over one that is there only while another place has a whole one.

        Raises `ReplicationError`.
        """
        first = uris.graph(self.base, self.name)
        pages = _pages(register.graphs)
        for number, graphs in enumerate(pages, start=1):
            page = self._page(number)
            lines = [f"<{page}> <{DCTERMS.hasPart}> <{graph}> .\n" for graph in graphs]
            self.store.replace(page, [*_encoded(lines), *_digests(graphs)])
        lines = [f"<{first}> <{RDF.type}> <{VOID.DatasetDescription}> .\n"]
        if register.version:
            lines.append(f'<{first}> <{DCAT.version}> "{register.version}" .\n')
            lines.append(f'<{first}> <{SDO.sha256}> "{register.digest}" .\n')
        lines += [
            f"<{first}> <{DCTERMS.hasPart}> <{self._page(number)}> .\n"
            for number in range(1, len(pages) + 1)
        ]
        self.store.replace(first, _encoded(lines))
        self.shorten(len(pages))

    def note(self, register: Register, graphs: Mapping[str, str]) -> None:
        """Note the digests of graphs that the register of this place lists without one."""
        for number, listed in enumerate(_pages(register.graphs), start=1):
            noted = {name: digest for name, digest in graphs.items() if name in listed}
            if noted:
                self.store.add(self._page(number), _digests(noted))

    def remove(self) -> None:
        """Remove the register. Raises `ReplicationError`."""
        self.store.remove(uris.graph(self.base, self.name))
        self.shorten(0)

    def shorten(self, pages: int) -> None:
        """Remove the pages after these, the last first: what a kill leaves of them has no gap."""
        last = next(number for number in count(pages) if not self._has(number + 1))
        for number in range(last, pages, -1):
            self.store.remove(self._page(number))

    def _has(self, number: int) -> bool:
        return bool(self.store.read(self._page(number)).strip())

    def _page(self, number: int) -> str:
        return str(uris.graph(self.base, f"{self.name}-{number}"))

    def _graph(self, name: str) -> Graph:
        try:
            return Graph().parse(data=self.store.read(name).decode(), format="nt")
        except (ValueError, ParserError) as error:
            reason = f"GET <{name}>: no N-Triples: {error}"
            raise self.store.error(reason, passing=False) from error


def _pages(graphs: Mapping[str, str]) -> list[dict[str, str]]:
    names = sorted(graphs)
    return [
        {name: graphs[name] for name in names[start : start + _PAGE]}
        for start in range(0, len(names), _PAGE)
    ]


def _digests(graphs: Mapping[str, str]) -> Iterator[bytes]:
    known = (item for item in graphs.items() if item[1])
    return _encoded(f'<{graph}> <{SDO.sha256}> "{digest}" .\n' for graph, digest in known)


def _encoded(lines: Iterable[str]) -> Iterator[bytes]:
    return (line.encode() for line in lines)
