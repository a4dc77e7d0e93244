"""Others' shapes on our data; exceptions stand with reasons in docs/ontology/profiles.md."""

import gzip
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import pyshacl
import pytest
from rdflib import RDF, SH, Graph, URIRef
from rdflib.term import Node

from pipeline.defs.launch import Outcome
from pipeline.vocabulary import PREFIXES

REPOSITORY = Path(__file__).parents[2]
VALIDATORS = REPOSITORY / "../shared/vocab/validators"
TABLE = REPOSITORY / "docs/ontology/profiles.md"
PROFILES: Mapping[str, str] = MappingProxyType(
    {
        "OSLO organisatie-basis": "oslo/organisatie-basis-SHACL.ttl",
        "OSLO vlaamse-codex": "oslo/vlaamse-codex-SHACL.ttl",
        "CPOV": "semic/cpov-2.1.2-SHACL.ttl",
        "SKOS-EP": "skos-ep/skos-ep.shacl.ttl",
        "ELI-EP": "eli-ep/eli-ep.shacl.ttl",
    }
)

pytestmark = [
    pytest.mark.shared,
    pytest.mark.xdist_group("samples"),
    pytest.mark.skipif(not VALIDATORS.is_dir(), reason="needs the reference material in ../shared"),
]


@dataclass(frozen=True, slots=True)
class Difference:
    """A row of the table: what does not hold, of which property, on which class."""

    profile: str
    constraint: str
    path: str
    on: str


def listed() -> dict[Difference, str]:
    """The table of exceptions with their reasons."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in lines if line[:2] == "| "
    ]
    return {Difference(*row[:4]): row[4] for row in rows[1:]}


def shapes_of(profile: str) -> Graph:
    shapes = Graph().parse(VALIDATORS / PROFILES[profile])
    for shape in set(shapes.subjects(SH.ignoredProperties)):
        if str(shapes.value(shape, SH.closed)) != "true":
            shapes.remove((shape, SH.ignoredProperties, None))
            shapes.remove((shape, SH.closed, None))
    return shapes


def short(iri: Node | None) -> str:
    if not isinstance(iri, URIRef):
        return "–"
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return str(iri)


def differences(profile: str, data: Graph) -> Iterator[set[Difference]]:
    """For each result the rows of the table that would allow it."""
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes_of(profile))
    assert isinstance(report, Graph)
    for result in report.objects(None, SH.result):
        name = str(report.value(result, SH.sourceConstraintComponent)).rpartition("#")[2]
        focus = report.value(result, SH.focusNode)
        assert focus is not None
        yield {
            Difference(profile, name.removesuffix("ConstraintComponent"), path, short(kind))
            for kind in data.objects(focus, RDF.type)
            for path in (short(report.value(result, SH.resultPath)), "*")
        }


@pytest.fixture(scope="module")
def data(samples_release: Outcome) -> Graph:
    """The whole graph of the samples' release."""
    assert samples_release.path is not None
    packed = (samples_release.path / "beleidsgraaf.ttl.gz").read_bytes()
    return Graph().parse(data=gzip.decompress(packed).decode(), format="turtle")


def test_every_exception_has_a_reason_and_a_profile() -> None:
    exceptions = listed()
    assert exceptions
    assert all(exceptions.values())
    assert {row.profile for row in exceptions} <= set(PROFILES)


@pytest.mark.parametrize("profile", PROFILES)
def test_data_passes_the_profile_but_for_the_listed_exceptions(profile: str, data: Graph) -> None:
    allowed = {row for row in listed() if row.profile == profile}
    met: set[Difference] = set()
    for possible in differences(profile, data):
        assert possible & allowed, sorted(possible, key=str)
        met |= possible & allowed
    assert allowed - met == set(), "no longer needed"
