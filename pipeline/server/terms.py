"""What properties and classes are called on a page: by the ontology, by us for the rest."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import pyoxigraph as ox
from rdflib import DC, DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SKOS

from pipeline import repository
from pipeline.vocabulary import ADMS, BG, CITO, CPOV, DOCO, ELI, FABIO, LANGUAGE, OA, UNIT


@dataclass(frozen=True, slots=True)
class Term:
    """A class or property with its words, by language."""

    iri: str
    labels: Mapping[str, str]
    definitions: Mapping[str, str]
    types: tuple[str, ...]

    def label(self, language: str) -> str:
        """Its name in the language, else in any, else the end of its IRI."""
        return self.labels.get(language) or next(iter(self.labels.values()), tail(self.iri))


_BORROWED: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        str(iri): words
        for iri, words in (
            (RDF.type, ("type", "type")),
            (RDFS.label, ("naam", "label")),
            (RDFS.comment, ("toelichting", "comment")),
            (SKOS.prefLabel, ("naam", "name")),
            (SKOS.altLabel, ("andere namen", "other names")),
            (SKOS.definition, ("omschrijving", "definition")),
            (SKOS.notation, ("code", "code")),
            (SKOS.inScheme, ("codelijst", "code list")),
            (SKOS.topConceptOf, ("bovenaan in", "top concept of")),
            (SKOS.hasTopConcept, ("begrippen", "concepts")),
            (SKOS.broader, ("ruimer begrip", "broader")),
            (SKOS.narrower, ("enger begrip", "narrower")),
            (SKOS.exactMatch, ("zelfde elders", "exact match")),
            (SKOS.closeMatch, ("nauw verwant", "close match")),
            (SKOS.broadMatch, ("ruimer elders", "broad match")),
            (OWL.sameAs, ("is hetzelfde als", "same as")),
            (DCTERMS.title, ("titel", "title")),
            (DCTERMS.issued, ("datum", "issued")),
            (DCTERMS.publisher, ("uitgever", "publisher")),
            (DCTERMS.creator, ("auteur", "author")),
            (DC.creator, ("auteur", "author")),
            (DC.publisher, ("uitgever", "publisher")),
            (DCTERMS.language, ("taal", "language")),
            (DCTERMS.type, ("soort (EU)", "type (EU)")),
            (DCTERMS.identifier, ("nummer", "identifier")),
            (DCTERMS.source, ("bron", "source")),
            (DCTERMS.isPartOf, ("deel van", "part of")),
            (DCTERMS.license, ("licentie", "licence")),
            (DCTERMS.temporal, ("periode", "period")),
            (DCTERMS.bibliographicCitation, ("zo aangehaald", "cited as")),
            (FOAF.homepage, ("website", "website")),
            (FOAF.page, ("webpagina", "web page")),
            (ORG.classification, ("soort organisatie", "type of organisation")),
            (ORG.subOrganizationOf, ("deel van", "part of")),
            (ORG.Organization, ("organisatie", "organisation")),
            (ORG.FormalOrganization, ("formele organisatie", "formal organisation")),
            (CPOV.PublicOrganisation, ("overheidsorganisatie", "public organisation")),
            (ADMS.identifier, ("identificatie", "identifier")),
            (ADMS.schemeAgency, ("uitgereikt door", "issued by")),
            (ADMS.Identifier, ("identificatie", "identifier")),
            (CITO.Citation, ("verwijzing", "citation")),
            (CITO.cites, ("verwijst naar", "cites")),
            (CITO.hasCitingEntity, ("verwijzend document", "citing document")),
            (CITO.hasCitedEntity, ("werk waarnaar wordt verwezen", "cited work")),
            (CITO.hasCitationCharacterization, ("aard van de verwijzing", "kind of citation")),
            (ELI.LegalResource, ("regelgeving", "legal resource")),
            (ELI.type_document, ("soort akte", "type of act")),
            (ELI.id_local, ("CELEX- of numacnummer", "CELEX or numac number")),
            (ELI.number, ("nummer", "number")),
            (ELI.date_document, ("datum van de akte", "date of the act")),
            (FABIO.Work, ("werk", "work")),
            (FABIO.WebPage, ("webpagina", "web page")),
            (FABIO.Opinion, ("advies", "opinion")),
            (FABIO.WhitePaper, ("witboek", "white paper")),
            (FABIO.PolicyDocument, ("beleidsdocument", "policy document")),
            (FABIO.ReportDocument, ("rapport", "report")),
            (FABIO.PressRelease, ("persbericht", "press release")),
            (FABIO.Letter, ("brief", "letter")),
            (FOAF.Document, ("document", "document")),
            (FOAF.Agent, ("actor", "agent")),
            (SKOS.Concept, ("begrip", "concept")),
            (SKOS.ConceptScheme, ("codelijst", "code list")),
            (DOCO.Section, ("afdeling", "section")),
            (DOCO.Footnote, ("voetnoot", "footnote")),
            (PROV.Activity, ("verwerking", "activity")),
            (PROV.SoftwareAgent, ("software", "software")),
            (PROV.used, ("gebruikte", "used")),
            (PROV.Entity, ("aanleiding", "trigger")),
            (PROV.startedAtTime, ("begon op", "started at")),
            (PROV.wasStartedBy, ("gestart door", "started by")),
            (PROV.wasAssociatedWith, ("uitgevoerd door", "carried out by")),
            (PROV.wasInformedBy, ("bouwt voort op", "informed by")),
            (PROV.wasDerivedFrom, ("blijkt uit", "derived from")),
            (PROV.wasGeneratedBy, ("gevonden door", "generated by")),
            (OA.Annotation, ("annotatie", "annotation")),
            (OA.hasBody, ("wijst aan", "identifies")),
            (OA.hasSource, ("document", "document")),
            (LANGUAGE.NLD, ("Nederlands", "Dutch")),
            (LANGUAGE.FRA, ("Frans", "French")),
            (LANGUAGE.DEU, ("Duits", "German")),
            (LANGUAGE.ENG, ("Engels", "English")),
            (UNIT.PERCENT, ("%", "%")),
            (UNIT.CCY_EUR, ("euro", "euro")),
            (UNIT.HA, ("hectare", "hectare")),
            (UNIT.HR, ("uur", "hours")),
            (UNIT.MO, ("maanden", "months")),
            (UNIT.YR, ("jaar", "years")),
            (UNIT.TONNE, ("ton", "tonnes")),
            (UNIT.NUM, ("aantal", "number")),
        )
    }
)


def read_terms() -> Mapping[str, Term]:
    """Every class and property with a name: those of `ontology/beleidsgraaf.ttl`, and borrowed."""
    terms = {
        iri: Term(iri, MappingProxyType({"nl": dutch, "en": english}), {}, ())
        for iri, (dutch, english) in _BORROWED.items()
    }
    return MappingProxyType(terms | {term.iri: term for term in own_terms(ontology_triples())})


def ontology_triples() -> list[ox.Triple]:
    """The ontology, in the order of its file; empty when there is none."""
    file = repository.ontology() / "beleidsgraaf.ttl"
    if not file.is_file():
        return []
    return [quad.triple for quad in ox.parse(path=str(file), format=ox.RdfFormat.TURTLE)]


def own_terms(triples: list[ox.Triple]) -> tuple[Term, ...]:
    """The terms in our namespace, in the order of the file."""
    names = dict.fromkeys(
        triple.subject.value
        for triple in triples
        if isinstance(triple.subject, ox.NamedNode)
        and triple.subject.value.startswith(str(BG))
        and triple.subject.value != str(BG)
    )
    return tuple(_own(iri, triples) for iri in names)


def tail(iri: str) -> str:
    """The end of an IRI, for want of a name."""
    return iri.rstrip("/#").replace("#", "/").rpartition("/")[2] or iri


def _own(iri: str, triples: list[ox.Triple]) -> Term:
    about = [triple for triple in triples if triple.subject == ox.NamedNode(iri)]
    return Term(
        iri=iri,
        labels=_words(about, str(RDFS.label)),
        definitions=_words(about, str(SKOS.definition)) or _words(about, str(RDFS.comment)),
        types=tuple(
            triple.object.value
            for triple in about
            if triple.predicate.value == str(RDF.type) and isinstance(triple.object, ox.NamedNode)
        ),
    )


def _words(triples: list[ox.Triple], predicate: str) -> Mapping[str, str]:
    return MappingProxyType(
        {
            triple.object.language or "": triple.object.value
            for triple in triples
            if triple.predicate.value == predicate and isinstance(triple.object, ox.Literal)
        }
    )
