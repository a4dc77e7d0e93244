"""The tables in `pipeline/data`: CSV with a header row; lines that begin with # are remarks."""

import csv
from collections.abc import Iterator
from importlib.resources import files


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a table, by column; cells are stripped."""
    return rows_in(files("pipeline.data").joinpath(name).read_text(encoding="utf-8"))


def rows_in(text: str) -> Iterator[dict[str, str]]:
    """The rows of the text of a table."""
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    for row in csv.DictReader(lines):
        yield {column: (cell or "").strip() for column, cell in row.items() if column}


def parts(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several, separated by |."""
    return tuple(part for raw in cell.split("|") if (part := raw.strip()))
