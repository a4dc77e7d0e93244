"""`evaluate`: extraction scored against gold, per type and per genre."""

import json
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rich.table import Table

from pipeline import evaluation
from pipeline.cli import reading
from pipeline.cli.console import wide_console
from pipeline.entities import ENTITY_TYPES
from pipeline.errors import SourceError
from pipeline.evaluation import Annotation, Gold, Score

_LABELS = tuple(entity_type.label for entity_type in ENTITY_TYPES)


def evaluate(gold_folder: Path, corpus: Path, *, as_json: bool, calibrate: Path | None) -> None:
    """Extract every annotated document of the corpus, score, and print."""
    gold = evaluation.load(gold_folder)
    extracted = _extracted(gold, corpus)
    rows = [row for item in extracted for row in reading.rows(item)]
    found = list(evaluation.mentions_in(gold, rows))
    if calibrate:
        signals = {
            (
                item.document.name,
                mention.span.start,
                mention.span.end,
                mention.rule,
            ): mention.signals
            for item in extracted
            for mention in item.mentions
        }
        seen = [signals[item.doc, item.start, item.end, item.attributes["rule"]] for item in found]
        made = evaluation.records(gold, found, seen)
        calibrate.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")
    scores = {kind: evaluation.score(gold.annotations, found, kind) for kind in _LABELS}
    genres = _by_genre(gold, extracted, found)
    if as_json:
        both = {"types": scores, "genres": genres}
        json.dump(both, sys.stdout, default=asdict, indent=1)
        sys.stdout.write("\n")
    else:
        _print(scores, genres)


def _extracted(gold: Gold, corpus: Path) -> list[reading.Extracted]:
    wanted = set(gold.regions)
    paths = sorted(path for path in corpus.rglob("*") if path.name in wanted)
    missing = wanted - {path.name for path in paths}
    if missing:
        raise SourceError(
            str(corpus), f"annotated documents are missing: {', '.join(sorted(missing))}"
        )
    return [item for item in reading.each(paths) if isinstance(item, reading.Extracted)]


def _by_genre(
    gold: Gold, extracted: Sequence[reading.Extracted], found: Sequence[Annotation]
) -> dict[str, dict[str, Score]]:
    names: dict[str, set[str]] = defaultdict(set)
    for item in extracted:
        names[item.document.kind].add(item.document.name)
    return {
        genre: {
            kind: evaluation.score(
                [item for item in gold.annotations if item.doc in docs],
                [item for item in found if item.doc in docs],
                kind,
            )
            for kind in _LABELS
        }
        for genre, docs in sorted(names.items())
    }


def _print(scores: dict[str, Score], genres: dict[str, dict[str, Score]]) -> None:
    console = wide_console()
    table = Table("type", "P", "R", "F1", "95 %", "overlap F1", "B³", "gold", "found")
    for kind, one in scores.items():
        table.add_row(*_cells(kind, one))
    console.print(table)
    table = Table("type", "attribute", "right", "compared")
    for kind, one in scores.items():
        for name, (share, compared) in one.attributes.items():
            table.add_row(kind, name, f"{share:.3f}", str(compared))
    console.print(table)
    table = Table("genre", *(f"{kind} F1 (gold)" for kind in scores))
    for genre, by_kind in genres.items():
        cells = (f"{one.strict.f1:.3f} ({one.strict.gold})" for one in by_kind.values())
        table.add_row(genre, *cells)
    console.print(table)


def _cells(kind: str, one: Score) -> tuple[Any, ...]:
    strict = one.strict
    return (
        kind,
        f"{strict.precision:.3f}",
        f"{strict.recall:.3f}",
        f"{strict.f1:.3f}",
        f"{strict.low:.3f}–{strict.high:.3f}",
        f"{one.overlap.f1:.3f}",
        "" if one.bcubed is None else f"{one.bcubed:.3f}",
        str(strict.gold),
        str(strict.found),
    )
