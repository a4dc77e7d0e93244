"""The reference as HTML, one page for each language."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from rdflib import DCTERMS, OWL, RDF, RDFS

from pipeline.vocabulary import BG, PREFIXES
from tools.ontology_docs import diagram, views
from tools.ontology_docs.sources import CLASS, PROPERTY, Sources, words
from tools.ontology_docs.wording import say
from tools.ontology_docs.worked import worked

TEMPLATES = Path(__file__).parent / "templates"


def page(sources: Sources, language: str) -> str:
    """The whole reference in one language."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    graph, spoken = sources.ontology, say(language)
    itself = next(graph.subjects(RDF.type, OWL.Ontology))
    picture = diagram.svg(sources, spoken["diagram"])
    return environment.get_template("reference.html").render(
        language=language,
        say=spoken,
        title=words(graph, itself, DCTERMS.title)[language],
        description=words(graph, itself, DCTERMS.description)[language],
        policy=words(graph, itself, RDFS.comment)[language],
        version=str(graph.value(itself, OWL.versionInfo)),
        version_iri=str(graph.value(itself, OWL.versionIRI)),
        licence=str(graph.value(itself, DCTERMS.license)),
        namespace=str(BG),
        diagram=Markup(picture),  # noqa: S704 - our own SVG, escaped where it is made
        examples=worked(sources, language),
        prefixes=sorted(PREFIXES.items()),
        classes=views.terms(sources, CLASS, spoken, language),
        properties=views.terms(sources, PROPERTY, spoken, language),
        lists=views.lists(sources, language),
        shapes=views.shapes(sources, language),
        recipes=[
            {"name": name, "question": question} for name, question in views.recipes(language)
        ],
    )
