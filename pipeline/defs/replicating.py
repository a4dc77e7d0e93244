"""Which stores elsewhere the settings name, and bringing all of them up to the latest release."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from pipeline import publication
from pipeline.errors import ReleaseError, ReleaseHeld, ReplicationError
from pipeline.replication import (
    Access,
    Destination,
    Replica,
    bring_all,
    graph_store,
    object_store,
    published_in,
)
from pipeline.settings import Settings


def destinations_of(settings: Settings) -> Iterator[Destination]:
    """The stores elsewhere, by the settings. Raises `ConfigurationError`."""
    if settings.object_store:
        yield object_store.destination(settings.object_store, keep=settings.keep)
    if settings.graph_store:
        user, password = settings.graph_store_user, settings.graph_store_password
        access = Access(settings.graph_store, user, password)
        yield graph_store.destination(access, base=settings.base_iri)


def replicate(settings: Settings) -> tuple[Replica, ...]:
    """Bring every store elsewhere up to the latest release of the output folder.

    A new release may be published meanwhile; what is copied is the one that was the latest at the
    start. Raises `ReplicationError`, and `ReleaseError` when nothing is published.
    """
    destinations = tuple(destinations_of(settings))
    if not destinations:
        return ()
    with publication.locked(settings.output, "copying"):
        with publication.locked(settings.output):
            published = published_in(settings.output)
        return bring_all(published, destinations)


@contextmanager
def told_elsewhere(settings: Settings) -> Iterator[None]:
    """Where the release is held back, the stores elsewhere get the reason too.

    One that cannot be reached gets it with the next copy; what is told here is the breach.
    """
    try:
        yield
    except ReleaseHeld:
        with suppress(ReplicationError, ReleaseError):
            replicate(settings)
        raise
