"""The catalogue of one release after DCAT-AP 3 and DCAT-AP-VL: dataset, version, distributions."""

import csv
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rdflib import Graph, Literal, URIRef

from pipeline import uris
from pipeline.catalogue_terms import (
    AVAILABILITY,
    DCATAP,
    FILE_TYPE,
    MEDIA_TYPES,
    ODRL,
    SPDX,
    VCARD,
)
from pipeline.entities.entity_type import Triple
from pipeline.model import Run
from pipeline.publication.content import File
from pipeline.publication.draft import Draft
from pipeline.publication.identity import Identity
from pipeline.vocabulary import BG, DCAT, DCTERMS, FOAF, PROV, RDF, RDFS, SKOS, XSD

_LICENCE = uris.iri("https://data.vlaanderen.be/id/licentie/creative-commons-zero-verklaring/v1.0")
_STANDARDS = {
    "ontology": uris.iri(str(BG)),
    "tables": uris.iri("https://www.w3.org/TR/tabular-data-model/"),
}
_LIKE_DATASET = (
    DCAT.contactPoint,
    DCAT.keyword,
    DCAT.landingPage,
    DCAT.theme,
    DCTERMS.accessRights,
    DCTERMS.conformsTo,
    DCTERMS.language,
    DCTERMS.spatial,
)
"""What a version says as the dataset does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The IRIs of what the catalogue describes."""

    catalog: URIRef
    dataset: URIRef
    series: URIRef
    version: URIRef


def names_of(base: str, version: str) -> Names:
    """The IRIs for this release."""
    dataset = uris.iri(f"{base}/id/dataset/beleidsgraaf")
    return Names(
        catalog=uris.iri(f"{base}/id/catalog/beleidsgraaf"),
        dataset=dataset,
        series=uris.iri(f"{base}/id/series/beleidsgraaf"),
        version=uris.iri(f"{dataset}-{version}"),
    )


def described(draft: Draft, made: Iterable[File]) -> Graph:
    """The catalogue without statistics and measurements."""
    run, identity, previous = draft.run, draft.identity, draft.previous.version
    base = identity.base_iri
    graph = Graph()
    text = (files("pipeline.publication.catalog") / "description.ttl").read_text(encoding="utf-8")
    graph.parse(data=text, format="turtle", publicID=f"{base}/")
    names = names_of(base, run.version)
    for triple in (
        *_publisher(names, identity),
        *_moments(graph, run),
        *_version(graph, names, run, previous),
        *_provenance(names, run, base),
    ):
        graph.add(triple)
    there = {item.path: item for item in made}
    for row in _listed():
        if row["path"] in there:
            for triple in _distribution(names, run, base, row, there[row["path"]]):
                graph.add(triple)
    return graph


@cache
def _listed() -> tuple[Mapping[str, str], ...]:
    """The files of a release that are distributions, and what they are called."""
    text = (files("pipeline.publication.catalog") / "distributions.csv").read_text("utf-8")
    return tuple(csv.DictReader(text.splitlines()))


def _publisher(names: Names, identity: Identity) -> Iterator[Triple]:
    publisher = uris.iri(identity.publisher_iri)
    yield publisher, RDF.type, FOAF.Agent
    yield publisher, RDF.type, DCTERMS.Agent
    yield publisher, FOAF.name, Literal(identity.publisher_name, lang="nl")
    base = identity.base_iri
    services = [
        uris.iri(f"{base}/id/service/{name}") for name in ("sparql", "feed", "catalog-feed")
    ]
    for thing in (names.catalog, names.dataset, names.series, names.version, *services):
        yield thing, DCTERMS.publisher, publisher
    yield uris.iri(f"{base}/id/policy/open#permission"), ODRL.assigner, publisher
    if identity.contact:
        email = uris.iri(f"mailto:{identity.contact}")
        yield uris.part(names.catalog, "contact"), VCARD.hasEmail, email
        yield email, RDF.type, RDFS.Resource


def _moments(graph: Graph, run: Run) -> Iterator[Triple]:
    """When the catalogue, its records, the dataset and the services were last changed."""
    for kind in (DCAT.Catalog, DCAT.CatalogRecord, DCAT.Dataset, DCAT.DatasetSeries):
        for thing in graph.subjects(RDF.type, kind):
            yield _iri(thing), DCTERMS.modified, _moment(run)


def _version(graph: Graph, names: Names, run: Run, previous: str | None) -> Iterator[Triple]:
    version = names.version
    yield version, RDF.type, DCAT.Dataset
    yield version, DCTERMS.identifier, Literal(f"beleidsgraaf-{run.version}")
    yield version, DCTERMS.title, Literal(f"Beleidsgraaf, uitgave {run.version}", lang="nl")
    yield version, DCTERMS.title, Literal(f"Beleidsgraaf, release {run.version}", lang="en")
    for text in graph.objects(names.dataset, DCTERMS.description):
        yield version, DCTERMS.description, text
    for predicate in _LIKE_DATASET:
        for value in graph.objects(names.dataset, predicate):
            yield version, predicate, value
    yield version, DCAT.version, Literal(run.version)
    yield version, DCTERMS.issued, _moment(run)
    yield version, DCTERMS.modified, _moment(run)
    yield version, DCAT.inSeries, names.series
    yield version, DCTERMS.isVersionOf, names.dataset
    yield names.dataset, DCAT.hasVersion, version
    yield names.dataset, DCAT.hasCurrentVersion, version
    yield names.catalog, DCAT.dataset, version
    if previous is not None:
        yield version, DCAT.previousVersion, uris.iri(f"{names.dataset}-{previous}")


def _provenance(names: Names, run: Run, base: str) -> Iterator[Triple]:
    activity = uris.thing(base, "activity", f"run-{run.version}")
    yield names.version, PROV.wasGeneratedBy, activity
    yield activity, RDF.type, PROV.Activity
    statement = uris.part(names.version, "provenance")
    yield names.version, DCTERMS.provenance, statement
    yield statement, RDF.type, DCTERMS.ProvenanceStatement
    for language, text in (
        ("nl", f"Gemaakt door {run.software} uit de documenten die de uitgave noemt."),
        ("en", f"Made by {run.software} from the documents that the release names."),
    ):
        yield statement, RDFS.label, Literal(text, lang=language)


def _distribution(
    names: Names, run: Run, base: str, row: Mapping[str, str], item: File
) -> Iterator[Triple]:
    """One file of the release that can be downloaded."""
    slug = uris.slug(item.path)
    thing = uris.iri(f"{base}/id/distribution/{run.version}-{slug}")
    url = uris.iri(f"{base}/releases/{run.version}/{item.path}")
    yield names.version, DCAT.distribution, thing
    yield thing, RDF.type, DCAT.Distribution
    yield thing, DCTERMS.identifier, Literal(f"{run.version}/{item.path}")
    for language in ("nl", "en"):
        yield thing, DCTERMS.title, Literal(row[language], lang=language)
        yield thing, DCTERMS.description, Literal(f"{row[language]}.", lang=language)
    yield thing, DCAT.accessURL, url
    yield thing, DCAT.downloadURL, url
    yield url, RDF.type, RDFS.Resource
    yield thing, DCTERMS.issued, _moment(run)
    yield thing, DCTERMS.license, _LICENCE
    yield thing, DCTERMS.conformsTo, _STANDARDS[row["standard"]]
    yield thing, DCATAP.availability, AVAILABILITY.STABLE
    yield thing, ODRL.hasPolicy, uris.iri(f"{base}/id/policy/open")
    yield from _formats(thing, row, item)
    yield from _checksum(thing, item)


def _formats(thing: URIRef, row: Mapping[str, str], item: File) -> Iterator[Triple]:
    media = MEDIA_TYPES[row["media_type"]]
    yield thing, DCAT.mediaType, media
    yield media, RDF.type, DCTERMS.MediaType
    if row["format"]:
        concept = FILE_TYPE[row["format"]]
        yield thing, DCTERMS.format, concept
        yield concept, RDF.type, SKOS.Concept
        yield concept, RDF.type, DCTERMS.MediaTypeOrExtent
        yield concept, SKOS.inScheme, uris.iri(str(FILE_TYPE).rstrip("/"))
        yield concept, SKOS.prefLabel, Literal(row["format"].replace("_", " "), lang="en")
    if item.path.endswith(".gz"):
        gzip = MEDIA_TYPES["application/gzip"]
        yield thing, DCAT.compressFormat, gzip
        yield gzip, RDF.type, DCTERMS.MediaType


def _checksum(thing: URIRef, item: File) -> Iterator[Triple]:
    checksum = uris.part(thing, "checksum")
    size = Literal(str(len(item.data)), datatype=XSD.nonNegativeInteger)
    digest = hashlib.sha256(item.data).hexdigest()
    yield thing, DCAT.byteSize, size
    yield thing, SPDX.checksum, checksum
    yield checksum, RDF.type, SPDX.Checksum
    yield checksum, SPDX.algorithm, SPDX.checksumAlgorithm_sha256
    yield checksum, SPDX.checksumValue, Literal(digest, datatype=XSD.hexBinary)


def _moment(run: Run) -> Literal:
    return Literal(run.as_of, datatype=XSD.dateTime, normalize=False)


def _iri(node: object) -> URIRef:
    return uris.iri(str(node))
