"""What the trained component sees of a word: its form and its neighbours.

A feature belongs to one word, seen from a token at most three places away, or to a pair of
neighbouring words. So the weights of a word are summed once and looked up ever after.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache

from pipeline.authorities.tables import rows

OFFSETS = (-3, -2, -1, 0, 1, 2, 3)  # from the token to the word looked at
PLACE = "|"  # between the place and a feature of one word
PAIR = "&"  # between the place and the words of a pair
PAIRS = (-2, -1, 0, 1)  # from the token to the first word of a pair
EDGE = ""  # stands before and after each sentence

_LONGEST = 60  # characters of a word that count
_CACHED = 60_000  # words
_TOKEN = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*|[^\w\s]|_")
_RUNS = re.compile(r"(.)\1+")
_INNER = re.compile(r"[a-zà-ÿ][A-ZÀ-Þ]")
_DIGIT = re.compile(r"\d")


def tokens(text: str) -> list[tuple[int, int]]:
    """The words and marks of a text: finer than spaCy's, since a name may end at any hyphen.

    >>> ["SERV-advies"[low:high] for low, high in tokens("SERV-advies")]
    ['SERV', '-', 'advies']
    """
    return [match.span() for match in _TOKEN.finditer(text)]


@lru_cache(maxsize=_CACHED)
def shape(word: str) -> str:
    """The kinds of its characters, runs shortened.

    >>> shape("Raad"), shape("VLAIO"), shape("NIS2"), shape("kmo's")
    ('Xx', 'XX', 'XXd', 'x’x')
    """
    kinds = "".join(_kind(char) for char in word[:20])
    return _RUNS.sub(lambda run: run[1] if run[1] != "X" else "XX", kinds)


@lru_cache(maxsize=_CACHED)
def lowered(word: str) -> str:
    """The word in small letters, each digit a 0; of a word without end the beginning."""
    return _DIGIT.sub("0", word[:_LONGEST].lower())


def _kind(char: str) -> str:
    if char.isupper():
        return "X"
    if char.isalpha():
        return "x"
    if char.isdigit():
        return "d"
    return "’" if char == "'" else char


def of_word(word: str, *, common: bool, heads: "Heads") -> Iterator[tuple[str, int]]:
    """The features of a word, each with how many places away it is still seen."""
    if not word:
        yield "edge", 3
        return
    low = lowered(word)
    word = word[:_LONGEST]
    yield f"w={low}", 3
    form = shape(word)
    yield f"sh={form}", 2
    if common and word[0].isupper():
        yield "common", 2
    yield from ((head, 2) for head in heads(low))
    yield f"s3={low[-3:]}", 1
    yield from ((feature, 0) for feature in _form(word, low, form))


def _form(word: str, low: str, form: str) -> Iterator[str]:
    yield "bias"
    for size in (2, 3, 5):
        if len(low) > size:
            yield f"p{size}={low[:size]}"
    for size in (2, 4, 5, 6):
        if len(low) > size:
            yield f"s{size}={low[-size:]}"
    yield f"n={min(len(word), 9)}{form[0]}"
    if _INNER.search(word):
        yield "inner"


def of_pair(first: str, second: str, offset: int) -> Iterator[str]:
    """The features of two neighbouring words, seen from `offset` places before the first."""
    yield f"{offset}{PAIR}{lowered(first)} {lowered(second)}"


def of_tokens(words: Sequence[str], common: Callable[[str], bool]) -> list[list[str]]:
    """All features of each word of a sentence, as the training needs them."""
    heads = known_heads()
    padded = [EDGE] * 3 + list(words) + [EDGE] * 3
    made: list[list[str]] = []
    for at in range(3, len(words) + 3):
        found: list[str] = []
        for offset in OFFSETS:
            word = padded[at + offset]
            found += (
                f"{offset}{PLACE}{feature}"
                for feature, reach in of_word(word, common=common(word), heads=heads)
                if abs(offset) <= reach
            )
        for offset in PAIRS:
            found += of_pair(padded[at + offset], padded[at + offset + 1], offset)
        made.append(found)
    return made


Heads = Callable[[str], tuple[str, ...]]


@lru_cache(maxsize=4096)
def seen(word: str, *, common: bool) -> tuple[str, ...]:
    """The features of a word; kept while another label asks for the same words."""
    return tuple(feature for feature, _ in of_word(word, common=common, heads=known_heads()))


@cache
def known_heads() -> Heads:
    """A function from a lower-case word to the heads of names that it is or ends in."""
    organisations: dict[str, str] = {}
    for row in rows("organisation_heads.csv"):
        organisations.setdefault(row["word"].lower(), row["place"])
    instruments = {row["head"].lower(): row["kind"] for row in rows("instrument_heads.csv")}

    longest = max(map(len, instruments))

    def _heads(low: str) -> tuple[str, ...]:
        found = [f"oh={organisations[low]}"] if low in organisations else []
        for size in range(3, min(len(low), longest) + 1):
            kind = instruments.get(low[-size:])
            if kind:
                found.append(f"ih{'=' if size == len(low) else '+'}{kind}")
                break
        return tuple(found)

    return _heads
