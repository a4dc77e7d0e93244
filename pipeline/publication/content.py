"""What goes into a release and what comes out: the values that publication takes and gives."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.model import Finding, Input
from pipeline.publication.ledger import Entry


@dataclass(frozen=True, slots=True)
class File:
    """One file of a release before it is written."""

    path: str
    media_type: str
    data: bytes
    triples: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPart:
    """One document of a release."""

    id: str
    iri: str  # also the name of its graph
    name: str  # the file name
    source: str
    title: str
    sha256: str  # of the source bytes
    text: str
    ntriples: str
    counts: Mapping[str, int]  # mentions by entity type


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseContent:
    """All that goes into a release."""

    documents: tuple[DocumentPart, ...]
    graphs: Mapping[str, str]  # name of a shared graph → N-Triples
    report: str  # the validation report as N-Triples
    entities: Mapping[str, int]  # different ones, by entity type
    quarantine: tuple[Finding, ...]  # violations that held a document back
    findings: tuple[Finding, ...] = ()  # warnings and remarks on what was published
    quality: str = ""  # the figures of the quality report as Turtle; empty when not measured
    ledger: tuple[Entry, ...] = ()  # how many documents of each source went how far
    inputs: tuple[Input, ...] = ()  # every file that the run read
    replay: str = ""  # the command that makes the release again


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A release as it stands in the output folder."""

    version: str
    path: Path
    triples: int
    changes: Mapping[str, int]  # documents new, changed, unchanged, withdrawn, quarantined
    mentions: Mapping[str, int]
