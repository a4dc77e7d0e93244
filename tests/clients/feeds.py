"""A client of the change feed: `ldes-client` of npm, and what is known by following it.

The contract is that of docs/publication.md: keep the graph of the latest member of each thing.
"""

import gzip
import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from pipeline.catalogue_terms import AS
from pipeline.vocabulary import RDF
from tests.clients import programs
from tests.clients.nights import Site, triples_of

ENTRANCE = "ldes/feed.trig"


@dataclass(frozen=True, slots=True)
class Seen:
    """What a client was sent on one night, and the release of that night."""

    members: bytes  # N-Quads
    release: frozenset[ox.Triple]


@dataclass(frozen=True, slots=True)
class Member:
    """One member: what happened to which thing, and what is said of it since."""

    at: str
    thing: str
    kind: str
    graph: frozenset[ox.Triple]


def follow(site: Site, **options: str | bool) -> bytes:
    """The members that the client is sent, as N-Quads."""
    address = f"{site.base}/{ENTRANCE}"
    return programs.run(*programs.npm("follow.mjs"), address, json.dumps(options))


def look(site: Site, state: Path) -> Seen:
    """What a client that keeps a state is sent tonight."""
    return Seen(follow(site, statePath=str(state)), frozenset(current(site)))


def current(site: Site) -> set[ox.Triple]:
    """The triples of the release that is served."""
    return triples_of(gzip.decompress(site.get(f"{site.release()}/beleidsgraaf.nq.gz")))


def members_of(quads: bytes) -> list[Member]:
    """The members in what a client printed, in order of time."""
    facts: dict[str, dict[str, str]] = defaultdict(dict)
    graphs: dict[str, set[ox.Triple]] = defaultdict(set)
    for quad in ox.parse(quads, format=ox.RdfFormat.N_QUADS):
        if isinstance(quad.graph_name, ox.NamedNode):
            graphs[quad.graph_name.value].add(quad.triple)
        else:
            facts[str(quad.subject)[1:-1]][quad.predicate.value] = str(quad.object)
    members = [
        Member(
            at=said[str(AS.published)],
            thing=said[str(AS.object)],
            kind=said[str(RDF.type)],
            graph=frozenset(graphs[iri]),
        )
        for iri, said in facts.items()
    ]
    return sorted(members, key=lambda member: member.at)


def state_after(members: Iterable[Member]) -> set[ox.Triple]:
    """Everything that a client holds who keeps the graph of the latest member of each thing."""
    kept = {member.thing: member.graph for member in members}
    return set().union(*kept.values())
