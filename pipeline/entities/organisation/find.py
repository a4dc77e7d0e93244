"""Finds mentions of organisations in a passage: known names, defined ones, built ones.

The longest name wins: "Agentschap van de Europese Unie voor cyberbeveiliging" holds no second
mention of the Union. Nothing is found inside URLs and e-mail addresses.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from pipeline.authorities.index import matches
from pipeline.authorities.instruments import keys_by_name, squeezed
from pipeline.entities.entity_type import Found, Knowledge, Passage
from pipeline.entities.organisation.contexts import fits
from pipeline.entities.organisation.coordination import apart, heads_alone
from pipeline.entities.organisation.defined import (
    authors,
    defined_names,
    in_brackets,
    is_organisation,
    spells,
)
from pipeline.entities.organisation.gazetteer import Hit, known_names
from pipeline.entities.organisation.grammar import branch, legal_form
from pipeline.entities.organisation.local import local_bodies
from pipeline.entities.organisation.patterns import patterned_names
from pipeline.entities.organisation.suggested import suggested
from pipeline.entities.organisation.value import Organisation
from pipeline.entities.organisation.words import Words, inside, words_of
from pipeline.model import Span, overlaps

_WITH_BRANCHES = frozenset(
    (
        "company",
        "association",
        "international-organisation",
        "employers-organisation",
        "trade-union",
        "local-government",
    )
)


def find(passage: Passage, knowledge: Knowledge) -> Iterable[Found]:
    """The organisations that the passage names, in order, without overlaps."""
    words = words_of(passage)
    hits = _longest(_whole(words, _hits(words, knowledge)))
    proposed = (hit for hit in suggested(passage, knowledge) if _means(words, hit, knowledge))
    also = (*in_brackets(words, hits, knowledge), *proposed)
    more = [hit for hit in _whole(words, also) if not _meets(hit, hits)]
    for hit in sorted((*hits, *_longest(more)), key=lambda hit: hit.span):
        name = words.text[hit.span.start : hit.span.end]
        yield Found(
            span=hit.span,
            value=Organisation(
                name=" ".join(name.split()),
                definition=knowledge.definitions.get(name) or hit.stands_for,
                kind=_kind(name),
            ),
            rule=hit.rule,
            signals=tuple(_signals(words, hit)),
        )


def _hits(words: Words, knowledge: Knowledge) -> Iterator[Hit]:
    known = [hit for hit in known_names(words) if _means(words, hit, knowledge)]
    yield from known
    yield from defined_names(words, knowledge)
    shaped = (hit for hit in patterned_names(words) if not _is_instrument(words, hit))
    built = list(apart(words.text, shaped, [hit.span.start for hit in known]))
    yield from built
    yield from local_bodies(words)
    yield from authors(words)
    yield from heads_alone(words.text, built)


def _is_instrument(words: Words, hit: Hit) -> bool:
    """Whether the table of instruments has the name: "Innovation Union"."""
    return squeezed(words.text[hit.span.start : hit.span.end]) in keys_by_name()


def _meets(hit: Hit, hits: list[Hit]) -> bool:
    """Whether the hit overlaps one of those found by rule, which are in order."""
    at = bisect_right(hits, hit.span.start, key=lambda other: other.span.start)
    return any(overlaps(hit.span, other.span) for other in hits[max(0, at - 1) : at + 1])


def _means(words: Words, hit: Hit, knowledge: Knowledge) -> bool:
    """Whether a name that we know means the organisation here, and no other thing."""
    name = words.text[hit.span.start : hit.span.end]
    long = knowledge.definitions.get(name)
    if long and spells(name, long) and not is_organisation(name, long):
        return False
    return fits(words, hit.span, knowledge)


def _whole(words: Words, hits: Iterable[Hit]) -> Iterator[Hit]:
    """The hits outside addresses, each with the legal form that follows it."""
    for hit in hits:
        if inside(words.addresses, hit.span.start):
            continue
        end = hit.span.end
        if hit.rule == "organisation.gazetteer" and _has_branches(words.text[hit.span.start : end]):
            end = _after(branch(), words.text, end)
        end = _after(legal_form(), words.text, end)
        yield Hit(Span(hit.span.start, end), hit.rule, hit.signals, hit.stands_for)


def _after(pattern: re.Pattern[str], text: str, end: int) -> int:
    match = pattern.match(text, end)
    return match.end() if match else end


def _has_branches(name: str) -> bool:
    """Whether it is a company or association: of a government body the place is no part."""
    found = matches(name)
    return bool(found) and all(match.row.type in _WITH_BRANCHES for match in found)


def _longest(hits: Iterable[Hit]) -> list[Hit]:
    """Of overlapping hits the longest; of those at one place the first rule, with all signals."""
    kept: list[Hit] = []
    taken: set[int] = set()
    for hit in sorted(hits, key=lambda hit: (hit.span.start - hit.span.end, hit.span.start)):
        cells = range(hit.span.start, hit.span.end)
        if taken.isdisjoint(cells):
            taken.update(cells)
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.span)


def _kind(name: str) -> str | None:
    found = matches(name)
    return found[0].row.type if len(found) == 1 else None


def _signals(words: Words, hit: Hit) -> Iterator[str]:
    yield from hit.signals
    if inside(words.headings, hit.span.start):
        yield "in-heading"
    before = words.text[max(0, hit.span.start - 5) : hit.span.start].lower()
    if before.endswith((" de ", " het ", " the ")):
        yield "after-article"
    if hit.span.start in words.firsts:
        yield "sentence-start"
