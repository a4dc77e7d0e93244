"""The sidecar of a document: a JSON file beside it that says what the document is."""

import json
from pathlib import Path

from pipeline.model import Finding, Severity
from pipeline.uris import slug

ENDING = ".meta.json"
KEYS = (
    "id", "title", "issued", "publisher", "kind", "language", "number", "addressee", "url",
)  # fmt: skip
_ALIASES = {"date": "issued"}


def read_sidecar(path: Path) -> tuple[dict[str, str], tuple[Finding, ...]]:
    """What the sidecar of the document at `path` says, and what is wrong with it.

    `advies.pdf.meta.json` counts before `advies.meta.json`. A sidecar that cannot be read says
    nothing; the document itself is read all the same.
    """
    for candidate in (path.with_name(path.name + ENDING), path.with_name(path.stem + ENDING)):
        if candidate.is_file():
            return _parsed(path.name, candidate)
    return {}, ()


def _parsed(document: str, path: Path) -> tuple[dict[str, str], tuple[Finding, ...]]:
    try:
        content = json.loads(path.read_bytes())
    except (OSError, UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        return {}, (_warning(document, path, "broken-sidecar", f"cannot be read: {error}"),)
    if not isinstance(content, dict):
        reason = 'must hold a JSON object such as {"title": "…"}'
        return {}, (_warning(document, path, "broken-sidecar", reason),)
    metadata: dict[str, str] = {}
    findings: list[Finding] = []
    for key, value in content.items():
        name = _ALIASES.get(key, key)
        if name not in KEYS:
            reason = f"unknown key {key!r} is left out; known keys: {', '.join(KEYS)}"
            findings.append(_warning(document, path, "unknown-sidecar-key", reason))
        elif isinstance(value, bool) or not isinstance(value, str | int):
            if value is not None:
                reason = f"the value of {key!r} must be text"
                findings.append(_warning(document, path, "broken-sidecar", reason))
        elif str(value).strip() and (name == key or name not in content):
            metadata[name] = " ".join(str(value).split())
    if "id" in metadata and metadata["id"] != slug(metadata["id"]):
        given, metadata["id"] = metadata["id"], slug(metadata["id"])
        reason = f"the id {given!r} cannot stand in an IRI; {metadata['id']!r} is used"
        findings.append(_warning(document, path, "sidecar-id-changed", reason))
    return metadata, tuple(findings)


def _warning(document: str, path: Path, code: str, reason: str) -> Finding:
    return Finding(
        severity=Severity.WARNING,
        document=document,
        stage="read",
        code=code,
        message=f"sidecar {path.name}: {reason}",
    )
