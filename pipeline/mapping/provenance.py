"""Where triples come from: the extraction of one document, and the run that did it.

The extraction's IRI follows from the document's bytes, the software and its configuration, not from
the time of the run: an unchanged document gives unchanged triples. Only the run has a clock.
"""

from collections.abc import Iterable, Iterator

from rdflib import PROV, RDF, RDFS, XSD, Graph, Literal, URIRef

from pipeline import uris
from pipeline.entities.entity_type import Triple
from pipeline.model import Document, Run
from pipeline.vocabulary import BG, new_graph


def extraction_iri(document: Document, run: Run, base: str) -> URIRef:
    """The extraction of this document by this software as it is configured."""
    facts = uris.digest(document.id, document.sha256, run.software, run.configuration)
    return uris.thing(base, "activity", f"{document.id}-extraction-{facts}")


def extraction(document: Document, run: Run, base: str) -> Iterator[Triple]:
    """The activity that made the mentions of a document, and the software that carried it out."""
    activity = extraction_iri(document, run, base)
    yield activity, RDF.type, PROV.Activity
    yield activity, RDFS.label, Literal(f"Extractie uit {document.name}", lang="nl")
    yield activity, RDFS.label, Literal(f"Extraction from {document.name}", lang="en")
    yield activity, PROV.used, uris.document(base, document.id)
    yield activity, BG.sourceHash, Literal(document.sha256)
    yield activity, BG.configurationHash, Literal(run.configuration)
    yield from _software(activity, run, base)


def run_graph(run: Run, documents: Iterable[Document], base: str) -> Graph:
    """The run itself, once a release: when it started and which extractions went into it."""
    graph = new_graph(base)
    activity = uris.thing(base, "activity", f"run-{run.version}")
    for triple in _run(activity, run, base):
        graph.add(triple)
    for document in documents:
        graph.add((activity, PROV.wasInformedBy, extraction_iri(document, run, base)))
    return graph


def _run(activity: URIRef, run: Run, base: str) -> Iterator[Triple]:
    yield activity, RDF.type, PROV.Activity
    yield activity, RDFS.label, Literal(f"Verwerking {run.version}", lang="nl")
    yield activity, RDFS.label, Literal(f"Run {run.version}", lang="en")
    yield activity, PROV.startedAtTime, Literal(run.as_of, datatype=XSD.dateTime)
    yield activity, BG.configurationHash, Literal(run.configuration)
    yield from _software(activity, run, base)


def _software(activity: URIRef, run: Run, base: str) -> Iterator[Triple]:
    agent = uris.part(uris.thing(base, "activity", uris.slug(run.software)), "software")
    yield activity, PROV.wasAssociatedWith, agent
    yield agent, RDF.type, PROV.SoftwareAgent
    yield agent, RDFS.label, Literal(run.software)
