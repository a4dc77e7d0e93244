"""The texts to learn from: annotated regions (gold), and the rest as the rules read it (silver)."""

import json
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline import documents, extraction
from pipeline.extraction.features import tokens
from pipeline.extraction.reading import Reading, read
from pipeline.extraction.sentences import sentences
from pipeline.model import Document, RawDocument, Span
from pipeline.text_map import TextMap, span_of

LABELS = {"ORG": "organisation", "INSTRUMENT": "instrument"}
_BASE = "https://data.beleidsgraaf.example"


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words with their names: (label, first word, word after the last)."""

    document: str
    words: tuple[str, ...]
    names: tuple[tuple[str, int, int], ...]
    gold: bool


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document, its annotated regions and the names in them, as offsets of the document."""

    document: Document
    reading: Reading
    regions: tuple[Span, ...]
    names: tuple[tuple[str, Span], ...]


@dataclass(frozen=True, slots=True)
class Material:
    """All there is to learn names from."""

    gold: tuple[Sentence, ...]
    silver: tuple[Sentence, ...]


def material(shared: Path) -> Material:
    """The annotated sentences of the corpus, and the others as the rules read them."""
    items = list(annotated(shared))
    return Material(
        gold=tuple(sentence for item in items for sentence in gold_sentences(item)),
        silver=tuple(sentence for item in items for sentence in silver_sentences(item)),
    )


def annotated(shared: Path) -> Iterator[Annotated]:
    """Every text of the corpus, with its gold where there is some."""
    names: dict[str, list[tuple[str, Span]]] = defaultdict(list)
    regions: dict[str, list[Span]] = defaultdict(list)
    for path in sorted((shared / "gold").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row["type"] in LABELS:
                names[row["doc"]].append((row["type"], Span(row["start"], row["end"])))
        beside = path.with_name(f"{path.stem}.regions.json")
        for name, parts in json.loads(beside.read_text(encoding="utf-8")).items():
            regions[name] += [Span(low, high) for low, high in parts]
    for path in sorted((shared / "corpus").glob("*/*.txt")):
        raw = RawDocument(
            source="",
            name=path.name,
            path=str(path),
            media_type="text/plain",
            content=path.read_bytes(),
            sha256="",
        )
        document = documents.parse(raw)
        if not isinstance(document, Document):
            continue
        yield Annotated(
            document, read(document), tuple(regions[path.name]), tuple(names[path.name])
        )


def gold_sentences(item: Annotated) -> Iterator[Sentence]:
    """The sentences of the annotated regions."""
    back = _inverse(item.reading.text_map)
    names = [
        (label, Span(low, high + 1))
        for label, span in item.names
        if (low := back(span.start)) is not None and (high := back(span.end - 1)) is not None
    ]
    for span in _sentences(item, inside=True):
        yield _sentence(item, span, names, gold=True)


def silver_sentences(item: Annotated) -> Iterator[Sentence]:
    """The sentences outside the annotated regions, with the names that the rules find."""
    back = _inverse(item.reading.text_map)
    labels = {name: label for label, name in LABELS.items()}
    names = [
        (labels[mention.type], Span(low, high + 1))
        for mention in extraction.extract(item.document, extraction.build_nlp("none"), _BASE)
        if mention.type in labels
        and (low := back(mention.span.start)) is not None
        and (high := back(mention.span.end - 1)) is not None
    ]
    for span in _sentences(item, inside=False):
        yield _sentence(item, span, names, gold=False)


def _sentences(item: Annotated, *, inside: bool) -> Iterator[Span]:
    for span in sentences(item.reading.text):
        origin = span_of(item.reading.text_map, span.start, span.end)
        if origin is None:
            continue
        within = any(r.start <= origin[0] and origin[1] <= r.end for r in item.regions)
        touches = any(r.start < origin[1] and origin[0] < r.end for r in item.regions)
        if within if inside else not touches:
            yield span


def _sentence(
    item: Annotated, span: Span, names: Iterable[tuple[str, Span]], *, gold: bool
) -> Sentence:
    text = item.reading.text[span.start : span.end]
    places = tokens(text)
    firsts = {span.start + low: at for at, (low, _) in enumerate(places)}
    lasts = {span.start + high: at + 1 for at, (_, high) in enumerate(places)}
    held = tuple(
        (label, firsts[name.start], lasts[name.end])
        for label, name in names
        if name.start in firsts and name.end in lasts
    )
    words = tuple(text[low:high] for low, high in places)
    return Sentence(item.document.name, words, held, gold)


def _inverse(text_map: TextMap) -> "_Back":
    return _Back(sorted((part.origin, part.start, part.length) for part in text_map.segments))


@dataclass(frozen=True, slots=True)
class _Back:
    """From an offset of the document to the offset of the reading."""

    parts: list[tuple[int, int, int]]

    def __call__(self, offset: int) -> int | None:
        at = bisect_right(self.parts, (offset, 1 << 60, 0)) - 1
        if at < 0:
            return None
        origin, start, length = self.parts[at]
        return start + offset - origin if offset < origin + length else None
