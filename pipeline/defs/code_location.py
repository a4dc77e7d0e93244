"""Everything Dagster knows of: the assets, checks, job, schedule and sensor."""

import dagster as dg

from pipeline.defs import assets, checks, schedules
from pipeline.defs.resources import Pipeline

defs = dg.Definitions(
    assets=dg.load_assets_from_modules([assets]),
    asset_checks=dg.load_asset_checks_from_modules([checks]),
    jobs=[schedules.publish_job],
    schedules=[schedules.nightly],
    sensors=[schedules.inbox],
    resources={"pipeline": Pipeline()},
)
