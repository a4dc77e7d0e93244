"""Annotated documents read and extracted, for `evaluate` and its report."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline import documents, evaluation, extraction, linking, sources
from pipeline.cli import reading
from pipeline.entities import ENTITY_TYPES
from pipeline.errors import SourceError
from pipeline.evaluation import Annotation, Gold
from pipeline.model import Document, Finding
from pipeline.settings import from_environment


@dataclass(frozen=True, slots=True)
class Annotated:
    """Gold, the documents that it annotates, and those that rules were tuned on."""

    gold: Gold
    documents: tuple[Document, ...]
    development: frozenset[str]

    @property
    def genres(self) -> dict[str, str]:
        """The genre of each document."""
        return {document.name: document.kind for document in self.documents}


def annotated(gold_folder: Path, corpus: Path, held: str | None = None) -> Annotated:
    """What the folders hold; `held` names the documents held out, if not the usual ones.

    Raises `SourceError` when an annotated document is not in the corpus.
    """
    gold = evaluation.load(gold_folder)
    names = frozenset(gold.regions)
    paths = sorted(path for path in corpus.rglob("*") if path.name in names)
    missing = names - {path.name for path in paths}
    if missing:
        raise SourceError(
            str(corpus), f"annotated documents are missing: {', '.join(sorted(missing))}"
        )
    raws = sources.each(paths, max_bytes=from_environment().max_bytes)
    read = tuple(documents.parse(raw) for raw in raws if not isinstance(raw, Finding))
    development = evaluation.development_documents()
    if held is not None:
        development = names - _named(names, held)
    return Annotated(gold, read, development)


def found_in(one: Annotated, without: str | None = None) -> list[Annotation]:
    """What extraction finds in the annotated regions; `without` names a component to leave out."""
    return found_among(one, rows_of(one, without))


def found_among(one: Annotated, rows: Iterable[Mapping[str, Any]]) -> list[Annotation]:
    """The rows that lie in annotated regions."""
    return list(evaluation.mentions_in(one.gold, rows))


def rows_of(one: Annotated, without: str | None = None) -> list[dict[str, Any]]:
    """All that extraction finds, in the gold format, each with its link, rule and signals."""
    settings = from_environment()
    nlp = extraction.build_nlp(settings.model)
    if without is not None:
        extraction.leave_out(nlp, without)
    rows: list[dict[str, Any]] = []
    for document in one.documents:
        mentions = extraction.extract(document, nlp, settings.base_iri)
        definitions = extraction.definitions_of(document)
        links = linking.link(document, mentions, ENTITY_TYPES, definitions, settings.base_iri)
        known = {link.mention: link for link in links}
        made = reading.rows(reading.Extracted(document, mentions, known))
        rows += [
            {**row, "signals": mention.signals} for row, mention in zip(made, mentions, strict=True)
        ]
    return rows


def _named(names: frozenset[str], held: str) -> frozenset[str]:
    """The documents named, by their beginnings: in the text itself, or in a file, one a line."""
    path = Path(held)
    starts = path.read_text(encoding="utf-8").splitlines() if path.is_file() else held.split(",")
    wanted = tuple(start.strip() for start in starts if start.strip() and start[0] != "#")
    return frozenset(name for name in names if name.startswith(wanted))
