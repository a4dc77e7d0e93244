"""The trained component as a spaCy component: proposes names, each with its probability.

In the extraction pipeline its proposals go to the passage, where the finders decide what to make
of them. Alone, in a pipeline loaded with `spacy.load`, it fills `doc.spans["names"]`.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from pipeline.entities.entity_type import Passage, Suggestion
from pipeline.extraction.crf import Tagger, Weights
from pipeline.extraction.features import tokens
from pipeline.extraction.sentences import sentences
from pipeline.model import Span

FACTORY, SUGGESTED, SPANS = "beleidsgraaf_names", "beleidsgraaf_suggested", "names"
PASSAGE = "beleidsgraaf_passage"  # where a doc keeps the passage that it was made from
_COMMON = "common.txt"


class Names:
    """Proposes the names in a doc; `taggers` holds one for each label."""

    def __init__(self, taggers: Iterable[Tagger] = ()) -> None:
        """Without taggers until `from_disk` reads them."""
        self.taggers = tuple(taggers)

    def __call__(self, doc: Doc) -> Doc:
        """The doc with its proposals, in `doc.spans` widened to whole tokens."""
        passage: Passage | None = doc.user_data.get(PASSAGE)
        doc.user_data[SUGGESTED] = proposed = (
            self.suggestions(doc.text)
            if passage is None
            else self.suggestions(passage.text, passage.sentences)
        )
        group = SpanGroup(doc, name=SPANS)
        for item in proposed:
            span = doc.char_span(
                item.span.start, item.span.end, item.label, alignment_mode="expand"
            )
            if span is not None:
                group.append(span)
        doc.spans[SPANS] = group
        return doc

    def suggestions(self, text: str, known: Iterable[Span] = ()) -> tuple[Suggestion, ...]:
        """The names proposed in a text, in order; `known` are its sentences, if they are."""
        spans = tuple(known) or tuple(sentences(text))
        places: list[list[tuple[int, int]]] = []
        words: list[list[str]] = []
        for span in spans:
            cells = [
                (span.start + low, span.start + high)
                for low, high in tokens(text[span.start : span.end])
            ]
            sentence = [text[low:high] for low, high in cells]
            if self._may_name(sentence):
                places.append(cells)
                words.append(sentence)
        found = [
            Suggestion(
                span=Span(
                    places[name.sentence][name.first][0], places[name.sentence][name.last - 1][1]
                ),
                label=tagger.weights.label,
                score=name.probability,
            )
            for tagger in self.taggers
            for name in tagger.names(words)
        ]
        return tuple(sorted(found, key=lambda item: (item.span, item.label)))

    def _may_name(self, sentence: list[str]) -> bool:
        """Whether a word has a capital, other than a common first word: half of them have none."""
        return any(word != word.lower() for word in sentence[1:]) or any(
            word != word.lower() and word.lower() not in tagger.common
            for word in sentence[:1]
            for tagger in self.taggers
        )

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the weights as text, one feature on each line."""
        del exclude
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        for tagger in self.taggers:
            lines = list(_lines(tagger.weights))
            name = f"{tagger.weights.label}.tsv"
            (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
        common = sorted({word for tagger in self.taggers for word in tagger.common})
        (folder / _COMMON).write_text("\n".join(common) + "\n", encoding="utf-8")

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> "Names":
        """Read what `to_disk` wrote."""
        del exclude
        folder = Path(path)
        common = frozenset((folder / _COMMON).read_text(encoding="utf-8").split("\n"))
        self.taggers = tuple(
            Tagger(_weights(file.stem, file.read_text(encoding="utf-8")), common - {""})
            for file in sorted(folder.glob("*.tsv"))
        )
        return self


@Language.factory(FACTORY)
def build_names(nlp: Language, name: str) -> Names:
    """An empty component, for `from_disk` to fill."""
    del nlp, name
    return Names()


def _lines(weights: Weights) -> Iterator[str]:
    for row in weights.transitions.tolist():
        yield "\t".join(f"{value:.4f}" for value in row)
    for feature in sorted(weights.states):
        yield "\t".join((feature, *(f"{value:.4f}" for value in weights.states[feature].tolist())))


def _weights(label: str, text: str) -> Weights:
    lines = text.rstrip("\n").split("\n")
    transitions = np.array([[float(cell) for cell in line.split("\t")] for line in lines[:3]])
    states: dict[str, np.ndarray] = {}
    for line in lines[3:]:
        feature, *cells = line.split("\t")
        states[feature] = np.array([float(cell) for cell in cells])
    return Weights(label=label, transitions=transitions, states=states)
