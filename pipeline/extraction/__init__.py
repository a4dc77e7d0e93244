"""Finds mentions of the entity types in a document. spaCy lives only here."""

from typing import TYPE_CHECKING

from pipeline.entities import ENTITY_TYPES
from pipeline.entities.entity_type import Knowledge
from pipeline.entities.reference.antecedents import settle
from pipeline.extraction.components import COMPONENTS, TRAINED, component_of, leave_out
from pipeline.extraction.confidence import Calibration, calibration, confidence, probability
from pipeline.extraction.confidence import load as load_calibration
from pipeline.extraction.definitions import definitions
from pipeline.extraction.mentions import Placed, mentions_of
from pipeline.extraction.nlp import NO_MODEL, build_nlp, run
from pipeline.extraction.overlap import without_overlap
from pipeline.extraction.passages import passages
from pipeline.extraction.reading import read
from pipeline.model import Document, Mention

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = [
    "COMPONENTS",
    "NO_MODEL",
    "TRAINED",
    "build_nlp",
    "calibration",
    "component_of",
    "definitions_of",
    "extract",
    "knowledge_of",
    "leave_out",
    "probability",
]


def extract(
    document: Document,
    nlp: "Language",
    base: str,
    known: Calibration | None = None,
) -> tuple[Mention, ...]:
    """The mentions of a document, in order of place; within a type none overlap."""
    known = known or load_calibration()
    reading = read(document)
    knowledge = knowledge_of(document, reading.text)
    placed: list[Placed] = []
    for cut in passages(reading):
        passage = run(nlp, cut.passage, knowledge)
        for entity_type in ENTITY_TYPES:
            rated = ((item, confidence(item, known)) for item in passage.found[entity_type.name])
            placed += (
                (entity_type.name, item, sure, cut.offset) for item, sure in without_overlap(rated)
            )
    return settle(document, mentions_of(document, reading, placed, base))


def knowledge_of(document: Document, text: str) -> Knowledge:
    """What the whole document says that a finder of one passage needs."""
    return Knowledge(
        title=document.title,
        language=document.language,
        kind=document.kind,
        issued=document.issued,
        publisher=document.publisher,
        definitions=definitions(text),
    )


def definitions_of(document: Document) -> dict[str, str]:
    """Short form → long form, as the document defines them."""
    return definitions(read(document).text)
