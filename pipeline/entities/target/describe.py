"""A target in RDF: the target itself, and what one passage of one document states of it.

"Tegen 2030 moet 80 % van de kmo's een basisniveau aan digitale intensiteit halen" becomes a
`bg:Target` and, as a part of it, a `bg:TargetStatement` with indicator, comparator `at-least`,
value 80.0, unit `unit:PERCENT` and deadline 2030.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from rdflib import PROV, RDF, SKOS, XSD, Literal, URIRef

from pipeline import uris
from pipeline.entities.entity_type import Triple
from pipeline.entities.literals import moment, number, words
from pipeline.entities.organisation.describe import describe_named
from pipeline.entities.target.units import find_unit
from pipeline.entities.target.value import Target
from pipeline.model import Link, Mention
from pipeline.vocabulary import BG

COMPARATORS: Mapping[str, str] = MappingProxyType(
    {"=": "equal", ">=": "at-least", "<=": "at-most", "+": "increase-by", "-": "decrease-by"}
)


def describe(mention: Mention, link: Link, base: str) -> Iterator[Triple]:
    """The target that a mention names and the statement that the mention makes of it."""
    value = mention.value
    if not isinstance(value, Target):
        raise TypeError(f"{mention.id}: a target's value, not {value!r}")
    target, evidence = uris.iri(link.uri), uris.iri(mention.id)
    statement = statement_of(mention, link)
    yield target, RDF.type, BG.Target
    yield target, SKOS.prefLabel, words(link.label)
    yield target, BG.hasStatement, statement
    yield statement, RDF.type, BG.TargetStatement
    yield statement, BG.statedIn, uris.document(base, mention.document)
    yield statement, PROV.wasDerivedFrom, evidence
    yield from _about(statement, value, base)
    yield from _amount(statement, value)
    yield from _baseline(statement, value)
    yield from _deadline(statement, value.deadline)
    for role in link.roles:
        if role.name == "holder":
            holder = uris.iri(role.uri)
            yield statement, BG.holder, holder
            yield from describe_named(holder, role.key, role.label, base)


def statement_of(mention: Mention, link: Link) -> URIRef:
    """The IRI of what the mention states: a part of the target, named by document and quote."""
    key = mention.id.rpartition("/")[2].removeprefix(f"{mention.document}-")
    fragment = f"{mention.document}-{key.removeprefix('target-')}"
    return uris.part(uris.iri(link.uri), fragment)


def _about(statement: URIRef, value: Target, base: str) -> Iterator[Triple]:
    yield statement, BG.comparator, uris.concept(base, "comparator", COMPARATORS[value.comparator])
    if value.indicator:
        yield statement, BG.indicator, words(value.indicator)
    if value.scope:
        yield statement, BG.scope, words(value.scope)
    if value.modality:
        yield statement, BG.modality, uris.concept(base, "modality", value.modality)


def _amount(statement: URIRef, value: Target) -> Iterator[Triple]:
    if value.maximum is None and value.value is not None:
        yield statement, BG.value, number(value.value)
    elif value.maximum is not None:
        yield statement, BG.maximum, number(value.maximum)
        if value.value is not None:
            yield statement, BG.minimum, number(value.value)
    yield from _unit(statement, value.unit, BG.unit, BG.unitText)


def _baseline(statement: URIRef, value: Target) -> Iterator[Triple]:
    if value.baseline is not None:
        yield statement, BG.baselineValue, number(value.baseline)
        unit = value.baseline_unit or value.unit
        yield from _unit(statement, unit, BG.baselineUnit, BG.baselineUnitText)
    if value.baseline_year is not None:
        yield statement, BG.baselineYear, Literal(f"{value.baseline_year:04}", datatype=XSD.gYear)


def _unit(statement: URIRef, text: str | None, coded: URIRef, spelt: URIRef) -> Iterator[Triple]:
    """The unit of QUDT where the words name one; the words where it does not say all."""
    if not text:
        return
    unit, said = find_unit(text)
    if unit is not None:
        yield statement, coded, unit
    if said is not None:
        yield statement, spelt, words(said)


def _deadline(statement: URIRef, text: str | None) -> Iterator[Triple]:
    """A year, month or day; an interval "2024/2030"; words that are none of these stay words."""
    if not text:
        return
    start, _, end = text.rpartition("/")
    last, first = moment(end), moment(start)
    if last is None or (start and first is None):
        yield statement, BG.deadlineText, words(text)
        return
    yield statement, BG.deadline, last
    if first is not None:
        yield statement, BG.deadlineStart, first
