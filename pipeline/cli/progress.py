"""How far each stage is: a bar on a terminal, plain lines elsewhere; both on standard error."""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

_STAGES = {
    "documents": "reading",
    "mentions": "extracting",
    "links": "linking",
    "graphs": "mapping",
    "findings": "validating",
    "release": "publishing",
    "replicas": "copying",
}


@contextmanager
def progress() -> Iterator[None]:
    """Show how far each stage is while the body works."""
    logger = logging.getLogger("beleidsgraaf.progress")
    logger.setLevel(logging.INFO)
    logger.propagate = False
    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    if console.is_terminal:
        with Progress(*columns, console=console) as bars:
            logger.handlers = [_Bar(bars)]
            yield
    else:
        logger.handlers = [_Lines()]
        yield


class _Lines(logging.Handler):
    """A plain line for each document that a stage finished."""

    def emit(self, record: logging.LogRecord) -> None:
        stage = _STAGES.get(record.__dict__["stage"], record.__dict__["stage"])
        place = f"{record.__dict__['number']}/{record.__dict__['total']}"
        print(f"{stage} {place} {record.getMessage()}", file=sys.stderr, flush=True)  # noqa: T201


class _Bar(logging.Handler):
    """A bar for each stage."""

    def __init__(self, progress: Progress) -> None:
        super().__init__()
        self._progress = progress
        self._tasks: dict[str, object] = {}

    def emit(self, record: logging.LogRecord) -> None:
        stage, total = record.__dict__["stage"], record.__dict__["total"]
        if stage not in self._tasks:
            self._tasks[stage] = self._progress.add_task(_STAGES.get(stage, stage), total=total)
        self._progress.update(self._tasks[stage], completed=record.__dict__["number"])  # type: ignore[arg-type]
