"""One frozen value for all that can be set; the rim reads it once and passes it on."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.errors import ConfigurationError

BASE_IRI = "https://data.beleidsgraaf.example"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a run is told from outside."""

    base_iri: str = BASE_IRI
    inputs: tuple[Path, ...] = (Path("samples"),)
    inbox: Path = Path("inbox")  # watched by the Dagster sensor
    output: Path = Path("output")
    workers: int = 2
    max_bytes: int = 40_000_000  # a larger file goes to quarantine
    decisions: Path = Path("decisions.jsonl")  # of review, under version control
    publisher: str = ""  # IRI of who publishes; empty: one below the base IRI
    publisher_name: str = "Beleidsgraaf"
    participant: str = ""  # how a data space knows the publisher; empty: its IRI
    connector: str = ""  # endpoint of a data-space connector; empty: the server itself
    keep: int = 0  # releases that stay, besides one a month; 0 keeps all
    guard: Path | None = None  # JSON file: what a release must hold; see docs/publication.md
    started_by: str = ""  # a name for who starts runs; empty: command line, schedule or sensor
    contact: str = ""  # e-mail address in the catalogue; empty: the home page
    object_store: str = ""  # URL of a store that releases are copied to; empty: none
    graph_store: str = ""  # Graph Store endpoint of a triple store to bring releases to
    graph_store_user: str = ""
    graph_store_password: str = field(default="", repr=False)
    model: str | None = None  # a spaCy pipeline to take instead of the one that ships


def from_environment(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings, each overridden by `BELEIDSGRAAF_<NAME>` where that is set.

    Raises `ConfigurationError` for a value that cannot be read.
    """
    default = Settings()
    text = {
        name: environment.get(f"BELEIDSGRAAF_{name.upper()}")
        for name in Settings.__dataclass_fields__
    }
    base = text["base_iri"] or default.base_iri
    if not base.startswith(("http://", "https://")) or base.endswith(("/", "#")):
        raise ConfigurationError(
            "BELEIDSGRAAF_BASE_IRI", "must be http(s) and end in neither / nor #"
        )
    return Settings(
        base_iri=base,
        inputs=tuple(Path(part) for part in text["inputs"].split(os.pathsep))
        if text["inputs"]
        else default.inputs,
        inbox=Path(text["inbox"]) if text["inbox"] else default.inbox,
        output=Path(text["output"]) if text["output"] else default.output,
        workers=_positive("workers", text["workers"], default.workers),
        max_bytes=_positive("max_bytes", text["max_bytes"], default.max_bytes),
        decisions=Path(text["decisions"]) if text["decisions"] else default.decisions,
        publisher=text["publisher"] or default.publisher,
        publisher_name=text["publisher_name"] or default.publisher_name,
        participant=text["participant"] or default.participant,
        connector=text["connector"] or default.connector,
        keep=_positive("keep", text["keep"], default.keep),
        guard=Path(text["guard"]) if text["guard"] else default.guard,
        started_by=text["started_by"] or default.started_by,
        contact=text["contact"] or default.contact,
        object_store=text["object_store"] or default.object_store,
        graph_store=text["graph_store"] or default.graph_store,
        graph_store_user=text["graph_store_user"] or default.graph_store_user,
        graph_store_password=text["graph_store_password"] or default.graph_store_password,
        model=text["model"] or default.model,
    )


def _positive(name: str, text: str | None, default: int) -> int:
    if text is None:
        return default
    if not text.isdigit() or int(text) < 1:
        raise ConfigurationError(
            f"BELEIDSGRAAF_{name.upper()}", f"must be a whole number from 1, not {text!r}"
        )
    return int(text)
