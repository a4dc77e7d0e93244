"""The words of the graph: closed namespaces, where a misspelt term fails, and the prefixes.

`BG` mirrors `ontology/beleidsgraaf.ttl`; the borrowed namespaces hold only the terms that are used.
rdflib's own `DC`, `DCTERMS`, `FOAF`, `ORG`, `OWL`, `PROV`, `SKOS` are used as they are.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import ClassVar

from rdflib import (
    DC,
    DCTERMS,
    FOAF,
    ORG,
    OWL,
    PROV,
    RDF,
    RDFS,
    SH,
    SKOS,
    VANN,
    XSD,
    Graph,
    Namespace,
)
from rdflib.namespace import DefinedNamespace

__all__ = [
    "ADMS",
    "BG",
    "CITO",
    "CPOV",
    "DC",
    "DCAT",
    "DCTERMS",
    "DOCO",
    "DQV",
    "ELI",
    "FABIO",
    "FOAF",
    "LANGUAGE",
    "NIF",
    "OA",
    "ORG",
    "OWL",
    "PREFIXES",
    "PROV",
    "RDF",
    "RDFS",
    "RESOURCE_TYPE",
    "SCHEMES",
    "SH",
    "SHAPES",
    "SKOS",
    "UNDETERMINED",
    "UNIT",
    "VANN",
    "XSD",
    "bind",
    "new_graph",
    "prefixes",
]

UNDETERMINED = "und"
"""Tag of words quoted by an entity's description; mapping puts the document's language there."""


def _terms(words: str) -> list[str]:
    return words.split()


class BG(DefinedNamespace):
    """The terms of our own: what nobody else has."""

    _NS = Namespace("https://data.beleidsgraaf.example/ns#")
    _fail = True
    _extras: ClassVar[list[str]] = [
        # Classes
        *_terms("PolicyDocument Mention PolicyInstrument Target TargetStatement Link Decision"),
        # Documents
        *_terms("documentKind addressee adviser mentions sourceHash sourceFile callOffset"),
        # Mentions
        *_terms("page section confidence rule"),
        # Entities: how they were resolved
        *_terms("resolution resolutionReason candidate"),
        # Instruments
        *_terms("instrumentKind owner executor"),
        # Targets
        *_terms(
            "hasStatement indicator comparator value minimum maximum unit unitText "
            "baselineValue baselineUnit baselineUnitText baselineYear deadlineStart "
            "deadline deadlineText scope holder modality status statedIn restates tightens "
            "weakens postpones pursues legalBasis"
        ),
        # Citations
        *_terms("referenceKind locator session"),
        # Provenance
        *_terms("action configurationHash modelVersion authorityVersion"),
    ]


class ADMS(DefinedNamespace):
    """Identifiers as things."""

    _NS = Namespace("http://www.w3.org/ns/adms#")
    _fail = True
    _extras: ClassVar[list[str]] = _terms("Identifier identifier schemeAgency")


class CITO(DefinedNamespace):
    """Citations, of the SPAR ontologies."""

    _NS = Namespace("http://purl.org/spar/cito/")
    _fail = True
    _extras: ClassVar[list[str]] = _terms(
        "Citation cites hasCitationCharacterization hasCitedEntity hasCitingEntity"
    )


class CPOV(DefinedNamespace):
    """The Core Public Organisation Vocabulary of SEMIC."""

    _NS = Namespace("http://data.europa.eu/m8g/")
    _fail = True
    _extras: ClassVar[list[str]] = _terms("PublicOrganisation")


class DCAT(DefinedNamespace):
    """Catalogues of data, version 3 (rdflib knows version 2)."""

    _NS = Namespace("http://www.w3.org/ns/dcat#")
    _fail = True
    _extras: ClassVar[list[str]] = _terms(
        "Catalog CatalogRecord DataService Dataset DatasetSeries Distribution accessService "
        "accessURL byteSize compressFormat contactPoint dataset distribution downloadURL endDate "
        "hasCurrentVersion hasVersion inSeries keyword landingPage mediaType previousVersion "
        "record service startDate theme version"
    )


class DOCO(DefinedNamespace):
    """Parts of a document, of the SPAR ontologies."""

    _NS = Namespace("http://purl.org/spar/doco/")
    _fail = True
    _extras: ClassVar[list[str]] = _terms("Footnote Section")


class DQV(DefinedNamespace):
    """The W3C Data Quality Vocabulary: the figures of the quality report."""

    _NS = Namespace("http://www.w3.org/ns/dqv#")
    _fail = True
    _extras: ClassVar[list[str]] = _terms(
        "Dimension Metric QualityMeasurement computedOn expectedDataType hasQualityMeasurement "
        "inDimension isMeasurementOf value"
    )


class ELI(DefinedNamespace):
    """The European Legislation Identifier."""

    _NS = Namespace("http://data.europa.eu/eli/ontology#")
    _fail = True
    _extras: ClassVar[list[str]] = _terms(
        "LegalResource amended_by based_on date_document id_local number repealed_by type_document"
    )


class FABIO(DefinedNamespace):
    """Kinds of publications, of the SPAR ontologies."""

    _NS = Namespace("http://purl.org/spar/fabio/")
    _fail = True
    _extras: ClassVar[list[str]] = _terms(
        "Letter Opinion PolicyDocument PressRelease ReportDocument WebPage WhitePaper Work"
    )


class NIF(DefinedNamespace):
    """Offsets in a text."""

    _NS = Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")
    _fail = True
    _extras: ClassVar[list[str]] = _terms("beginIndex endIndex isString")


class OA(DefinedNamespace):
    """W3C Web Annotation."""

    _NS = Namespace("http://www.w3.org/ns/oa#")
    _fail = True
    _extras: ClassVar[list[str]] = _terms(
        "Annotation SpecificResource TextPositionSelector TextQuoteSelector end exact hasBody "
        "hasSelector hasSource hasTarget identifying motivatedBy prefix start suffix"
    )


class UNIT(DefinedNamespace):
    """Units of measurement, of QUDT."""

    _NS = Namespace("http://qudt.org/vocab/unit/")
    _fail = True
    _extras: ClassVar[list[str]] = _terms(
        "CCY_EUR CCY_GBP CCY_USD DAY DEG_C GigaBIT-PER-SEC GigaW GigaW-HR HA HR KiloGM KiloM "
        "KiloW KiloW-HR L M2 M3 MO MegaBIT-PER-SEC MegaTONNE MegaW MegaW-HR MilliM NUM "
        "PERCENT PERCENT-PER-YR PPM PetaJ TONNE TeraW-HR WK YR"
    )


class LANGUAGE(DefinedNamespace):
    """Languages, of the EU authority table."""

    _NS = Namespace("http://publications.europa.eu/resource/authority/language/")
    _fail = True
    _extras: ClassVar[list[str]] = _terms("DEU ENG FRA NLD")


class RESOURCE_TYPE(DefinedNamespace):  # noqa: N801 - named like the other namespaces
    """Kinds of documents, of the EU authority table."""

    _NS = Namespace("http://publications.europa.eu/resource/authority/resource-type/")
    _fail = True
    _extras: ClassVar[list[str]] = _terms(
        "CALL_PROP COMMUNIC DEC LET NOTE OPIN PAPER_GREEN PAPER_WHITE PRESS_REL "
        "PROP_ACT_LEGIS QUEST_WRITTEN REPORT VERBATIM_REPORT"
    )


SHAPES = Namespace("https://data.beleidsgraaf.example/shapes#")
"""The names of our shapes."""

SCHEMES = (
    "act-kind",
    "comparator",
    "document-kind",
    "instrument-kind",
    "modality",
    "organisation-type",
    "reference-kind",
    "resolution",
    "review-action",
    "target-status",
)
"""Our code lists: `ontology/codelists/<scheme>.ttl`."""

PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "adms": str(ADMS),
        "bg": str(BG),
        "cito": str(CITO),
        "cpov": str(CPOV),
        "dc": str(DC),
        "dcat": str(DCAT),
        "dcterms": str(DCTERMS),
        "doco": str(DOCO),
        "dqv": str(DQV),
        "eli": str(ELI),
        "fabio": str(FABIO),
        "foaf": str(FOAF),
        "eu-language": str(LANGUAGE),
        "nif": str(NIF),
        "oa": str(OA),
        "org": str(ORG),
        "owl": str(OWL),
        "prov": str(PROV),
        "rdf": str(RDF),
        "rdfs": str(RDFS),
        "eu-resource-type": str(RESOURCE_TYPE),
        "sh": str(SH),
        "shapes": str(SHAPES),
        "skos": str(SKOS),
        "unit": str(UNIT),
        "vann": str(VANN),
        "xsd": str(XSD),
    }
)
"""Every prefix of the published files; Turtle, JSON-LD and SPARQL read this table."""


def prefixes(base: str) -> dict[str, str]:
    """`PREFIXES` and one prefix for each code list: `bg-comparator:at-least`."""
    lists = {f"bg-{scheme}": f"{base}/id/concept/{scheme}/" for scheme in SCHEMES}
    return {**PREFIXES, **lists}


def bind(graph: Graph, base: str) -> Graph:
    """The graph itself, with all prefixes bound, so that none is invented when it is written."""
    for prefix, namespace in prefixes(base).items():
        graph.bind(prefix, namespace, override=True, replace=True)
    return graph


def new_graph(base: str) -> Graph:
    """An empty graph that knows our prefixes and no others."""
    return bind(Graph(bind_namespaces="none"), base)
