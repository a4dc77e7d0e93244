"""DuckDB reads the tables as a researcher does, and gets the answer that SPARQL gives."""

import json
from pathlib import Path

import duckdb
import pytest

from pipeline.publication.tables.columns import CLASSES
from tests.clients.nights import Site

DUE = """
SELECT DISTINCT
    coalesce(deadline_date::VARCHAR, deadline_month, deadline::VARCHAR) AS deadline,
    coalesce(indicator_nl, indicator_en) AS indicator,
    split_part(comparator, '/comparator/', 2) AS comparator,
    value,
    coalesce(split_part(unit, '/unit/', 2), unit_text_nl, unit_text_en) AS unit,
    coalesce(holder_label_nl, holder_label_en) AS holder,
    coalesce(quote_nl, quote_en) AS quote,
    targets.document
FROM targets JOIN mentions ON list_contains(targets.mention, mentions.id)
WHERE coalesce(deadline, year(deadline_date), left(deadline_month, 4)::INTEGER) <= 2030
ORDER BY deadline, targets.document, quote
"""
"""Which targets fall due by 2030, who is to reach them, and which document says so?"""


@pytest.fixture(scope="module")
def tables(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of the last release, downloaded."""
    folder = tmp_path_factory.mktemp("tables")
    for item in site.manifest()["files"]:
        if item["path"].startswith("tables/"):
            data = site.get(f"{site.release()}/{item['path']}")
            (folder / Path(item["path"]).name).write_bytes(data)
    return folder


@pytest.fixture
def database(tables: Path) -> duckdb.DuckDBPyConnection:
    """Each Parquet file as a view, each CSV file as one with `_csv` after its name."""
    made = duckdb.connect()
    for name in CLASSES:
        made.execute(f"CREATE VIEW \"{name}\" AS FROM '{tables}/{name}.parquet'")
        made.execute(f"CREATE VIEW \"{name}_csv\" AS FROM '{tables}/{name}.csv'")
    return made


def typed(database: duckdb.DuckDBPyConnection, tables: Path, name: str) -> str:
    """The CSV as a query, every cell read by the type that the Parquet file has."""
    metadata = json.loads((tables / "csvw-metadata.json").read_bytes())
    (described,) = (table for table in metadata["tables"] if table["url"] == f"{name}.csv")
    separators = {
        column["name"]: column.get("separator") for column in described["tableSchema"]["columns"]
    }
    cells = []
    for column, kind, *_ in database.execute(f'DESCRIBE "{name}"').fetchall():
        sign = separators[column]
        cell = f"string_split(\"{column}\", '{sign}')" if sign else f'"{column}"'
        cells.append(f'CAST({cell} AS {kind}) AS "{column}"')
    source = f"read_csv('{tables}/{name}.csv', header = true, all_varchar = true)"
    return f"SELECT {', '.join(cells)} FROM {source}"  # noqa: S608 - names of our own columns


@pytest.mark.parametrize("name", CLASSES)
def test_csv_and_parquet_hold_the_same_rows(
    database: duckdb.DuckDBPyConnection, tables: Path, name: str
) -> None:
    csv = typed(database, tables, name)
    for one, other in ((csv, f'FROM "{name}"'), (f'FROM "{name}"', csv)):
        assert database.execute(f"({one}) EXCEPT ALL ({other})").fetchall() == []
    assert database.execute(f'SELECT count(*) FROM "{name}"').fetchall()[0][0] > 0  # noqa: S608


@pytest.mark.parametrize("name", CLASSES)
def test_csv_is_read_without_being_told_anything(
    database: duckdb.DuckDBPyConnection, name: str
) -> None:
    """Separator, quotes, line ends and header are found by looking at the file."""
    found, wanted = (
        [row[0] for row in database.execute(f'DESCRIBE "{each}"').fetchall()]
        for each in (f"{name}_csv", name)
    )
    assert found == wanted
    query = f'SELECT (SELECT count(*) FROM "{name}_csv"), (SELECT count(*) FROM "{name}")'  # noqa: S608
    ((one, other),) = database.execute(query).fetchall()
    assert one == other


def test_the_question_of_a_researcher_has_one_answer_in_sql_and_sparql(
    database: duckdb.DuckDBPyConnection, site: Site
) -> None:
    answer = database.execute(DUE)
    names = [column[0] for column in answer.description]
    rows = [
        {name: value for name, value in zip(names, row, strict=True) if value is not None}
        for row in answer.fetchall()
    ]
    for row in rows:
        if "value" in row:
            row["value"] = f"{row['value'].normalize():f}"
    known = json.loads(site.command("query", "--name", "targets-due", "--format", "json"))
    assert len(known) > 10
    assert sorted(rows, key=str) == sorted(known, key=str)
