"""How a release is made again: what went in, by hash, and the command; no place of a machine."""

import hashlib
import shlex
from dataclasses import fields
from pathlib import Path

from pipeline.defs import versions
from pipeline.defs.workshop import Intake
from pipeline.model import Input, Run
from pipeline.settings import Settings

_TEXTS = (
    "base_iri",
    "max_bytes",
    "publisher",
    "publisher_name",
    "participant",
    "connector",
    "contact",
)
"""Settings that a release depends on and that are no place of a machine."""


def inputs_of(intake: Intake, settings: Settings) -> tuple[Input, ...]:
    """Every file that the run read, in order; the decisions of review last, when there are any."""
    found = sorted(intake.inputs, key=lambda item: (item.source, item.path))
    decisions = settings.decisions
    if decisions.is_file():
        digest = hashlib.sha256(decisions.read_bytes()).hexdigest()
        found.append(Input(source="review", path=decisions.name, sha256=digest))
    return tuple(found)


def replay_of(run: Run, settings: Settings) -> str:
    """The command, for a folder in which the inputs stand under their own names.

    Settings that differ from the defaults stand before it. What it needs besides, the software and
    the content of the inputs, is stated by version and by hash.
    """
    default = {field.name: field.default for field in fields(Settings)}
    chosen = {name: str(getattr(settings, name)) for name in _TEXTS}
    chosen = {name: text for name, text in chosen.items() if text != str(default[name])}
    if settings.decisions.is_file() and settings.decisions.name != str(default["decisions"]):
        chosen["decisions"] = settings.decisions.name
    if settings.model:
        chosen["model"] = Path(settings.model).name
    if run.started_by not in versions.COMMAND_LINE.values():
        chosen["started_by"] = run.started_by
    words = [f"BELEIDSGRAAF_{name.upper()}={shlex.quote(text)}" for name, text in chosen.items()]
    inputs = [shlex.quote(_name(path)) for path in settings.inputs]
    return " ".join([*words, "beleidsgraaf run", *inputs, "--as-of", run.as_of])


def _name(given: Path) -> str:
    """An input without the way to it; a file with its folder, after which its source is called."""
    path = given.resolve()
    return path.name if path.is_dir() else f"{path.parent.name}/{path.name}"
