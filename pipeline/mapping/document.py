"""A document in RDF: what it is, who made it and for whom, its sections and footnotes."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from rdflib import DCTERMS, FOAF, RDF, SKOS, Literal, URIRef

from pipeline import uris
from pipeline.authorities import organisations
from pipeline.entities.entity_type import Triple
from pipeline.entities.literals import address, moment, whole, words
from pipeline.entities.organisation.describe import describe_named
from pipeline.model import Document, Footnote, Link, Mention, Section
from pipeline.vocabulary import BG, DOCO, FABIO, LANGUAGE, NIF, RESOURCE_TYPE

Linked = tuple[tuple[Mention, Link], ...]
"""The mentions of a document, each with its link."""

PUBLICATION_CLASSES: Mapping[str, URIRef] = MappingProxyType(
    {
        "advisory-opinion": FABIO.Opinion,
        "white-paper": FABIO.WhitePaper,
        "policy-note": FABIO.PolicyDocument,
        "policy-plan": FABIO.PolicyDocument,
        "report": FABIO.ReportDocument,
        "coalition-agreement": FABIO.PolicyDocument,
        "press-release": FABIO.PressRelease,
        "letter": FABIO.Letter,
    }
)
"""The class of FaBiO for the kinds that have one."""

RESOURCE_TYPES: Mapping[str, URIRef] = MappingProxyType(
    {
        "advisory-opinion": RESOURCE_TYPE.OPIN,
        "written-question": RESOURCE_TYPE.QUEST_WRITTEN,
        "white-paper": RESOURCE_TYPE.PAPER_WHITE,
        "green-paper": RESOURCE_TYPE.PAPER_GREEN,
        "policy-note": RESOURCE_TYPE.NOTE,
        "decision": RESOURCE_TYPE.DEC,
        "report": RESOURCE_TYPE.REPORT,
        "parliamentary-debate": RESOURCE_TYPE.VERBATIM_REPORT,
        "legislative-proposal": RESOURCE_TYPE.PROP_ACT_LEGIS,
        "government-communication": RESOURCE_TYPE.COMMUNIC,
        "call": RESOURCE_TYPE.CALL_PROP,
        "press-release": RESOURCE_TYPE.PRESS_REL,
        "letter": RESOURCE_TYPE.LET,
    }
)
"""The EU resource type that `ontology/codelists/document-kind.ttl` maps each kind to."""

_LANGUAGES: Mapping[str, URIRef] = MappingProxyType(
    {"nl": LANGUAGE.NLD, "en": LANGUAGE.ENG, "fr": LANGUAGE.FRA, "de": LANGUAGE.DEU}
)
_SAFE_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def description(document: Document, linked: Linked, base: str) -> Iterator[Triple]:
    """The document, its agents and its parts."""
    iri = uris.document(base, document.id)
    yield from _kind(iri, document, base)
    yield from _stated(iri, document)
    for triple in _agent(iri, DCTERMS.publisher, document.publisher, linked, base):
        yield triple
        if triple[1] == DCTERMS.publisher and document.kind == "advisory-opinion":
            yield iri, BG.adviser, triple[2]
    yield from _agent(iri, BG.addressee, document.addressee, linked, base)
    for section in document.sections:
        yield from _section(document, section, base)
    yield from _footnotes(iri, document.footnotes)


def section_iri(base: str, document: str, key: str) -> URIRef:
    """The IRI of a section: a part of its document."""
    safe = key if _SAFE_KEY.fullmatch(key) else uris.slug(key)
    return uris.part(uris.document(base, document), f"section-{safe}")


def _kind(iri: URIRef, document: Document, base: str) -> Iterator[Triple]:
    yield iri, RDF.type, BG.PolicyDocument
    yield iri, RDF.type, FOAF.Document
    yield iri, BG.documentKind, uris.concept(base, "document-kind", document.kind)
    if document.kind in PUBLICATION_CLASSES:
        yield iri, RDF.type, PUBLICATION_CLASSES[document.kind]
    if document.kind in RESOURCE_TYPES:
        yield iri, DCTERMS.type, RESOURCE_TYPES[document.kind]


def _stated(iri: URIRef, document: Document) -> Iterator[Triple]:
    yield iri, DCTERMS.title, words(document.title)
    yield iri, BG.sourceHash, Literal(document.sha256)
    yield iri, BG.sourceFile, Literal(document.name)
    if document.language in _LANGUAGES:
        yield iri, DCTERMS.language, _LANGUAGES[document.language]
    if document.number:
        yield iri, DCTERMS.identifier, Literal(document.number)
    issued, page = moment(document.issued), address(document.url)
    if issued is not None:
        yield iri, DCTERMS.issued, issued
    if page is not None:
        yield iri, DCTERMS.source, page


def _agent(
    iri: URIRef, term: URIRef, name: str | None, linked: Linked, base: str
) -> Iterator[Triple]:
    """The body of that name, by authority or by mention; else an agent known by its name alone."""
    if not name:
        return
    key, mentioned = _find_listed(name), _find_mentioned(name, linked, base)
    if key is not None:
        body = uris.thing(base, "organisation", key)
        yield iri, term, body
        yield from describe_named(body, key, name, base)
    elif mentioned is not None:
        yield iri, term, mentioned
    else:
        body = uris.part(iri, "publisher" if term == DCTERMS.publisher else "addressee")
        yield iri, term, body
        yield body, RDF.type, FOAF.Agent
        yield body, SKOS.prefLabel, words(name)


def _find_listed(name: str) -> str | None:
    """The key of the one organisation of the authority table with this name."""
    wanted = _folded(name)
    keys = [
        row.key
        for row in organisations.load().values()
        if any(_folded(known) == wanted for known in row.names)
    ]
    return keys[0] if len(keys) == 1 else None


def _find_mentioned(name: str, linked: Linked, base: str) -> URIRef | None:
    """The organisation that a mention gives this name; of several the one with the best link."""
    wanted, bodies = _folded(name), uris.thing(base, "organisation", "")
    named = [
        link
        for mention, link in linked
        if link.uri.startswith(bodies) and wanted in (_folded(mention.reading), _folded(link.label))
    ]
    best = min(named, key=lambda link: (-link.score, link.uri), default=None)
    return None if best is None else uris.iri(best.uri)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _section(document: Document, section: Section, base: str) -> Iterator[Triple]:
    iri = section_iri(base, document.id, section.key)
    whole_document = uris.document(base, document.id)
    parent = section_iri(base, document.id, section.parent) if section.parent else whole_document
    yield iri, RDF.type, DOCO.Section
    yield iri, DCTERMS.title, words(section.title)
    yield iri, DCTERMS.isPartOf, parent
    yield iri, NIF.beginIndex, whole(section.start)
    yield iri, NIF.endIndex, whole(section.end)


def _footnotes(iri: URIRef, footnotes: tuple[Footnote, ...]) -> Iterator[Triple]:
    """Each footnote; a label that comes back (numbering per page) gets its ordinal in the IRI."""
    seen: Counter[str] = Counter()
    for footnote in footnotes:
        key = footnote.label if _SAFE_KEY.fullmatch(footnote.label) else uris.slug(footnote.label)
        seen[key] += 1
        note = uris.part(iri, f"footnote-{key}" + (f"-{seen[key]}" if seen[key] > 1 else ""))
        yield note, RDF.type, DOCO.Footnote
        yield note, DCTERMS.identifier, Literal(footnote.label)
        yield note, DCTERMS.isPartOf, iri
        yield note, NIF.beginIndex, whole(footnote.start)
        yield note, NIF.endIndex, whole(footnote.end)
        if footnote.call is not None:
            yield note, BG.callOffset, whole(footnote.call)
