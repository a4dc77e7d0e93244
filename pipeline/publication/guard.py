"""The guard: a release that holds far less than the one before, or not what was agreed, waits.

Counts have names: "documents", "documents.<source>", "mentions.<type>", "entities.<type>",
"triples". Fill rates are named by table and column: "targets.deadline".
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline import disk
from pipeline.entities import ENTITY_TYPES
from pipeline.errors import ConfigurationError
from pipeline.publication.tables import Table

HELD = "held-back.json"
_KEYS = {"largest_drop", "at_least", "at_most", "filled"}
_TYPES = "|".join(item.name for item in ENTITY_TYPES)
_COUNT = re.compile(rf"documents|documents\..+|triples|(mentions|entities)\.({_TYPES})")
_FLOORS = {"documents": 20, "mentions": 100}
"""A drop counts from so many on; a handful of documents may come and go."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a release must hold; by default only a gross drop is refused."""

    largest_drop: float = 0.5  # share of a source's documents, and of the mentions of kept ones
    at_least: Mapping[str, int] = field(default_factory=dict)
    at_most: Mapping[str, int] = field(default_factory=dict)
    filled: Mapping[str, float] = field(default_factory=dict)  # smallest share of rows with a value


def read(path: Path) -> Limits:
    """The limits in a JSON file. Raises `ConfigurationError`, also for names that count nothing."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ConfigurationError(str(path), f"cannot be read as JSON: {error}") from error
    if not isinstance(raw, dict) or not raw.keys() <= _KEYS:
        raise ConfigurationError(str(path), f"must be an object with {', '.join(sorted(_KEYS))}")
    for reason in _misunderstood(raw):
        raise ConfigurationError(str(path), reason)
    return Limits(**raw)


def _misunderstood(raw: Mapping[str, Any]) -> Iterator[str]:
    """What cannot be followed in limits: a value that is no number, a name that is no count."""
    for key, value in raw.items():
        if key == "largest_drop":
            if not _is_share(value):
                yield f"{key} must be a number from 0 to 1, not {value!r}"
            continue
        if not isinstance(value, dict):
            yield f"{key} must be an object of names and numbers, not {value!r}"
            continue
        for name, limit in value.items():
            if not (_is_share(limit) if key == "filled" else _is_number(limit)):
                share = " from 0 to 1" if key == "filled" else ""
                yield f"{key}: {name} must be a number{share}, not {limit!r}"
            if key != "filled" and not _COUNT.fullmatch(name):
                yield f"{key}: {name!r} is no count; documents, mentions.target, triples … are"


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value >= 0


def _is_share(value: object) -> bool:
    return _is_number(value) and value <= 1  # type: ignore[operator]


def breaches(
    manifest: Mapping[str, Any],
    previous: Mapping[str, Any] | None,
    tables: Iterable[Table],
    limits: Limits,
) -> tuple[str, ...]:
    """Why this release must wait, in words; empty when it need not."""
    return (
        *_outside(_counts(manifest), limits),
        *_empty(tables, limits),
        *(_dropped(manifest, previous, limits.largest_drop) if previous else ()),
    )


def tell(output: Path, manifest: Mapping[str, Any], reasons: Iterable[str]) -> None:
    """Write why a release was held back; nothing else of it is published."""
    body = {
        "version": manifest["version"],
        "asOf": manifest["asOf"],
        "latest": manifest["previous"],
        "reasons": list(reasons),
    }
    part = output / f".{HELD}.part"
    disk.write(part, (json.dumps(body, ensure_ascii=False, indent=1) + "\n").encode())
    part.replace(output / HELD)


def held(output: Path) -> dict[str, Any] | None:
    """What `tell` wrote of the release that is being held back; None when none is."""
    path = output / HELD
    if not path.is_file():
        return None
    told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return told


def _counts(manifest: Mapping[str, Any]) -> dict[str, int]:
    documents = manifest["documents"].values()
    return {
        "documents": len(documents),
        "triples": manifest["triples"],
        **_prefixed("documents", Counter(row["source"] for row in documents)),
        **_prefixed("mentions", manifest["mentions"]),
        **_prefixed("entities", manifest["entities"]),
    }


def _prefixed(name: str, counts: Mapping[str, int]) -> dict[str, int]:
    return {f"{name}.{key}": count for key, count in sorted(counts.items())}


def _outside(counts: Mapping[str, int], limits: Limits) -> Iterator[str]:
    for name, least in sorted(limits.at_least.items()):
        if counts.get(name, 0) < least:
            yield f"{name}: {counts.get(name, 0)}, at least {least} expected"
    for name, most in sorted(limits.at_most.items()):
        if counts.get(name, 0) > most:
            yield f"{name}: {counts[name]}, at most {most} expected"


def _empty(tables: Iterable[Table], limits: Limits) -> Iterator[str]:
    by_name = {table.name: table for table in tables}
    for name, least in sorted(limits.filled.items()):
        table_name, _, column = name.partition(".")
        table = by_name.get(table_name)
        if table is None or column not in {item.name for item in table.columns}:
            raise ConfigurationError("filled", f"{name!r} is no column of a table")
        share = sum(1 for row in table.rows if row[column]) / (len(table.rows) or 1)
        if share < least:
            yield f"{name}: filled in {share:.0%} of the rows, at least {least:.0%} expected"


def _dropped(
    manifest: Mapping[str, Any], previous: Mapping[str, Any], most: float
) -> Iterator[str]:
    """Sources that lost documents; documents that stayed and lost mentions."""
    now, then = manifest["documents"], previous["documents"]
    sources = {row["source"] for row in now.values()}
    yield from _less(
        "documents",
        Counter(row["source"] for row in now.values()),
        Counter(row["source"] for row in then.values() if row["source"] in sources),
        most,
    )
    kept = now.keys() & then.keys()
    yield from _less("mentions", _mentions(now, kept), _mentions(then, kept), most)


def _less(name: str, now: Counter[str], then: Counter[str], most: float) -> Iterator[str]:
    for key, before in sorted(then.items()):
        if before >= _FLOORS[name] and now[key] < before * (1 - most):
            yield f"{name}.{key}: {now[key]} after {before}, a drop of more than {most:.0%}"


def _mentions(documents: Mapping[str, Any], kept: Iterable[str]) -> Counter[str]:
    """The mentions by type in these documents."""
    counts: Counter[str] = Counter()
    for key in kept:
        counts.update(documents[key]["mentions"])
    return counts
