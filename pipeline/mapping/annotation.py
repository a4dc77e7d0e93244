"""A mention in RDF: a W3C Web Annotation with quote and position, page and confidence."""

from collections.abc import Iterator
from decimal import Decimal

from rdflib import PROV, RDF, Literal, URIRef

from pipeline import uris
from pipeline.entities.entity_type import Triple
from pipeline.entities.literals import number, whole
from pipeline.mapping.document import section_iri
from pipeline.model import Document, Link, Mention
from pipeline.vocabulary import BG, OA

_CONTEXT = 32
"""Characters of prefix and suffix: enough to find the quote again in a changed document."""


def annotation(
    document: Document, mention: Mention, link: Link, activity: URIRef, base: str
) -> Iterator[Triple]:
    """The annotation that says: these words of the document identify this entity."""
    iri = uris.iri(mention.id)
    target = uris.part(iri, "target")
    yield iri, RDF.type, OA.Annotation
    yield iri, RDF.type, BG.Mention
    yield iri, OA.motivatedBy, OA.identifying
    yield iri, OA.hasBody, uris.iri(link.uri)
    yield iri, OA.hasTarget, target
    yield iri, BG.confidence, number(_rounded(mention.confidence))
    yield iri, BG.rule, Literal(mention.rule)
    yield iri, PROV.wasGeneratedBy, activity
    yield from _place(target, document, mention, base)
    yield from _quote(uris.part(iri, "quote"), target, document, mention)
    yield from _position(uris.part(iri, "position"), target, mention)


def _rounded(confidence: float) -> Decimal:
    return Decimal(f"{confidence:.4f}")


def _place(target: URIRef, document: Document, mention: Mention, base: str) -> Iterator[Triple]:
    yield target, RDF.type, OA.SpecificResource
    yield target, OA.hasSource, uris.document(base, document.id)
    if mention.page is not None:
        yield target, BG.page, whole(mention.page)
    if mention.section is not None:
        yield target, BG.section, section_iri(base, document.id, mention.section)


def _quote(
    selector: URIRef, target: URIRef, document: Document, mention: Mention
) -> Iterator[Triple]:
    start, end, text = mention.span.start, mention.span.end, document.text
    yield target, OA.hasSelector, selector
    yield selector, RDF.type, OA.TextQuoteSelector
    for term, words in (
        (OA.prefix, text[max(0, start - _CONTEXT) : start]),
        (OA.exact, text[start:end]),
        (OA.suffix, text[end : end + _CONTEXT]),
    ):
        yield selector, term, Literal(words, lang=document.language)


def _position(selector: URIRef, target: URIRef, mention: Mention) -> Iterator[Triple]:
    yield target, OA.hasSelector, selector
    yield selector, RDF.type, OA.TextPositionSelector
    yield selector, OA.start, whole(mention.span.start)
    yield selector, OA.end, whole(mention.span.end)
