"""`beleidsgraaf authorities …`: exit codes and what is printed."""

import shutil
from pathlib import Path

from click.testing import CliRunner

from pipeline.authorities import checks
from pipeline.cli.commands import main

SHIPPED = Path(checks.__file__).parents[1] / "data"


def test_check_of_the_shipped_tables() -> None:
    result = CliRunner().invoke(main, ["authorities", "check"])
    assert result.exit_code == 0
    assert "nothing wrong" in result.output


def test_check_exits_with_3_on_trouble(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(SHIPPED, folder)
    with (folder / "organisation_aliases.csv").open("a", encoding="utf-8") as stream:
        stream.write("nobody-known,Niemand\n")
    result = CliRunner().invoke(main, ["authorities", "check", "--data", str(folder)])
    assert result.exit_code == 3
    assert "no organisation has this key" in result.output


def test_check_of_a_folder_without_tables(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["authorities", "check", "--data", str(tmp_path)])
    assert result.exit_code == 1
    assert "the table is missing" in result.output


def test_refresh_without_snapshots_changes_nothing(tmp_path: Path) -> None:
    arguments = ["authorities", "refresh", "--from", str(tmp_path), "--data", str(tmp_path)]
    result = CliRunner().invoke(main, [*arguments, "--write"])
    assert result.exit_code == 1
    assert "is not in it" in result.output
    assert list(tmp_path.iterdir()) == []
