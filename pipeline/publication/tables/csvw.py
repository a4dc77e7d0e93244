"""The CSVW metadata of the tables: for each column its meaning, its datatype and its term."""

import json
from collections.abc import Iterable
from typing import Any

from pipeline.publication.tables.columns import CLASSES, HAS_PARTS, ID, INVERSE, TYPE, Column
from pipeline.publication.tables.rows import Table
from pipeline.vocabulary import XSD

_DIALECT = {
    "encoding": "utf-8",
    "delimiter": ",",
    "quoteChar": '"',
    "doubleQuote": True,
    "lineTerminators": ["\r\n"],
    "header": True,
}
_RULES = {
    "nl": "UTF-8 zonder BOM, velden na RFC 4180, punt als decimaalteken, geen duizendtalteken; "
    "een lege cel betekent: niet gezegd.",
    "en": "UTF-8 without BOM, fields after RFC 4180, the point as decimal sign, no sign for "
    "thousands; an empty cell means: not stated.",
}


def metadata(tables: Iterable[Table], separators: dict[str, str]) -> bytes:
    """`csvw-metadata.json`; `separators` part the values in cells that hold several."""
    body = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "nl"}],
        "dc:title": _both("Tabellen van Beleidsgraaf", "Tables of Beleidsgraaf"),
        "dc:description": _both(_RULES["nl"], _RULES["en"]),
        "dc:license": {"@id": "https://creativecommons.org/publicdomain/zero/1.0/"},
        "dialect": _DIALECT,
        "tables": [_table(table, separators[table.name]) for table in tables],
    }
    return (json.dumps(body, ensure_ascii=False, indent=1) + "\n").encode()


def _table(table: Table, separator: str) -> dict[str, Any]:
    columns = [_column(column, table.columns[0].name, separator) for column in table.columns]
    schema: dict[str, Any] = {
        "aboutUrl": "{+id}",
        "columns": [*columns, *_virtual(table)],
    }
    ids = [row["id"] for row in table.rows]
    if len(set(ids)) == len(ids):
        schema["primaryKey"] = "id"
    return {"url": f"{table.name}.csv", "tableSchema": schema}


def _column(column: Column, key: str, separator: str) -> dict[str, Any]:
    made: dict[str, Any] = {"name": column.name, "dc:description": _both(column.nl, column.en)}
    if column.kind == ID:
        return made | {"datatype": "anyURI", "required": True, "suppressOutput": True}
    about = column.about if column.about.startswith("{") else f"{{{key}}}{column.about}"
    made |= {"aboutUrl": about.replace("{", "{+"), "propertyUrl": column.predicate}
    if column.kind == INVERSE:
        made |= {"aboutUrl": f"{{+{column.name}}}", "valueUrl": f"{{+{key}}}"}
    elif column.is_resource and not column.many:
        made["valueUrl"] = f"{{+{column.name}}}"
    made |= _datatype(column)
    return made | {"separator": separator} if column.many else made


def _datatype(column: Column) -> dict[str, Any]:
    if column.is_resource:
        return {"datatype": "anyURI"}
    if column.kind.startswith("@"):
        return {"datatype": "string", "lang": column.kind[1:]}
    if column.kind == str(XSD.decimal):
        return {"datatype": {"base": "decimal", "decimalChar": "."}}
    if column.kind.startswith(str(XSD)):
        return {"datatype": column.kind.removeprefix(str(XSD))}
    return {"datatype": {"base": "string", "@id": column.kind}}


def _virtual(table: Table) -> list[dict[str, Any]]:
    """What every row says besides its columns: its class, and for mentions their parts."""
    made = [_fixed("{+id}", TYPE, CLASSES[table.name])]
    if table.name in HAS_PARTS:
        target, selector = HAS_PARTS[table.name]
        made.append(_fixed("{+id}", target, "{+id}#target"))
        made += [
            _fixed("{+id}#target", selector, f"{{+id}}#{part}") for part in ("quote", "position")
        ]
    return [{"name": f"fixed_{number}", **item} for number, item in enumerate(made, start=1)]


def _fixed(about: str, predicate: str, value: str) -> dict[str, Any]:
    return {"virtual": True, "aboutUrl": about, "propertyUrl": predicate, "valueUrl": value}


def _both(nl: str, en: str) -> list[dict[str, str]]:
    return [{"@value": nl, "@language": "nl"}, {"@value": en, "@language": "en"}]
