"""`review`: what the last run left in doubt; decisions written to the file that is replayed."""

import json
import sys
from dataclasses import asdict, replace
from pathlib import Path

from rich.table import Table

from pipeline.cli.console import wide_console
from pipeline.defs import stages
from pipeline.defs.workshop import Workshop
from pipeline.errors import ConfigurationError
from pipeline.linking.decisions import line_of, load, save, with_decision
from pipeline.linking.doubts import doubts
from pipeline.linking.linked import Linked, pair
from pipeline.linking.replay import key_of
from pipeline.model import Decision, Mention
from pipeline.settings import from_environment


def show(  # noqa: PLR0913 - one argument for each option of the command
    output: Path | None, *, why: str, document: str, below: float, often: int, most: int,
    as_json: bool,
) -> None:  # fmt: skip
    """Print what is doubtful."""
    decisions = load(from_environment().decisions)
    found = [
        one
        for one in doubts(_last_run(output), decisions, below=below, often=often)
        if why in {"", one.why} and document in {"", one.document}
    ]
    if as_json:
        json.dump([asdict(one) for one in found[:most]], sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
        return
    table = Table("why")
    table.add_column("mention", overflow="fold")  # whole: it is what the other commands are given
    for name in ("words", "entity", "times", "conf.", "candidates or reason"):
        table.add_column(name)
    for one in found[:most]:
        last = ", ".join(one.candidates) or one.reason
        row = (one.why, one.mention, one.words, one.entity, str(one.times))
        table.add_row(*row, f"{one.confidence:.2f}", last)
    console = wide_console()
    console.print(table)
    console.print(f"{min(most, len(found))} of {len(found)}")


def decide(decision: Decision, output: Path | None) -> None:
    """Write a decision; about a mention of the last run, with its document and words."""
    settings = from_environment()
    whole = decision
    if decision.mention:
        document, mention, entity = _find(key_of(decision.mention), output)
        whole = replace(
            decision,
            mention=key_of(mention.id),
            document=document,
            words=mention.reading,
            entity=decision.entity or (entity if decision.action == "accept" else ""),
        )
    save(settings.decisions, with_decision(load(settings.decisions), whole))
    sys.stdout.write(f"{line_of(whole)}\n")
    sys.stderr.write(f"written to {settings.decisions}; the next run follows it\n")


def _find(key: str, output: Path | None) -> tuple[str, Mention, str]:
    """A mention of the last run, with its document and entity."""
    for one in _last_run(output):
        for mention, link in one.pairs:
            if key_of(mention.id) == key:
                return one.document.id, mention, link.uri.partition("/id/")[2]
    raise ConfigurationError(
        "mention", f"the last run found no {key}; see `beleidsgraaf review list`"
    )


def _last_run(output: Path | None) -> list[Linked]:
    """The documents of the last run as they were before review."""
    root = (output or from_environment().output) / ".work"
    workshop = Workshop(root=root, run_id="")
    return [
        pair(
            stages.document_of(workshop, item),
            stages.mentions_of(workshop, item),
            stages.links_of(workshop, item),
        )
        for item in workshop.intake().items
        if workshop.has("links", item)
    ]
