"""How good the names are on documents that were not learnt from: alone, and beside the rules.

Five folds by document. `unseen names`: the rules without `organisations_extra.csv` and
`instruments.csv`, as they would stand before a text whose names no list holds.
"""

import csv
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.evaluation import development_documents
from training import names
from training.texts import LABELS, Material, Sentence

ROOT = Path(__file__).resolve().parent.parent
LEAST = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95)
_LISTS = ("organisations_extra.csv", "instruments.csv")
_FOLDS = 5

Place = tuple[int, int]
ByRules = Mapping[str, Sequence[Sequence[tuple[str, int, int]]]]


@dataclass(frozen=True, slots=True)
class Tested:
    """One sentence: what is right, and what the model says with which probability."""

    document: str
    number: int  # among the annotated sentences of the document
    words: tuple[str, ...]
    right: frozenset[Place]
    proposed: Mapping[Place, float]


def report(material: Material, shared: Path) -> Iterator[str]:
    """The lines of the report."""
    tuned = development_documents()
    rules = {"all lists": by_rules(shared, ()), "unseen names": by_rules(shared, _LISTS)}
    for label in LABELS:
        tested = list(cross_validated(material, label))
        for least in LEAST:
            yield f"{label} alone, at {least}: {_figures(_alone(tested, least))}"
        for condition, found in rules.items():
            for part, inside in (("development", True), ("held out", False)):
                some = [item for item in tested if (item.document in tuned) is inside]
                for least in (*LEAST, 2.0):
                    counts = _beside(some, found, label, least)
                    name = f"rules + model at {least}" if least <= 1 else "rules alone"
                    yield f"{label}, {condition}, {part}, {name}: {_figures(counts)}"


def cross_validated(material: Material, label: str) -> Iterator[Tested]:
    """Each annotated sentence, with what a model says that has not seen its document."""
    for documents in folds(material.gold, label):
        test = [item for item in material.gold if item.document in documents]
        tagger = names.fitted(material, label, documents)
        proposed: dict[int, dict[Place, float]] = defaultdict(dict)
        for name in tagger.names([item.words for item in test]):
            proposed[name.sentence][name.first, name.last] = name.probability
        numbers: Counter[str] = Counter()
        for at, item in enumerate(test):
            right = frozenset((low, high) for kind, low, high in item.names if kind == label)
            yield Tested(item.document, numbers[item.document], item.words, right, proposed[at])
            numbers[item.document] += 1


def folds(gold: Iterable[Sentence], label: str) -> list[frozenset[str]]:
    """The documents in five groups with about as many names each."""
    sizes: Counter[str] = Counter()
    for item in gold:
        sizes[item.document] += sum(kind == label for kind, _, _ in item.names)
    groups: list[list[str]] = [[] for _ in range(_FOLDS)]
    loads = [0] * _FOLDS
    for document in sorted(sizes, key=lambda name: (-sizes[name], name)):
        lightest = loads.index(min(loads))
        groups[lightest].append(document)
        loads[lightest] += sizes[document] + 1
    return [frozenset(group) for group in groups]


def by_rules(shared: Path, emptied: Iterable[str]) -> ByRules:
    """What the rules find in the annotated sentences, without the rows of some tables."""
    with tempfile.TemporaryDirectory() as folder:
        for package in ("pipeline", "training"):
            shutil.copytree(ROOT / package, Path(folder) / package)
        for table in emptied:
            _without_names(Path(folder) / "pipeline" / "data" / table)
        made = subprocess.run(  # noqa: S603 -- this interpreter, this package
            [sys.executable, "-m", "training.rules", str(shared.resolve())],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": folder},
            stdout=subprocess.PIPE,
            check=True,
        )
    found: ByRules = json.loads(made.stdout)
    return found


def _without_names(path: Path) -> None:
    """Each row of a table with a name that stands in no text; other tables need its key."""
    lines = path.read_text(encoding="utf-8").splitlines()
    reader = csv.DictReader(line for line in lines if line[:1] != "#")
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, reader.fieldnames or (), lineterminator="\n")
        writer.writeheader()
        writer.writerows(
            {**row, "label": f"Zzq {row['key']}", "aliases": ""} for row in list(reader)
        )


def _alone(tested: Iterable[Tested], least: float) -> tuple[int, int, int]:
    hits = found = right = 0
    for item in tested:
        said = {place for place, sure in item.proposed.items() if sure >= least}
        hits += len(said & item.right)
        found += len(said)
        right += len(item.right)
    return hits, found, right


def _beside(
    tested: Iterable[Tested], rules: ByRules, label: str, least: float
) -> tuple[int, int, int]:
    hits = found = right = 0
    for item in tested:
        ruled = [(kind, (low, high)) for kind, low, high in rules[item.document][item.number]]
        same = {place for kind, place in ruled if kind == label}
        taken = [place for _, place in ruled]
        said = same | {
            place
            for place, sure in item.proposed.items()
            if sure >= least
            and not any(place[0] < high and low < place[1] for low, high in taken)
            and any(map(str.isupper, "".join(item.words[slice(*place)])))
        }
        hits += len(said & item.right)
        found += len(said)
        right += len(item.right)
    return hits, found, right


def _figures(counts: tuple[int, int, int]) -> str:
    hits, found, right = counts
    precision, recall = hits / max(1, found), hits / max(1, right)
    return f"P {precision:.3f} R {recall:.3f} F1 {2 * hits / max(1, found + right):.3f}"
