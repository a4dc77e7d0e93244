"""Tables: the same facts as the graph, read back by their metadata alone."""

import csv
import io
import json
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pyarrow.parquet as pq
import pyoxigraph as ox
import pytest

from pipeline.publication import tables
from pipeline.publication.tables import back, columns
from pipeline.vocabulary import BG, OA, PREFIXES
from tests.publication.release_parts import part, release

BASE = "https://data.beleidsgraaf.example"
DOCUMENT, SERV = f"{BASE}/id/document/advies", f"{BASE}/id/organisation/serv"
GRAPH = f"""
<{DOCUMENT}> a bg:PolicyDocument ; dcterms:title "Advies “A|B”, met\\nregels"@nl , "Avis"@fr ;
    dcterms:publisher <{SERV}> ; dcterms:issued "2024-05"^^xsd:gYearMonth ;
    bg:sourceFile "=1+1.pdf" .
<{SERV}> a org:Organization , cpov:PublicOrganisation ; skos:prefLabel "SERV"@nl ;
    skos:altLabel "Raad | SERV"@nl , "Sociaal-Economische ¦ Raad"@nl , "Conseil"@fr ;
    adms:identifier <{SERV}#identifier-ovo> .
<{SERV}#identifier-ovo> skos:notation "OVO000123" .
<{BASE}/id/mention/m> a bg:Mention , oa:Annotation ; oa:hasBody <{SERV}> ;
    oa:hasTarget <{BASE}/id/mention/m#target> ; bg:confidence 0.9100 ; bg:rule "r,\\"1\\"" .
<{BASE}/id/mention/m#target> oa:hasSource <{DOCUMENT}> ; bg:page 3 ;
    oa:hasSelector <{BASE}/id/mention/m#quote> , <{BASE}/id/mention/m#position> .
<{BASE}/id/mention/m#quote> oa:exact "de\\r\\nSERV"@nl .
<{BASE}/id/mention/m#position> oa:start 0 ; oa:end 8 .
<{BASE}/id/target/t> a bg:Target ; skos:prefLabel "kmo's"@nl ; bg:hasStatement <{BASE}/id/target/t#1> .
<{BASE}/id/target/t#1> a bg:TargetStatement ; bg:value 80.0 , 7.25 ; bg:holder <{SERV}> , <{DOCUMENT}> ;
    bg:deadline "2030"^^xsd:gYear ; bg:statedIn <{DOCUMENT}> .
<{BASE}/id/reference/c> a cito:Citation ; cito:hasCitingEntity <{DOCUMENT}> ;
    cito:hasCitedEntity <{BASE}/id/work/w> .
<{BASE}/id/work/w> skos:prefLabel "Een werk"@nl ; dc:creator "Peeters, A." , "Maes, B." .
<{BASE}/id/instrument/i> a bg:PolicyInstrument ; skos:prefLabel "Een plan"@nl .
"""  # noqa: E501 - one line for each fact


def triples_of(turtle: str) -> set[ox.Triple]:
    heads = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    return {quad.triple for quad in ox.parse(heads + turtle, format=ox.RdfFormat.TURTLE)}


def files_of(graph: Iterable[ox.Triple]) -> dict[str, bytes]:
    made = tables.files_of(tables.made_of(graph))
    return {path.removeprefix("tables/"): data for path, _, data in made}


def held_by(files: dict[str, bytes]) -> set[ox.Triple]:
    return back.triples_of(files["csvw-metadata.json"], files)


def test_every_triple_of_the_example_comes_back() -> None:
    graph = triples_of(GRAPH)
    left_out = triples_of(
        f"<{BASE}/id/mention/m> a oa:Annotation . <{BASE}/id/target/t> a bg:Target ."
    )
    assert held_by(files_of(graph)) == graph - left_out


def test_an_empty_graph_gives_tables_with_headers_only() -> None:
    files = files_of(set())
    assert held_by(files) == set()
    assert {name for name in files if name.endswith(".csv")} == {
        f"{name}.csv" for name in columns.CLASSES
    }


def test_csv_follows_rfc_4180() -> None:
    data = files_of(triples_of(GRAPH))["documents.csv"]
    assert not data.startswith(b"\xef\xbb\xbf")
    header, rest = data.decode().split("\r\n", 1)
    assert header.startswith("id,title_nl,title_en,issued,")
    assert '"Advies “A|B”, met\nregels"' in rest
    [row] = list(csv.DictReader(io.StringIO(data.decode(), newline="")))
    assert (row["issued_month"], row["publisher_label_nl"]) == ("2024-05", "SERV")


def test_the_separator_is_a_sign_that_no_value_holds() -> None:
    files = files_of(triples_of(GRAPH))
    metadata = json.loads(files["csvw-metadata.json"])
    signs = {
        table["url"]: {column.get("separator") for column in table["tableSchema"]["columns"]}
        for table in metadata["tables"]
    }
    assert signs["organisations.csv"] - {None} == {"‖"}
    assert signs["targets.csv"] - {None} == {"|"}


def test_parquet_has_the_same_cells_with_types() -> None:
    files = files_of(triples_of(GRAPH))
    for name in columns.CLASSES:
        parquet = pq.read_table(io.BytesIO(files[f"{name}.parquet"]))
        rows = list(csv.DictReader(io.StringIO(files[f"{name}.csv"].decode(), newline="")))
        assert parquet.column_names == list(rows[0])
        assert parquet.num_rows == len(rows)
    mention = pq.read_table(io.BytesIO(files["mentions.parquet"])).to_pylist()[0]
    assert (mention["confidence"], mention["start"], mention["page"]) == (Decimal("0.91"), 0, 3)
    values = pq.read_table(io.BytesIO(files["targets.parquet"])).column("value").to_pylist()
    assert set(values) == {Decimal(80), Decimal("7.25")}


def test_a_number_too_long_for_its_type_is_kept_as_text() -> None:
    long = "0." + "1" * 30
    graph = triples_of(f"<{BASE}/id/target/t#1> a bg:TargetStatement ; bg:value {long} .")
    table = pq.read_table(io.BytesIO(files_of(graph)["targets.parquet"]))
    assert table.column("value").to_pylist() == [long]


@pytest.mark.parametrize(
    ("days", "cells"),
    [
        (["2030-12-31", "2029-01-01"], [date(2029, 1, 1), date(2030, 12, 31)]),
        (["2030-12-31Z", "2029-01-01"], ["2029-01-01", "2030-12-31Z"]),  # a date has no zone
        (["2030-02-30", "2029-01-01"], ["2029-01-01", "2030-02-30"]),
    ],
)
def test_days_are_dates_where_all_of_them_can_be(days: list[str], cells: list[object]) -> None:
    stated = " , ".join(f'"{day}"^^xsd:date' for day in days)
    graph = triples_of(f"<{BASE}/id/target/t#1> a bg:TargetStatement ; bg:deadline {stated} .")
    table = pq.read_table(io.BytesIO(files_of(graph)["targets.parquet"]))
    assert table.column("deadline_date").to_pylist() == cells


def test_equal_graphs_give_equal_bytes() -> None:
    ordered = sorted(triples_of(GRAPH), key=str)
    assert files_of(ordered) == files_of(reversed(ordered))


@pytest.mark.parametrize("name", columns.CLASSES)
def test_every_column_says_what_it_means(name: str) -> None:
    declared = columns.tables()[name]
    assert declared[0].name == "id"
    assert len({column.name for column in declared}) == len(declared)
    for column in declared[1:]:
        assert column.predicate.startswith("http"), column.name
        assert column.nl, column.name
        assert column.en, column.name


def test_the_terms_are_those_of_the_ontology() -> None:
    value = next(item for item in columns.tables()["targets"] if item.name == "value")
    quote = next(item for item in columns.tables()["mentions"] if item.name == "quote_nl")
    assert (value.predicate, quote.predicate) == (str(BG.value), str(OA.exact))


def test_a_release_has_its_tables(tmp_path: Path) -> None:
    place = release(tmp_path, part("a")).path
    data = (place / "tables/documents.csv").read_bytes().decode()
    rows = list(csv.DictReader(io.StringIO(data, newline="")))
    assert [row["id"] for row in rows] == [f"{BASE}/id/document/a"]
    assert (place / "tables/csvw-metadata.json").is_file()
