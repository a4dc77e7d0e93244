"""The ledger: how many documents of each source went how far. Its sums must agree."""

import csv
import io
from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields
from itertools import pairwise


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One source: every expected document is either published or quarantined."""

    source: str
    expected: int  # files that the source holds
    fetched: int  # of which the bytes were obtained
    read: int  # that gave a text
    extracted: int  # that went through extraction
    published: int
    quarantined: int

    def __post_init__(self) -> None:
        """Refuse counts that do not agree."""
        steps = (self.expected, self.fetched, self.read, self.extracted, self.published, 0)
        falling = all(more >= fewer for more, fewer in pairwise(steps))
        if not falling or self.expected != self.published + self.quarantined:
            msg = f"the counts of source {self.source!r} do not agree: {self}"
            raise ValueError(msg)


def total_of(entries: Iterable[Entry]) -> Entry:
    """All sources together."""
    rows = [astuple(entry)[1:] for entry in entries] or [(0,) * 6]
    names = [field.name for field in fields(Entry)][1:]
    sums = (sum(column) for column in zip(*rows, strict=True))
    return Entry(source="total", **dict(zip(names, sums, strict=True)))


def csv_of(entries: Iterable[Entry]) -> bytes:
    """A row for each source in order of name, and one for all of them."""
    ordered = sorted(entries, key=lambda entry: entry.source)
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(field.name for field in fields(Entry))
    writer.writerows(astuple(entry) for entry in (*ordered, total_of(ordered)))
    return text.getvalue().encode()
