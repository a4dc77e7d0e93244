"""When the job runs: every night, and when a file arrives in the inbox."""

import hashlib
from pathlib import Path

import dagster as dg

from pipeline.settings import from_environment

publish_job = dg.define_asset_job(
    "publish",
    selection=dg.AssetSelection.all(),
    description="Documents in, a validated release out.",
    executor_def=dg.in_process_executor,
)

nightly = dg.ScheduleDefinition(
    name="nightly",
    job=publish_job,
    cron_schedule="0 2 * * *",
    execution_timezone="Europe/Brussels",
    default_status=dg.DefaultScheduleStatus.RUNNING,
    description="Every night at two, Brussels time.",
)


@dg.sensor(
    job=publish_job,
    minimum_interval_seconds=60,
    default_status=dg.DefaultSensorStatus.RUNNING,
)
def inbox(context: dg.SensorEvaluationContext) -> dg.SensorResult | dg.SkipReason:
    """Runs the job on the inbox and the usual inputs when the files of the inbox have changed."""
    settings = from_environment()
    state = state_of(settings.inbox)
    if not state:
        return dg.SkipReason(f"no documents in {settings.inbox}")
    if state == context.cursor:
        return dg.SkipReason("nothing new in the inbox")
    inputs = [str(path) for path in (*settings.inputs, settings.inbox)]
    request = dg.RunRequest(
        run_key=state,
        run_config=dg.RunConfig(resources={"pipeline": {"config": {"inputs": inputs}}}),
    )
    return dg.SensorResult(run_requests=[request], cursor=state)


def state_of(folder: Path) -> str:
    """What stands for the files in a folder: names, sizes and times; empty without any."""
    if not folder.is_dir():
        return ""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    facts = [(str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in files]
    return hashlib.sha256(repr(facts).encode()).hexdigest() if facts else ""
