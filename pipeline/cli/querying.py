"""`query`: SPARQL on the latest release, printed as table, CSV, JSON or Turtle."""

import csv
import json
import sys
from pathlib import Path

from rich.table import Table

from pipeline import publication, repository, uris, vocabulary
from pipeline.cli.console import wide_console
from pipeline.errors import ConfigurationError
from pipeline.publication import Answer
from pipeline.settings import from_environment


def query(
    *, sparql: str | None, file: Path | None, name: str | None, output: Path | None, style: str
) -> None:
    """Run the query and print the answer."""
    settings = from_environment()
    text = sparql or _text_of(file, name)
    base = settings.base_iri
    prefixes = {**vocabulary.prefixes(base), **uris.prefixes(base)}
    answer = publication.query(output or settings.output, text, prefixes)
    if answer.turtle is not None:
        sys.stdout.write(answer.turtle)
    elif answer.truth is not None:
        sys.stdout.write(f"{str(answer.truth).lower()}\n")
    else:
        _WRITERS[style](answer)


def _text_of(file: Path | None, name: str | None) -> str:
    folder = repository.ontology() / "queries"
    path = file or folder / f"{name}.rq"
    if not path.is_file():
        known = ", ".join(sorted(each.stem for each in folder.glob("*.rq")))
        raise ConfigurationError("query", f"no query {path.stem!r}; the cookbook has: {known}")
    return path.read_text(encoding="utf-8")


def _table(answer: Answer) -> None:
    table = Table(*answer.columns)
    for row in answer.rows:
        table.add_row(*(value or "" for value in row))
    console = wide_console()
    console.print(table)
    console.print(f"{len(answer.rows)} rows")


def _csv(answer: Answer) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(answer.columns)
    writer.writerows([value or "" for value in row] for row in answer.rows)


def _json(answer: Answer) -> None:
    rows = [
        {name: value for name, value in zip(answer.columns, row, strict=True) if value is not None}
        for row in answer.rows
    ]
    sys.stdout.write(json.dumps(rows, ensure_ascii=False, indent=1) + "\n")


_WRITERS = {"table": _table, "csv": _csv, "json": _json, "ttl": _csv}
