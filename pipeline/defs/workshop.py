"""The stage outputs of a run, as files a person can open, kept under what they were made from.

    .work/<stage>/<fingerprint>.json     one document's output of one stage; from review on
                                         with the digest of the decisions that touch it
    .work/runs/<run>.json                what one run took in: its documents and findings

A fingerprint stands for the bytes of a document, its sidecar, the settings and the code; equal
fingerprints mean equal outputs, so an unchanged document is not worked on again.
"""

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline import disk
from pipeline.codec import decode, encode
from pipeline.errors import ConfigurationError, DiskError
from pipeline.model import Finding, Input, RawDocument, Run

_BEFORE_REVIEW = frozenset(("documents", "mentions", "links"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One document of a run."""

    id: str
    name: str
    fingerprint: str
    decided: str = ""  # digest of the decisions of review that touch it

    def stem(self, stage: str) -> str:
        """The name of its file in a stage."""
        plain = not self.decided or stage in _BEFORE_REVIEW
        return self.fingerprint if plain else f"{self.fingerprint}-{self.decided}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What a run took in."""

    run: Run
    items: tuple[Item, ...] = ()
    inputs: tuple[Input, ...] = ()  # every file of which the bytes were obtained
    findings: tuple[Finding, ...] = ()  # of files that never became a document


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """Where the files of the stages stand."""

    root: Path
    run_id: str

    def write_intake(self, intake: Intake) -> None:
        """Keep what the run took in."""
        _write(self.root / "runs" / f"{self.run_id}.json", encode(intake))

    def intake(self) -> Intake:
        """What the run took in; a run of some assets only goes on with the newest intake.

        Raises `ConfigurationError` when there is none.
        """
        own = self.root / "runs" / f"{self.run_id}.json"
        if own.is_file():
            return decode(Intake, _read(own))
        others = sorted((self.root / "runs").glob("*.json"), key=lambda path: path.stat().st_mtime)
        if not others:
            raise ConfigurationError("documents", "no run has read documents yet; materialise all")
        return decode(Intake, _read(others[-1]))

    def path(self, stage: str, item: Item) -> Path:
        """The file of one document's output of one stage."""
        return self.root / stage / f"{item.stem(stage)}.json"

    def has(self, stage: str, item: Item) -> bool:
        """Whether the stage has been through with this document."""
        return self.path(stage, item).is_file()

    def put(self, stage: str, item: Item, data: Any) -> None:
        """Keep one document's output of a stage: JSON types."""
        _write(self.path(stage, item), data)

    def get(self, stage: str, item: Item) -> Any:
        """One document's output of a stage."""
        return _read(self.path(stage, item))

    def make_room(self) -> None:
        """Remove what processes that died were writing."""
        for part in self.root.glob("*/*.part"):
            if not _lives(part.stem.rpartition(".")[2]):
                part.unlink(missing_ok=True)

    def sweep(self, keep: Iterable[Item]) -> None:
        """Remove what no document of this run needs."""
        items = tuple(keep)
        for folder in self.root.iterdir():
            kept = {item.stem(folder.name) for item in items} | {self.run_id}
            for path in folder.iterdir():
                if path.stem not in kept:
                    path.unlink()


def fingerprint(raw: RawDocument, configuration: str) -> str:
    """What stands for a document and everything that its outputs depend on."""
    facts = {
        "sha256": raw.sha256,
        "name": raw.name,
        "path": raw.path,
        "source": raw.source,
        "metadata": dict(sorted(raw.metadata.items())),
        "configuration": configuration,
    }
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()[:20]


def _lives(pid: str) -> bool:
    try:
        os.kill(int(pid), 0)
    except (ProcessLookupError, ValueError):
        return False
    except PermissionError:
        pass
    return True


def _write(path: Path, data: Any) -> None:
    part = path.with_suffix(f".{os.getpid()}.part")
    text = json.dumps(data, ensure_ascii=False)
    try:
        with disk.watched(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(text, encoding="utf-8")
            part.replace(path)
    except DiskError:
        part.unlink(missing_ok=True)
        raise


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))
