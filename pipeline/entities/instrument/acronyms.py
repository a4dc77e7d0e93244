"""Short names that a document gives its instruments: "Vlaams Spoorfonds (VSF)"."""

import re
from collections.abc import Iterable, Iterator, Mapping

from pipeline.entities.entity_type import Found
from pipeline.entities.instrument.value import Instrument
from pipeline.model import Span

_SHORT = re.compile(
    r"[’'”\"‟]?\s?\((?:hierna(?:\s(?:ook|genoemd|kortweg))*:?\s|afgekort(?:\sals)?:?\s|verder:?\s|of\s|het\s|de\s)*"
    r"[‘'“\"„]?(?P<short>[A-Za-z0-9][\w²+&.-]{1,13}(?: \d{1,2})?)[’'”\"‟]?\)"
)


def defined(text: str, found: Iterable[Found]) -> dict[str, Instrument]:
    """The short names that follow the names found, in parentheses."""
    short_names: dict[str, Instrument] = {}
    for item in found:
        match = _SHORT.match(text, item.span.end)
        if match and sum(char.isupper() for char in match["short"]) > 1:
            short_names.setdefault(match["short"], _standing_for(match["short"], item))
    return short_names


def uses(text: str, short_names: Mapping[str, Instrument]) -> Iterator[Found]:
    """Where the short names stand as words, also in a compound: "VSF-middelen"."""
    if not short_names:
        return
    ranked = sorted(short_names, key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, ranked))})(?!\w)")
    for match in pattern.finditer(text):
        yield Found(
            span=Span(match.start(), match.end()),
            value=short_names[match[0]],
            rule="instrument.defined",
            signals=("defined-in-document",),
        )


def _standing_for(short: str, item: Found) -> Instrument:
    long = item.value
    assert isinstance(long, Instrument)  # noqa: S101 - finds of our own
    return Instrument(name=short, kind=long.kind, definition=long.name)
