"""The spaCy pipeline: built from `pipeline.cfg`, one finder component for each entity type.

A `Doc` carries its `Passage` and the document's `Knowledge` in `user_data`; each finder adds what
it found to the passage, and to `doc.spans[<entity type>]` for whoever uses spaCy on its own.
"""

import warnings
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import cast

import spacy
from numpy import isin, where
from spacy.language import Language
from spacy.tokens import Doc, SpanGroup
from spacy.util import load_config_from_str

from pipeline.entities import ENTITY_TYPES
from pipeline.entities.entity_type import Knowledge, Passage, Suggestion
from pipeline.extraction.sentences import sentences
from pipeline.extraction.suggestions import FACTORY, PASSAGE, SUGGESTED, Names
from pipeline.model import Span

NO_MODEL = "none"
_PROPOSING = ("tok2vec", "transformer", "ner", "names")
KNOWLEDGE = "beleidsgraaf_knowledge"


def build_nlp(model: str | None = None) -> Language:
    """The extraction pipeline, with a trained component that proposes names.

    `model` names another spaCy pipeline to take these from, or is "none". Of the one that ships,
    only what proposes names is loaded; its syntax is there for whoever loads it with spaCy.
    """
    config = load_config_from_str(config_text())
    nlp = spacy.util.load_model_from_config(config, auto_fill=True)
    if model == NO_MODEL:
        return nlp
    shipped = Path(str(files("pipeline"))) / "data" / "model" / "names"
    if model is None:
        cast("Names", nlp.add_pipe(FACTORY, name="names", before="organisation")).from_disk(shipped)
        return nlp
    trained = spacy.load(model)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W113\]")
        for name in _PROPOSING:
            if name in trained.pipe_names:
                nlp.add_pipe(name, source=trained, before="organisation")
    return nlp


def config_text() -> str:
    """The configuration of the pipeline, as shipped."""
    return files("pipeline.extraction").joinpath("pipeline.cfg").read_text(encoding="utf-8")


def run(nlp: Language, passage: Passage, knowledge: Knowledge) -> Passage:
    """The passage with what every component found in it."""
    doc = nlp.make_doc(passage.text)
    doc.user_data[PASSAGE] = passage
    doc.user_data[KNOWLEDGE] = knowledge
    made: Passage = nlp(doc).user_data[PASSAGE]
    return made


@Language.factory("beleidsgraaf_sentences")
def _build_sentences(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    del nlp, name
    return _set_sentences


@Language.factory("beleidsgraaf_finder", default_config={"entity_type": "organisation"})
def _build_finder(nlp: Language, name: str, entity_type: str) -> Callable[[Doc], Doc]:
    del nlp, name
    found = {known.name: known for known in ENTITY_TYPES}[entity_type]

    def _find(doc: Doc) -> Doc:
        passage = with_suggestions(doc)
        mentions = tuple(sorted(found.find(passage, doc.user_data[KNOWLEDGE]), key=_place))
        doc.user_data[PASSAGE] = replace(passage, found={**passage.found, found.name: mentions})
        spans = (
            doc.char_span(item.span.start, item.span.end, found.label, alignment_mode="expand")
            for item in mentions
        )
        doc.spans[found.name] = SpanGroup(doc, spans=[span for span in spans if span is not None])
        return doc

    return _find


def with_suggestions(doc: Doc) -> Passage:
    """The passage of a doc, with the proposals of a trained component as suggestions.

    A component that only sets `doc.ents` gives no probabilities: its proposals count as sure.
    """
    passage: Passage = doc.user_data[PASSAGE]
    if passage.suggestions:
        return passage
    proposed: tuple[Suggestion, ...] = doc.user_data.get(SUGGESTED) or tuple(
        Suggestion(span=Span(ent.start_char, ent.end_char), label=ent.label_, score=1.0)
        for ent in doc.ents
    )
    return replace(passage, suggestions=proposed) if proposed else passage


def _set_sentences(doc: Doc) -> Doc:
    passage: Passage = doc.user_data[PASSAGE]
    spans = tuple(sentences(passage.text))
    # All at once: `token.is_sent_start = …` looks at the whole doc for every token.
    places = doc.to_array("IDX")
    begins = isin(places, [0, *(span.start for span in spans)])
    values = where(begins, 1, -1).astype("uint64")
    doc.from_array("SENT_START", values)  # type: ignore[arg-type]  # one column is a plain array
    doc.user_data[PASSAGE] = replace(passage, sentences=spans)
    return doc


def _place(item: object) -> tuple[int, int]:
    span: Span = item.span  # type: ignore[attr-defined]
    return span.start, -span.end
