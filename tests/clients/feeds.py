"""A client of the two change feeds: `ldes-client` of npm, and what is known by following them.

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

THINGS, CATALOGUE = "ldes/feed.trig", "ldes/catalog.trig"


@dataclass(frozen=True, slots=True)
class Seen:
    """What a client was sent of a feed on one night, and what was published that night."""

    feed: str
    members: bytes  # N-Quads
    published: frozenset[ox.Triple]


@dataclass(frozen=True, slots=True)
class Member:
    """One member: what happened to which thing, and what is said of it since."""

    at: str
    thing: str
    kind: str
    graph: frozenset[ox.Triple]


def follow(site: Site, feed: str, **options: str | bool) -> bytes:
    """The members that the client is sent, as N-Quads."""
    address = f"{site.base}/{feed}"
    return programs.run(*programs.npm("follow.mjs"), address, json.dumps(options))


def look(site: Site, feed: str, state: Path) -> Seen:
    """What a client that keeps a state is sent tonight."""
    return Seen(feed, follow(site, feed, statePath=str(state)), frozenset(current(site, feed)))


def current(site: Site, feed: str) -> set[ox.Triple]:
    """The triples that a feed leads to: those of the release, or of its catalogue."""
    if feed == THINGS:
        return triples_of(gzip.decompress(site.get(f"{site.release()}/beleidsgraaf.nq.gz")))
    turtle = ox.parse(site.get(f"{site.release()}/catalog.ttl"), format=ox.RdfFormat.TURTLE)
    return {quad.triple for quad in turtle}


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
