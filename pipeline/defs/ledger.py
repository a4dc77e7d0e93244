"""From the stage outputs of a run to its ledger: how far the documents of each source went."""

from collections import Counter

from pipeline.defs import stages
from pipeline.defs.release_content import admitted
from pipeline.defs.workshop import Workshop
from pipeline.model import Severity
from pipeline.publication import Entry


def ledger_of(workshop: Workshop) -> tuple[Entry, ...]:
    """One entry for each source that held anything, in order of name."""
    intake = workshop.intake()
    lost = [
        finding
        for finding in intake.findings
        if finding.severity is Severity.VIOLATION and finding.stage == "read"
    ]
    unread = Counter(item.source for item in lost)
    unfetched = Counter(item.source for item in lost if item.code != "unreadable-format")
    source_of = {item.id: stages.document_of(workshop, item).source for item in intake.items}
    read = Counter(source_of.values())
    extracted = Counter(
        source_of[item.id] for item in intake.items if workshop.has("mentions", item)
    )
    published = Counter(source_of[item.id] for item in admitted(workshop, intake))
    return tuple(
        Entry(
            source=source,
            expected=read[source] + unread[source],
            fetched=read[source] + unread[source] - unfetched[source],
            read=read[source],
            extracted=extracted[source],
            published=published[source],
            quarantined=read[source] + unread[source] - published[source],
        )
        for source in sorted(read | unread)
    )
