"""Annotated documents read and extracted, for `evaluate` and its report.

The trained component that ships has learnt from the annotated documents. To measure with it, each
document is read with a model of the same recipe that has not seen it: a fold, made by
`python -m training.folding`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline import documents, evaluation, extraction, linking, sources
from pipeline.cli import reading
from pipeline.entities import ENTITY_TYPES
from pipeline.errors import SourceError
from pipeline.evaluation import Annotation, Estimate, Gold, Part, Records
from pipeline.model import Document, Finding
from pipeline.settings import from_environment

if TYPE_CHECKING:
    from spacy.language import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the command was asked."""

    gold: Path
    corpus: Path
    held: str | None = None
    folds: Path | None = None
    authority: Path | None = None
    as_json: bool = False
    calibrate: Path | None = None
    figures: Path | None = None
    report: Path | None = None
    errors: str | None = None
    most: int = 20
    part: str = "development"
    speed: Path | None = None
    own: Path | None = None


@dataclass(frozen=True, slots=True)
class Annotated:
    """Gold, the documents that it annotates, and those that rules were tuned on."""

    gold: Gold
    documents: tuple[Document, ...]
    development: frozenset[str]
    models: Mapping[str, str | None]  # document → the trained component to read it with

    @property
    def genres(self) -> dict[str, str]:
        """The genre of each document."""
        return {document.name: document.kind for document in self.documents}


def annotated(
    gold_folder: Path, corpus: Path, held: str | None = None, folds: Path | None = None
) -> Annotated:
    """What the folders hold; `held` names the documents held out, if not the usual ones.

    Raises `SourceError` when an annotated document is not in the corpus, or in no fold.
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
    models = dict.fromkeys(names, from_environment().model) if folds is None else _unseen(folds)
    if names - models.keys():
        learnt = ", ".join(sorted(names - models.keys()))
        raise SourceError(str(folds), f"no fold has left out: {learnt}")
    return Annotated(gold, read, development, models)


def with_model(one: Annotated, model: str | None) -> Annotated:
    """The same documents, all read with one trained component, or with "none"."""
    return replace(one, models=dict.fromkeys(one.models, model))


def found_in(one: Annotated, without: str | None = None) -> list[Annotation]:
    """What extraction finds in the annotated regions; `without` names a component to leave out."""
    return found_among(one, rows_of(one, without))


def found_among(one: Annotated, rows: Iterable[Mapping[str, Any]]) -> list[Annotation]:
    """The rows that lie in annotated regions."""
    return list(evaluation.mentions_in(one.gold, rows))


def rows_of(one: Annotated, without: str | None = None) -> list[dict[str, Any]]:
    """All that extraction finds, in the gold format, each with its link, rule and signals."""
    if without == extraction.TRAINED:
        return rows_of(with_model(one, extraction.NO_MODEL))
    rows: list[dict[str, Any]] = []
    for model in sorted(set(one.models.values()), key=str):
        nlp = extraction.build_nlp(model)
        if without is not None:
            extraction.leave_out(nlp, without)
        for document in one.documents:
            if one.models[document.name] == model:
                rows += _rows(document, nlp)
    return rows


def _rows(document: Document, nlp: "Language") -> list[dict[str, Any]]:
    base = from_environment().base_iri
    mentions = extraction.extract(document, nlp, base)
    definitions = extraction.definitions_of(document)
    links = linking.link(document, mentions, ENTITY_TYPES, definitions, base)
    known = {link.mention: link for link in links}
    made = reading.rows(reading.Extracted(document, mentions, known))
    return [
        {**row, "signals": mention.signals}
        for row, mention in zip(made, reading.annotated(mentions), strict=True)
    ]


def _unseen(folds: Path) -> dict[str, str | None]:
    """The fold that has not seen it, for each document."""
    return {
        name: str(listed.parent)
        for listed in sorted(folds.glob("*/unseen.txt"))
        for name in listed.read_text(encoding="utf-8").split("\n")
        if name
    }


def _named(names: frozenset[str], held: str) -> frozenset[str]:
    """The documents named, by their beginnings: in the text itself, or in a file, one a line."""
    path = Path(held)
    starts = path.read_text(encoding="utf-8").splitlines() if path.is_file() else held.split(",")
    wanted = tuple(start.strip() for start in starts if start.strip() and start[0] != "#")
    return frozenset(name for name in names if name.startswith(wanted))


def caution(found: list[Annotation], folds: Path | None) -> str:
    """What a reader of the figures must know about the trained component, if it took part."""
    learnt = any(str(item.attributes["rule"]).endswith(".model") for item in found)
    if folds is not None:
        return "Each document was read with a trained component that has not seen it (folds)."
    if learnt:
        return "The trained component has learnt from annotated documents: measure with --folds."
    return "No trained component took part."


def scores(
    one: Annotated, found: list[Annotation], authority: frozenset[str] = frozenset()
) -> dict[str, Part]:
    """The scores of each part of the gold."""
    return {
        name: evaluation.part(
            one.gold.annotations,
            found,
            {doc: genre for doc, genre in one.genres.items() if doc in docs},
            authority,
        )
        for name, docs in evaluation.parts_of(one.genres, one.development).items()
    }


def fitted(records: Records) -> Estimate:
    """The estimate that confidence makes from records."""
    return partial(extraction.probability, known=extraction.calibration(records))
