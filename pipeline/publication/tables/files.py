"""Tables as files: CSV for people and spreadsheets, Parquet for programs. Equal rows, equal bytes.

pyarrow lives here only.
"""

import csv
import io
from datetime import date
from decimal import Decimal
from itertools import chain, count
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.publication.tables.columns import Column
from pipeline.publication.tables.rows import Table
from pipeline.vocabulary import XSD

_SEPARATORS = "|¦‖"
_PLACES, _DIGITS = 12, 38


def separator_of(table: Table) -> str:
    """A sign that parts the values of a cell: the first that none of those values holds."""
    many = [column.name for column in table.columns if column.many]
    used = {char for row in table.rows for name in many for text in row[name] for char in text}
    signs = chain(_SEPARATORS, map(chr, count(0x2400)))  # one of the millions is always free
    return next(sign for sign in signs if sign not in used)


def csv_of(table: Table, separator: str) -> bytes:
    """The table after RFC 4180: CRLF, quotes where needed, UTF-8."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(column.name for column in table.columns)
    for row in table.rows:
        writer.writerow(separator.join(row[column.name]) for column in table.columns)
    return text.getvalue().encode()


def parquet_of(table: Table) -> bytes:
    """The table with typed columns; cells with several values are lists."""
    arrays, fields = [], []
    for column in table.columns:
        array = _array(column, [row[column.name] for row in table.rows])
        arrays.append(array)
        notes = {"description": column.en, "propertyUrl": column.predicate, "kind": column.kind}
        fields.append(pa.field(column.name, array.type, metadata=notes))
    made = pa.Table.from_arrays(arrays, schema=pa.schema(fields))
    sink = pa.BufferOutputStream()
    pq.write_table(
        made,
        sink,
        version="2.6",
        data_page_version="1.0",
        compression="zstd",
        compression_level=3,
        row_group_size=100_000,
        use_dictionary=True,
    )
    return bytes(sink.getvalue().to_pybytes())


def _array(column: Column, cells: list[tuple[str, ...]]) -> Any:
    kind = _arrow_type(column, cells)
    read = _READERS.get(kind, str)
    if column.many:
        lists = [[read(value) for value in cell] if cell else None for cell in cells]
        return pa.array(lists, type=pa.list_(kind))
    return pa.array([read(cell[0]) if cell else None for cell in cells], type=kind)


def _arrow_type(column: Column, cells: list[tuple[str, ...]]) -> Any:
    """The type of a column; text where a value does not fit the type that its datatype has."""
    values = [value for cell in cells for value in cell]
    if column.kind == str(XSD.integer) and all(abs(int(value)) < 2**63 for value in values):
        return pa.int64()
    if column.kind == str(XSD.gYear) and all(value.isdigit() for value in values):
        return pa.int32()
    if column.kind == str(XSD.decimal) and all(_fits(Decimal(value)) for value in values):
        return pa.decimal128(_DIGITS, _PLACES)
    if column.kind == str(XSD.date) and all(map(_is_day, values)):
        return pa.date32()
    return pa.string()


def _fits(value: Decimal) -> bool:
    _, digits, exponent = value.as_tuple()
    places = -exponent if isinstance(exponent, int) else _DIGITS
    return places <= _PLACES and len(digits) - places <= _DIGITS - _PLACES


def _is_day(value: str) -> bool:
    """Whether it is a day of the calendar without a time zone, as date types have it."""
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


_READERS: dict[Any, Any] = {
    pa.date32(): date.fromisoformat,
    pa.int64(): int,
    pa.int32(): int,
    pa.decimal128(_DIGITS, _PLACES): Decimal,
}
