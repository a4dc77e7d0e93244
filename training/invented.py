"""Names that no list holds, made by pattern: the model is to learn contexts, not names."""

import csv
from functools import cache
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from pipeline.authorities.tables import parts, rows

if TYPE_CHECKING:
    from collections.abc import Callable

_PATTERNS = Path(__file__).with_name("patterns.csv")


@cache
def texts_of(slot: str) -> tuple[str, ...]:
    """The texts of `patterns.csv` for a slot, in order."""
    with _PATTERNS.open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        return tuple(row["text"] for row in csv.DictReader(lines) if row["slot"] == slot)


def acronym(random: Random) -> str:
    """A short form of three to six capitals, now and then with small letters or digits."""
    letters = [
        random.choice("ABCDEFGHIKLMNOPRSTUVWZ") for _ in range(random.choice((2, 3, 3, 4, 4, 5, 6)))
    ]
    for at in range(1, len(letters), 2):
        if random.random() < 0.6:
            letters[at] = random.choice("AEIOU")
    text = "".join(letters)
    return text.capitalize() if len(text) > 3 and random.random() < 0.15 else text


def coined(random: Random) -> str:
    """A made-up proper name: "Belmora"."""
    return "".join(
        random.choice(texts_of("syllable")) for _ in range(random.choice((2, 2, 3)))
    ).capitalize()


def organisation(random: Random) -> str:
    """A made-up name of an organisation."""
    return _filled(random.choice(texts_of("organisation")), random)


def instrument(random: Random) -> str:
    """A made-up name of a policy instrument."""
    return _filled(random.choice(texts_of("instrument")), random)


def _filled(pattern: str, random: Random) -> str:
    year = random.randint(2014, 2040)
    makers: dict[str, Callable[[], str]] = {
        "{acr}": lambda: acronym(random),
        "{T}": lambda: random.choice(texts_of("T")),
        "{t}": lambda: random.choice(texts_of("t")),
        "{N}": lambda: coined(random),
        "{P}": lambda: random.choice(texts_of("P")),
        "{E}": lambda: random.choice(texts_of("E")),
        "{e}": lambda: random.choice(texts_of("e")),
        "{Y2}": lambda: str(year + random.randint(2, 6)),
        "{Y}": lambda: str(year),
    }
    words = pattern
    for slot, make in makers.items():
        while slot in words:
            words = words.replace(slot, make(), 1)
    return words[0].upper() + words[1:] if words[0].islower() and pattern[0] == "{" else words


def listed(label: str) -> list[str]:
    """The names of the tables, one for each way of writing."""
    if label == "INSTRUMENT":
        return [
            name
            for row in rows("instruments.csv")
            for name in (row["label"], *parts(row["aliases"]))
            if name[0].isupper()
        ]
    known = [
        name
        for row in rows("organisations.csv")
        for name in (row["preferred_label_nl"], *parts(row["alt_labels"]))
    ]
    more = [
        name
        for row in rows("organisations_extra.csv")
        for name in (row["label"], *parts(row["aliases"]))
    ]
    return [name for name in (*known, *more) if name and name[0].isupper()]
