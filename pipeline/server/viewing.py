"""From triples to what a page shows: labels in the reader's language, rows of values with links."""

from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox
from rdflib import DCTERMS, RDF, RDFS, SKOS, XSD

from pipeline.server import reading
from pipeline.server.site import Site
from pipeline.server.terms import tail
from pipeline.vocabulary import ADMS, BG, CITO, OA, ORG

_LABELS = (str(SKOS.prefLabel), str(DCTERMS.title), str(RDFS.label))
_TYPE = str(RDF.type)
_FIRST = tuple(
    str(iri)
    for iri in (
        RDF.type,
        SKOS.prefLabel,
        DCTERMS.title,
        SKOS.altLabel,
        SKOS.definition,
        BG.documentKind,
        BG.instrumentKind,
        ORG.classification,
        DCTERMS.issued,
        DCTERMS.publisher,
        BG.addressee,
        BG.indicator,
        BG.comparator,
        BG.value,
        BG.minimum,
        BG.maximum,
        BG.unit,
        BG.unitText,
        BG.deadlineStart,
        BG.deadline,
        BG.deadlineText,
        BG.baselineValue,
        BG.baselineUnit,
        BG.baselineUnitText,
        BG.baselineYear,
        BG.scope,
        BG.holder,
        BG.modality,
        BG.statedIn,
    )
)
_ORDER = {iri: place for place, iri in enumerate(_FIRST)}


@dataclass(frozen=True, slots=True)
class Lens:
    """Through which a page looks at the data: the site, one release, one language."""

    site: Site
    store: ox.Store
    language: str


@dataclass(frozen=True, slots=True)
class Value:
    """One value on a page."""

    text: str
    href: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A property with its values."""

    label: str
    href: str | None
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a thing that has its own heading on the page."""

    anchor: str
    title: str
    rows: tuple[Row, ...]
    quote: Value | None


def label(lens: Lens, iri: str) -> Value:
    """What the thing is called, as a link."""
    words = _own_label(lens, iri)
    if words is not None:
        return Value(words.value, lens.site.href(iri), words.language)
    return Value(_other_label(lens, iri), lens.site.href(iri))


def rows(lens: Lens, iri: str, *, without: Iterable[str] = ()) -> tuple[Row, ...]:
    """The properties of a thing, the most telling first."""
    hidden = set(without)
    by_predicate: dict[str, list[reading.Node]] = {}
    for triple in reading.about(lens.store, iri):
        if triple.predicate.value not in hidden:
            by_predicate.setdefault(triple.predicate.value, []).append(triple.object)
    ordered = sorted(by_predicate, key=lambda name: (_ORDER.get(name, len(_ORDER)), name))
    return tuple(_row(lens, name, by_predicate[name]) for name in ordered)


def term_label(lens: Lens, iri: str) -> str:
    """What a property or class is called."""
    term = lens.site.terms.get(iri)
    return term.label(lens.language) if term else lens.site.short(iri)


def kind_of(lens: Lens, iri: str) -> str:
    """The kind in the IRI of one of our things ("organisation"); empty for others.

    Kinds are those of `pipeline.uris`.
    """
    start = f"{lens.site.base_iri}/id/"
    return iri[len(start) :].partition("/")[0] if iri.startswith(start) else ""


def best(nodes: Iterable[reading.Node], language: str) -> ox.Literal | None:
    """The literal in the language, else in Dutch, else in English, else the first."""
    literals = [node for node in nodes if isinstance(node, ox.Literal)]
    for wanted in (language, "nl", "en"):
        for literal in literals:
            if literal.language == wanted:
                return literal
    return literals[0] if literals else None


def _own_label(lens: Lens, iri: str) -> ox.Literal | None:
    for predicate in _LABELS:
        words = best(reading.objects(lens.store, iri, predicate), lens.language)
        if words is not None:
            return words
    return None


def _other_label(lens: Lens, iri: str) -> str:
    """For things without a name: the words quoted, the work cited, the code, the end of the IRI."""
    if iri in lens.site.terms:
        return lens.site.terms[iri].label(lens.language)
    whole = iri.partition("#")[0]
    quoted = reading.first(lens.store, f"{whole}#quote", str(OA.exact)) if whole == iri else None
    if isinstance(quoted, ox.Literal):
        return f"“{' '.join(quoted.value.split())}”"
    cited = reading.first(lens.store, iri, str(CITO.hasCitedEntity))
    if isinstance(cited, ox.NamedNode):
        return f"→ {label(lens, cited.value).text}"
    code = reading.first(lens.store, iri, str(SKOS.notation))
    if isinstance(code, ox.Literal):
        agency = reading.first(lens.store, iri, str(ADMS.schemeAgency))
        return f"{code.value} ({agency.value})" if isinstance(agency, ox.Literal) else code.value
    return tail(iri) if lens.site.href(iri) != iri else lens.site.short(iri)


def _row(lens: Lens, predicate: str, nodes: list[reading.Node]) -> Row:
    if predicate == _TYPE:
        nodes = [node for node in nodes if not _is_general(node, nodes)]
    values = tuple(_value(lens, node) for node in nodes)
    return Row(term_label(lens, predicate), lens.site.href(predicate), values)


def _is_general(node: reading.Node, nodes: list[reading.Node]) -> bool:
    """Types that say nothing beside the others."""
    general = {str(ORG.Organization), "http://xmlns.com/foaf/0.1/Document", str(OA.Annotation)}
    return len(nodes) > 1 and isinstance(node, ox.NamedNode) and node.value in general


def _value(lens: Lens, node: reading.Node) -> Value:
    if isinstance(node, ox.NamedNode):
        return label(lens, node.value)
    if isinstance(node, ox.Literal):
        return Value(_literal(node, lens.language), None, node.language)
    return Value(str(node))


def _literal(node: ox.Literal, language: str) -> str:
    """A decimal without idle zeros and with the comma of the language; else as it is.

    >>> _literal(ox.Literal("80.50", datatype=ox.NamedNode(str(XSD.decimal))), "nl")
    '80,5'
    """
    if node.datatype.value != str(XSD.decimal):
        return node.value
    whole, _, rest = node.value.partition(".")
    rest = rest.rstrip("0")
    return whole if not rest else f"{whole}{',' if language == 'nl' else '.'}{rest}"
