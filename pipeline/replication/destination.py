"""Where releases are copied to: any number of places, each brought up to the latest release."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pipeline.errors import ReplicationError
from pipeline.replication.published import Published


@dataclass(frozen=True, slots=True, kw_only=True)
class Replica:
    """What it took to bring one place up to the latest release."""

    place: str
    version: str
    sent: int  # objects or graphs
    bytes: int  # of what was sent
    there: int  # objects or graphs that stood there already
    removed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """One place that the settings name."""

    place: str  # its address, as people see it
    bring: Callable[[Published], Replica]  # raises `ReplicationError`


def bring_all(published: Published, destinations: Iterable[Destination]) -> tuple[Replica, ...]:
    """Bring every place up to date, one after the other; each is tried, also after one failed.

    Raises `ReplicationError` that names every place that failed.
    """
    done: list[Replica] = []
    failed: list[ReplicationError] = []
    for destination in destinations:
        try:
            done.append(destination.bring(published))
        except ReplicationError as error:
            failed.append(error)
    if len(failed) > 1:
        places = " and ".join(error.place for error in failed)
        reasons = "; ".join(error.reason for error in failed)
        passing = any(error.passing for error in failed)
        raise ReplicationError(places, published.version, reasons, passing=passing)
    if failed:
        raise failed[0]
    return tuple(done)
