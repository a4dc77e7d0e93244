"""The table of instruments: sound rows, names that mean one thing, acts joined."""

from collections import Counter

import pytest

from pipeline.authorities import instruments, organisations
from pipeline.authorities.instruments import squeezed
from pipeline.authorities.tables import parts, rows
from pipeline.uris import slug

KINDS = {"legislation", "strategy", "programme", "fund", "support", "agreement", "monitor"}
ROWS = list(rows(instruments.TABLE))

SQUEEZED = [
    ("NIS 2-richtlijn", "NIS2-Richtlijn"),
    ("Vlaamse Codex Wonen", "vlaams codex wonen"),
    ("kmo-portefeuille", "KMO-porte-feuille"),
    ("W²-decreet", "W2-decreet"),
]


def test_the_table_is_broad() -> None:
    assert len(ROWS) > 1700
    assert {row["kind"] for row in ROWS} == KINDS


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["key"])
def test_each_row_is_sound(row: dict[str, str]) -> None:
    assert row["key"] == slug(row["key"])
    assert row["label"]
    assert row["kind"] in KINDS
    assert not row["owner"] or row["owner"] in organisations.load()
    assert row["source"]


def test_keys_and_names_mean_one_thing() -> None:
    assert max(Counter(row["key"] for row in ROWS).values()) == 1
    owners: dict[str, str] = {}
    for row in ROWS:
        for name in (row["label"], *parts(row["aliases"])):
            assert owners.setdefault(squeezed(name), row["key"]) == row["key"], name


def test_acts_join_by_name() -> None:
    table = instruments.load()
    keys = instruments.keys_by_name()
    assert table[keys[squeezed("Data Act")]].kind == "legislation"
    assert table[keys[squeezed("Digital Decade Policy Programme 2030")]].key == "digitaal-decennium"
    assert table[keys[squeezed("NIS 2 Directive")]].key == keys[squeezed("NIS2")]


@pytest.mark.parametrize(("one", "other"), SQUEEZED)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert squeezed(one) == squeezed(other)
