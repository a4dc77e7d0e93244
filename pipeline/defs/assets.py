"""The flow: documents → mentions → links → graphs → validated → release → replicas."""

from dataclasses import replace
from functools import partial

import dagster as dg

from pipeline import publication, repository, uris, vocabulary
from pipeline.defs import previews, stages
from pipeline.defs.ledger import ledger_of
from pipeline.defs.parallel import Work, over
from pipeline.defs.publishing import identity_of, limits_of, quality
from pipeline.defs.release_content import content_of
from pipeline.defs.replay import inputs_of, replay_of
from pipeline.defs.replicating import replicate, told_elsewhere
from pipeline.defs.resources import Pipeline
from pipeline.defs.reviewing import follow_decisions
from pipeline.defs.workshop import Intake, Item, Workshop
from pipeline.errors import ReplicationError
from pipeline.model import Finding, Input

_GROUP = "beleidsgraaf"
_LATER = dg.RetryPolicy(max_retries=2, delay=60, backoff=dg.Backoff.EXPONENTIAL)  # 1 and 2 minutes


@dg.asset(group_name=_GROUP, kinds={"python"})
def documents(context: dg.AssetExecutionContext, pipeline: Pipeline) -> dg.MaterializeResult[None]:
    """Every document that could be read: text, title, date, publisher, kind, sections, pages."""
    run, workshop = pipeline.begin(context.run.tags), pipeline.workshop(context.run.run_id)
    publication.make_room(pipeline.settings().output)
    workshop.make_room()
    read = tuple(stages.read_all(pipeline.settings(), run, workshop))
    intake = Intake(
        run=run,
        items=tuple(item for item in read if isinstance(item, Item)),
        inputs=tuple(item for item in read if isinstance(item, Input)),
        findings=tuple(item for item in read if isinstance(item, Finding)),
    )
    workshop.write_intake(intake)
    return dg.MaterializeResult(metadata=previews.of_documents(workshop, intake))


@dg.asset(group_name=_GROUP, deps=[documents], kinds={"spacy"})
def mentions(context: dg.AssetExecutionContext, pipeline: Pipeline) -> dg.MaterializeResult[None]:
    """Where the documents name organisations, instruments, targets and references."""
    workshop = pipeline.workshop(context.run.run_id)
    work = partial(stages.extract_one, workshop, pipeline.settings())
    _through("mentions", work, workshop, pipeline, after="documents")
    return dg.MaterializeResult(metadata=previews.of_mentions(workshop))


@dg.asset(group_name=_GROUP, deps=[mentions], kinds={"python"})
def links(context: dg.AssetExecutionContext, pipeline: Pipeline) -> dg.MaterializeResult[None]:
    """Which entity each mention means, and what persons decided about it in review."""
    workshop = pipeline.workshop(context.run.run_id)
    work = partial(stages.link_one, workshop, pipeline.settings())
    _through("links", work, workshop, pipeline, after="mentions", workers=1)
    follow_decisions(workshop, pipeline.settings())
    return dg.MaterializeResult(metadata=previews.of_links(workshop))


@dg.asset(group_name=_GROUP, deps=[links], kinds={"rdf"})
def graphs(context: dg.AssetExecutionContext, pipeline: Pipeline) -> dg.MaterializeResult[None]:
    """One RDF graph for each document."""
    workshop = pipeline.workshop(context.run.run_id)
    work = partial(stages.map_one, workshop, pipeline.settings(), workshop.intake().run)
    _through("graphs", work, workshop, pipeline, after="links")
    return dg.MaterializeResult(metadata=previews.of_graphs(workshop))


@dg.asset(group_name=_GROUP, deps=[graphs], kinds={"shacl"})
def validated(context: dg.AssetExecutionContext, pipeline: Pipeline) -> dg.MaterializeResult[None]:
    """Every graph held against the shapes; a graph with a violation goes to quarantine."""
    workshop = pipeline.workshop(context.run.run_id)
    _through("findings", partial(stages.validate_one, workshop), workshop, pipeline, after="graphs")
    return dg.MaterializeResult(metadata=previews.of_findings(workshop))


@dg.asset(group_name=_GROUP, deps=[validated], kinds={"turtle"})
def release(context: dg.AssetExecutionContext, pipeline: Pipeline) -> dg.MaterializeResult[None]:
    """What is published: dumps, documents, report, manifest; `latest.json` is switched last."""
    workshop, settings = pipeline.workshop(context.run.run_id), pipeline.settings()
    content = replace(
        content_of(workshop, settings),
        ledger=ledger_of(workshop),
        quality=quality(),
        inputs=inputs_of(workshop.intake(), settings),
        replay=replay_of(workshop.intake().run, settings),
    )
    base = settings.base_iri
    with told_elsewhere(settings):
        made = publication.publish(
            content,
            output=settings.output,
            run=workshop.intake().run,
            prefixes={**vocabulary.prefixes(base), **uris.prefixes(base)},
            context=repository.context(),
            identity=identity_of(settings),
            limits=limits_of(settings),
            keep=settings.keep,
        )
    workshop.sweep(workshop.intake().items)
    return dg.MaterializeResult(metadata=previews.of_release(made, content))


@dg.asset(group_name=_GROUP, deps=[release], kinds={"objectstore"}, retry_policy=_LATER)
def replicas(pipeline: Pipeline) -> dg.MaterializeResult[None]:
    """Copies of the releases in the stores that the settings name; nothing without any."""
    try:
        return dg.MaterializeResult(metadata=previews.of_replicas(replicate(pipeline.settings())))
    except ReplicationError as error:
        later = error.passing and pipeline.patient
        raise dg.Failure(str(error), allow_retries=later) from error


def _through(  # noqa: PLR0913 - one stage, and what it needs to go through the documents
    stage: str,
    work: Work,
    workshop: Workshop,
    pipeline: Pipeline,
    *,
    after: str,
    workers: int | None = None,
) -> None:
    """Take every document that the stage before finished through a stage; keep what failed."""
    intake = workshop.intake()
    items = [item for item in intake.items if workshop.has(after, item)]
    waiting = [item for item in items if not workshop.has(stage, item)]
    failed = over(stage, work, waiting, workers or pipeline.settings().workers)
    if failed:
        workshop.write_intake(replace(intake, findings=(*intake.findings, *failed)))
