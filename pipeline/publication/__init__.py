"""Writes releases: dumps, documents, report and manifest, and the pointer to the last good one."""

from pipeline.publication.content import DocumentPart, Release, ReleaseContent
from pipeline.publication.folder import verify
from pipeline.publication.identity import Identity
from pipeline.publication.ledger import Entry
from pipeline.publication.release import publish
from pipeline.publication.store import Answer, query

__all__ = [
    "Answer",
    "DocumentPart",
    "Entry",
    "Identity",
    "Release",
    "ReleaseContent",
    "publish",
    "query",
    "verify",
]
