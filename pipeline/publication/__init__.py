"""Writes releases: dumps, documents, report and manifest, and the pointer to the last good one."""

from pipeline.publication.folder import verify
from pipeline.publication.release import DocumentPart, Release, ReleaseContent, publish
from pipeline.publication.store import Answer, query

__all__ = ["Answer", "DocumentPart", "Release", "ReleaseContent", "publish", "query", "verify"]
