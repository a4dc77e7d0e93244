"""What a person wants to see on each asset in the Dagster UI: counts, examples, the release."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import dagster as dg

from pipeline.defs import stages
from pipeline.defs.workshop import Intake, Item, Workshop
from pipeline.publication import Release, ReleaseContent
from pipeline.replication import Replica

Metadata = dict[str, Any]  # what Dagster takes as metadata
_MOST = 20


def of_documents(workshop: Workshop, intake: Intake) -> Metadata:
    """How many documents, and the facts of the first ones."""
    rows = []
    for item in intake.items[:_MOST]:
        document = stages.document_of(workshop, item)
        rows.append((item.id, document.kind, document.issued, document.title))
    return {
        "documents": len(intake.items),
        "held back": len(intake.findings),
        "examples": _table(("id", "kind", "issued", "title"), rows),
        "reasons": _table(
            ("file", "reason"), [(item.document, item.message) for item in intake.findings[:_MOST]]
        ),
    }


def of_mentions(workshop: Workshop) -> Metadata:
    """How many mentions of each type, and the least certain ones."""
    counts: Counter[str] = Counter()
    rows: list[tuple[float, str, str, str, str]] = []
    for item in _done(workshop, "mentions"):
        for mention in workshop.get("mentions", item)["mentions"]:
            counts[mention["type"]] += 1
            rows.append(
                (
                    mention["confidence"],
                    mention["type"],
                    mention["reading"],
                    item.id,
                    mention["rule"],
                )
            )
    header = ("confidence", "type", "words", "document", "rule")
    return {**dict(sorted(counts.items())), "least certain": _table(header, sorted(rows)[:_MOST])}


def of_links(workshop: Workshop) -> Metadata:
    """How many mentions were linked, and the commonest names that were not."""
    judgements: Counter[str] = Counter()
    names: Counter[str] = Counter()
    for item in _done(workshop, "links"):
        for link in workshop.get("links", item):
            judgements[link["judgement"]] += 1
            if link["judgement"] != "linked":
                names[link["label"]] += 1
    return {
        **dict(sorted(judgements.items())),
        "commonest not linked": _table(("name", "mentions"), _commonest(names)),
    }


def of_graphs(workshop: Workshop) -> Metadata:
    """How many triples each document gave."""
    rows = [
        (item.id, workshop.get("graphs", item)["ntriples"].count("\n"))
        for item in _done(workshop, "graphs")
    ]
    return {
        "triples": sum(count for _, count in rows),
        "by document": _table(("document", "triples"), rows[:_MOST]),
    }


def of_findings(workshop: Workshop) -> Metadata:
    """How many findings of each severity, and the first ones."""
    found = [
        finding
        for item in _done(workshop, "findings")
        for finding in stages.findings_of(workshop, item)
    ]
    counts = Counter(str(finding.severity) for finding in found)
    return {
        **dict(sorted(counts.items())),
        "findings": _table(
            ("severity", "document", "message"),
            [(str(item.severity), item.document, item.message) for item in found[:_MOST]],
        ),
    }


def of_release(release: Release, content: ReleaseContent) -> Metadata:
    """Where the release is and what it holds."""
    return {
        "version": release.version,
        "path": dg.MetadataValue.path(release.path.resolve()),
        "triples": release.triples,
        **release.changes,
        **{f"{kind} mentions": count for kind, count in release.mentions.items()},
        "findings": len(content.findings),
    }


def of_replicas(replicas: Sequence[Replica]) -> Metadata:
    """What it took to bring each store up to the latest release."""
    if not replicas:
        return {"stores": "none is configured (BELEIDSGRAAF_OBJECT_STORE, _GRAPH_STORE)"}
    header = ("store", "release", "sent", "bytes", "there already", "removed")
    rows = [(it.place, it.version, it.sent, it.bytes, it.there, it.removed) for it in replicas]
    return {"stores": _table(header, rows), "sent": sum(item.sent for item in replicas)}


def _done(workshop: Workshop, stage: str) -> list[Item]:
    return [item for item in workshop.intake().items if workshop.has(stage, item)]


def _commonest(names: Counter[str]) -> list[tuple[str, int]]:
    return sorted(names.items(), key=lambda entry: (-entry[1], entry[0]))[:_MOST]


def _table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> dg.MarkdownMetadataValue:
    lines = [f"| {' | '.join(header)} |", "|" + "---|" * len(header)]
    lines += [f"| {' | '.join(_cell(value) for value in row)} |" for row in rows]
    return dg.MetadataValue.md("\n".join(lines))


def _cell(value: object) -> str:
    return " ".join(str(value if value is not None else "–").split()).replace("|", "\\|")[:160]
