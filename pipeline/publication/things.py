"""The graph by thing: everything said of a resource and its parts, and what changed between two.

A part is a resource with the IRI of its whole and a fragment: `…/id/mention/x#quote`. Together the
things hold every triple of a release exactly once, so following their changes follows the release.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

Things = Mapping[str, frozenset[str]]
"""The triples of each thing as lines of N-Triples, by the IRI of the thing."""


@dataclass(frozen=True, slots=True)
class Changes:
    """How the things of one release differ from those of the release before."""

    created: tuple[str, ...]
    updated: tuple[str, ...]
    deleted: tuple[str, ...]


def things_of(nquads: bytes) -> Things:
    """The things in canonical N-Quads, in the union of all graphs."""
    found: dict[str, set[str]] = defaultdict(set)
    for line in nquads.decode().split("\n")[:-1]:
        triple = line.rsplit(" ", 2)[0]  # without the graph and the point
        subject = triple[1 : triple.index(">")]
        found[subject.partition("#")[0]].add(f"{triple} .")
    return {iri: frozenset(lines) for iri, lines in sorted(found.items())}


def changes_between(before: Things, after: Things) -> Changes:
    """Which things came, changed and went, each in order of IRI."""
    return Changes(
        created=tuple(sorted(after.keys() - before.keys())),
        updated=tuple(
            sorted(iri for iri in after.keys() & before.keys() if after[iri] != before[iri])
        ),
        deleted=tuple(sorted(before.keys() - after.keys())),
    )


def kind_of(iri: str) -> str:
    """What sort of thing it is, by its IRI: "document", "organisation" …; "other" if not ours.

    >>> kind_of("https://data.beleidsgraaf.example/id/work/nis2")
    'work'
    """
    kind = iri.partition("/id/")[2].partition("/")[0]
    return kind or "other"


def counted(changes: Changes) -> dict[str, dict[str, int]]:
    """How many things of each kind are new, changed and withdrawn."""
    parts = (
        ("new", changes.created),
        ("changed", changes.updated),
        ("withdrawn", changes.deleted),
    )
    counts = {name: Counter(map(kind_of, iris)) for name, iris in parts}
    kinds = sorted({kind for counter in counts.values() for kind in counter})
    return {kind: {name: counts[name][kind] for name, _ in parts} for kind in kinds}
