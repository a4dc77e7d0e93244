"""Names side by side, and the head of a name standing for the whole.

"Agentschap voor Natuur en Bos, de Vlaamse Landmaatschappij" are two organisations. After
"SVK Waasland" the bare "SVK" is the same one, unless the passage names a second SVK.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.authorities.names import normal
from pipeline.entities.organisation.gazetteer import Hit
from pipeline.model import Span

_CONNECTOR = re.compile(r"(?:(?:,? (?:en|&|and|–|-|of)|,)(?: de| het)?| van (?:de|het)) $")
_HEAD = re.compile(r"(?P<head>[A-Z]{3,5}|Woonmaatschappij|Energiehuis|Vervoerregioraad) ")


def apart(text: str, hits: Iterable[Hit], starts: Sequence[int]) -> Iterator[Hit]:
    """The hits, each cut before a name that we know and that a comma or "en" joins to it."""
    ordered = sorted(starts)
    for hit in hits:
        end = hit.span.end
        for start in ordered[bisect_right(ordered, hit.span.start) :]:
            if start >= end:
                break
            joint = _CONNECTOR.search(text, hit.span.start, start)
            if joint:
                end = joint.start()
                break
        if end > hit.span.start and (end == hit.span.end or " " in text[hit.span.start : end]):
            yield replace(hit, span=Span(hit.span.start, end))


def heads_alone(text: str, hits: Iterable[Hit]) -> Iterator[Hit]:
    """The bare heads of names that only one name of the passage begins with."""
    names: defaultdict[str, set[str]] = defaultdict(set)
    spelled: dict[str, str] = {}
    for hit in hits:
        name = " ".join(text[hit.span.start : hit.span.end].split())
        first = _HEAD.match(name)
        if first and hit.rule == "organisation.name":
            names[first["head"]].add(normal(name))
            spelled.setdefault(first["head"], name)
    for head, keys in names.items():
        if len(keys) == 1:
            for alone in re.finditer(rf"(?<![\w-]){head}(?!\w)", text):
                yield Hit(Span(*alone.span()), "organisation.head", (), spelled[head])
