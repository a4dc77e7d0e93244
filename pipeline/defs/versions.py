"""What a run is made with and who began it: versions that follow from content, from no machine.

The configuration stands for all that can change an output. The other versions are those that the
data state; see docs/decisions/0007.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from pipeline import __version__, repository
from pipeline.settings import Settings

_STARTED = "beleidsgraaf/started"
COMMAND_LINE = {_STARTED: "command line"}
"""The tags of a run that the command line starts."""

_DATA = Path(str(files("pipeline"))) / "data"
_TABLES = {"acts": "acts_*.csv", "instruments": "instrument*.csv", "organisations": "organ*.csv"}
_STARTERS = {"dagster/schedule_name": "schedule", "dagster/sensor_name": "sensor"}


def software() -> str:
    """The name and version that stand in the data."""
    return f"beleidsgraaf {__version__}"


def configuration_of(settings: Settings) -> str:
    """What can change an output besides the document: code, data, shapes, ontology, settings."""
    hashed = hashlib.sha256()
    for root in (_DATA.parent, repository.ontology(), repository.shapes()):
        paths = (path for path in root.rglob("*") if path.is_file())
        _add(hashed, paths, root.parent)
    hashed.update(f"{settings.base_iri}\0{model_version(settings.model)}".encode())
    return hashed.hexdigest()


def model_version(model: str | None) -> str:
    """The name, version and content hash of the model that a setting names.

    The same model gives the same version wherever it stands; without one it is "none".
    """
    folder = _DATA / "model" if model is None else _folder_of(model)
    if folder is None:
        return str(model)
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    paths = (path for path in folder.rglob("*") if path.is_file() and path.name != "README.md")
    return f"{meta['lang']}_{meta['name']} {meta['version']} {_digest(paths, folder)}"


def authority_versions() -> tuple[str, ...]:
    """What each kind of table of known things held: "acts 5b1c…", "instruments …"."""
    return tuple(
        f"{name} {_digest(_DATA.glob(pattern), _DATA)}" for name, pattern in _TABLES.items()
    )


def starter(tags: Mapping[str, str], name: str) -> str:
    """Who started a run: `name` where it is set, else what its tags say; no machine, no account.

    >>> starter({"dagster/schedule_name": "nightly"}, "")
    'schedule nightly'
    """
    if name:
        return name
    for tag, kind in _STARTERS.items():
        if tag in tags:
            return f"{kind} {tags[tag]}"
    return tags.get(_STARTED, "Dagster")


def _folder_of(model: str) -> Path | None:
    """Where a spaCy pipeline stands that is named by its folder or package."""
    if (Path(model) / "meta.json").is_file():
        return Path(model)
    found = find_spec(model) if model.isidentifier() else None
    places = [Path(place) for place in (found and found.submodule_search_locations) or ()]
    return next((place for place in places if (place / "meta.json").is_file()), None)


def _digest(paths: Iterable[Path], root: Path) -> str:
    hashed = hashlib.sha256()
    _add(hashed, paths, root)
    return hashed.hexdigest()[:10]


def _add(hashed: "hashlib._Hash", paths: Iterable[Path], root: Path) -> None:
    for path in sorted(paths):
        if "__pycache__" not in path.parts:
            hashed.update(f"{path.relative_to(root).as_posix()}\0".encode())
            hashed.update(path.read_bytes())
