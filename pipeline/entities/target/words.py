"""The word lists of targets, as shipped in `pipeline/data`."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import StringIO


@dataclass(frozen=True, slots=True, kw_only=True)
class CueRow:
    """One row of `target_cues.csv`: a cue, where it is looked for, its weight and its pattern."""

    name: str
    where: str
    weight: float
    reason: str
    pattern: str


@cache
def persons() -> tuple[str, ...]:
    """Nouns for people, lower case, in the plural."""
    return tuple(line.casefold() for line in _lines("target_persons.txt"))


@cache
def measures() -> tuple[str, ...]:
    """Units of measurement, the longest first."""
    return tuple(sorted(_lines("target_measures.txt"), key=lambda word: (-len(word), word)))


@cache
def function_words() -> frozenset[str]:
    """Words without content for the key of a target."""
    return frozenset(_lines("target_function_words.txt"))


@cache
def noun_phrase_words(role: str) -> frozenset[str]:
    """Words that end the noun phrase of a count ("stop") or precede its noun ("modifier")."""
    rows = csv.DictReader(StringIO("\n".join(_lines("target_noun_phrase.csv"))))
    return frozenset(row["word"] for row in rows if row["role"] == role)


@cache
def cue_rows() -> tuple[CueRow, ...]:
    """The cues for and against a number being a target."""
    rows = csv.DictReader(StringIO("\n".join(_lines("target_cues.csv"))))
    return tuple(
        CueRow(
            name=row["cue"],
            where=row["where"],
            weight=float(row["weight"]),
            reason=row["reason"],
            pattern=row["pattern"],
        )
        for row in rows
    )


def _lines(name: str) -> list[str]:
    text = files("pipeline.data").joinpath(name).read_text(encoding="utf-8")
    return [line.strip() for line in text.split("\n") if line.strip() and line[0] != "#"]
