"""What the release asset needs besides the content: the publisher, and the figures of quality."""

from pipeline import repository
from pipeline.publication import Identity, Limits, read_limits
from pipeline.settings import Settings


def identity_of(settings: Settings) -> Identity:
    """Who publishes, by the settings."""
    return Identity(
        base_iri=settings.base_iri,
        publisher=settings.publisher,
        publisher_name=settings.publisher_name,
        participant=settings.participant,
        connector=settings.connector,
        contact=settings.contact,
    )


def limits_of(settings: Settings) -> Limits:
    """What a release must hold, by the file that the settings name."""
    return read_limits(settings.guard) if settings.guard else Limits()


def quality() -> str:
    """`docs/quality.ttl`, which `evaluate --report` writes; empty where it is not there."""
    path = repository.ontology().parent / "docs" / "quality.ttl"
    return path.read_text(encoding="utf-8") if path.is_file() else ""
