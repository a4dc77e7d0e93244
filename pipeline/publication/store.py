"""The query store of the latest release: SPARQL without a server. pyoxigraph on disk, read-only."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from pipeline.errors import ConfigurationError, ReleaseError
from pipeline.publication.edition import Edition
from pipeline.publication.folder import latest


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gave: a table, a truth value, or triples."""

    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str | None, ...], ...] = ()
    truth: bool | None = None
    turtle: str | None = None


def build(output: Path, version: str, edition: Edition) -> None:
    """Load the release into a store of its own, put in place with one rename.

    Each graph stands under its name, and their union, every triple once, as the default graph: a
    union made while querying would count a triple as often as there are graphs that hold it.
    """
    place = output / "store" / version
    if place.exists():
        return
    part = output / "store" / f".{version}.part"
    part.parent.mkdir(parents=True, exist_ok=True)
    store = ox.Store(str(part))
    try:
        store.bulk_load(edition.nquads, format=ox.RdfFormat.N_QUADS)
        store.bulk_extend(ox.Quad(*triple) for triple in edition.union)
        store.optimize()
        store.flush()
    finally:
        del store  # closes it, also when the disk is full: what it wrote can then be removed
    part.replace(place)


def keep_only(output: Path, version: str) -> None:
    """Remove the stores of older releases."""
    for place in (output / "store").iterdir():
        if place.name != version:
            shutil.rmtree(place)


def query(output: Path, sparql: str, prefixes: dict[str, str]) -> Answer:
    """The answer of the latest release; the default graph is the union of all graphs.

    Raises `ReleaseError` before the first release, `ConfigurationError` for a query that does not
    parse.
    """
    release = latest(output)
    if release is None:
        raise ReleaseError(
            "latest", f"nothing published in {output} yet; run `beleidsgraaf run` first"
        )
    place = output / "store" / release.name
    if not place.is_dir():
        raise ReleaseError(
            release.name, f"its query store {place} is gone; run `beleidsgraaf run` again"
        )
    store = ox.Store.read_only(str(place))
    try:
        return _read(store.query(sparql, prefixes=prefixes))
    except SyntaxError as error:
        raise ConfigurationError("query", f"not valid SPARQL: {error}") from error


def _read(result: Any) -> Answer:
    if isinstance(result, ox.QueryBoolean):
        return Answer(truth=bool(result))
    if isinstance(result, ox.QueryTriples):
        triples = sorted(result, key=str)
        raw = ox.serialize(triples, format=ox.RdfFormat.TURTLE)
        return Answer(turtle=raw.decode() if raw else "")
    columns = tuple(variable.value for variable in result.variables)
    rows = tuple(
        tuple(None if row[name] is None else row[name].value for name in columns) for row in result
    )
    return Answer(columns=columns, rows=rows)
