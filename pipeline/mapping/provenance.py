"""Where triples come from: the extraction of one document, and the run that did it.

The extraction's IRI follows from the document's bytes and from stated versions: of the software,
the model, the authority tables. Neither the time of the run nor code that changed within a version
touches it, so a document whose output is the same gives the same triples. The run has the clock
and the hash of everything.
"""

import hashlib
from collections.abc import Iterable, Iterator

from rdflib import PROV, RDF, RDFS, XSD, Graph, Literal, URIRef

from pipeline import uris
from pipeline.entities.entity_type import Triple
from pipeline.model import Document, Run
from pipeline.vocabulary import BG, new_graph


def extraction_iri(document: Document, run: Run, base: str) -> URIRef:
    """The extraction of this document with these versions."""
    facts = uris.digest(document.id, document.sha256, _stated(run, base))
    return uris.thing(base, "activity", f"{document.id}-extraction-{facts}")


def extraction(document: Document, run: Run, base: str) -> Iterator[Triple]:
    """The activity that made the mentions of a document, and the software that carried it out."""
    activity = extraction_iri(document, run, base)
    yield activity, RDF.type, PROV.Activity
    yield activity, RDFS.label, Literal(f"Extractie uit {document.name}", lang="nl")
    yield activity, RDFS.label, Literal(f"Extraction from {document.name}", lang="en")
    yield activity, PROV.used, uris.document(base, document.id)
    yield activity, BG.sourceHash, Literal(document.sha256)
    yield activity, BG.configurationHash, Literal(_stated(run, base))
    yield from _versions(activity, run, base)


def run_graph(run: Run, documents: Iterable[Document], base: str) -> Graph:
    """The run itself, once a release: when and by whom it was started, and its extractions."""
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
    yield from _versions(activity, run, base)
    if run.started_by:
        trigger = uris.part(activity, "trigger")
        yield activity, PROV.wasStartedBy, trigger
        yield trigger, RDF.type, PROV.Entity
        yield trigger, RDFS.label, Literal(run.started_by)


def _stated(run: Run, base: str) -> str:
    """SHA-256 of the versions that an extraction states, and of the setting it depends on."""
    facts = (run.software, run.model, *run.authorities, base)
    return hashlib.sha256("\x1f".join(facts).encode()).hexdigest()


def _versions(activity: URIRef, run: Run, base: str) -> Iterator[Triple]:
    """The software, the model and the authority tables."""
    if run.model:
        yield activity, BG.modelVersion, Literal(run.model)
    for table in run.authorities:
        yield activity, BG.authorityVersion, Literal(table)
    agent = uris.part(uris.thing(base, "activity", uris.slug(run.software)), "software")
    yield activity, PROV.wasAssociatedWith, agent
    yield agent, RDF.type, PROV.SoftwareAgent
    yield agent, RDFS.label, Literal(run.software)
