"""Lines of a given width, dividing the words whose Dutch syllables stand in hyphenation.words."""
# ruff: noqa: INP001  a folder of scripts, not a package

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS = {
    word.replace("-", ""): word.split("-")
    for word in Path(__file__).with_name("hyphenation.words").read_text(encoding="utf-8").split()
}
SHORTEST = 7  # shorter words are never divided
SHORTEST_TAIL = 2  # fewer letters never go to the next line alone
LOOSE = 0.03  # a line with more empty room than this share divides its next word


def wrapped(text: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """The text as lines that fit the width as measured."""
    lines, line = [], ""
    for word in text.split(" "):
        trial = f"{line} {word}".lstrip(" ")
        if measure(trial) <= width or not line:
            line = trial
            continue
        head, tail = _divided(line, word, width, measure)
        lines.append(f"{line} {head}".rstrip(" "))
        line = tail
    return [*lines, line] if line else lines


def _divided(
    line: str, word: str, width: float, measure: Callable[[str], float]
) -> tuple[str, str]:
    best = ("", word)
    if measure(line) > width * (1 - LOOSE):
        return best
    for head, tail in _breaks(word):
        if measure(f"{line} {head}") <= width:
            best = (head, tail)
    return best


def _breaks(word: str) -> list[tuple[str, str]]:
    core = re.search(r"[^\W\d_]+", word)
    if "-" in word and "//" not in word:  # a hyphen of the word's own
        at = word.index("-") + 1
        return [(word[:at], word[at:])] if len(word) - at > SHORTEST_TAIL else []
    if not core or len(core[0]) < SHORTEST:
        return []
    parts = WORDS.get(core[0].lower())
    if not parts:
        return []
    ends = [core.start() + sum(map(len, parts[:n])) for n in range(1, len(parts))]
    return [(word[:at] + "-", word[at:]) for at in ends]
