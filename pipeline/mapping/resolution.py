"""Which entities were not identified: their state, the reason, and what else they may be."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from rdflib import RDF, SKOS, Literal, URIRef

from pipeline import uris
from pipeline.entities.entity_type import EntityType, Triple
from pipeline.mapping.document import Linked
from pipeline.model import Candidate, Judgement, Link, Mention
from pipeline.vocabulary import BG

_GRAVITY: Mapping[Judgement, int] = MappingProxyType(
    {Judgement.LINKED: 0, Judgement.UNRESOLVED: 1, Judgement.AMBIGUOUS: 2}
)


def resolutions(
    linked: Linked, entity_types: Mapping[str, EntityType], base: str
) -> Iterator[Triple]:
    """The state of every entity that some mention leaves open, one state for each entity."""
    open_links: dict[str, Link] = {}
    for mention, link in linked:
        if link.judgement is Judgement.LINKED:
            continue
        seen = open_links.get(link.uri)
        if seen is None or _GRAVITY[link.judgement] > _GRAVITY[seen.judgement]:
            open_links[link.uri] = link
        if link.candidates:
            classes = _classes(entity_types[mention.type], mention, link, base)
            yield from _candidates(uris.iri(link.uri), link.candidates, classes)
    for link in open_links.values():
        yield from _state(uris.iri(link.uri), link.judgement, link.reason, base)
        if link.reason_nl:
            yield uris.iri(link.uri), BG.resolutionReason, Literal(link.reason_nl, lang="nl")
    yield from _roles(linked, base)


def _classes(entity_type: EntityType, mention: Mention, link: Link, base: str) -> Iterator[URIRef]:
    """The first class that the entity's own description gives it."""
    for subject, predicate, value in entity_type.describe(mention, link, base):
        if predicate == RDF.type and str(subject) == link.uri and isinstance(value, URIRef):
            yield value
            return


def _candidates(
    uri: URIRef, candidates: tuple[Candidate, ...], classes: Iterator[URIRef]
) -> Iterator[Triple]:
    rdf_class = next(classes)
    for candidate in candidates:
        other = uris.iri(candidate.uri)
        yield uri, BG.candidate, other
        yield other, RDF.type, rdf_class
        yield other, SKOS.prefLabel, Literal(candidate.label, lang="nl")


def _state(uri: URIRef, judgement: Judgement, reason: str, base: str) -> Iterator[Triple]:
    yield uri, BG.resolution, uris.concept(base, "resolution", judgement.value)
    if reason:
        yield uri, BG.resolutionReason, Literal(reason, lang="en")


def _roles(linked: Linked, base: str) -> Iterator[Triple]:
    """Bodies named only in a role (holder, author), without a mention or an authority's key."""
    mentioned = {link.uri for _, link in linked}
    for _, link in linked:
        for role in link.roles:
            if role.key is None and role.uri not in mentioned:
                reason = f"named as {role.name} only; no entry of an authority table has this name"
                yield from _state(uris.iri(role.uri), Judgement.UNRESOLVED, reason, base)
