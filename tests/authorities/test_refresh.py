"""Tables made from small snapshots: what joins, what does not, and nothing left to chance."""

from pathlib import Path

import pytest

from pipeline.authorities import refresh, snapshots
from pipeline.authorities.organisations import OrganisationRow
from pipeline.authorities.tables import rows_in
from pipeline.errors import SourceError

LPDC = """Column1;Column2;Column3;Column4;Column5;Column6
OVO-nummer;Naam;Bestuursniveau;lpdcName;class;uri
OVO000001;;Vlaamse overheid;Instituut voor Wolkenkunde;;https://example.org/1
OVO000002;;Lokale overheid;Boskapelle;Gemeente;https://example.org/2
OVO000003;;Lokale overheid;Boskapelle;OCMW;https://example.org/3
OVO000004;;Lokale overheid;DUBBEL WOORD;;https://example.org/4
OVO000004;;Lokale overheid;Ander Woord;;https://example.org/4
;;Lokale overheid;Zonder Nummer;;https://example.org/5
"""
ROR = """ror,name,names,wikidata,website,types,city,status,record_path
https://ror.org/01abcde12,Cloud Institute,NAMES,Q42,,facility,,active,v1/1.json
https://ror.org/02abcde12,EBA,EBA|European Beaver Association@en,,,company,,active,v1/2.json
https://ror.org/03abcde12,Oude School,Oude School@nl,,,education,,withdrawn,v1/3.json
""".replace("NAMES", "Cloud Institute@en|Instituut voor Wolkenkunde@nl|IvW")
BODY = "http://publications.europa.eu/resource/authority/corporate-body"
BODIES = f"""uri,label_nl,label_en,label_fr,label_de
{BODY}/BEA,Europese Bankautoriteit,European Banking Authority,Autorité bancaire européenne,
{BODY}/SJ,Juridische Dienst,Legal Service,Service juridique,
{BODY}/BEV,Europees Beverbureau,European Beaver Agency,Agence européenne du castor,
"""
CABINETS = """<http://example.org/k>
\trdf:type\tfoaf:Organization ;
\tskos:prefLabel\t"Kabinet Wolkenmans" ;
\tns3:identifier\t"OVO059999" ;
"""
KEPT = {
    row.key: row
    for row in (
        OrganisationRow(key="ivw", label="Instituut voor Wolkenkunde", aliases=("IvW",)),
        OrganisationRow(key="eba", label="Europese Bankautoriteit", aliases=("EBA",)),
        OrganisationRow(key="beverraad", label="Beverraad", listed=False),
    )
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    below = tmp_path / "flanders"
    below.mkdir()
    (below / "ovo-lpdc.csv").write_text(LPDC, encoding="utf-8")
    (below / "themis-kabinetten-ovo.ttl").write_text(CABINETS, encoding="utf-8")
    (tmp_path / "ror-belgium.csv").write_text(ROR, encoding="utf-8")
    (tmp_path / "corporate-bodies-nl-en-fr-de.csv").write_text(BODIES, encoding="utf-8")
    return tmp_path


def made(folder: Path, refused: frozenset[str] = frozenset()) -> dict[str, list[dict[str, str]]]:
    tables = refresh.build_from(KEPT, snapshots.read(folder), refused)
    return {name: list(rows_in(text)) for name, text in tables.items()}


def test_identifiers_join_by_full_names_only(folder: Path) -> None:
    rows = made(folder)["organisation_identifiers.csv"]
    assert [(row["key"], row["scheme"], row["identifier"].rpartition("/")[2]) for row in rows] == [
        ("eba", "eu_corporate_body", "BEA"),
        ("ivw", "ovo", "OVO000001"),
        ("ivw", "ror", "01abcde12"),
        ("ivw", "wikidata", "Q42"),
    ]
    assert all(row["source"] and row["name"] for row in rows)


def test_what_a_person_refused_does_not_join(folder: Path) -> None:
    rows = made(folder, frozenset({"ivw OVO000001"}))["organisation_identifiers.csv"]
    assert ("ivw", "ovo") not in {(row["key"], row["scheme"]) for row in rows}


def test_names_come_from_the_record_of_the_identifier(folder: Path) -> None:
    rows = made(folder)["organisation_names.csv"]
    assert ("ivw", "en", "Cloud Institute") in {
        (row["key"], row["language"], row["name"]) for row in rows
    }
    assert "European Beaver Association" not in {row["name"] for row in rows}


def test_registers_have_the_rest_under_distinct_names(folder: Path) -> None:
    rows = {row["key"]: row for row in made(folder)["organisation_registers.csv"]}
    assert {"gemeente-boskapelle", "ocmw-boskapelle", "europees-beverbureau"} <= set(rows)
    assert "nl:Stad Boskapelle" in rows["gemeente-boskapelle"]["names"].split("|")
    assert rows["kabinet-wolkenmans"]["valid_from"] == "2024-09-30"
    for absent in ("juridische-dienst", "dubbel-woord", "ander-woord", "oude-school"):
        assert absent not in rows


def test_the_same_snapshots_give_the_same_tables(folder: Path, tmp_path: Path) -> None:
    tables = refresh.build(folder)
    assert tables == refresh.build(folder)
    for name, text in tables.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert refresh.difference(tmp_path, tables) == ""


def test_the_difference_is_shown(folder: Path, tmp_path: Path) -> None:
    shown = refresh.difference(tmp_path, refresh.build(folder))
    assert "+++ organisation_registers.csv (from the snapshots)" in shown
    assert "+kabinet-wolkenmans,Kabinet Wolkenmans" in shown


def test_kept_identifiers_that_no_snapshot_has(folder: Path) -> None:
    assert "serv: OVO001847" in refresh.gone(folder)


def test_a_missing_snapshot_is_an_error(folder: Path) -> None:
    (folder / "ror-belgium.csv").unlink()
    with pytest.raises(SourceError, match=r"ror-belgium\.csv is not in it"):
        snapshots.read(folder)
