"""Gold annotations: JSON Lines beside a sidecar that says which regions are annotated."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.errors import SourceError
from pipeline.evaluation.annotation import Annotation

_PLACE = ("doc", "start", "end", "type")


@dataclass(frozen=True, slots=True)
class Gold:
    """The annotations, and the annotated regions of each document."""

    annotations: tuple[Annotation, ...]
    regions: Mapping[str, tuple[tuple[int, int], ...]]


def load(folder: Path) -> Gold:
    """All gold of a folder. Raises `SourceError` for a folder without any, or a missing sidecar."""
    annotations: list[Annotation] = []
    regions: dict[str, list[tuple[int, int]]] = {}
    paths = sorted(folder.glob("*.jsonl")) if folder.is_dir() else []
    if not paths:
        raise SourceError(str(folder), "no gold here (*.jsonl with *.regions.json)")
    for path in paths:
        annotations += (annotation(json.loads(line)) for line in _lines(path))
        sidecar = path.with_suffix(".regions.json")
        if not sidecar.is_file():
            raise SourceError(str(sidecar), "is missing; it lists the annotated regions")
        for doc, parts in json.loads(sidecar.read_text(encoding="utf-8")).items():
            regions.setdefault(doc, []).extend((low, high) for low, high in parts)
    return Gold(tuple(annotations), {doc: tuple(parts) for doc, parts in regions.items()})


def annotation(row: Mapping[str, Any]) -> Annotation:
    """One line of a mention file."""
    return Annotation(
        doc=row["doc"],
        start=row["start"],
        end=row["end"],
        type=row["type"],
        attributes={name: value for name, value in row.items() if name not in _PLACE},
    )


def mentions_in(gold: Gold, rows: Iterable[Mapping[str, Any]]) -> Iterator[Annotation]:
    """The extracted mentions that lie inside an annotated region."""
    for row in rows:
        parts = gold.regions.get(row["doc"], ())
        if any(low <= row["start"] and row["end"] <= high for low, high in parts):
            yield annotation(row)


def _lines(path: Path) -> Iterator[str]:
    return (line for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
