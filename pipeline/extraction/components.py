"""The components that extraction is made of, and extraction without one of them.

What a component found is taken away as soon as its finder is done, so that later finders do not
see it either. What another component of the same finder would have found in its place is not
known: the loss is an upper bound of what the component is worth.
"""

from collections.abc import Callable
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.entities import ENTITY_TYPES
from pipeline.extraction.nlp import KNOWLEDGE
from pipeline.extraction.suggestions import PASSAGE

_COMPONENTS = (
    ("organisation.gazetteer", "names from lists"),
    ("instrument.gazetteer", "names from lists"),
    ("organisation.model", "trained model"),
    ("instrument.model", "trained model"),
    ("organisation.defined", "definitions in the document"),
    ("organisation.brackets", "definitions in the document"),
    ("instrument.defined", "definitions in the document"),
    ("instrument.repeated", "repeats of what was found"),
    ("instrument.shortened", "repeats of what was found"),
    ("organisation.", "naming patterns"),
    ("instrument.", "naming patterns"),
    ("reference.legal", "legal citations"),
    ("reference.parliamentary", "papers by number"),
    ("reference.eu-document", "papers by number"),
    ("reference.gazette", "papers by number"),
    ("reference.ruling", "papers by number"),
    ("reference.web", "web addresses"),
    ("reference.", "bibliographic citations"),
    ("target.table", "targets in tables and labelled lines"),
    ("target.label", "targets in tables and labelled lines"),
    ("target.", "targets in sentences"),
)
"""What the rules belong to: the first beginning that fits counts."""

TRAINED = "trained model"
COMPONENTS = tuple(dict.fromkeys(component for _, component in _COMPONENTS))
_DEFINITIONS = "definitions in the document"


def component_of(rule: str) -> str:
    """The component that a rule belongs to.

    >>> component_of("organisation.legal-form"), component_of("reference.legal-eu")
    ('naming patterns', 'legal citations')
    """
    return next((name for start, name in _COMPONENTS if rule.startswith(start)), rule)


def leave_out(nlp: Language, component: str) -> Language:
    """The same pipeline without what a component finds."""
    for entity_type in ENTITY_TYPES:
        nlp.add_pipe(
            "beleidsgraaf_without",
            name=f"{entity_type.name}_without",
            after=entity_type.name,
            config={"entity_type": entity_type.name, "component": component},
        )
    if component == _DEFINITIONS:
        nlp.add_pipe("beleidsgraaf_undefined", before=ENTITY_TYPES[0].name)
    return nlp


@Language.factory("beleidsgraaf_without")
def _build_without(
    nlp: Language, name: str, entity_type: str, component: str
) -> Callable[[Doc], Doc]:
    del nlp, name

    def _without(doc: Doc) -> Doc:
        passage = doc.user_data[PASSAGE]
        left = tuple(
            item for item in passage.found[entity_type] if component_of(item.rule) != component
        )
        doc.user_data[PASSAGE] = replace(passage, found={**passage.found, entity_type: left})
        return doc

    return _without


@Language.component("beleidsgraaf_undefined")
def _undefined(doc: Doc) -> Doc:
    doc.user_data[KNOWLEDGE] = replace(doc.user_data[KNOWLEDGE], definitions={})
    return doc
