"""The latest release in a triple store, graph by graph, over the Graph Store Protocol.

The store itself tells what it holds of ours (`graph_register`), so one that missed nights, or that
an upload left half done, is brought to exactly the latest release, and only what differs is sent:

    upload-progress   written: every graph, without digest those that will be touched
                      changed graphs replaced, withdrawn ones removed, each noted there
    upload            written: every graph with its digest, and the release
    upload-progress   removed

At each moment one of the two registers is whole and true: a graph that is touched is not trusted
before it is noted. Graphs that no register lists, or that are not below our base IRI, stay as
they are.
"""

import logging
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pipeline.replication import graph_dump
from pipeline.replication.destination import Destination, Replica
from pipeline.replication.graph_dump import GraphState
from pipeline.replication.graph_protocol import Access, GraphStore, open_store
from pipeline.replication.graph_register import Place, Register
from pipeline.replication.published import Published

_LOG = logging.getLogger("beleidsgraaf.progress")
_MEMORY = 256_000_000  # bytes of triples held at once
_NOTED = 25  # graphs between two notes; so many are sent again after a kill


@dataclass(frozen=True, slots=True)
class _Plan:
    """What must be done, and what the registers say before and after."""

    changed: Mapping[str, GraphState]
    gone: Collection[str]
    during: Register
    after: Register


def destination(access: Access, *, base: str) -> Destination:
    """The triple store behind an endpoint as a place that releases are copied to.

    `base` is the base IRI of our graphs.
    """
    return Destination(place=access.place, bring=partial(bring, access=access, base=base))


def bring(published: Published, *, access: Access, base: str) -> Replica:
    """Bring the store up to the latest release. Raises `ReplicationError`."""
    dump = published.release(published.version) / "beleidsgraaf.nq.gz"
    with open_store(access, published.version) as store:
        try:
            return _bring(published, dump, store, base)
        except (OSError, EOFError, ValueError) as error:
            raise store.error(f"{dump}: {error}", passing=False) from error


def _bring(published: Published, dump: Path, store: GraphStore, base: str) -> Replica:
    """The same; raises what reading the dump raises, too."""
    digest = str(published.manifest["digest"]["value"])
    graphs = graph_dump.graphs_of(dump, digest)
    state, progress = Place(store, base, "upload"), Place(store, base, "upload-progress")
    after = Register(
        graphs={name: graph.digest for name, graph in graphs.items()},
        version=published.version,
        digest=digest,
    )
    known = _known(state, progress)
    plan = _plan(known, after, graphs, base)
    return Replica(
        place=store.access.place,
        version=published.version,
        sent=len(plan.changed),
        bytes=_follow(plan, dump, store, progress, state) if known != after else 0,
        there=len(graphs) - len(plan.changed),
        removed=len(plan.gone),
    )


def _known(state: Place, progress: Place) -> Register:
    """What the store holds; after an upload that broke off, by what that noted."""
    noted = progress.read()
    if noted is None:
        progress.shorten(0)
        return state.read() or Register()
    state.write(noted)
    progress.remove()
    return noted


def _plan(known: Register, after: Register, graphs: Mapping[str, GraphState], base: str) -> _Plan:
    """What leads from the known state to the release."""
    changed = {
        name: graph for name, graph in graphs.items() if known.graphs.get(name) != graph.digest
    }
    gone = sorted(
        name for name in known.graphs if name not in graphs and name.startswith(f"{base}/id/")
    )
    untouched = {name: digest for name, digest in after.graphs.items() if name not in changed}
    touched = dict.fromkeys((*changed, *gone), "")
    during = Register(graphs={**untouched, **touched})
    return _Plan(changed, gone, during, after)


def _follow(plan: _Plan, dump: Path, store: GraphStore, progress: Place, state: Place) -> int:
    """Do what is planned; the bytes of the graphs sent."""
    progress.write(plan.during)
    sent, total = 0, len(plan.changed) + len(plan.gone)
    done: dict[str, str] = {}
    triples = graph_dump.triples_of(dump, plan.changed, _MEMORY)
    for number, (name, lines) in enumerate(triples, start=1):
        sent += store.replace(name, lines)
        _LOG.info("%s", name, extra={"stage": "replicas", "number": number, "total": total})
        done[name] = plan.changed[name].digest
        if len(done) == _NOTED:
            progress.note(plan.during, done)
            done = {}
    progress.note(plan.during, done)
    for number, name in enumerate(plan.gone, start=len(plan.changed) + 1):
        store.remove(name)
        _LOG.info("%s", name, extra={"stage": "replicas", "number": number, "total": total})
    state.write(plan.after)
    progress.remove()
    return sent
