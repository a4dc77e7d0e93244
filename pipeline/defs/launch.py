"""The job in this process, for the command line: the same assets and checks as every night."""

import json
import sqlite3
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import dagster as dg
from dagster._core.errors import DagsterAssetCheckFailedError

from pipeline import disk
from pipeline.defs.code_location import defs
from pipeline.defs.publishing import limits_of
from pipeline.defs.release_content import held_back
from pipeline.defs.replicating import destinations_of
from pipeline.defs.resources import Pipeline, parse_as_of
from pipeline.defs.versions import COMMAND_LINE
from pipeline.errors import DiskError, PipelineError, ReleaseHeld, ReplicationError
from pipeline.model import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a run came to."""

    output: Path
    path: Path | None  # of the release
    manifest: Mapping[str, Any] | None  # of the release; None when nothing was published
    quarantine: tuple[Finding, ...]
    remarks: int
    blocked: bool  # something was held back
    reasons: tuple[str, ...] = ()  # why the guard held the whole release back
    trouble: ReplicationError | None = None  # a store elsewhere that did not get the release


def launch(
    *, inputs: Sequence[Path], output: Path | None, as_of: str, workers: int | None
) -> Outcome:
    """Materialise all assets once. Raises `PipelineError` for trouble that is not the data's."""
    if as_of:
        parse_as_of(as_of)
    resource = Pipeline(
        inputs=[str(path) for path in inputs],
        output=str(output or ""),
        as_of=as_of,
        workers=workers or 0,
        patient=False,
    )
    settings = resource.settings()
    tuple(destinations_of(settings))  # what cannot be followed is said at once
    limits_of(settings)
    disk.folder(settings.output)
    scratch = _scratch()
    try:
        with disk.watched(scratch):
            return _execute(resource)
    except Exception as error:
        own = _own(error, scratch)
        if own is error:
            raise
        raise own from error


def _execute(resource: Pipeline) -> Outcome:
    quiet = {"telemetry": {"enabled": False}}  # a nightly run of an administration calls nobody
    with (
        tempfile.TemporaryDirectory() as home,
        dg.DagsterInstance.local_temp(home, overrides=quiet) as instance,
    ):
        try:
            result = defs.resolve_job_def("publish").execute_in_process(
                instance=instance,
                resources={"pipeline": resource},
                tags=COMMAND_LINE,
                run_config={"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}},
            )
        except DagsterAssetCheckFailedError:
            return _outcome(resource, instance.get_runs(limit=1)[0].run_id, published=False)
        except ReleaseHeld as error:  # Dagster hands on what an asset raised
            run_id = instance.get_runs(limit=1)[0].run_id
            return _outcome(resource, run_id, published=False, reasons=error.reasons)
        except dg.Failure as error:
            if not isinstance(error.__cause__, ReplicationError):
                raise
            run_id = instance.get_runs(limit=1)[0].run_id
            return _outcome(resource, run_id, published=True, trouble=error.__cause__)
        return _outcome(resource, result.run_id, published=True)


def _scratch() -> Path:
    """Where Dagster keeps its notes of the run. Raises `DiskError` where nothing can be written."""
    try:
        return Path(tempfile.gettempdir())
    except FileNotFoundError as error:
        raise DiskError("temporary folder", "no room in any (see TMPDIR)") from error


def _own(error: BaseException, scratch: Path) -> BaseException:
    """The error of ours behind one of Dagster's, or that one itself.

    Dagster raises errors that were the context of each other before, so the chain may be a ring.
    """
    cause: BaseException | None = error
    seen: set[int] = set()
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        if isinstance(cause, PipelineError):
            return cause
        if isinstance(cause, sqlite3.OperationalError) and "disk" in str(cause):
            return DiskError(str(scratch), str(cause))
        cause = cause.__cause__ or cause.__context__
    return error


def _outcome(
    resource: Pipeline,
    run_id: str,
    *,
    published: bool,
    reasons: tuple[str, ...] = (),
    trouble: ReplicationError | None = None,
) -> Outcome:
    settings = resource.settings()
    intake = resource.workshop(run_id).intake()
    held = held_back(resource.workshop(run_id), intake)
    path = settings.output / "releases" / intake.run.version if published else None
    return Outcome(
        output=settings.output,
        path=path,
        manifest=json.loads((path / "manifest.json").read_text("utf-8")) if path else None,
        quarantine=held,
        remarks=len((path / "findings.jsonl").read_text("utf-8").splitlines()) if path else 0,
        blocked=bool(held) or not published,
        reasons=reasons,
        trouble=trouble,
    )
