"""The commands of `review`: arguments only; `reviewing` does the work."""

# ruff: noqa: PLC0415 - --help must answer without the heavy libraries

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

_PATHS = click.Path(path_type=Path)
_Command = Callable[..., Any]


@click.group()
def review() -> None:
    """Decide on what is doubtful; decisions are followed by every later run.

    They stand in `decisions.jsonl` (BELEIDSGRAAF_DECISIONS), one a line: keep it under version
    control.

    Example: beleidsgraaf review list
    """


def _signed(command: _Command) -> _Command:
    """The options of every decision: who, why and, if it must be known, when."""
    for option in (
        click.option("--output", type=_PATHS, help="The output folder.  [default: output]"),
        click.option("--on", help="The day, as 2026-11-21."),
        click.option("--why", required=True, help="Why; it is published."),
        click.option("--by", required=True, help="Who decides; it is published."),
    ):
        command = option(command)
    return command


@review.command("list")
@click.option("--output", type=_PATHS, help="The output folder.  [default: output]")
@click.option(
    "--why", default="", type=click.Choice(["", "ambiguous", "unresolved", "uncertain"]),
    help="Only these.",
)  # fmt: skip
@click.option("--document", default="", help="Only of the document with this key.")
@click.option("--below", default=0.6, show_default=True, help="Uncertain: confidence below this.")
@click.option("--often", default=3, show_default=True, help="Unresolved: named this often.")
@click.option("--most", default=50, show_default=True, help="How many to show.")
@click.option("--json", "as_json", is_flag=True, help="For machines.")
def list_(  # noqa: PLR0913, PLR0917 - one argument for each option
    output: Path | None,
    why: str,
    document: str,
    below: float,
    often: int,
    most: int,
    as_json: bool,  # noqa: FBT001 - click passes it by name
) -> None:
    """Show what the last run left in doubt: ambiguous, unresolved but frequent, uncertain.

    Example: beleidsgraaf review list --why ambiguous --most 20
    """
    from pipeline.cli import reviewing

    reviewing.show(
        output, why=why, document=document, below=below, often=often, most=most, as_json=as_json
    )


@review.command()
@click.argument("mention")
@_signed
def accept(mention: str, **signed: Any) -> None:
    """Say that a mention and its entity are right.

    Example: beleidsgraaf review accept advies-organisation-1f2e3d4c5b --by redactie --why gelezen
    """
    _decide("accept", signed, mention=mention)


@review.command()
@click.argument("mention")
@_signed
def reject(mention: str, **signed: Any) -> None:
    """Say that a place is no mention; it is published no more.

    Example: beleidsgraaf review reject advies-target-1f2e3d4c5b --by redactie --why "een prognose"
    """
    _decide("reject", signed, mention=mention)


@review.command()
@click.argument("mention")
@click.option("--entity", default="", help="The entity it means, as organisation/serv.")
@click.option("--label", default="", help="The name of an entity that no authority knows.")
@click.option("--quote", default="", help="Its right words, at the same place.")
@click.option(
    "--type", default="", type=click.Choice(["", "organisation", "instrument", "reference"]),
    help="Its right type.",
)  # fmt: skip
@click.option("--kind", default="", help="With --type: the kind of instrument or reference.")
@_signed
def correct(mention: str, **options: Any) -> None:
    """Give a mention its right entity, words or type.

    Example: beleidsgraaf review correct advies-organisation-1f2e3d4c5b
    --entity organisation/raad-van-state --by redactie --why "de Raad van State is bedoeld"
    """
    fields = {name: options.pop(name) for name in ("entity", "label", "quote", "type", "kind")}
    _decide("correct", options, mention=mention, **fields)


@review.command()
@click.argument("entity")
@click.argument("into")
@click.option("--label", default="", help="The name of the entity that stays.")
@_signed
def merge(entity: str, into: str, label: str, **signed: Any) -> None:
    """Say that two entities are one: ENTITY disappears INTO the other, in every document.

    Example: beleidsgraaf review merge organisation/vlaamse-havens organisation/havencommissie
    --by redactie --why "één orgaan, twee namen"
    """
    _decide("merge", signed, entity=entity, into=into, label=label)


@review.command()
@click.argument("entity")
@click.argument("into")
@click.argument("mentions", nargs=-1, required=True)
@click.option("--label", default="", help="The name of the new entity.")
@_signed
def split(entity: str, into: str, mentions: tuple[str, ...], label: str, **signed: Any) -> None:
    """Say that MENTIONS of an ENTITY mean another one: they move INTO it.

    Example: beleidsgraaf review split organisation/raad organisation/raad-van-state
    advies-organisation-1f2e3d4c5b --by redactie --why "twee raden"
    """
    for mention in mentions:
        _decide("split", signed, mention=mention, entity=entity, into=into, label=label)


def _decide(action: str, signed: dict[str, Any], **fields: str) -> None:
    from pipeline.cli import reviewing
    from pipeline.model import Decision

    by, why, on = signed["by"], signed["why"], signed["on"]
    decision = Decision(action=action, by=by, why=why, on=on or None, **fields)
    reviewing.decide(decision, signed["output"])
