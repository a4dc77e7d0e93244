"""Where a thing is named: the words, their place, and what found them."""

from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox
from rdflib import PROV

from pipeline.server import reading
from pipeline.server.viewing import Lens, Value, kind_of, label
from pipeline.vocabulary import BG, OA

KINDS = ("target", "instrument", "organisation", "reference", "work")
"""The order of the lists on the page of a document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One mention as a page shows it."""

    href: str | None
    entity: str
    document: Value
    exact: str
    prefix: str
    suffix: str
    language: str | None
    page: str
    start: int
    confidence: str
    rule: str


@dataclass(frozen=True, slots=True)
class Named:
    """A thing with its mentions in one document."""

    entity: Value
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The things of one kind that a document names."""

    kind: str
    count: int
    named: tuple[Named, ...]


def read_mention(lens: Lens, iri: str) -> Mention:
    """The mention with this IRI; what is not stated stays empty."""
    store, target, quote = lens.store, f"{iri}#target", f"{iri}#quote"
    exact = reading.first(store, quote, str(OA.exact))
    start = _text(store, f"{iri}#position", str(OA.start))
    source = reading.first(store, target, str(OA.hasSource))
    entity = reading.first(store, iri, str(OA.hasBody))
    return Mention(
        href=lens.site.href(iri),
        entity=entity.value if isinstance(entity, ox.NamedNode) else "",
        document=label(lens, source.value) if isinstance(source, ox.NamedNode) else Value(""),
        exact=_text(store, quote, str(OA.exact)),
        prefix=_text(store, quote, str(OA.prefix)),
        suffix=_text(store, quote, str(OA.suffix)),
        language=exact.language if isinstance(exact, ox.Literal) else None,
        page=_text(store, target, str(BG.page)),
        start=int(start) if start.isdigit() else 0,
        confidence=_text(store, iri, str(BG.confidence)),
        rule=_text(store, iri, str(BG.rule)),
    )


def quote_of(lens: Lens, statement: str) -> Value | None:
    """The words that a statement was derived from, as a link to the mention."""
    mention = reading.first(lens.store, statement, str(PROV.wasDerivedFrom))
    if not isinstance(mention, ox.NamedNode):
        return None
    exact = reading.first(lens.store, f"{mention.value}#quote", str(OA.exact))
    if not isinstance(exact, ox.Literal):
        return None
    return Value(" ".join(exact.value.split()), lens.site.href(mention.value), exact.language)


def grouped(lens: Lens, mentions: Iterable[str]) -> tuple[Group, ...]:
    """The mentions of a document by kind and thing, both in the order of the text."""
    found = sorted((read_mention(lens, iri) for iri in mentions), key=lambda item: item.start)
    by_kind: dict[str, dict[str, list[Mention]]] = {kind: {} for kind in KINDS}
    for item in found:
        things = by_kind.setdefault(kind_of(lens, item.entity), {})
        things.setdefault(item.entity, []).append(item)
    return tuple(
        Group(
            kind,
            sum(len(items) for items in things.values()),
            tuple(Named(label(lens, iri), tuple(items)) for iri, items in things.items()),
        )
        for kind, things in by_kind.items()
        if things
    )


def _text(store: ox.Store, iri: str, predicate: str) -> str:
    node = reading.first(store, iri, predicate)
    return node.value if isinstance(node, ox.Literal) else ""
