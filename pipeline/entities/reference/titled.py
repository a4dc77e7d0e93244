"""Whether a citation states which act of a day it means: by a short name or by the title.

"Bosdecreet van 13 juni 1990", "decreet van 5 april 1995 (DABM)", "het Maatwerkdecreet (decreet van
12 juli 2013)", "decreet van 20 april 2012 houdende de organisatie van kinderopvang". Not "laatst
gewijzigd bij het decreet van 26 april 2019", which says nothing but the day.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from pipeline.authorities.acts import ActRow
from pipeline.authorities.names import normal
from pipeline.entities.entity_type import LinkContext
from pipeline.entities.reference.value import Reference
from pipeline.entities.whole import Whole
from pipeline.model import Mention
from pipeline.months import MONTHS

_TITLE_WORDS = re.compile(r"[a-z][a-z0-9]{3,}")
_AFTER_WORDS = re.compile(
    r"\s+(?:betreffende|houdende|inzake|tot|ter|over|met|op|\()[^.;\n]*(?:\n(?!\n)[^.;\n]*)?"
)
_AMENDING = re.compile(
    r"(?:gewijzigd|vervangen|ingevoegd|toegevoegd|opgeheven|hersteld) (?:bij|door)(?: het| de)? $"
)
_IN_BRACKETS = re.compile(r"\((?:hierna:? )?(?:het |de )?([^()]{2,80})\)")
_COMMON_WORDS = frozenset({"betreffende", "houdende", "inzake", "decreet", "besluit", "vlaamse"})
_BEFORE, _WINDOW = 80, 260
_SAME_TITLE, _WHOLE_TITLE, _ENOUGH_WORDS = 0.6, 0.8, 3


def title_of(mention: Mention, value: Reference, context: LinkContext) -> str:
    """The title that a citation states, or that another citation of the same act states."""
    title = _title_after(mention, context.document.text)
    if title or _is_amending(mention, context):
        return title
    return _title_elsewhere(value, context)


def is_named(row: ActRow, mention: Mention, title: str, context: LinkContext) -> bool:
    """Whether the citation bears a short name of the act, or the act's title follows.

    A short name that is only a date says nothing.
    """
    reading = normal(mention.reading)
    bracketed = {normal(title.partition(")")[0]), *map(normal, _IN_BRACKETS.findall(title))}
    before = context.document.text[max(0, mention.span.start - _BEFORE) : mention.span.start]
    for name in row.names:
        short = normal(name)
        if row.year in short:
            continue
        if reading.startswith(f"{short} ") or short in bracketed or _ends(before, short):
            return True
    own, cited = _words(row.title), _words(title)
    shared = [word for word in cited if word in own]
    return bool(cited) and len(shared) >= _SAME_TITLE * min(len(cited), len(own))


def same_title(row: ActRow, title: str) -> bool:
    """Whether a title is the act's own, nearly word for word."""
    own, cited = set(_words(row.title)), set(_words(title))
    return len(own) >= _ENOUGH_WORDS and len(own & cited) >= _WHOLE_TITLE * len(own)


def _is_amending(mention: Mention, context: LinkContext) -> bool:
    """Whether the act is cited for what it changed: another act of that day than the one meant."""
    start = mention.span.start
    return bool(_AMENDING.search(context.document.text[max(0, start - _BEFORE) : start]))


def _ends(before: str, name: str) -> bool:
    """Whether a name stands before an opening bracket at the end of a text."""
    head = before.removesuffix("het ").rstrip()
    return head.endswith("(") and f" {normal(head[:-1])}".endswith(f" {name}")


def _words(title: str) -> list[str]:
    """The first content words of a title, without its date."""
    found = (word for word in _TITLE_WORDS.findall(normal(title)) if word not in _COMMON_WORDS)
    return [word for word in found if word not in MONTHS][:8]


def _title_after(mention: Mention, text: str) -> str:
    """The title that follows a citation: " betreffende de basisbereikbaarheid"."""
    found = _AFTER_WORDS.match(text, mention.span.end, mention.span.end + _WINDOW)
    return found[0].strip(" (") if found else ""


def _title_elsewhere(value: Reference, context: LinkContext) -> str:
    """The only title that citations of the same kind and date in the document state."""
    stated = _titles(Whole(context.mentions), context.document.text)
    titles = stated.get((value.act, value.date), frozenset())
    return min(titles) if len(titles) == 1 else ""


@lru_cache(maxsize=4)
def _titles(whole: Whole, text: str) -> Mapping[tuple[str | None, str | None], frozenset[str]]:
    """The titles that the citations of a document state, by kind of act and day."""
    found: defaultdict[tuple[str | None, str | None], set[str]] = defaultdict(set)
    for mention in whole.mentions:
        value = mention.value
        if isinstance(value, Reference) and value.kind == "legal":
            title = " ".join(_title_after(mention, text).split())
            found[value.act, value.date] |= {title} if title else set()
    return {key: frozenset(titles) for key, titles in found.items()}
