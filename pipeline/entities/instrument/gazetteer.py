"""Names of the table of instruments in a passage, whatever hyphens and spaces stand inside.

"kmo-portefeuille", "kmo-porte-feuille", "Weten schaps-agenda" and "NIS 2-richtlijn" are found by
their letters alone; a name must begin and end where a word does. An acronym is found in its own
case only, a name with capitals needs them ("Reizen naar Morgen", not "reizen naar morgen"), a
name that the table writes small is found in any case.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from pipeline.authorities import instruments
from pipeline.authorities.instruments import InstrumentRow, folded, inflected, squeezed
from pipeline.entities.instrument.kinds import head_of
from pipeline.model import Span

_WORD = re.compile(r"[^\W_]+\+?")
_GAP = re.compile(r"[ ,.&’'‟/‐‑–-]{0,4}")
_ENDINGS = frozenset(("s", "en", "n", "e", "es"))
_CACHED = 60_000  # words
_SHORT = 5  # letters: a shorter name takes no ending


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the table and how its case binds."""

    text: str
    row: InstrumentRow
    case: str  # "exact", "title", "any"


@dataclass(slots=True)
class Node:
    """A letter of the trie of squeezed names."""

    next: dict[str, "Node"] = field(default_factory=dict)
    names: list[Name] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Hit:
    """A name of the table in the text."""

    span: Span
    name: Name


def hits(text: str) -> Iterator[Hit]:
    """The names of the table in a text: at each place the longest, none inside another."""
    words = list(_WORD.finditer(text))
    at = 0
    while at < len(words):
        hit, used = _longest(text, words, at)
        if hit:
            yield hit
        at += used


def _longest(text: str, words: Sequence[re.Match[str]], first: int) -> tuple[Hit | None, int]:
    """The longest name that begins with a word, and how many words it takes."""
    best: tuple[Hit | None, int] = (None, 1)
    node, ending = _opening(words[first][0])
    at = first
    while True:
        if ending is not None:
            span = Span(words[first].start(), words[at].end())
            name = _fitting(text[span.start : span.end], ending)
            if name:
                best = (Hit(span, name), at - first + 1)
        at += 1
        if node is None or at == len(words):
            return best
        if not _GAP.fullmatch(text, words[at - 1].end(), words[at].start()):
            return best
        node, ending = _walk(node, _letters(words[at][0]))


@lru_cache(maxsize=_CACHED)
def _opening(word: str) -> tuple[Node | None, Node | None]:
    """The nodes after the first word of a name; most words begin none."""
    return _walk(_trie(), _letters(word))


@lru_cache(maxsize=_CACHED)
def _letters(word: str) -> str:
    return inflected(folded(word))


def _walk(node: Node, letters: str) -> tuple[Node | None, Node | None]:
    """The nodes after the letters of a word: to go on from, and where a name ends."""
    ending: Node | None = None
    for at, letter in enumerate(letters):
        if node.names and at and letters[at:] in _ENDINGS:
            ending = node
        following = node.next.get(letter)
        if following is None:
            return None, ending
        node = following
    return node, node if node.names else ending


def _fitting(found: str, node: Node) -> Name | None:
    return next((name for name in node.names if _case_fits(found, name)), None)


def _case_fits(found: str, name: Name) -> bool:
    written = "".join(_WORD.findall(found))
    plain = "".join(_WORD.findall(name.text))
    if name.case == "exact":
        return written == plain and found.count(" ") <= name.text.count(" ")
    if len(plain) < _SHORT and len(written) > len(plain):
        return False
    if name.case == "any":
        return True
    capitals = sum(char.isupper() for char in found[1:])
    wanted = sum(char.isupper() for char in name.text[1:])
    return found[0].isupper() and (capitals > 0 or not wanted or _is_headed(name.text))


def _is_headed(name: str) -> bool:
    return any(head_of(word) for word in name.split())


def _case_of(name: str) -> str:
    """How the case of a name binds.

    >>> [_case_of(name) for name in ("ESF+", "MAP 7", "Good Move", "jobbonus", "Bosdecreet")]
    ['exact', 'exact', 'title', 'any', 'title']
    """
    letters = [char for char in name if char.isalpha()]
    capitals = sum(char.isupper() for char in letters)
    lasting = " " not in name and len(letters) <= _SHORT + 1
    if capitals > 1 and (2 * capitals >= len(letters) or lasting) and not _is_headed(name):
        return "exact"
    return "any" if name[0].islower() else "title"


@cache
def _trie() -> Node:
    root = Node()
    for row in instruments.load().values():
        for text in row.names:
            node = root
            for letter in squeezed(text):
                node = node.next.setdefault(letter, Node())
            node.names.append(Name(text, row, _case_of(text)))
    return root
