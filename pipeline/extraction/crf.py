"""A linear-chain conditional random field: weights in, labelled spans with probabilities out.

Labels are O (outside), B (first word of a name) and I (further word). The weights come from
`training/`; decoding needs numpy only and gives the same bytes on every run.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from pipeline.extraction.features import EDGE, OFFSETS, PAIR, PAIRS, PLACE, lowered, seen

Floats = NDArray[np.float64]
LABELS = ("O", "B", "I")
_O, _B, _I = range(3)
_REACH = 3
_LONGEST = 150  # words; a longer sentence is cut
_TOGETHER = 128  # sentences
_CACHED = 60_000  # words; then the cache starts anew


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learnt for one label of names."""

    label: str
    transitions: Floats  # from label × to label
    states: Mapping[str, Floats]  # feature → weight for each label


@dataclass(frozen=True, slots=True)
class Name:
    """The words `[first, last)` of a sentence as a name, and how likely exactly that is."""

    sentence: int
    first: int
    last: int
    probability: float


@dataclass(slots=True)
class Tagger:
    """Weights with a cache of what each word adds."""

    weights: Weights
    common: frozenset[str]
    _features: dict[str, Floats] = field(init=False)
    _words: dict[str, Floats] = field(default_factory=dict)
    _pairs: dict[str, Floats] = field(init=False)

    def __post_init__(self) -> None:
        """Gather the weights of a feature from all places in one table."""
        self._features = _by_name(self.weights.states, PLACE, OFFSETS)
        self._pairs = _by_name(self.weights.states, PAIR, PAIRS)

    def names(self, sentences: Sequence[Sequence[str]]) -> list[Name]:
        """The names in the sentences, best reading of each sentence, in order."""
        parts = [
            (number, start, words[start : start + _LONGEST])
            for number, words in enumerate(sentences)
            for start in range(0, len(words), _LONGEST)
        ]
        if not parts:
            return []
        emissions = self._emissions([words for _, _, words in parts])
        found: list[Name] = []
        for (number, start, _), spans in zip(
            parts, _decoded(emissions, self.weights.transitions), strict=True
        ):
            found += (
                Name(number, start + first, start + last, sure) for first, last, sure in spans
            )
        return found

    def _emissions(self, sentences: Sequence[Sequence[str]]) -> list[Floats]:
        flat = [EDGE] * _REACH
        starts = []
        for words in sentences:
            starts.append(len(flat))
            flat += words
            flat += [EDGE] * _REACH
        total = np.zeros((len(flat), 3))
        ids: dict[str, int] = {}
        order = np.array([ids.setdefault(word, len(ids)) for word in flat])
        table = np.stack([self._word(word) for word in ids])
        for index, offset in enumerate(OFFSETS):
            low, high = max(0, -offset), len(flat) - max(0, offset)
            total[low:high] += table[order[low + offset : high + offset], index]
        self._add_pairs(flat, total)
        return [
            total[start : start + len(words)]
            for start, words in zip(starts, sentences, strict=True)
        ]

    def _add_pairs(self, flat: list[str], total: Floats) -> None:
        places: list[int] = []
        rows: list[Floats] = []
        for at, (first, second) in enumerate(pairwise([lowered(word) for word in flat])):
            weights = self._pairs.get(f"{first} {second}")
            if weights is not None:
                places.append(at)
                rows.append(weights)
        if not rows:
            return
        at_pair, table = np.array(places), np.stack(rows)
        for index, offset in enumerate(PAIRS):  # no place comes twice, so that += adds them all
            seen_from = at_pair - offset
            inside = (seen_from >= 0) & (seen_from < len(flat))
            total[seen_from[inside]] += table[inside, index]

    def _word(self, word: str) -> Floats:
        if len(self._words) > _CACHED:
            self._words.clear()
        made = self._words.get(word)
        if made is None:
            made = np.zeros((len(OFFSETS), len(LABELS)))
            for feature in seen(word, common=word.lower() in self.common):
                weights = self._features.get(feature)
                if weights is not None:
                    made += weights
            self._words[word] = made
        return made


@dataclass(frozen=True, slots=True)
class _Lattice:
    """One sentence: the scores of its words, and of all ways to and from each of them."""

    emissions: Floats
    forward: Floats
    backward: Floats


def _by_name(states: Mapping[str, Floats], mark: str, offsets: Sequence[int]) -> dict[str, Floats]:
    """What each feature adds, seen from each of the places around it."""
    made: dict[str, Floats] = {}
    for feature, weights in states.items():
        place, found, name = feature.partition(mark)
        if found and place.lstrip("-").isdigit():
            table = made.setdefault(name, np.zeros((len(offsets), len(LABELS))))
            table[offsets.index(int(place))] = weights
    return made


def _decoded(
    emissions: Sequence[Floats], transitions: Floats
) -> Iterable[list[tuple[int, int, float]]]:
    """For each sentence the spans of its best labelling, with their probabilities.

    Sentences of like length are worked on together.
    """
    made: list[list[tuple[int, int, float]]] = [[] for _ in emissions]
    by_length = sorted(range(len(emissions)), key=lambda at: len(emissions[at]))
    for low in range(0, len(by_length), _TOGETHER):
        group = np.array(by_length[low : low + _TOGETHER])
        lengths = np.array([len(emissions[at]) for at in group])
        batch = np.zeros((len(group), int(lengths.max()), 3))
        for row, at in enumerate(group):
            batch[row, : lengths[row]] = emissions[at]
        labels = _viterbi(batch, lengths, transitions)
        named = (labels == _B).any(axis=1)  # the others need no probabilities
        if not named.any():
            continue
        batch, labels, lengths = batch[named], labels[named], lengths[named]
        forward, backward = _forward(batch, transitions), _backward(batch, lengths, transitions)
        for row, at in enumerate(group[named]):
            length = int(lengths[row])
            lattice = _Lattice(batch[row, :length], forward[row, :length], backward[row, :length])
            made[int(at)] = [
                (first, last, _probability(first, last, lattice, transitions))
                for first, last in _spans(labels[row, :length].tolist())
            ]
    return made


def _viterbi(batch: Floats, lengths: NDArray[np.int_], transitions: Floats) -> NDArray[np.int_]:
    rows, longest, _ = batch.shape
    best = batch[:, 0]
    back = np.zeros((rows, longest, 3), dtype=np.int_)
    last = best.copy()
    for at in range(1, longest):
        scores = best[:, :, None] + transitions
        back[:, at] = scores.argmax(axis=1)
        best = scores.max(axis=1) + batch[:, at]
        ends = lengths == at + 1
        last[ends] = best[ends]
    labels = np.zeros((rows, longest), dtype=np.int_)
    final = last.argmax(axis=1)
    current = np.zeros(rows, dtype=np.int_)
    everyone = np.arange(rows)
    for at in range(longest - 1, -1, -1):
        ends = lengths == at + 1
        current[ends] = final[ends]
        labels[:, at] = current
        if at:
            current = np.where(at < lengths, back[everyone, at, current], current)
    return labels


def _forward(batch: Floats, transitions: Floats) -> Floats:
    made = np.empty_like(batch)
    made[:, 0] = batch[:, 0]
    for at in range(1, batch.shape[1]):
        made[:, at] = _log_sum(made[:, at - 1, :, None] + transitions, 1) + batch[:, at]
    return made


def _backward(batch: Floats, lengths: NDArray[np.int_], transitions: Floats) -> Floats:
    made = np.zeros_like(batch)
    for at in range(batch.shape[1] - 2, -1, -1):
        after = (batch[:, at + 1] + made[:, at + 1])[:, None, :] + transitions
        inside = (at + 1 < lengths)[:, None]
        made[:, at] = np.where(inside, _log_sum(after, 2), 0.0)
    return made


def _log_sum(values: Floats, axis: int) -> Floats:
    top = values.max(axis=axis, keepdims=True)
    made: Floats = np.log(np.exp(values - top).sum(axis=axis)) + top.squeeze(axis)
    return made


def _spans(labels: list[int]) -> Iterable[tuple[int, int]]:
    start: int | None = None
    for at, label in enumerate([*labels, _O]):
        if start is not None and label != _I:
            yield start, at
            start = None
        if label == _B:
            start = at


def _probability(first: int, last: int, lattice: _Lattice, transitions: Floats) -> float:
    """How likely it is that a name has exactly the words `[first, last)`."""
    emissions, forward, backward = lattice.emissions, lattice.forward, lattice.backward
    path = forward[first, _B]
    for at in range(first + 1, last):
        path += transitions[_B if at == first + 1 else _I, _I] + emissions[at, _I]
    end = _B if last == first + 1 else _I
    after = backward[last - 1, end]
    if last < len(emissions):
        stops = transitions[end, :_I] + emissions[last, :_I] + backward[last, :_I]
        after = _log_sum(stops, 0)
    everything = _log_sum(forward[-1], 0)
    return round(float(np.exp(path + after - everything)), 4)
