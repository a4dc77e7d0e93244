"""The file of decisions: one a line, as JSON, sorted, so that a person and a diff can read it.

    {"document": "advies-water", "words": "de Raad", "mention": "advies-water-organisation-3f…",
     "action": "correct", "entity": "organisation/raad-van-state", "by": "redactie", "why": "…"}

A later decision about the same mention, or the same merger, takes the place of the earlier one.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from pipeline.errors import ConfigurationError
from pipeline.model import Decision

ACTIONS = ("accept", "reject", "correct", "merge", "split")
ENTITY_KINDS: Mapping[str, str] = {
    "organisation": "organisation",
    "instrument": "instrument",
    "target": "target",
    "reference": "work",
}
"""Of each type of mention the kind of its entity's IRI."""

_ORDER = (
    *("document", "words", "mention", "action", "entity", "into", "label"),
    *("quote", "type", "kind", "by", "on", "why"),
)
_KNOWN = frozenset(field.name for field in fields(Decision))


def load(path: Path) -> tuple[Decision, ...]:
    """The decisions in a file, sorted; none where there is no file.

    Raises `ConfigurationError` with the number of a line that cannot be followed.
    """
    if not path.is_file():
        return ()
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip():
            found.append(_decision(line, f"{path}:{number}"))
    return tuple(sorted(found, key=_place))


def save(path: Path, decisions: Iterable[Decision]) -> None:
    """Write the decisions, one a line; the file is replaced at once."""
    part = path.with_name(f"{path.name}.part")
    part.write_text("".join(f"{line_of(one)}\n" for one in decisions), encoding="utf-8")
    part.replace(path)


def with_decision(decisions: Iterable[Decision], new: Decision) -> tuple[Decision, ...]:
    """The decisions with a new one, which takes the place of one about the same thing.

    Raises `ConfigurationError` for one that cannot be followed.
    """
    check(new, new.mention or new.entity)
    others = (one for one in decisions if subject(one) != subject(new))
    return tuple(sorted((*others, new), key=_place))


def subject(decision: Decision) -> str:
    """What a decision is about: a mention, or the entity that is merged."""
    return decision.mention or decision.entity


def line_of(decision: Decision) -> str:
    """The decision as it stands in the file."""
    row = {name: getattr(decision, name) for name in _ORDER if getattr(decision, name)}
    return json.dumps(row, ensure_ascii=False)


def check(decision: Decision, where: str) -> None:
    """Raise `ConfigurationError` for a decision that says too little or contradicts itself."""
    for wrong, reason in (
        (decision.action not in ACTIONS, f"the action is one of {', '.join(ACTIONS)}"),
        (not decision.by, "who decided is missing: by"),
        (not decision.why, "why is missing"),
        (decision.action != "merge" and not decision.mention, "the mention is missing"),
        (decision.action == "merge" and bool(decision.mention), "a merger names no mention"),
        (
            decision.action in {"merge", "split"} and not (decision.entity and decision.into),
            "two entities are needed: entity and into",
        ),
        (
            decision.action == "correct"
            and not (decision.entity or decision.quote or decision.type),
            "what is right is missing: entity, quote or type",
        ),
        (bool(decision.type) and decision.type not in ENTITY_KINDS, "no such type of mention"),
        (decision.type == "target", "a target cannot be made of words alone; reject or correct it"),
        (not _entities_fit(decision), "an entity is written kind/key: organisation/serv"),
    ):
        if wrong:
            raise ConfigurationError(where, reason)


def _entities_fit(decision: Decision) -> bool:
    named = [text.partition("/") for text in (decision.entity, decision.into) if text]
    kinds = {kind for kind, _, _ in named}
    return all(key and kind in ENTITY_KINDS.values() for kind, _, key in named) and len(kinds) < 2


def _decision(line: str, where: str) -> Decision:
    try:
        row: Any = json.loads(line)
    except json.JSONDecodeError as error:
        raise ConfigurationError(where, f"is not JSON: {error}") from error
    if not isinstance(row, dict) or not all(isinstance(value, str) for value in row.values()):
        raise ConfigurationError(where, "is not one JSON object of texts")
    unknown = set(row) - _KNOWN
    if unknown or not {"action", "by", "why"} <= set(row):
        said = f"knows no {', '.join(sorted(unknown))}" if unknown else "needs action, by and why"
        raise ConfigurationError(where, f"a decision {said}")
    decision = Decision(**row)
    check(decision, where)
    return decision


def _place(decision: Decision) -> tuple[str, ...]:
    return (decision.document, decision.words, decision.mention, decision.entity, decision.into)
