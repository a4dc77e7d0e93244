"""The versions that a release states, and who started its run."""

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.defs import versions
from pipeline.settings import Settings

DATA = Path(versions.__file__).parents[1] / "data"

STARTED = [
    ({"dagster/schedule_name": "nightly"}, "", "schedule nightly"),
    ({"dagster/sensor_name": "inbox", "dagster/run_key": "5b1c"}, "", "sensor inbox"),
    (versions.COMMAND_LINE, "", "command line"),
    ({}, "", "Dagster"),
    ({"user": "root"}, "", "Dagster"),
    (versions.COMMAND_LINE, "Dienst Beleid", "Dienst Beleid"),
]


@pytest.mark.parametrize(("tags", "name", "expected"), STARTED)
def test_who_started_a_run(tags: dict[str, str], name: str, expected: str) -> None:
    assert versions.starter(tags, name) == expected


def test_the_model_is_named_with_version_and_content() -> None:
    assert re.fullmatch(r"nl_beleidsgraaf \d+\.\d+\.\d+ [0-9a-f]{10}", versions.model_version(None))
    assert versions.model_version("none") == "none"
    assert versions.model_version("nl_that_is_not_installed") == "nl_that_is_not_installed"


def test_a_model_is_known_by_its_content_wherever_it_stands(tmp_path: Path) -> None:
    shipped = versions.model_version(None)
    copy = shutil.copytree(DATA / "model", tmp_path / "elders")
    (copy / "README.md").write_text("anders", encoding="utf-8")
    assert versions.model_version(str(copy)) == shipped
    (copy / "config.cfg").write_text("anders", encoding="utf-8")
    assert versions.model_version(str(copy)) != shipped


def test_a_table_that_changes_changes_the_version_of_its_kind_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = versions.authority_versions()
    for path in DATA.glob("*.csv"):
        shutil.copy(path, tmp_path)
    monkeypatch.setattr(versions, "_DATA", tmp_path)
    assert versions.authority_versions() == before
    with (tmp_path / "acts_eu.csv").open("a", encoding="utf-8") as table:
        table.write("# een opmerking\n")
    changed = [
        old for old, new in zip(before, versions.authority_versions(), strict=True) if old != new
    ]
    assert [item.partition(" ")[0] for item in before] == ["acts", "instruments", "organisations"]
    assert [item.partition(" ")[0] for item in changed] == ["acts"]


def test_the_configuration_knows_settings_but_no_place() -> None:
    plain = Settings()
    assert versions.configuration_of(plain) == versions.configuration_of(
        replace(plain, inputs=(Path("/elders"),), output=Path("/elders"))
    )
    assert versions.configuration_of(plain) != versions.configuration_of(
        replace(plain, base_iri="https://elders.example")
    )
    assert versions.configuration_of(plain) != versions.configuration_of(
        replace(plain, model="none")
    )
