"""More sentences from those there are: other names in the same places, noise of casing and OCR."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

from pipeline.extraction.features import tokens
from training import invented
from training.texts import Sentence

_CONFUSED = {"l": "1", "o": "0", "rn": "m", "ii": "ü", "e": "c"}


@dataclass(frozen=True, slots=True)
class Names:
    """Names to put in the place of others, of one word and of more."""

    short: tuple[str, ...]
    long: tuple[str, ...]


def pool(label: str, without: frozenset[str]) -> Names:
    """The names of the tables, without those that are to stay unseen (in lower case)."""
    names = [name for name in invented.listed(label) if name.lower() not in without]
    return Names(
        tuple(sorted({name for name in names if " " not in name})),
        tuple(sorted({name for name in names if " " in name})),
    )


def augmented(
    sentences: Iterable[Sentence], copies: int, without: frozenset[str], random: Random
) -> Iterator[Sentence]:
    """Each sentence with names `copies` times with other names, the last of them noisy."""
    pools = {label: pool(label, without) for label in ("ORG", "INSTRUMENT")}
    for sentence in sentences:
        if not sentence.names:
            continue
        for number in range(copies):
            made = with_other_names(sentence, pools, random)
            yield noisy(made, random) if number % 4 == 3 else made


def with_other_names(sentence: Sentence, pools: dict[str, Names], random: Random) -> Sentence:
    """The sentence with most of its names replaced; nested names go with the one around them."""
    words = list(sentence.words)
    names: list[tuple[str, int, int]] = list(sentence.names)
    outer = [
        name
        for name in names
        if not any(other != name and other[1] <= name[1] and name[2] <= other[2] for other in names)
    ]
    for name in sorted(outer, key=lambda item: -item[1]):
        label, first, last = name
        if random.random() < 0.2:
            continue
        new = _other(label, words[first:last], pools[label], random)
        shift = len(new) - (last - first)
        words[first:last] = new
        names = [
            (kind, low + shift, high + shift) if low >= last else (kind, low, high)
            for kind, low, high in names
            if not (first <= low and high <= last)
        ]
        names.append((label, first, first + len(new)))
    return replace(sentence, words=tuple(words), names=tuple(sorted(names, key=_place)), gold=False)


def _other(label: str, words: Sequence[str], names: Names, random: Random) -> list[str]:
    make = invented.organisation if label == "ORG" else invented.instrument
    one = len(words) == 1
    draw = random.random()
    if one and words[0].isupper() and draw < 0.4:
        name = invented.acronym(random)
    elif draw < 0.6:
        name = make(random)
    else:
        name = random.choice((names.short if one else names.long) or (make(random),))
    return [name[low:high] for low, high in tokens(name)] or list(words)


def noisy(sentence: Sentence, random: Random) -> Sentence:
    """The sentence in capitals, or with misread letters in some words."""
    if random.random() < 0.4:
        return replace(sentence, words=tuple(word.upper() for word in sentence.words))
    return replace(
        sentence,
        words=tuple(
            _misread(word, random) if random.random() < 0.1 else word for word in sentence.words
        ),
    )


def _misread(word: str, random: Random) -> str:
    right, wrong = random.choice(sorted(_CONFUSED.items()))
    return word.replace(right, wrong, 1) if len(word) > 3 else word


def _place(name: tuple[str, int, int]) -> tuple[int, int]:
    return name[1:]
