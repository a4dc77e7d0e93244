"""Finds mentions of policy instruments in a passage."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain

from pipeline.entities.entity_type import Found, Knowledge, Passage
from pipeline.entities.instrument import (
    acronyms,
    boundaries,
    gazetteer,
    patterns,
    repeats,
    titles,
)
from pipeline.entities.instrument.kinds import head_of
from pipeline.entities.instrument.suggested import suggested
from pipeline.entities.instrument.value import Instrument
from pipeline.model import Span, overlaps

_HEAD_AFTER = re.compile(
    r"(?:[-‐‑] ?| )(?P<head>(?:kader|steun)?programma|richtlijn|verordening|decreet|wet|akkoord|"
    r"fonds|(?:groei)?strategie)(?!\w)"
)
_CONNECTOR = re.compile(r",? (?:van|voor|en|in|met|of|aan)(?: de| het)? $")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.-]+|\w[\w-]*\.(?:be|eu|com)/\S*"
)
_UNSURE = frozenset(("organisation.model",))  # a shape of an instrument says more
_ENDED_BY_OWNER = frozenset(("instrument.head-name-after", "instrument.apposed"))


def find(passage: Passage, knowledge: Knowledge) -> Iterable[Found]:
    """The policy instruments that the passage names.

    Names of the table first; then names that their shape shows, where these are no organisation
    and no plain noun before a known name; the same names elsewhere; the short forms that the
    document gives them; last what a trained component proposes in a place still free.
    """
    text = passage.text
    listed = tuple(_listed(text, knowledge.definitions))
    shaped = chain(
        patterns.found_by_head(passage),
        titles.quoted(text),
        titles.apposed(text),
        titles.agreed(text),
        titles.foreign(text),
    )
    named = listed + tuple(_standing(shaped, passage, listed))
    named += tuple(repeats.of(text, named))
    defined = acronyms.defined_elsewhere(knowledge.definitions)
    short = defined | acronyms.defined(text, named)
    named += (*acronyms.uses(text, short), *acronyms.long_forms(text, defined))
    named += tuple(suggested(passage, named))
    return _outside_addresses(text, named)


def _listed(text: str, definitions: Mapping[str, str]) -> Iterator[Found]:
    """The names of the table, save an acronym that the document defines as another thing."""
    for hit in gazetteer.hits(text):
        kind = hit.name.row.kind
        span = hit.span
        long = definitions.get(text[span.start : span.end]) if hit.name.case == "exact" else None
        if long and acronyms.means_another(long, hit.name.row):
            continue
        head = _HEAD_AFTER.match(text, span.end)
        if head:
            kind = _kind_of(head["head"])
            start = span.start if kind == "legislation" else patterns.owned_from(text, span.start)
            span = Span(start, head.end())
        span = boundaries.with_ordinal(text, boundaries.with_period(text, span, kind))
        yield Found(
            span=span,
            value=Instrument(name=text[span.start : span.end], kind=kind),
            rule="instrument.gazetteer",
            signals=(f"case-{hit.name.case}",),
        )


def _kind_of(word: str) -> str:
    head = head_of(word)
    return head.kind if head else "programme"


def _standing(
    shaped: Iterable[Found], passage: Passage, listed: tuple[Found, ...]
) -> Iterator[Found]:
    """The finds by shape that stand beside the organisations and the names of the table."""
    organisations = sorted(
        known.span for known in passage.found.get("organisation", ()) if known.rule not in _UNSURE
    )
    works = [known.span for known in passage.found.get("reference", ())]
    for raw in shaped:
        item = _without_owner(raw, passage.text, organisations)
        if item is None or _is_noun_before(item, passage.text, listed):
            continue
        if item.rule == "instrument.quoted" and any(overlaps(item.span, work) for work in works):
            continue
        yield item


def _without_owner(item: Found, text: str, organisations: list[Span]) -> Found | None:
    """The find without an organisation that ends it; None where it is one, or no name is left."""
    span = item.span
    for known in organisations:
        if known.start <= span.start and span.end <= known.end:
            return None
        if known.end == span.end and item.rule in _ENDED_BY_OWNER:
            gap = _CONNECTOR.search(text, span.start, known.start)
            if gap and " " not in text[span.start : gap.start()]:
                return None
            span = Span(span.start, gap.start()) if gap else span
    return replace(item, span=span)


def _is_noun_before(item: Found, text: str, listed: tuple[Found, ...]) -> bool:
    """Whether a find is a known name with a noun before it, or lies in one: "relanceplan X"."""
    start, end = item.span.start, item.span.end
    word = text[start:end].split(" ", 1)[0]
    for known in listed:
        if known.span.start <= start and end <= known.span.end:
            return True
        if item.rule == "instrument.apposed" and overlaps(item.span, known.span):
            return known.span.start == start
        behind = known.span.end == end and known.span.start == start + len(word) + 1
        if behind and word[0].islower() and not patterns.leads(word):
            return True
    return False


def _outside_addresses(text: str, named: tuple[Found, ...]) -> tuple[Found, ...]:
    """The finds that stand in no web or mail address."""
    addresses = [match.span() for match in _ADDRESS.finditer(text)]
    starts = [start for start, _ in addresses]
    return tuple(item for item in named if not _within(item.span, addresses, starts))


def _within(span: Span, places: list[tuple[int, int]], starts: list[int]) -> bool:
    at = bisect_right(starts, span.start) - 1
    return at >= 0 and span.end <= places[at][1]
