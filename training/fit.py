"""The weights of the name model: sentences in, `Weights` out (L-BFGS by CRFsuite)."""

import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import pycrfsuite

from pipeline.extraction.crf import LABELS, Weights
from pipeline.extraction.features import of_tokens
from training.texts import Sentence

_PENALTIES = {"c1": 0.15, "c2": 0.03, "feature.possible_transitions": True}


def common_words(sentences: Iterable[Sentence], least: int = 2) -> frozenset[str]:
    """The words that stand in small letters at least so often."""
    counts = Counter(word for sentence in sentences for word in sentence.words if word.islower())
    return frozenset(word for word, count in counts.items() if count >= least and word.isalpha())


def labels_of(sentence: Sentence, label: str) -> list[str]:
    """O, B or I for each word."""
    made = ["O"] * len(sentence.words)
    for kind, first, last in sentence.names:
        if kind == label:
            made[first] = "B"
            made[first + 1 : last] = ["I"] * (last - first - 1)
    return made


def weights(
    sentences: Iterable[Sentence], label: str, common: frozenset[str], rounds: int
) -> Weights:
    """The weights learnt from sentences, for the names of one label."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "crf"
        trainer = pycrfsuite.Trainer(verbose=False)
        trainer.set_params({**_PENALTIES, "max_iterations": rounds})
        for sentence in sentences:
            items = of_tokens(sentence.words, lambda word: word.lower() in common)
            trainer.append(pycrfsuite.ItemSequence(items), labels_of(sentence, label))
        trainer.train(str(path))
        tagger = pycrfsuite.Tagger()
        tagger.open(str(path))
        return _weights(tagger.info(), label)


def _weights(info: Any, label: str) -> Weights:
    transitions = np.zeros((3, 3))
    for (before, after), weight in info.transitions.items():
        transitions[LABELS.index(before), LABELS.index(after)] = round(weight, 4)
    states: dict[str, np.ndarray] = {}
    for (feature, after), weight in info.state_features.items():
        if abs(weight) >= 0.005:
            states.setdefault(feature, np.zeros(3))[LABELS.index(after)] = round(weight, 4)
    transitions[LABELS.index("O"), LABELS.index("I")] = -100.0
    return Weights(label=label, transitions=transitions, states=states)
