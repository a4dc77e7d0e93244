"""Which organisations a name may mean when it is linked: more than a finder should look for.

Besides the names of `index.matches` these are names that several organisations share, the names
in other languages that registers give, and the organisations of whole registers.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.authorities import organisations
from pipeline.authorities.index import Match, matches
from pipeline.authorities.names import normal, plain
from pipeline.authorities.tables import rows

_IN_A_REGISTER = 0.9


@dataclass(frozen=True, slots=True)
class Bearer:
    """An organisation that shares a name, and the part of the world where the name means it."""

    key: str
    realm: str  # "flanders", "belgium", "europe", "netherlands"
    is_usual: bool  # whether a text that says nothing else means this one


@lru_cache(maxsize=20_000)
def candidates(name: str) -> tuple[Match, ...]:
    """The rows that a name may mean: of our tables, or else of a register."""
    shared = bearers(name)
    if shared:
        table = organisations.load()
        return tuple(Match(table[item.key], 0.9, "one of those that share it") for item in shared)
    return matches(name) or _in_registers(name)


def bearers(name: str) -> tuple[Bearer, ...]:
    """The organisations that share a name; none where one alone bears it."""
    found = _shared().get(plain(name), ())
    return found if len(found) > 1 else ()


def _in_registers(name: str) -> tuple[Match, ...]:
    ours = organisations.load()
    return tuple(
        Match(
            ours.get(key) or organisations.registered()[key],
            _IN_A_REGISTER,
            "a register gives it this name" if key in ours else "listed so in a register",
        )
        for key in _register_names().get(normal(name), ())
    )


@cache
def _shared() -> Mapping[str, tuple[Bearer, ...]]:
    found: defaultdict[str, list[Bearer]] = defaultdict(list)
    for row in rows(organisations.SHARED):
        found[row["name"]].append(Bearer(row["key"], row["realm"], row["usual"] == "yes"))
    return {name: tuple(items) for name, items in found.items()}


@cache
def _register_names() -> Mapping[str, tuple[str, ...]]:
    """The keys by the normal forms of names that only registers give."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for row in (*organisations.load().values(), *organisations.registered().values()):
        for _, name in row.labels:
            found[normal(name)][row.key] = None
    return {name: tuple(keys) for name, keys in found.items()}
