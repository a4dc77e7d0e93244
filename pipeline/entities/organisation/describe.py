"""An organisation in RDF: its names, its type, and its identifiers with the authorities."""

from collections.abc import Iterator
from dataclasses import dataclass

from rdflib import FOAF, ORG, OWL, RDF, SKOS, Literal, URIRef

from pipeline import uris
from pipeline.authorities import organisations
from pipeline.entities.entity_type import Triple
from pipeline.entities.literals import address, words
from pipeline.entities.organisation.value import Organisation
from pipeline.model import Link, Mention
from pipeline.vocabulary import ADMS, CPOV

_PUBLIC = frozenset(
    (
        "eu-institution",
        "federal-body",
        "flemish-government-body",
        "foreign-government",
        "local-government",
        "parliament",
        "regional-body",
    )
)
"""Types that are part of the public sector by law."""

_INFORMAL = frozenset(("fund", "media", "other"))
"""Types whose names may stand for a budget, a brand or a title rather than a legal body."""


@dataclass(frozen=True, slots=True)
class _Register:
    """Who gives out an identifier, how its IRI begins, and what the IRI is to our organisation."""

    column: str
    agency: str
    relation: URIRef | None = None
    start: str = ""


_REGISTERS = (
    _Register(
        "ovo",
        "Digitaal Vlaanderen",
        OWL.sameAs,
        "https://data.vlaanderen.be/id/organisatie/",
    ),
    _Register("eu_corporate_body", "Publications Office of the European Union", OWL.sameAs),
    # an item of these may be drawn a little wider or narrower: a match, not the same thing
    _Register("wikidata", "Wikidata", SKOS.exactMatch, "http://www.wikidata.org/entity/"),
    _Register("ror", "Research Organization Registry", SKOS.exactMatch, "https://ror.org/"),
    _Register("kbo", "Kruispuntbank van Ondernemingen"),
)


def describe(mention: Mention, link: Link, base: str) -> Iterator[Triple]:
    """The organisation a mention names; the mention's own words are another label of it."""
    value = mention.value
    if not isinstance(value, Organisation):
        raise TypeError(f"{mention.id}: an organisation's value, not {value!r}")
    uri = uris.iri(link.uri)
    yield from describe_named(uri, link.key, link.label, base)
    for name in (value.name, value.definition):
        if name:
            yield uri, SKOS.altLabel, words(name)
    if value.kind and link.key is None:
        yield from _classified(uri, value.kind, base)


def describe_named(uri: URIRef, key: str | None, label: str, base: str) -> Iterator[Triple]:
    """The organisation with this key of the authority table, or one known by its name alone."""
    row = organisations.find(key) if key else None
    yield uri, RDF.type, ORG.Organization
    if row is None:
        yield uri, SKOS.prefLabel, words(label)
        return
    yield uri, SKOS.prefLabel, Literal(row.label, lang="nl")
    yield from _classified(uri, row.type or "other", base)
    for register in _REGISTERS:
        code = getattr(row, register.column)
        if code:
            yield from _identified(uri, register, code)
    homepage = address(row.homepage)
    if homepage is not None:
        yield uri, FOAF.homepage, homepage


def _classified(uri: URIRef, kind: str, base: str) -> Iterator[Triple]:
    yield uri, ORG.classification, uris.concept(base, "organisation-type", kind)
    if kind not in _INFORMAL:
        yield uri, RDF.type, ORG.FormalOrganization
    if kind in _PUBLIC:
        yield uri, RDF.type, CPOV.PublicOrganisation


def _identified(uri: URIRef, register: _Register, code: str) -> Iterator[Triple]:
    """The identifier as a thing of its own, and the register's IRI where it has one."""
    notation = code.rpartition("/")[2]
    identifier = uris.part(uri, f"identifier-{register.column.replace('_', '-')}")
    yield uri, ADMS.identifier, identifier
    yield identifier, RDF.type, ADMS.Identifier
    yield identifier, SKOS.notation, Literal(notation)
    yield identifier, ADMS.schemeAgency, Literal(register.agency, lang="nl")
    if register.relation is not None:
        beginning = "" if "://" in code else register.start
        yield uri, register.relation, uris.iri(beginning + code)
