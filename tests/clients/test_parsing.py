"""Parsers that others wrote read every form of a release as the same triples."""

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from tests.clients import programs
from tests.clients.nights import Site, triples_of


def rapper(path: Path, form: str) -> bytes:
    program = programs.debian("rapper", "raptor2-utils")
    return programs.run(program, "--quiet", "--input", form, "--output", "ntriples", path)


def serdi(path: Path, form: str) -> bytes:
    kept = "nquads" if form in ("nquads", "trig") else "ntriples"
    return programs.run(programs.debian("serdi", "serdi"), "-i", form, "-o", kept, path)


Parser = Callable[[Path, str], bytes]


@pytest.fixture(scope="module")
def wanted(dumps: Path) -> set[ox.Triple]:
    """The triples of the release, as its canonical N-Quads have them."""
    return triples_of((dumps / "beleidsgraaf.nq").read_bytes())


@pytest.mark.parametrize("parse", [rapper, serdi])
@pytest.mark.parametrize(("ending", "form"), [("ttl", "turtle"), ("nq", "nquads")])
def test_dumps(dumps: Path, wanted: set[ox.Triple], parse: Parser, ending: str, form: str) -> None:
    lines = parse(dumps / f"beleidsgraaf.{ending}", form)
    assert triples_of(lines) == wanted


@pytest.mark.parametrize("parse", [rapper, serdi])
def test_the_dumps_hold_as_many_triples_as_the_manifest_says(
    site: Site, dumps: Path, parse: Parser
) -> None:
    """Line by line, so that nothing is there twice."""
    files = {item["path"]: item.get("triples") for item in site.manifest()["files"]}
    for ending, form in (("ttl", "turtle"), ("nq", "nquads")):
        lines = parse(dumps / f"beleidsgraaf.{ending}", form).splitlines()
        assert len(lines) == files[f"beleidsgraaf.{ending}.gz"]


@pytest.mark.parametrize("parse", [rapper, serdi])
@pytest.mark.parametrize(("ending", "form"), [("ttl", "turtle"), ("nt", "ntriples")])
def test_the_description_of_a_document(
    site: Site, tmp_path: Path, parse: Parser, ending: str, form: str
) -> None:
    """In each form that the server sends, the triples of its JSON-LD."""
    thing = "doc/document/mora-advies-modal-shift"
    path = tmp_path / f"it.{ending}"
    path.write_bytes(site.get(f"{thing}.{ending}"))
    (tmp_path / "it.jsonld").write_bytes(site.get(f"{thing}.jsonld"))
    other = programs.run(*programs.npm("expand.mjs"), tmp_path / "it.jsonld")
    assert triples_of(parse(path, form)) == triples_of(other) != set()


@pytest.mark.parametrize("parse", [rapper, serdi])
def test_the_pages_of_the_feed(site: Site, tmp_path: Path, parse: Parser) -> None:
    for page in ("feed.trig", *(page["name"] for page in site.manifest()["feed"]["pages"])):
        path = tmp_path / page
        path.write_bytes(site.get(f"ldes/{page}"))
        known = {quad.triple for quad in ox.parse(path.read_bytes(), format=ox.RdfFormat.TRIG)}
        assert triples_of(parse(path, "trig")) == known != set()


@pytest.mark.parametrize("parse", [rapper, serdi])
def test_the_catalogue_and_the_report(site: Site, tmp_path: Path, parse: Parser) -> None:
    for name in ("catalog.ttl", "validation-report.ttl"):
        path = tmp_path / name
        path.write_bytes(site.get(f"{site.release()}/{name}"))
        known = {quad.triple for quad in ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE)}
        assert triples_of(parse(path, "turtle")) == known != set()


def test_jsonld_expands_the_dump_to_the_triples_of_the_n_quads(
    dumps: Path, wanted: set[ox.Triple]
) -> None:
    lines = programs.run(*programs.npm("expand.mjs"), dumps / "beleidsgraaf.jsonld")
    assert triples_of(lines) == wanted


def test_jsonld_expands_the_catalogue_to_the_triples_of_its_turtle(
    site: Site, tmp_path: Path
) -> None:
    for ending in ("ttl", "jsonld"):
        name = f"catalog.{ending}"
        (tmp_path / name).write_bytes(site.get(f"{site.release()}/{name}"))
    turtle = ox.parse((tmp_path / "catalog.ttl").read_bytes(), format=ox.RdfFormat.TURTLE)
    lines = programs.run(*programs.npm("expand.mjs"), tmp_path / "catalog.jsonld")
    assert triples_of(lines) == {quad.triple for quad in turtle}
