"""The values that travel between the stages: frozen, plain, standard library only.

Every offset counts Unicode code points; every span is half-open.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

from pipeline.text_map import TextMap

DocumentId = NewType("DocumentId", str)
"""The key of a document in its IRI: a slug of its file name, or the `id` of its sidecar."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """`[start, end)` in a text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse empty and reversed spans."""
        if not 0 <= self.start < self.end:
            msg = f"not a span: [{self.start}, {self.end})"
            raise ValueError(msg)


def overlaps(one: Span, other: Span) -> bool:
    """Whether the two share a character."""
    return one.start < other.end and other.start < one.end


class Severity(StrEnum):
    """How bad a finding is; a violation keeps its document out of the release."""

    VIOLATION = "violation"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something about the data that a person should know."""

    severity: Severity
    document: str  # the document's id, or its file name where it has none yet
    stage: str  # "read", "extract", "link", "map", "validate", "publish"
    code: str  # a short stable name: "empty-file", "invalid-utf8", or the IRI of a shape
    message: str  # what is wrong and what to do, in English
    focus: str = ""  # the IRI or the offsets it is about
    path: str = ""  # of a SHACL result: the IRI of the property
    value: str = ""  # of a SHACL result: the node that is wrong, as N-Triples writes it
    component: str = ""  # of a SHACL result: the IRI of the kind of constraint
    source: str = ""  # of a file that never became a document: the name of its source


@dataclass(frozen=True, slots=True, kw_only=True)
class RawDocument:
    """The bytes of one document as a source delivered them."""

    source: str  # the name of the source
    name: str  # the file name, as in `doc` of the mentions
    path: str  # where it was read from, relative to the source
    media_type: str  # by the file's ending; the reader checks the bytes
    content: bytes
    sha256: str
    metadata: Mapping[str, str] = field(default_factory=dict)  # from the sidecar


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of the published text; numbers start at 1."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and what stands below it, down to the next heading of its level or a higher one."""

    key: str  # stable within the document: "3.2", or a slug of the title
    title: str
    level: int  # 1 is highest
    start: int
    end: int
    parent: str | None = None  # key of the section around it


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """A footnote's body and, where it was found, its call-out in the running text."""

    label: str
    start: int
    end: int
    call: int | None = None  # offset of the call-out


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document read: its text and what it says of itself."""

    id: DocumentId
    name: str  # the file name
    source: str
    path: str
    media_type: str
    sha256: str  # of the source bytes
    text: str  # as published; for text files the decoded file itself
    source_map: TextMap  # from `text` to the source
    title: str
    language: str  # ISO 639-1
    kind: str  # code of ontology/codelists/document-kind.ttl
    issued: str | None = None  # ISO date, year-month or year
    publisher: str | None = None  # name as in the document or sidecar
    number: str | None = None
    addressee: str | None = None
    url: str | None = None
    sections: tuple[Section, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    pages: tuple[Page, ...] = ()
    findings: tuple[Finding, ...] = ()  # what the reader mended or could not tell


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place where a document names an entity."""

    id: str  # IRI
    document: DocumentId
    type: str  # name of the entity type: "organisation", "instrument", "target", "reference"
    span: Span  # into Document.text
    text: str  # the slice
    reading: str  # the same words with lines joined and hyphens mended
    ordinal: int  # among mentions of this document with the same type and reading, from 0
    value: object  # the frozen dataclass of its type
    rule: str
    confidence: float  # estimated probability that it is right, 0…1
    signals: tuple[str, ...] = ()  # the evidence that the confidence was computed from
    page: int | None = None
    section: str | None = None  # key of the innermost section


class Judgement(StrEnum):
    """What linking decided about a mention."""

    LINKED = "linked"
    AMBIGUOUS = "ambiguous"
    UNRESOLVED = "unresolved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An entity of an authority that a mention may mean, and why."""

    uri: str
    key: str
    label: str
    score: float  # 0…1
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """Another entity that a mention's value names: holder of a target, author of a work."""

    name: str  # "holder", "author", "publisher"
    label: str  # as in the text
    uri: str
    key: str | None = None
    mention: str | None = None  # IRI of the mention that is the evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Which entity a mention means."""

    mention: str  # IRI of the mention
    uri: str  # of the entity, or of the unresolved one
    key: str | None  # row of the authority table; None when unresolved
    label: str  # the entity's preferred label
    judgement: Judgement
    score: float
    reason: str
    reason_nl: str = ""  # in Dutch, where the mention is left open
    candidates: tuple[Candidate, ...] = ()
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A statement between entities that no single document makes, and what it rests on."""

    subject: str  # IRI
    predicate: str  # name in `mapping.ties`: "same-as", "cites", "restates" …
    object: str  # IRI
    rule: str  # dotted: "work.same-title"
    score: float  # 0…1
    reason: str  # in English
    evidence: tuple[str, ...] = ()  # IRIs of the mentions


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person decided about a mention or an entity; replayed on every run."""

    action: str  # "accept", "reject", "correct", "merge", "split"
    by: str  # who
    why: str
    on: str | None = None  # ISO date, when given
    document: str = ""  # key of the mention's document
    mention: str = ""  # key of the mention in its IRI; empty for "merge"
    words: str = ""  # the mention's words, for who reads the file
    entity: str = ""  # "organisation/serv": the right one, or the one to merge or split
    into: str = ""  # of "merge" and "split": the other entity
    label: str = ""  # of an entity that no authority knows
    quote: str = ""  # the right words, where the span was wrong
    type: str = ""  # the right entity type, where that was wrong
    kind: str = ""  # of an instrument or reference, with `type`


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of the pipeline: the only place where a clock reaches the data."""

    version: str  # UTC, "20261120T020000Z"
    as_of: str  # the same moment as xsd:dateTime, "2026-11-20T02:00:00Z"
    software: str  # "beleidsgraaf 0.1.0"
    configuration: str  # sha256 of the settings, the code and its data
    model: str = ""  # "nl_beleidsgraaf 0.1.0 5b1c…": name, version and content hash
    authorities: tuple[str, ...] = ()  # "organisations 5b1c…": table and content hash
    started_by: str = ""  # "schedule nightly", "command line", or a name


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """A file that a run read."""

    source: str  # the name of the source
    path: str  # relative to the source
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Artifact:
    """A file of a release."""

    path: str  # relative to the release
    media_type: str
    bytes: int
    sha256: str
    triples: int | None = None
