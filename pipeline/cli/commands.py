"""The commands: each reads its arguments, calls the stages or the Dagster assets, and prints.

Exit codes: 0 done, 1 an error named in one line, 2 wrong usage, 3 done but something was blocked.
"""

import json
import sys
from pathlib import Path
from typing import Any

import click

from pipeline.cli.review_commands import review
from pipeline.errors import PipelineError

_PATHS = click.Path(path_type=Path)
_BLOCKED = 3


class Commands(click.Group):
    """Turns a `PipelineError` into one line and exit code 1, for every command."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was named."""
        try:
            return super().invoke(ctx)
        except PipelineError as error:
            click.echo(f"error: {error}", err=True)
            ctx.exit(1)
        except BrokenPipeError:  # the reader of our output (head, less) has gone
            sys.stderr.close()
            ctx.exit(0)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="beleidsgraaf", prog_name="beleidsgraaf")
def main() -> None:
    """Flemish public policy documents in, validated linked open data out.

    Example: beleidsgraaf run samples --output output
    """


@main.command()
@click.argument("inputs", nargs=-1, type=_PATHS)
@click.option("--output", type=_PATHS, help="The output folder.  [default: output]")
@click.option("--as-of", default="", help="The UTC time of the run, for reproducible releases.")
@click.option("--workers", type=click.IntRange(1), help="Processes at work.  [default: 2]")
def run(inputs: tuple[Path, ...], output: Path | None, as_of: str, workers: int | None) -> None:
    """Read, extract, link, map, validate and publish one release.

    INPUTS are files and folders; without any, the configured ones.

    Example: beleidsgraaf run samples --as-of 2026-11-20T02:00:00Z
    """
    from pipeline.cli import running

    blocked = running.run(inputs, output, as_of, workers)
    sys.exit(_BLOCKED if blocked else 0)


@main.command()
@click.argument("paths", nargs=-1, required=True, type=_PATHS)
@click.option("--output", type=_PATHS, help="A file to write to.  [default: standard output]")
def extract(paths: tuple[Path, ...], output: Path | None) -> None:
    """Write the mentions of documents as JSON Lines; publishes nothing.

    Example: beleidsgraaf extract samples --output mentions.jsonl
    """
    from pipeline.cli import reading

    blocked = False
    with click.open_file(str(output) if output else "-", "w", encoding="utf-8") as stream:
        for item in reading.each(paths):
            if isinstance(item, reading.Trouble):
                click.echo(f"held back: {item.finding.message}", err=True)
                blocked = True
                continue
            for row in reading.rows(item):
                stream.write(json.dumps(row, ensure_ascii=False) + "\n")
    sys.exit(_BLOCKED if blocked else 0)


@main.command()
@click.argument("path", type=_PATHS)
def show(path: Path) -> None:
    """Print a document with its mentions in colour, each with the rule behind it.

    Example: beleidsgraaf show samples/advies.txt | less -R
    """
    from pipeline.cli import reading, showing

    for item in reading.each((path,)):
        if isinstance(item, reading.Trouble):
            click.echo(f"held back: {item.finding.message}", err=True)
            sys.exit(_BLOCKED)
        showing.show(item)


@main.command()
@click.option("--gold", required=True, type=_PATHS, help="Folder of gold annotations.")
@click.option("--corpus", required=True, type=_PATHS, help="Folder of the annotated texts.")
@click.option(
    "--held",
    metavar="NAMES|FILE",
    help="Documents held out, by the beginnings of their names, separated by commas or one a line "
    "in a file.  [default: all but pipeline/data/gold_development.txt]",
)
@click.option(
    "--folds", type=_PATHS, help="Folder of trained components that have not seen each document."
)
@click.option("--authority", type=_PATHS, help="CSV with the keys of organisations: linked right?")
@click.option("--json", "as_json", is_flag=True, help="For machines.")
@click.option(
    "--errors",
    type=click.Choice(["ORG", "INSTRUMENT", "REFERENCE", "TARGET"]),
    help="List the mistakes of a type: annotated between ⟨ ⟩, found between [ ].",
)
@click.option("--most", default=20, show_default=True, help="How many mistakes to list.")
@click.option(
    "--part",
    default="development",
    show_default=True,
    type=click.Choice(["development", "held-out", "all"]),
    help="The documents to list mistakes of; held-out ones stay held out only while nobody looks.",
)
@click.option("--report", type=_PATHS, help="Write the quality report (and .ttl, .svg beside it).")
@click.option("--speed", type=_PATHS, help="JSON of `make benchmark`, for the report.")
@click.option("--own", type=_PATHS, help="Further annotated texts, for a section of the report.")
@click.option("--figures", type=_PATHS, help="Write the figures that the tests compare with.")
@click.option(
    "--calibrate", type=_PATHS, help="Write the records that confidence is computed from."
)
def evaluate(**options: Any) -> None:
    """Score the extraction against gold, with 95 % intervals, per type, kind and genre.

    Example: beleidsgraaf evaluate --gold ../shared/gold --corpus ../shared/corpus --errors ORG
    """
    from pipeline.cli import evaluating, measuring

    evaluating.evaluate(measuring.Options(**options))


@main.command()
@click.argument("files", nargs=-1, required=True, type=_PATHS)
def validate(files: tuple[Path, ...]) -> None:
    """Hold RDF files against the shapes; exit code 3 on a violation.

    Example: beleidsgraaf validate output/releases/*/documents/*.ttl
    """
    from pipeline.cli import validating

    sys.exit(_BLOCKED if validating.validate(files) else 0)


@main.command()
@click.argument("sparql", required=False)
@click.option("--file", "file", type=_PATHS, help="A file with the query.")
@click.option("--name", help="A query of the cookbook in ontology/queries.")
@click.option("--output", type=_PATHS, help="The output folder.  [default: output]")
@click.option(
    "--format", "style", default="table", type=click.Choice(["table", "csv", "json", "ttl"])
)
def query(
    sparql: str | None, file: Path | None, name: str | None, output: Path | None, style: str
) -> None:
    """Query the latest release; the prefixes of the ontology are known.

    Example: beleidsgraaf query 'SELECT ?d ?t { ?d a bg:PolicyDocument ; dcterms:title ?t }'
    """
    from pipeline.cli import querying

    if sum(item is not None for item in (sparql, file, name)) != 1:
        raise click.UsageError("give a query, or --file, or --name")
    querying.query(sparql=sparql, file=file, name=name, output=output, style=style)


@main.command()
@click.option("--output", type=_PATHS, help="The output folder.  [default: output]")
@click.option("--version", default="", help="A release.  [default: the latest]")
def verify(output: Path | None, version: str) -> None:
    """Check a release on disk: checksums, manifest, digest, delta, feeds; exit code 3 when wrong.

    Example: beleidsgraaf verify --output output
    """
    from pipeline import publication
    from pipeline.settings import from_environment

    wrong = False
    for check in publication.audit(output or from_environment().output, version):
        wrong = wrong or bool(check.wrong)
        click.echo(f"{'wrong' if check.wrong else 'ok':6} {check.name}: {check.found}")
        for line in check.wrong:
            click.echo(f"       {line}")
    sys.exit(_BLOCKED if wrong else 0)


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--output", type=_PATHS, help="The output folder.  [default: output]")
def serve(host: str, port: int, output: Path | None) -> None:
    """Serve the latest release: SPARQL, a page for each thing, downloads. Read-only.

    Example: beleidsgraaf serve --port 8000
    """
    from pipeline.server import app
    from pipeline.settings import from_environment

    settings = from_environment()
    click.echo(f"http://{host}:{port}/  (stop with Ctrl-C)", err=True)
    app.serve(output or settings.output, settings.base_iri, host, port)


@main.command()
@click.option("--output", type=_PATHS, help="The output folder.  [default: output]")
def replicate(output: Path | None) -> None:
    """Copy the releases to the stores that the settings name; what stands there is not sent again.

    Example: BELEIDSGRAAF_OBJECT_STORE=s3://bucket/prefix beleidsgraaf replicate
    """
    from pipeline.cli import replicating

    replicating.replicate(output)


@main.group()
def authorities() -> None:
    """Check, refresh and report on what is known beforehand: organisations and acts."""


@authorities.command("check")
@click.option("--data", type=_PATHS, help="Folder of tables.  [default: those that ship]")
def authorities_check(data: Path | None) -> None:
    """Find duplicates, broken identifiers and missing sources; exit code 3 when there are any.

    Example: beleidsgraaf authorities check
    """
    from pipeline.cli import authorities as command

    sys.exit(_BLOCKED if command.check(data or command.DATA) else 0)


@authorities.command("refresh")
@click.option("--from", "snapshots", required=True, type=_PATHS, help="Folder of snapshots.")
@click.option("--data", type=_PATHS, help="Folder of tables.  [default: those that ship]")
@click.option("--write", is_flag=True, help="Keep the changes; without it they are only shown.")
def authorities_refresh(snapshots: Path, data: Path | None, *, write: bool) -> None:
    """Make the tables that registers give again from downloaded files; reads no network.

    Example: beleidsgraaf authorities refresh --from snapshots
    """
    from pipeline.cli import authorities as command

    command.refresh_from(snapshots, data or command.DATA, write=write)


@authorities.command("report")
@click.argument("paths", nargs=-1, required=True, type=_PATHS)
def authorities_report(paths: tuple[Path, ...]) -> None:
    """Say what organisations and acts of documents were linked to, as Markdown tables.

    Example: beleidsgraaf authorities report samples
    """
    from pipeline.cli import linked_report

    linked_report.report(paths)


main.add_command(review)
