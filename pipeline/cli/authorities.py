"""`authorities`: check the tables, make those of registers again, say what became of each act."""

from pathlib import Path

import click
from rich.table import Table

from pipeline.authorities import checks, refresh
from pipeline.cli.console import wide_console

DATA = Path(str(refresh.__file__)).parents[1] / "data"


def check(folder: Path) -> bool:
    """Print what is wrong with the tables in a folder; true when something is."""
    console = wide_console()
    troubles = checks.check(folder)
    if not troubles:
        console.print(f"nothing wrong with the authority tables in {folder}")
        return False
    table = Table("table", "key", "what is wrong")
    for trouble in troubles:
        table.add_row(trouble.table, trouble.key, trouble.what)
    console.print(table)
    return True


def refresh_from(snapshots: Path, folder: Path, *, write: bool) -> None:
    """Print what the snapshots change in the tables, and write it when asked."""
    made = refresh.build(snapshots)
    changes = refresh.difference(folder, made)
    click.echo(changes, nl=False)
    for line in refresh.gone(snapshots):
        click.echo(f"kept, though not in these snapshots: {line}", err=True)
    if not changes:
        click.echo("the tables are as the snapshots have them", err=True)
        return
    if not write:
        click.echo("nothing written; add --write to keep these changes", err=True)
        return
    for name, text in made.items():
        (folder / name).write_text(text, encoding="utf-8")
    click.echo(f"written: {', '.join(sorted(made))}", err=True)
