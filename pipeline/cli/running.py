"""`run`: the Dagster assets in this process, with progress, and a summary at the end."""

from pathlib import Path

import click

from pipeline.cli.progress import progress
from pipeline.cli.quiet import quiet_dagster
from pipeline.defs.launch import Outcome, launch


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
