"""Where the ontology and the shapes stand: beside the package, in the checkout."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

from pipeline.errors import ConfigurationError


def ontology() -> Path:
    """The folder of the ontology, the code lists and the JSON-LD context."""
    return _beside("ontology")


def shapes() -> Path:
    """The folder of the SHACL shapes."""
    return _beside("shapes")


def context() -> dict[str, Any]:
    """The JSON-LD context, as the file holds it."""
    made: dict[str, Any] = json.loads((ontology() / "context.jsonld").read_text(encoding="utf-8"))
    return made


def _beside(name: str) -> Path:
    folder = Path(str(files("pipeline"))).parent / name
    if not folder.is_dir():
        raise ConfigurationError(
            name, f"{folder} is missing; work from a checkout (pip install -e .)"
        )
    return folder
