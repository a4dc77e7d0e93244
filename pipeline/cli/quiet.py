"""Dagster's own log lines belong in its UI, not on a person's terminal."""

import logging
import warnings


def quiet_dagster() -> None:
    """Leave only errors of Dagster on standard error."""
    warnings.filterwarnings("ignore", module="dagster")
    for name in ("dagster", "dagster._utils"):
        logging.getLogger(name).setLevel(logging.ERROR)
