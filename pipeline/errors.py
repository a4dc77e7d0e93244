"""What can go wrong with the program or the world; trouble with the data is a `Finding` instead.

PipelineError
  ├─ SourceError(source, reason)        a place to read from did not answer as promised
  ├─ FormatError(document, reason)      bytes that are not what they claim to be
  ├─ InvalidIdentifier(kind, value)     not an ELI, CELEX number, OVO code, KBO number …
  ├─ ConfigurationError(setting, reason)
  ├─ ReleaseError(version, reason)      a release that cannot be written or read
  │    └─ ReleaseHeld(version, reasons)   one that breaks the limits of the guard
  ├─ DiskError(path, reason)            a disk that is full, read-only or broken
  └─ ReplicationError(place, version, reason)   a release that did not get to a store elsewhere
"""


class PipelineError(Exception):
    """Any trouble the command line reports in one line and exit code 1."""


class SourceError(PipelineError):
    """A file, folder or address could not be read."""

    def __init__(self, source: str, reason: str) -> None:
        """Name the source and say what it did."""
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason


class FormatError(PipelineError):
    """The bytes of one document cannot be read; the document goes to quarantine."""

    def __init__(self, document: str, reason: str) -> None:
        """Name the document and the reason."""
        super().__init__(f"{document}: {reason}")
        self.document = document
        self.reason = reason


class InvalidIdentifier(PipelineError):
    """A string that does not follow the rules of the identifier it claims to be."""

    def __init__(self, kind: str, value: str) -> None:
        """Name the kind of identifier and show the value."""
        super().__init__(f"not a valid {kind}: {value!r}")
        self.kind = kind
        self.value = value


class ConfigurationError(PipelineError):
    """A setting or argument that cannot be followed."""

    def __init__(self, setting: str, reason: str) -> None:
        """Name the setting and what it must be."""
        super().__init__(f"{setting}: {reason}")
        self.setting = setting
        self.reason = reason


class ReleaseError(PipelineError):
    """A release is missing, damaged, or would change what was published before."""

    def __init__(self, version: str, reason: str) -> None:
        """Name the release and the reason."""
        super().__init__(f"release {version}: {reason}")
        self.version = version
        self.reason = reason


class ReleaseHeld(ReleaseError):
    """A release that does not hold what it must; the last good one stays."""

    def __init__(self, version: str, reasons: tuple[str, ...]) -> None:
        """Name the release and every reason."""
        super().__init__(version, f"held back: {'; '.join(reasons)}")
        self.reasons = reasons


class DiskError(PipelineError):
    """A place on disk that cannot be written."""

    def __init__(self, path: str, reason: str) -> None:
        """Name the place and what the system said."""
        super().__init__(path, reason)  # both, so that it passes from one process to another
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        """What went wrong and what to do."""
        return f"{self.path}: {self.reason}; the last good release stays, mend this and run again"


class ReplicationError(PipelineError):
    """A store elsewhere that could not be brought up to the latest release."""

    def __init__(self, place: str, version: str, reason: str, *, passing: bool = True) -> None:
        """Name the store, the release and the reason; `passing` trouble may be gone next time."""
        super().__init__(
            f"{place}: release {version} not copied: {reason}; "
            "here it is published, and the next run resumes the copy"
        )
        self.place = place
        self.version = version
        self.reason = reason
        self.passing = passing
