"""`replicate`: what stands in the output folder, copied to the stores that the settings name."""

from dataclasses import replace
from pathlib import Path

import click

from pipeline.cli.progress import progress
from pipeline.defs.replicating import replicate as bring
from pipeline.errors import ConfigurationError
from pipeline.settings import from_environment


def replicate(output: Path | None) -> None:
    """Bring every store up to the latest release, and print what that took.

    Raises `ConfigurationError` when no store is configured, `ReplicationError`.
    """
    settings = from_environment()
    with progress():
        replicas = bring(replace(settings, output=output or settings.output))
    if not replicas:
        raise ConfigurationError(
            "BELEIDSGRAAF_OBJECT_STORE", "names no store, nor does BELEIDSGRAAF_GRAPH_STORE"
        )
    for replica in replicas:
        sent = f"{replica.sent} sent ({replica.bytes} bytes)"
        rest = f"{replica.there} there already, {replica.removed} removed"
        click.echo(f"{replica.place}  {replica.version}  {sent}, {rest}")
