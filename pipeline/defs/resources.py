"""What the assets are given: the settings of a run and the place of its files."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import dagster as dg
from pydantic import Field

from pipeline.defs import versions
from pipeline.defs.workshop import Workshop
from pipeline.errors import ConfigurationError
from pipeline.model import Run
from pipeline.settings import Settings, from_environment

_AS_OF = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:T(\d\d):?(\d\d)(?::?(\d\d))?Z?)?$")


class Pipeline(dg.ConfigurableResource):  # type: ignore[type-arg]
    """Overrides of the settings for one run; what is empty comes from the environment."""

    inputs: list[str] = Field(default_factory=list)
    output: str = ""
    as_of: str = ""
    workers: int = 0
    patient: bool = True  # try a store that does not answer again after minutes

    def settings(self) -> Settings:
        """The settings of this run."""
        base = from_environment()
        return replace(
            base,
            inputs=tuple(Path(item) for item in self.inputs) or base.inputs,
            output=Path(self.output) if self.output else base.output,
            workers=self.workers or base.workers,
        )

    def begin(self, tags: Mapping[str, str]) -> Run:
        """The run with these tags that begins now, or at the moment that `as_of` fixes."""
        settings = self.settings()
        moment = parse_as_of(self.as_of) if self.as_of else datetime.now(UTC)
        return Run(
            version=moment.strftime("%Y%m%dT%H%M%SZ"),
            as_of=moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
            software=versions.software(),
            configuration=versions.configuration_of(settings),
            model=versions.model_version(settings.model),
            authorities=versions.authority_versions(),
            started_by=versions.starter(tags, settings.started_by),
        )

    def workshop(self, run_id: str) -> Workshop:
        """The files of a run; a run that did not read documents goes on with the newest intake."""
        root = self.settings().output / ".work"
        return Workshop(root=root, run_id=run_id)


def parse_as_of(text: str) -> datetime:
    """A moment in UTC: "2026-11-20", "2026-11-20T02:00:00Z" or "20261120T020000Z".

    Raises `ConfigurationError`.
    """
    found = _AS_OF.match(text.strip())
    try:
        if found:
            return datetime(*(int(part or 0) for part in found.groups()), tzinfo=UTC)  # type: ignore[misc,arg-type]
    except ValueError:
        pass
    raise ConfigurationError(
        "--as-of", f"must be a UTC time such as 2026-11-20T02:00:00Z, not {text!r}"
    )
