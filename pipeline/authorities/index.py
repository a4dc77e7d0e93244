"""Which organisations a name may mean: the names of the authority, indexed three ways."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.authorities import organisations
from pipeline.authorities.names import is_acronym, normal, plain, stem
from pipeline.authorities.organisations import OrganisationRow

FUZZY_FROM = 12  # letters: shorter names differ by one letter too easily


@dataclass(frozen=True, slots=True)
class Match:
    """A row that bears a name, how well the name fits and why."""

    row: OrganisationRow
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class _Index:
    exact: Mapping[str, tuple[str, ...]]
    normal: Mapping[str, tuple[str, ...]]
    stem: Mapping[str, tuple[str, ...]]
    gaps: Mapping[str, tuple[str, ...]]  # a long stem with one letter left out


@lru_cache(maxsize=20_000)
def matches(name: str) -> tuple[Match, ...]:
    """The rows a name fits best, best first; empty when none bears it.

    The same spelling counts before other case and punctuation, these before inflection
    ("Vlaamse Parlement"), and that before one letter misread in a long name ("Regerlng").
    """
    index = _index()
    ways = (
        (index.exact.get(plain(name)), 1.0, "the same name"),
        (index.normal.get(normal(name)), 0.95, "the same name but for case or punctuation"),
        (index.stem.get(stem(name)), 0.9, "the same name but for inflection or spaces"),
        (_misread(stem(name), index), 0.75, "the same name but for one letter"),
    )
    rows = organisations.load()
    for keys, score, reason in ways:
        if keys:
            return tuple(Match(rows[key], score, reason) for key in keys)
    return ()


def _misread(word: str, index: _Index) -> tuple[str, ...]:
    if len(word) < FUZZY_FROM:
        return ()
    found: dict[str, None] = dict.fromkeys(index.gaps.get(word, ()))
    for gap in _gaps(word):
        found.update(dict.fromkeys(index.stem.get(gap, ())))
        found.update(dict.fromkeys(index.gaps.get(gap, ())))
    return tuple(found)


@cache
def _index() -> _Index:
    tables: tuple[defaultdict[str, dict[str, None]], ...] = tuple(
        defaultdict(dict) for _ in range(4)
    )
    exact, folded, stems, gaps = tables
    for key, name in _names():
        exact[plain(name)][key] = None
        folded[normal(name)][key] = None
        word = stem(name)
        if not is_acronym(name):
            stems[word][key] = None
        if len(word) >= FUZZY_FROM:
            for gap in _gaps(word):
                gaps[gap][key] = None
    return _Index(*({name: tuple(keys) for name, keys in table.items()} for table in tables))


def _names() -> Iterator[tuple[str, str]]:
    for key, row in organisations.load().items():
        for name in row.names:
            yield key, name


def _gaps(word: str) -> Iterator[str]:
    return (word[:at] + word[at + 1 :] for at in range(len(word)))
