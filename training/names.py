"""The name models from all the material, or from all but some documents."""

from random import Random

from pipeline.extraction.crf import Tagger
from training.augment import augmented
from training.fit import common_words, weights
from training.texts import Material

COPIES = 3  # of each sentence with names, with other names
ROUNDS = 80


def fitted(
    material: Material,
    label: str,
    unseen: frozenset[str] = frozenset(),
    *,
    seed: int = 2026,
    rounds: int = ROUNDS,
) -> Tagger:
    """The tagger for one label; nothing of the `unseen` documents is learnt, nor their names."""
    gold = [item for item in material.gold if item.document not in unseen]
    silver = [item for item in material.silver if item.document not in unseen]
    without = frozenset(
        form
        for item in material.gold
        if item.document in unseen
        for _, first, last in item.names
        for form in (
            " ".join(item.words[first:last]).lower(),
            "".join(item.words[first:last]).lower(),
        )
    )
    common = common_words((*gold, *silver))
    random = Random(seed)  # noqa: S311 -- no secret
    more = augmented((*gold, *silver), COPIES, without, random)
    return Tagger(weights((*gold, *silver, *more), label, common, rounds), common)
