"""`run` and `replicate` in this process, with progress, and a summary at the end."""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from pipeline.cli.quiet import quiet_dagster
from pipeline.defs import replicating
from pipeline.defs.launch import Outcome, launch
from pipeline.errors import ConfigurationError
from pipeline.settings import from_environment

_STAGES = {
    "documents": "reading",
    "mentions": "extracting",
    "links": "linking",
    "graphs": "mapping",
    "findings": "validating",
    "release": "publishing",
    "replicas": "copying",
}


def run(inputs: tuple[Path, ...], output: Path | None, as_of: str, workers: int | None) -> bool:
    """Materialise the assets; true when something was held back.

    Raises `PipelineError`; when a store elsewhere did not get the release, after the summary.
    """
    quiet_dagster()
    with progress():
        outcome = launch(inputs=inputs, output=output, as_of=as_of, workers=workers)
    _summary(outcome)
    if outcome.trouble:
        raise outcome.trouble
    return outcome.blocked


def replicate(output: Path | None) -> None:
    """Bring the stores elsewhere up to the latest release, and say what that took."""
    settings = from_environment()
    settings = replace(settings, output=output or settings.output)
    with progress():
        replicas = replicating.replicate(settings)
    if not replicas:
        raise ConfigurationError("BELEIDSGRAAF_OBJECT_STORE", "not set: no store to copy to")
    for replica in replicas:
        sent = f"{replica.sent} sent ({replica.bytes} bytes)"
        rest = f"{replica.there} there already, {replica.removed} removed"
        click.echo(f"{replica.place}  {replica.version}  {sent}, {rest}")


@contextmanager
def progress() -> Iterator[None]:
    """Show how far each stage is: a bar on a terminal, plain lines elsewhere."""
    logger = logging.getLogger("beleidsgraaf.progress")
    logger.setLevel(logging.INFO)
    logger.propagate = False
    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    if console.is_terminal:
        with Progress(*columns, console=console) as bars:
            logger.handlers = [_Bar(bars)]
            yield
    else:
        logger.handlers = [_Lines()]
        yield


class _Lines(logging.Handler):
    """A plain line for each document that a stage finished."""

    def emit(self, record: logging.LogRecord) -> None:
        stage = _STAGES.get(record.__dict__["stage"], record.__dict__["stage"])
        place = f"{record.__dict__['number']}/{record.__dict__['total']}"
        print(f"{stage} {place} {record.getMessage()}", file=sys.stderr, flush=True)  # noqa: T201


class _Bar(logging.Handler):
    """A bar for each stage."""

    def __init__(self, progress: Progress) -> None:
        super().__init__()
        self._progress = progress
        self._tasks: dict[str, object] = {}

    def emit(self, record: logging.LogRecord) -> None:
        stage, total = record.__dict__["stage"], record.__dict__["total"]
        if stage not in self._tasks:
            self._tasks[stage] = self._progress.add_task(_STAGES.get(stage, stage), total=total)
        self._progress.update(self._tasks[stage], completed=record.__dict__["number"])  # type: ignore[arg-type]


def _summary(outcome: Outcome) -> None:
    """What the run did, in a few lines to standard output."""
    for finding in outcome.quarantine[:20]:
        click.echo(f"held back  {finding.message}")
    if len(outcome.quarantine) > 20:
        click.echo(f"held back  … and {len(outcome.quarantine) - 20} more, see quarantine.jsonl")
    for reason in outcome.reasons:
        click.echo(f"held back  the release: {reason}")
    if outcome.reasons:
        click.echo("nothing published: see held-back.json; the last good release stays")
        return
    if outcome.manifest is None:
        click.echo("nothing published: no document passed; the last good release stays")
        return
    manifest = outcome.manifest
    changes = ", ".join(f"{count} {name}" for name, count in manifest["changes"].items())
    mentions = ", ".join(f"{count} {name}" for name, count in manifest["mentions"].items())
    click.echo(f"documents  {changes}")
    click.echo(f"mentions   {mentions}")
    click.echo(f"entities   {', '.join(f'{n} {kind}' for kind, n in manifest['entities'].items())}")
    click.echo(f"triples    {manifest['triples']}")
    click.echo(f"findings   {outcome.remarks} remarks, {len(outcome.quarantine)} violations")
    click.echo(f"release    {outcome.path}")
    click.echo(f"next       beleidsgraaf query --output {outcome.output} --name targets-due")
