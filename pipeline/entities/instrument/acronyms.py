"""Short names that a document gives its instruments: "Vlaams Spoorfonds (VSF)"."""

import re
from collections.abc import Iterable, Iterator, Mapping

from pipeline.authorities import index
from pipeline.authorities.instruments import InstrumentRow, squeezed
from pipeline.entities.entity_type import Found
from pipeline.entities.instrument import gazetteer
from pipeline.entities.instrument.kinds import head_of, kind_of, words
from pipeline.entities.instrument.value import Instrument
from pipeline.model import Span

_SHORT = re.compile(
    r"[’'”\"‟]?\s?\((?:hierna(?:\s(?:ook|genoemd|kortweg))*:?\s|afgekort(?:\sals)?:?\s|verder:?\s"
    r"|of\s|het\s|de\s)*[‘'“\"„]?(?P<short>[A-Za-z0-9][\w²+&.-]{1,13}(?: \d{1,2})?)[’'”\"‟]?\)"
)


def defined(text: str, found: Iterable[Found]) -> dict[str, Instrument]:
    """The short names that follow the names found, in parentheses."""
    short_names: dict[str, Instrument] = {}
    for item in found:
        match = _SHORT.match(text, item.span.end)
        if match and _is_acronym(match["short"]) and isinstance(item.value, Instrument):
            short = match["short"]
            short_names.setdefault(
                short,
                Instrument(name=short, kind=item.value.kind, definition=item.value.name),
            )
    return short_names


def defined_elsewhere(definitions: Mapping[str, str]) -> dict[str, Instrument]:
    """The short names of the document whose long form names an instrument."""
    return {
        short: Instrument(name=short, kind=kind, definition=long)
        for short, long in definitions.items()
        if _is_acronym(short) and (kind := _kind_of_long(long))
    }


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


def means_another(long: str, row: InstrumentRow) -> bool:
    """Whether the long form of an acronym speaks of another thing than a row of the table."""
    if any(hit.name.row.key == row.key for hit in gazetteer.hits(long)):
        return False
    words = {squeezed(part) for part in long.split()}
    known = {squeezed(part) for name in row.names for part in name.split()}
    return not words & {word for word in known if len(word) > len("voor")}


def long_forms(text: str, short_names: Mapping[str, Instrument]) -> Iterator[Found]:
    """Where the names stand that the document shortens: "Spoorprogramma" of "(SPP)"."""
    longs = {value.definition: value for value in short_names.values() if value.definition}
    for long, value in longs.items():
        for match in re.finditer(rf"(?<![\w-]){re.escape(long)}(?![\w-])", text):
            yield Found(
                span=Span(match.start(), match.end()),
                value=Instrument(name=long, kind=value.kind),
                rule="instrument.shortened",
                signals=("defined-in-document",),
            )


def _is_acronym(short: str) -> bool:
    """Whether it can stand for an instrument, and not for the topic of one: "AI"."""
    return sum(char.isupper() for char in short) > 1 and short not in words("topic")


def _kind_of_long(long: str) -> str | None:
    """The kind of the instrument that a long form names; None when it names another thing."""
    if index.matches(long):
        return None
    hit = next((hit for hit in gazetteer.hits(long) if hit.span.end == len(long)), None)
    if hit and hit.span.start <= len("actieplan"):
        return hit.name.row.kind
    last = long.rsplit(maxsplit=1)[-1]
    if long[0].isupper() and head_of(last) and last[:1].isupper():
        return kind_of(last)
    return None
