"""Names found once for good reasons, found again where the reason is missing."""

import re
from collections.abc import Iterator

from pipeline.entities.entity_type import Found
from pipeline.entities.instrument.kinds import kind_of
from pipeline.entities.instrument.value import Instrument
from pipeline.model import Span

_STRONG = (
    "instrument.head-name-after",
    "instrument.head-name-before",
    "instrument.head-acronym-after",
    "instrument.head-capital",
    "instrument.quoted",
    "instrument.apposed",
)
_SHORTEST = 9  # letters of a name that is looked for again
_MOST = 300  # names of one passage


def of(text: str, found: tuple[Found, ...]) -> Iterator[Found]:
    """Other mentions of the names that their shape showed.

    A name with a head word counts in any case ("het noodkoopfonds" after "het Noodkoopfonds"),
    a title only as it was written.
    """
    values: dict[str, Instrument] = {}
    for item in found:
        if item.rule in _STRONG and isinstance(item.value, Instrument):
            name = text[item.span.start : item.span.end]
            if len(name) >= _SHORTEST and not (name.isupper() or "\n" in name):
                values.setdefault(name.lower(), item.value)
    names = sorted(values, key=lambda name: (-len(name), name))[:_MOST]
    if not names:
        return
    taken = {item.span for item in found}
    pattern = re.compile(
        rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w-])", re.IGNORECASE
    )
    for match in pattern.finditer(text):
        span = Span(match.start(), match.end())
        value = values.get(match[0].lower())
        if value is None or span in taken:
            continue
        if kind_of(value.name) is None and match[0] != value.name:
            continue
        yield Found(
            span=span,
            value=Instrument(name=match[0], kind=value.kind),
            rule="instrument.repeated",
            signals=("named-elsewhere",),
        )
