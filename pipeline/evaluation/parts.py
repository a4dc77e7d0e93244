"""Gold in parts: held-out documents apart from development ones, then kinds and genres of each.

A development document is one whose annotations were seen while rules and lists were written
(`data/gold_development.txt`). Any other counts as held out: it tells what the rules are worth on
texts that nobody has tuned them on.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

from pipeline.evaluation.annotation import Annotation
from pipeline.evaluation.scoring import Score, score

TYPES = ("ORG", "INSTRUMENT", "REFERENCE", "TARGET")
HELD_OUT, DEVELOPMENT, ALL = "held-out", "development", "all"
_WITH_KINDS = ("REFERENCE", "INSTRUMENT")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The scores of one part of the gold."""

    documents: int
    types: Mapping[str, Score]
    kinds: Mapping[str, Mapping[str, Score]]  # type → kind → score
    genres: Mapping[str, Mapping[str, Score]]  # genre → type → score


def development_documents() -> frozenset[str]:
    """The names of the documents that rules were tuned on."""
    text = files("pipeline.data").joinpath("gold_development.txt").read_text("utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


def parts_of(documents: Iterable[str], development: Collection[str]) -> dict[str, frozenset[str]]:
    """The documents of each part; a part without any is left out."""
    names = frozenset(documents)
    parts = {
        HELD_OUT: names - frozenset(development),
        DEVELOPMENT: names & frozenset(development),
        ALL: names,
    }
    return {name: docs for name, docs in parts.items() if docs}


def part(
    gold: Sequence[Annotation],
    found: Sequence[Annotation],
    genres: Mapping[str, str],
    authority: Collection[str] = frozenset(),
) -> Part:
    """The scores of the documents of `genres` (document → genre)."""
    gold = [item for item in gold if item.doc in genres]
    found = [item for item in found if item.doc in genres]
    return Part(
        documents=len(genres),
        types={kind: score(gold, found, kind, authority) for kind in TYPES},
        kinds={kind: _by_kind(gold, found, kind) for kind in _WITH_KINDS},
        genres={
            genre: _of_genre(gold, found, {doc for doc, one in genres.items() if one == genre})
            for genre in sorted(set(genres.values()))
        },
    )


def _by_kind(
    gold: Sequence[Annotation], found: Sequence[Annotation], kind: str
) -> dict[str, Score]:
    """Scores of the kinds within a type; a find counts for the kind that it was given."""
    names = sorted({str(item.attributes.get("kind")) for item in gold if item.type == kind})
    return {
        name: score(
            [item for item in gold if item.attributes.get("kind") == name],
            [item for item in found if item.attributes.get("kind") == name],
            kind,
        )
        for name in names
    }


def _of_genre(
    gold: Sequence[Annotation], found: Sequence[Annotation], docs: Collection[str]
) -> dict[str, Score]:
    ours = [item for item in gold if item.doc in docs]
    theirs = [item for item in found if item.doc in docs]
    return {kind: score(ours, theirs, kind) for kind in TYPES}
