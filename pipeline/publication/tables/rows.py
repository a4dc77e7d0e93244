"""From the triples of a release to rows: every value that a declared column means, and no other.

A value of a kind that no column was declared for (a title in French, a deadline that is a month)
gets a column of its own at the end of its table, so that nothing is lost.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

import pyoxigraph as ox

from pipeline.publication.tables.columns import (
    CLASSES,
    ID,
    INVERSE,
    IRI,
    TYPE,
    Column,
    short,
    tables,
)

Row = dict[str, tuple[str, ...]]
"""The values of a row by column, each as the graph writes it; an empty tuple for none."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a release."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


class Index:
    """The triples by subject and predicate, and the subjects by class."""

    def __init__(self, triples: Iterable[ox.Triple]) -> None:
        """Read them once."""
        self.members: dict[str, list[str]] = defaultdict(list)
        self.inverse: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._values: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
        for triple in triples:
            self._add(triple.subject, triple.predicate.value, triple.object)

    def _add(self, subject: Any, predicate: str, value: Any) -> None:
        self._values[subject.value, predicate].append((kind_of(value), value.value))
        if isinstance(value, ox.NamedNode):
            if predicate == TYPE:
                self.members[value.value].append(subject.value)
            self.inverse[value.value, predicate].append(subject.value)

    def values(self, subject: str, predicate: str) -> list[tuple[str, str]]:
        """Kind and text of every object."""
        return self._values.get((subject, predicate), [])


def kind_of(value: Any) -> str:
    """The kind of a value: "iri", "@nl" or the IRI of its datatype."""
    if isinstance(value, ox.NamedNode):
        return IRI
    return f"@{value.language}" if value.language else str(value.datatype.value)


def made_of(triples: Iterable[ox.Triple]) -> tuple[Table, ...]:
    """Every table of a release."""
    index = Index(triples)
    return tuple(_table(name, columns, index) for name, columns in tables().items())


def _table(name: str, declared: tuple[Column, ...], index: Index) -> Table:
    subjects = sorted(set(index.members.get(CLASSES[name], ())))
    columns = (*declared, *_undeclared(declared, subjects, index))
    rows = (row for subject in subjects for row in _rows(subject, columns, index))
    return Table(name, columns, tuple(rows))


def _undeclared(
    declared: tuple[Column, ...], subjects: list[str], index: Index
) -> Iterator[Column]:
    """A column for each kind of value that its predicate has beyond those declared."""
    known = {(column.about, column.predicate, column.kind) for column in declared}
    models: dict[tuple[str, str], Column] = {}
    for column in declared:
        if column.kind not in (ID, INVERSE):
            models.setdefault((column.about, column.predicate), column)
    found: set[tuple[str, str, str]] = set()
    for subject in subjects:
        for hops in _hops(subject, declared, index):
            for about, predicate in models:
                node = _node(subject, about, hops)
                kinds = {kind for kind, text in index.values(node, predicate) if text}
                found.update((about, predicate, kind) for kind in kinds)
    for about, predicate, kind in sorted(found - known):
        model = models[about, predicate]
        stem = model.name.removesuffix(f"_{short(model.kind)}")
        yield replace(model, name=f"{stem}_{short(kind)}", kind=kind, hop=False, many=True)


def _rows(subject: str, columns: tuple[Column, ...], index: Index) -> Iterator[Row]:
    """Usually one row; more where a column for one value has several."""
    for hops in _hops(subject, columns, index):
        row = {
            column.name: hops[column.name]
            if column.hop
            else _values(column, _node(subject, column.about, hops), index)
            for column in columns
        }
        single = [column.name for column in columns if not column.many]
        for number in range(max(1, *(len(row[name]) for name in single))):
            yield row | {name: row[name][number : number + 1] or row[name][-1:] for name in single}


def _hops(
    subject: str, columns: Iterable[Column], index: Index
) -> Iterator[Mapping[str, tuple[str, ...]]]:
    """Each choice of the resources that other columns describe; nearly always one."""
    named = [column for column in columns if column.hop]
    found = [_values(column, _node(subject, column.about, {}), index) or ("",) for column in named]
    for choice in product(*found):
        yield {
            column.name: (value,) if value else ()
            for column, value in zip(named, choice, strict=True)
        }


def _node(subject: str, about: str, hops: Mapping[str, tuple[str, ...]]) -> str:
    if about.startswith("{"):
        return next(iter(hops.get(about[1:-1], ())), "")
    return subject + about


def _values(column: Column, node: str, index: Index) -> tuple[str, ...]:
    if column.kind == ID:
        return (node,)
    if column.kind == INVERSE:
        return tuple(sorted(set(index.inverse.get((node, column.predicate), ()))))
    found = index.values(node, column.predicate)
    return tuple(sorted({text for kind, text in found if kind == column.kind and text}))
