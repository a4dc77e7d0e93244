"""The checks beside the assets: what blocks a release, and what a person should look at."""

import hashlib

import dagster as dg

from pipeline.defs.assets import documents, mentions, release, validated
from pipeline.defs.release_content import admitted, violations
from pipeline.defs.resources import Pipeline
from pipeline.model import Severity
from pipeline.publication import verify


@dg.asset_check(asset=documents, blocking=True)
def something_was_read(
    context: dg.AssetCheckExecutionContext, pipeline: Pipeline
) -> dg.AssetCheckResult:
    """A run without a single readable document must not replace a good release."""
    intake = pipeline.workshop(context.run.run_id).intake()
    return dg.AssetCheckResult(passed=bool(intake.items), metadata={"documents": len(intake.items)})


@dg.asset_check(asset=mentions)
def every_document_has_mentions(
    context: dg.AssetCheckExecutionContext, pipeline: Pipeline
) -> dg.AssetCheckResult:
    """A policy document in which nothing is found was probably not read well."""
    workshop = pipeline.workshop(context.run.run_id)
    empty = [
        item.id
        for item in workshop.intake().items
        if workshop.has("mentions", item) and not workshop.get("mentions", item)["mentions"]
    ]
    return dg.AssetCheckResult(
        passed=not empty, severity=dg.AssetCheckSeverity.WARN, metadata={"documents": empty}
    )


@dg.asset_check(asset=validated, blocking=True)
def admitted_graphs_conform(
    context: dg.AssetCheckExecutionContext, pipeline: Pipeline
) -> dg.AssetCheckResult:
    """The gate: each graph that goes on was validated as it is now, without a violation."""
    workshop = pipeline.workshop(context.run.run_id)
    items = admitted(workshop, workshop.intake())
    wrong = [
        item.id
        for item in items
        if violations(workshop, item)
        or workshop.get("validated", item)["sha256"]
        != hashlib.sha256(workshop.get("graphs", item)["ntriples"].encode()).hexdigest()
    ]
    return dg.AssetCheckResult(
        passed=bool(items) and not wrong, metadata={"admitted": len(items), "wrong": wrong}
    )


@dg.asset_check(asset=validated)
def nothing_is_quarantined(
    context: dg.AssetCheckExecutionContext, pipeline: Pipeline
) -> dg.AssetCheckResult:
    """Documents held back, each with its first reason."""
    workshop = pipeline.workshop(context.run.run_id)
    intake = workshop.intake()
    kept = {item.id for item in admitted(workshop, intake)}
    held = [item.id for item in intake.items if item.id not in kept]
    held += [item.document for item in intake.findings if item.severity is Severity.VIOLATION]
    return dg.AssetCheckResult(
        passed=not held,
        severity=dg.AssetCheckSeverity.WARN,
        metadata={"quarantined": sorted(set(held))},
    )


@dg.asset_check(asset=release)
def release_is_whole(
    context: dg.AssetCheckExecutionContext, pipeline: Pipeline
) -> dg.AssetCheckResult:
    """Every file of the latest release stands there with the checksum that SHA256SUMS gives."""
    del context
    wrong = verify(pipeline.settings().output)
    return dg.AssetCheckResult(passed=not wrong, metadata={"wrong": list(wrong)})
