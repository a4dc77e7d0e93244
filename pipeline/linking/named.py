"""An entity that a person names by kind and key, as a link knows it."""

from dataclasses import dataclass

from pipeline import uris
from pipeline.authorities import acts, instruments, organisations


@dataclass(frozen=True, slots=True)
class Named:
    """An entity by its IRI, its row where an authority has one, and its label."""

    uri: str
    key: str | None
    label: str


def named(entity: str, base: str, label: str) -> Named:
    """The entity "organisation/serv"; `label` is for one that no authority knows."""
    kind, _, key = entity.partition("/")
    uri = str(uris.thing(base, kind, key))
    if kind == "organisation" and key in organisations.load():
        return Named(uri, key, organisations.load()[key].label)
    if kind == "instrument" and key in instruments.load():
        return Named(uri, key, instruments.load()[key].label)
    if kind == "work" and f"be:{key}" in acts.load():
        return Named(uri, f"be:{key}", acts.load()[f"be:{key}"].title)
    return Named(uri, None, label)
