"""The tables that ship have nothing wrong with them; each kind of trouble is found."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.authorities import checks
from pipeline.errors import SourceError

SHIPPED = Path(checks.__file__).parents[1] / "data"


def test_the_shipped_tables_are_sound() -> None:
    assert checks.check(SHIPPED) == ()


def adding(line: str) -> Callable[[str], str]:
    return lambda text: f"{text.rstrip()}\n{line}\n"


def replacing(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new, 1)


BROKEN = [
    ("organisations_extra.csv", adding("wolf,Wolvenbond,,association\nwolf,Wolf,,other"), "2 rows"),
    (
        "organisations_extra.csv",
        adding("x1,Wolvenraad,SERV,other"),
        "the name “serv” is also of x1",
    ),
    ("organisation_aliases.csv", adding("nobody-known,Niemand"), "no organisation has this key"),
    ("organisations.csv", replacing("OVO001847", "OVO1847"), "not a valid OVO code"),
    ("organisations.csv", replacing("OVO001847", "OVO000095"), "ovo OVO000095 is also of serv"),
    ("organisations.csv", replacing("Q1186029", "1186029"), "not a valid Wikidata item"),
    ("organisation_identifiers.csv", adding("vrwi,kbo,0202.239.952,VRWI,a page"), "KBO number"),
    ("organisation_identifiers.csv", adding("vrwi,ror,https://ror.org/x,VRWI,a page"), "ROR"),
    ("organisation_identifiers.csv", adding("vrwi,ovo,OVO999999,VRWI,"), "no source"),
    ("organisation_history.csv", adding("kmi,2020,2010,,,a page"), "ends before it begins"),
    ("organisation_history.csv", adding("kmi,2020-13,,,,a page"), "not a date"),
    ("organisation_history.csv", adding("kmi,,,,nobody,a page"), "nobody has no row"),
    ("organisation_history.csv", adding("kmi,,,,vlaio,a page"), "vlaio does not name it"),
    ("organisation_shared_names.csv", adding("Raad,serv,mars,"), "unknown realm"),
    (
        "organisation_registers.csv",
        adding("serv,S,nl:S,other,ovo,OVO999998,,,,,a page"),
        "also a key",
    ),
    ("acts_eu.csv", replacing("32022L2555", "32022L2556"), "make 32022L2555"),
    ("acts_eu.csv", replacing("32022L2555", "22L2555"), "not a valid CELEX number"),
    ("acts_eu.csv", replacing("eli/dir/2022/2555/oj", "eli/dir/2022/x"), "not a valid ELI"),
    ("acts_belgian.csv", replacing("decreet,2004-05-07", "decreet,2004-15-07"), "not a date"),
    ("acts_belgian.csv", replacing(",2004036333,", ",2004,"), "not a valid ELI"),
    ("acts_relations.csv", adding("eu:nis2,amends,be:nothing,title"), "no table has the act"),
]


@pytest.mark.parametrize(("table", "change", "what"), BROKEN, ids=lambda item: str(item)[:40])
def test_trouble_is_found(
    table: str, change: Callable[[str], str], what: str, tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    shutil.copytree(SHIPPED, folder, ignore=shutil.ignore_patterns("*.json", "model", "*.txt"))
    path = folder / table
    before = path.read_text(encoding="utf-8")
    after = change(before)
    assert after != before
    path.write_text(after, encoding="utf-8")
    found = [trouble.what for trouble in checks.check(folder)]
    assert any(what in one for one in found), found


def test_a_missing_table_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="the table is missing"):
        checks.check(tmp_path)
