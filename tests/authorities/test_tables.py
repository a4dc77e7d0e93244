"""The tables that ship with the code: identifiers follow their rules, keys and names are clean."""

from collections import defaultdict

import pytest

from pipeline.authorities import acts, organisations
from pipeline.authorities.index import matches
from pipeline.authorities.names import normal
from pipeline.identifiers import celex, eli, kbo, ovo, wikidata

TYPES = {
    *("advisory-council", "association", "company", "employers-organisation", "eu-institution"),
    *("federal-body", "flemish-government-body", "foreign-government", "fund", "media", "party"),
    *("international-organisation", "local-government", "parliament", "regional-body"),
    *("research-centre", "trade-union", "university", "other"),
}


def test_identifiers_of_organisations() -> None:
    for row in organisations.load().values():
        if row.ovo:
            assert ovo.normalise(row.ovo) == row.ovo
        if row.wikidata:
            assert wikidata.normalise(row.wikidata) == row.wikidata
        if row.kbo:
            assert kbo.written(kbo.normalise(row.kbo)) == row.kbo
        assert row.eu_corporate_body.startswith(
            ("", "http://publications.europa.eu/resource/authority/corporate-body/")
        )
        assert row.ror.startswith(("", "https://ror.org/"))


def test_every_organisation_has_key_label_type_and_source() -> None:
    for row in organisations.load().values():
        assert row.key == row.key.lower()
        assert row.label
        assert row.type in TYPES
        assert row.source


def test_names_alone_claim_no_identifier() -> None:
    """What `authorities refresh` adds comes with the register that it was read in."""
    named = [row for row in organisations.curated().values() if not row.listed]
    assert len(named) > 500
    for row in organisations.load().values():
        if row.is_identified:
            assert "general knowledge, no identifier read" not in row.source or "; " in row.source


def test_no_name_of_the_two_tables_is_shared() -> None:
    listed: defaultdict[str, set[str]] = defaultdict(set)
    for row in organisations.load().values():
        for name in row.names:
            listed[normal(name)].add(row.key)
    shared = {name: keys for name, keys in listed.items() if len(keys) > 1}
    assert shared == {}


def test_contexts_are_of_known_kinds() -> None:
    kinds = {"inside", "party", "evidence", "never", "special"}
    assert set(organisations.contexts().values()) <= kinds


def test_eu_acts_by_construction() -> None:
    for row in acts.load_eu().values():
        assert celex.normalise(row.celex) == row.celex
        if row.kind in celex.LETTERS:
            assert celex.of_act(row.kind, int(row.year), int(row.number)) == row.celex
            assert eli.of_eu_act(row.kind, int(row.year), int(row.number)) == row.eli


def test_belgian_acts_have_both_elis() -> None:
    row = acts.load_belgian()["serv-decreet"]
    assert "/eli/decreet/2004/05/07/2004036333/justel" in row.eli
    assert "/eli/decret/2004/05/07/2004036333/justel" in row.eli_fr


@pytest.mark.parametrize(
    ("name", "key", "score"),
    [
        ("Rekenhof", "rekenhof", 1.0),
        ("vlaamse regering", "vlaamse-regering", 0.95),
        ("Vlaamse Parlement", "vlaams-parlement", 1.0),
        ("Federale Planbureau", "federaal-planbureau", 0.9),
        ("Federaal P1anbureau", "federaal-planbureau", 0.75),
    ],
)
def test_matches(name: str, key: str, score: float) -> None:
    (match,) = matches(name)
    assert (match.row.key, match.score) == (key, score)


@pytest.mark.parametrize("name", ["", "Planbureau voor de Liefde", "xyz", "raad van bestuur"])
def test_no_match(name: str) -> None:
    assert matches(name) == ()
