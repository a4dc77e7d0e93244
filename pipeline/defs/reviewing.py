"""The decisions of review, followed on every run: after linking, before mapping."""

from collections.abc import Iterator
from dataclasses import replace

from pipeline import uris
from pipeline.defs import stages
from pipeline.defs.workshop import Item, Workshop
from pipeline.linking.decisions import line_of, load
from pipeline.linking.replay import key_of, touching
from pipeline.model import Decision, Finding, Severity
from pipeline.settings import Settings

_STAGE = "review"


def follow_decisions(workshop: Workshop, settings: Settings) -> None:
    """Apply the decisions to the documents they touch, and note those that fit no more.

    A document is known by the decisions that touch it, and by no others: one more decision makes
    work for these documents only.
    """
    decisions, intake = load(settings.decisions), workshop.intake()
    items, findings = [], [one for one in intake.findings if one.stage != _STAGE]
    for item in intake.items:
        if not workshop.has("links", item):
            items.append(item)
            continue
        mentions = [row["id"] for row in workshop.get("mentions", item)["mentions"]]
        links = [row["uri"] for row in workshop.get("links", item)]
        chosen = touching(decisions, mentions, links) if decisions else ()
        digest = uris.digest(*map(line_of, chosen)) if chosen else ""
        followed = replace(item, decided=digest)
        items.append(followed)
        findings += _orphans(item, decisions, mentions)
        if chosen:
            reviewed = stages.review_one(workshop, settings, followed, chosen)
            findings += [_finding(item, one, why) for one, why in reviewed.failed]
    workshop.write_intake(replace(intake, items=tuple(items), findings=tuple(findings)))


def _orphans(item: Item, decisions: tuple[Decision, ...], mentions: list[str]) -> Iterator[Finding]:
    """The decisions about mentions that the document no longer has."""
    known = {key_of(iri) for iri in mentions}
    for one in decisions:
        if one.document == item.id and one.mention and one.mention not in known:
            yield _finding(item, one, "its mention is gone: other words, or found no more")


def _finding(item: Item, decision: Decision, why: str) -> Finding:
    said = f"{decision.action} of {decision.words or decision.mention!r}"
    return Finding(
        severity=Severity.INFO,
        document=item.id,
        stage=_STAGE,
        code="orphan-decision",
        message=f"{item.name}: {said} by {decision.by} was not followed: {why}; "
        "decide again or remove the line",
        focus=decision.mention,
    )
