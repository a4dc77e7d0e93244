"""From the tables back to triples, by nothing but the CSVW metadata: as integrators do."""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pyoxigraph as ox

from pipeline.vocabulary import XSD

_VARIABLE = re.compile(r"\{\+(\w+)\}")
_STRING = str(XSD.string)


def triples_of(metadata: bytes, files: Mapping[str, bytes]) -> set[ox.Triple]:
    """The triples that the tables hold; `files` by the name that the metadata gives."""
    body = json.loads(metadata)
    return {
        triple
        for table in body["tables"]
        for row in csv.DictReader(io.StringIO(files[table["url"]].decode(), newline=""))
        for column in table["tableSchema"]["columns"]
        for triple in _of_cell(column, row)
    }


def _of_cell(column: Mapping[str, Any], row: Mapping[str, str]) -> Iterator[ox.Triple]:
    """The triples of one cell; of a virtual column the one that every row has."""
    cell = row.get(column["name"], "")
    if column.get("suppressOutput") or not (cell or column.get("virtual")):
        return
    about = _filled(column["aboutUrl"], row)
    values = cell.split(column["separator"]) if "separator" in column else [cell]
    for value in values:
        yield ox.Triple(
            ox.NamedNode(about), ox.NamedNode(column["propertyUrl"]), _object(column, row, value)
        )


def _object(
    column: Mapping[str, Any], row: Mapping[str, str], value: str
) -> ox.NamedNode | ox.Literal:
    if "valueUrl" in column:
        return ox.NamedNode(_filled(column["valueUrl"], row))
    datatype = column["datatype"]
    if datatype == "anyURI":  # several resources in a cell
        return ox.NamedNode(value)
    if "lang" in column:
        return ox.Literal(value, language=column["lang"])
    if isinstance(datatype, dict):
        named = datatype.get("@id") or f"{XSD}{datatype['base']}"
        return ox.Literal(value, datatype=ox.NamedNode(named))
    named = f"{XSD}{datatype}"
    return ox.Literal(value, datatype=ox.NamedNode(named) if named != _STRING else None)


def _filled(template: str, row: Mapping[str, str]) -> str:
    return _VARIABLE.sub(lambda found: row[found[1]], template)
