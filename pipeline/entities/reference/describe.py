"""A reference in RDF: the work that is cited, and the citation of it by the document.

Several mentions of one work in one document are one `cito:Citation` with several mentions as its
evidence; a work cited by several documents is one work with several citations.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from urllib.parse import quote

from rdflib import DC, DCTERMS, FOAF, OWL, PROV, RDF, RDFS, SKOS, XSD, Literal, URIRef

from pipeline import uris
from pipeline.authorities import acts
from pipeline.entities.entity_type import Triple
from pipeline.entities.literals import address, moment, words
from pipeline.entities.organisation.describe import describe_named
from pipeline.entities.reference.acts import describe_celex, describe_row
from pipeline.entities.reference.value import Reference
from pipeline.model import Link, Mention
from pipeline.vocabulary import BG, CITO, ELI, FABIO

ACTS = frozenset(
    (
        "decision",
        "decree",
        "directive",
        "law",
        "order",
        "ordinance",
        "recommendation",
        "regulation",
    )
)
_CLASSES: Mapping[str, URIRef] = MappingProxyType(
    {
        "legal": ELI.LegalResource,
        "bibliographic": FABIO.Work,
        "parliamentary": FABIO.Work,
        "web": FABIO.WebPage,
    }
)
_ROLES: Mapping[str, URIRef] = MappingProxyType(
    {"author": DCTERMS.creator, "publisher": DCTERMS.publisher}
)
_KINDS: Mapping[str, str] = MappingProxyType(
    {"besluit": "order", "decreet": "decree", "ordonnantie": "ordinance", "wet": "law"}
    | {act: act for act in ACTS}
)
"""Kinds of acts as the tables and the finder write them, to codes of the list `act-kind`."""

_DOI = "https://doi.org/"


def describe(mention: Mention, link: Link, base: str) -> Iterator[Triple]:
    """The work that a mention cites and the citation itself."""
    value = _value(mention)
    work = uris.iri(link.uri)
    yield from _citation(mention, work, value, base)
    yield from _parts(mention, link, base)
    yield work, RDF.type, _CLASSES[value.kind]
    yield work, SKOS.prefLabel, words(link.label)
    if value.antecedent is not None:  # "Ibidem, p. 41" says nothing more of the work
        return
    yield from _stated(work, mention, value)
    yield from _responsible(work, link, value, base)
    if value.kind == "legal":
        yield from _act(work, mention, link, base)
    yield from _elsewhere(work, value)


def _citation(mention: Mention, work: URIRef, value: Reference, base: str) -> Iterator[Triple]:
    document = uris.document(base, mention.document)
    citation, evidence = _citation_iri(mention, work, base), uris.iri(mention.id)
    yield citation, RDF.type, CITO.Citation
    yield citation, CITO.hasCitingEntity, document
    yield citation, CITO.hasCitedEntity, work
    yield citation, CITO.hasCitationCharacterization, CITO.cites
    yield citation, BG.referenceKind, uris.concept(base, "reference-kind", value.kind)
    yield citation, PROV.wasDerivedFrom, evidence
    if value.locator:
        yield citation, BG.locator, words(value.locator)
        yield evidence, BG.locator, words(value.locator)


def _citation_iri(mention: Mention, work: URIRef, base: str) -> URIRef:
    key = f"{mention.document}-{uris.digest(mention.document, str(work))}"
    return uris.thing(base, "reference", key)


def _parts(mention: Mention, link: Link, base: str) -> Iterator[Triple]:
    """The addresses (ELI) of the articles that are cited."""
    citation = _citation_iri(mention, uris.iri(link.uri), base)
    for role in link.roles:
        if role.name == "part":
            yield citation, RDFS.seeAlso, uris.iri(role.uri)


def _stated(work: URIRef, mention: Mention, value: Reference) -> Iterator[Triple]:
    """What the citation itself says of the work."""
    if value.kind != "web":
        yield work, DCTERMS.bibliographicCitation, words(mention.reading)
    if value.title:
        yield work, DCTERMS.title, words(value.title)
    if value.number:
        yield (
            work,
            ELI.number if value.kind == "legal" else DCTERMS.identifier,
            Literal(value.number),
        )
    if value.session:
        yield work, BG.session, Literal(value.session)
    if value.isbn:
        yield work, DCTERMS.identifier, Literal(f"ISBN {value.isbn}")
    issued = moment(value.date) or moment(value.year)
    if issued is not None:
        on_day = value.kind == "legal" and issued.datatype == XSD.date
        yield work, ELI.date_document if on_day else DCTERMS.issued, issued


def _responsible(work: URIRef, link: Link, value: Reference, base: str) -> Iterator[Triple]:
    """Organisations by their IRI; other authors by name alone, as no person gets an IRI."""
    for role in link.roles:
        if role.name in _ROLES:
            body = uris.iri(role.uri)
            yield work, _ROLES[role.name], body
            yield from describe_named(body, role.key, role.label, base)
    named = {role.label for role in link.roles}
    for author in value.authors:
        if author not in named:
            yield work, DC.creator, Literal(" ".join(author.split()))
    if value.publisher and value.publisher not in named:
        yield work, DC.publisher, Literal(" ".join(value.publisher.split()))


def _act(work: URIRef, mention: Mention, link: Link, base: str) -> Iterator[Triple]:
    """What only an act has: its kind and its identifiers."""
    value, row = _value(mention), acts.load().get(link.key or "")
    if value.act:
        kind = _KINDS.get(value.act.rpartition("-")[2], "other")
        yield work, ELI.type_document, uris.concept(base, "act-kind", kind)
    if row is not None:
        yield work, SKOS.prefLabel, Literal(row.title, lang="nl")
        yield from describe_row(work, row)
    elif value.celex:
        yield from describe_celex(work, value.celex, value.act, mention.reading)


def _elsewhere(work: URIRef, value: Reference) -> Iterator[Triple]:
    """Where else the work is identified or can be read."""
    if value.doi:
        yield work, OWL.sameAs, uris.iri(_DOI + quote(value.doi, safe="/:;()._-"))
    page = address(value.url)
    if page is not None:
        yield work, FOAF.page, page


def _value(mention: Mention) -> Reference:
    if not isinstance(mention.value, Reference):
        raise TypeError(f"{mention.id}: a reference's value, not {mention.value!r}")
    return mention.value
