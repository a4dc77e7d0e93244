"""The core of the model as SVG: a box for a class, a row for a property, a line for a link.

Boxes and lines come from the ontology and the shapes. Boxes are laid out in columns along the lines
(longest path from the left), so the picture is the same everywhere and needs no other program.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape

from rdflib import OWL, RDF, RDFS, SH, URIRef
from rdflib.term import Node

from pipeline.vocabulary import BG
from tools.ontology_docs.sources import Sources, property_shapes, short

_WIDTH, _ROW, _GAP_X, _GAP_Y, _MARGIN = 240, 19, 80, 28, 12


@dataclass(frozen=True, slots=True)
class Row:
    """A property of a class, what it holds, and the class it points to when that has a box."""

    name: str
    holds: str
    target: str | None


@dataclass(frozen=True, slots=True)
class Box:
    """A class with its properties."""

    name: str
    iri: str
    rows: tuple[Row, ...]

    @property
    def height(self) -> int:
        """In pixels: a title and its rows."""
        return _ROW * (len(self.rows) + 1) + 12


@dataclass(frozen=True, slots=True)
class Placed:
    """A box and where its upper left corner is."""

    box: Box
    column: int
    x: int
    y: int


def boxes(sources: Sources) -> tuple[Box, ...]:
    """Our classes, and the classes that theirs point to or that point to them."""
    every = {name: tuple(_rows(sources, iri)) for name, iri in _classes(sources).items()}
    own = {name for name in every if name.startswith("bg:")}
    near = {row.target for name in own for row in every[name] if row.target in every}
    near |= {name for name, rows in every.items() if any(row.target in own for row in rows)}
    kept = own | {name for name in near if name}
    return tuple(
        Box(
            name,
            _classes(sources)[name],
            tuple(
                Row(row.name, row.holds, row.target if row.target in kept else None)
                for row in every[name]
            ),
        )
        for name in sorted(kept)
    )


def svg(sources: Sources, title: str) -> str:
    """The picture."""
    placed = _place(boxes(sources))
    width = max(item.x for item in placed.values()) + _WIDTH + 5 * _MARGIN
    height = max(item.y + item.box.height for item in placed.values()) + _MARGIN
    lines = "\n".join(_lines(placed))
    drawn = "\n".join(_draw(item) for item in placed.values())
    return (
        f'<svg class="diagram" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="img" aria-label="{escape(title)}" xmlns="http://www.w3.org/2000/svg">\n'
        f"<title>{escape(title)}</title>\n"
        '<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" '
        'markerHeight="8" orient="auto"><path d="M0,0 L8,4 L0,8 z"/></marker></defs>\n'
        f"{lines}\n{drawn}\n</svg>"
    )


def _classes(sources: Sources) -> dict[str, str]:
    targets = {str(item) for item in sources.shapes.objects(None, SH.targetClass)}
    own = {str(item) for item in sources.ontology.subjects(RDF.type, OWL.Class)}
    return {short(URIRef(iri)): iri for iri in sorted(targets | own)}


def _rows(sources: Sources, iri: str) -> Iterator[Row]:
    ontology, shapes = sources.ontology, sources.shapes
    rows: dict[str, Row] = {}
    for owner in sorted(shapes.subjects(SH.targetClass, URIRef(iri)), key=str):
        for part, path in property_shapes(shapes, URIRef(str(owner))):
            if path is None:
                continue
            held = _held(sources, part, path)
            name = short(path)
            if name not in rows or not rows[name].holds:
                rows[name] = _row(name, held)
    for term in sorted(ontology.subjects(RDFS.domain, URIRef(iri)), key=str):
        known = ontology.value(term, RDFS.range)
        rows.setdefault(short(term), _row(short(term), None if known is None else short(known)))
    yield from sorted(rows.values(), key=lambda row: (row.target is None, row.name))


def _held(sources: Sources, part: Node, path: URIRef) -> str | None:
    """What a property holds, by its shape, else by the ontology."""
    shapes = sources.shapes
    for known in (
        shapes.value(part, SH["class"]),
        shapes.value(part, SH.datatype),
        sources.ontology.value(path, RDFS.range),
    ):
        if known is not None:
            return short(known)
    if shapes.value(part, SH["or"]) is not None:
        return "xsd:date …"
    return "IRI" if shapes.value(part, SH.nodeKind) == SH.IRI else None


def _row(name: str, held: str | None) -> Row:
    plain = held is None or held.startswith(("xsd:", "rdf:")) or held in ("skos:Concept", "IRI")
    return Row(name, held or "", None if plain else held)


def _place(found: tuple[Box, ...]) -> dict[str, Placed]:
    """Boxes in columns; in each column next to what they are linked with."""
    columns = _columns(found)
    order: dict[str, float] = {}
    placed: dict[str, Placed] = {}
    for column in sorted(set(columns.values())):
        here = [box for box in found if columns[box.name] == column]
        pulled = {box.name: _pull(box, found, order) for box in here}
        y = _MARGIN
        for box in sorted(here, key=lambda box: (pulled[box.name], box.name)):
            placed[box.name] = Placed(box, column, _MARGIN + column * (_WIDTH + _GAP_X), y)
            order[box.name] = y + box.height / 2
            y += box.height + _GAP_Y
    return placed


def _pull(box: Box, found: tuple[Box, ...], order: Mapping[str, float]) -> float:
    linked = [row.target for row in box.rows if row.target in order]
    linked += [
        other.name
        for other in found
        for row in other.rows
        if row.target == box.name and other.name in order
    ]
    heights = [order[name] for name in linked if name is not None]
    return sum(heights) / len(heights) if heights else 0.0


def _columns(found: tuple[Box, ...]) -> dict[str, int]:
    """The column of each box: after all that point to it, rings cut where they close."""
    targets = {box.name: sorted({row.target for row in box.rows if row.target}) for box in found}
    columns: dict[str, int] = dict.fromkeys(targets, 0)

    def walk(name: str, depth: int, above: frozenset[str]) -> None:
        columns[name] = max(columns[name], depth)
        for target in targets[name]:
            if target not in above:
                walk(target, depth + 1, above | {target})

    pointed = {target for names in targets.values() for target in names}
    starts = [name for name in targets if name not in pointed] or sorted(targets)[:1]
    for name in starts:
        walk(name, 0, frozenset((name,)))
    return {name: min(column, _LAST) for name, column in columns.items()}


_LAST = 3
"""Columns beyond this one are drawn in it: the picture must fit a page."""


def _lines(placed: Mapping[str, Placed]) -> Iterator[str]:
    for item in placed.values():
        for number, row in enumerate(item.box.rows):
            if row.target is None:
                continue
            other = placed[row.target]
            y1 = item.y + _ROW * (number + 1) + _ROW // 2 + 4
            y2 = other.y + _ROW // 2 + 2
            right = other.column > item.column
            x1 = item.x + _WIDTH if right or other.column == item.column else item.x
            x2 = other.x if right else other.x + _WIDTH
            bend = 60 if x1 <= x2 or other.column == item.column else -60
            end = -60 if right else 60
            yield (
                f'<path class="link" d="M{x1},{y1} C{x1 + bend},{y1} {x2 + end},{y2} {x2},{y2}" '
                f'marker-end="url(#arrow)"><title>{escape(item.box.name)} {escape(row.name)} '
                f"{escape(row.target)}</title></path>"
            )


def _draw(item: Placed) -> str:
    box, x, y = item.box, item.x, item.y
    kind = "own" if box.name.startswith("bg:") else "borrowed"
    rows = "".join(
        f'<text x="{x + 10}" y="{y + _ROW * (number + 2)}">{escape(row.name)}'
        f'<tspan class="holds" x="{x + _WIDTH - 10}" text-anchor="end">{escape(row.holds)}</tspan>'
        "</text>"
        for number, row in enumerate(box.rows)
    )
    title = f'<text class="name" x="{x + 10}" y="{y + 15}">{escape(box.name)}</text>'
    if box.iri.startswith(str(BG)):
        title = f'<a href="#{escape(box.name.partition(":")[2])}">{title}</a>'
    return (
        f'<g class="{kind}"><rect x="{x}" y="{y}" width="{_WIDTH}" height="{box.height}" rx="6"/>'
        f'<rect class="head" x="{x}" y="{y}" width="{_WIDTH}" height="{_ROW + 3}" rx="6"/>'
        f"{title}{rows}</g>"
    )
