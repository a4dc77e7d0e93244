"""Writes releases: dumps, documents, report and manifest, and the pointer to the last good one."""

from pipeline.publication.audit import Check, audit
from pipeline.publication.content import DocumentPart, Release, ReleaseContent
from pipeline.publication.folder import locked, make_room, verify
from pipeline.publication.guard import Limits
from pipeline.publication.guard import read as read_limits
from pipeline.publication.identity import Identity
from pipeline.publication.ledger import Entry
from pipeline.publication.release import publish
from pipeline.publication.store import Answer, query

__all__ = [
    "Answer",
    "Check",
    "DocumentPart",
    "Entry",
    "Identity",
    "Limits",
    "Release",
    "ReleaseContent",
    "audit",
    "locked",
    "make_room",
    "publish",
    "query",
    "read_limits",
    "verify",
]
