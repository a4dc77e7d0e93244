"""Plain tables beside the graph: one for each kind of thing, as CSV and Parquet with CSVW."""

from collections.abc import Iterable, Iterator

from pipeline.publication.tables.csvw import metadata
from pipeline.publication.tables.files import csv_of, parquet_of, separator_of
from pipeline.publication.tables.rows import Table, made_of

__all__ = ["Table", "files_of", "made_of"]

_PARQUET = "application/vnd.apache.parquet"


def files_of(made: Iterable[Table]) -> Iterator[tuple[str, str, bytes]]:
    """Path, media type and bytes of each file of the tables."""
    tables = tuple(made)
    separators = {table.name: separator_of(table) for table in tables}
    for table in tables:
        stem = f"tables/{table.name}"
        yield f"{stem}.csv", "text/csv; charset=utf-8", csv_of(table, separators[table.name])
        yield f"{stem}.parquet", _PARQUET, parquet_of(table)
    yield "tables/csvw-metadata.json", "application/csvm+json", metadata(tables, separators)
