"""A sample's source: text with marked targets and citations; what to find comes from the marks."""
# ruff: noqa: INP001  a folder of scripts, not a package

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from pathlib import Path

MARK = re.compile(r"\{\{([TLBPW])(?:\s([^|{}]*))?\|([^{}]*)\}\}")
NOTE_MARK = re.compile(r"\[\^(\d+)\]")
LINK = re.compile(r"(?<!!)\[([^\]^]+)\]\(([^)]+)\)")
BOLD = re.compile(r"\*\*(.+?)\*\*")

REFERENCE_KINDS = {"L": "legal", "B": "bibliographic", "P": "parliamentary", "W": "web"}
FIELDS = {  # the short names used in the marks
    "c": "comparator",
    "v": "value",
    "u": "unit",
    "d": "deadline",
    "b": "baseline",
    "by": "baseline_year",
    "h": "holder",
    "hk": "holder_key",
    "i": "indicator",
    "s": "scope",
    "n": "number",
}


@dataclass(frozen=True)
class Block:
    """A heading, paragraph, list or table, still in marked text."""

    kind: str
    text: str = ""
    level: int = 0
    items: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Source:
    """One document as written: what is known of it, its blocks and its notes."""

    meta: dict[str, Any]
    body: str
    blocks: tuple[Block, ...] = ()
    notes: dict[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The id, which is also the stem of the file names."""
        return str(self.meta["id"])


def read(path: Path) -> Source:
    """The source in a file: YAML between two rules, then the text."""
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    meta: dict[str, Any] = yaml.safe_load(front)
    if meta["formats"] == ["xml"]:
        return Source(meta, body)
    notes = dict(re.findall(r"(?m)^\[\^(\d+)\]: (.+)$", body))
    text = re.sub(r"(?m)^\[\^\d+\]: .+\n?", "", body)
    blocks = tuple(_block(part) for part in re.split(r"\n{2,}", text.strip()))
    return Source(meta, body, blocks, notes)


def _block(part: str) -> Block:
    lines = part.split("\n")
    if heading := re.match(r"(#+) (.+)", part):
        return Block("heading", heading[2], len(heading[1]))
    if lines[0].startswith("|"):
        rows = [unmarked_rule(line) for line in lines if not line.startswith("|---")]
        return Block("table", rows=tuple(rows))
    for kind, mark in (("bullets", r"[-*] "), ("numbers", r"\d+\. ")):
        if len(lines) > 1 and all(re.match(mark, line) for line in lines):
            return Block(kind, items=tuple(re.sub("^" + mark, "", line) for line in lines))
    return Block("paragraph", part)


def unmarked_rule(line: str) -> tuple[str, ...]:
    """The cells of a table row; bars inside a mark do not divide."""
    guarded = MARK.sub(lambda m: m[0].replace("|", "\x00"), line.strip()[1:-1])
    return tuple(cell.strip().replace("\x00", "|") for cell in guarded.split("|"))


def unmarked(text: str) -> str:
    """The text without the marks of targets and citations."""
    return MARK.sub(lambda m: m[3], text)


def plain(text: str) -> str:
    """The text a reader should see, without note marks, bold and hard breaks."""
    text = NOTE_MARK.sub("", unmarked(text))
    return BOLD.sub(r"\1", text).replace("  \n", "\n")


def entities(source: Source) -> list[dict[str, Any]]:
    """What must be found: marked targets and citations, then the listed names."""
    found = [_marked(m) for m in MARK.finditer(source.body)]
    for text, key in source.meta.get("organisations", {}).items():
        found.append({"type": "ORG", "text": text, "key": key})
    for text, (key, kind) in source.meta.get("instruments", {}).items():
        found.append({"type": "INSTRUMENT", "text": text, "key": key, "kind": kind})
    whole = _clean(source.body)
    for text in [entity["text"] for entity in found] + source.meta["distractors"]:
        if not re.search(rf"(?<!\w){re.escape(text)}(?!\w)", whole):
            raise ValueError(f"{source.name}: not in the text: {text}")
    return found


def _clean(body: str) -> str:
    text = plain(re.sub(r"<[^>]+>", " ", unmarked(body)))
    return re.sub(r"\s+", " ", text.replace("&amp;", "&"))


def _marked(mark: re.Match[str]) -> dict[str, Any]:
    letter, given, text = mark.groups()
    entity: dict[str, Any] = {"type": "TARGET" if letter == "T" else "REFERENCE"}
    entity["text"] = _clean(text).strip()
    if letter != "T":
        entity["kind"] = REFERENCE_KINDS[letter]
    if letter == "W":
        link = LINK.fullmatch(text)
        entity["url"] = link[2] if link else text
    for pair in filter(None, (given or "").split("; ")):
        name, value = pair.split("=", 1)
        entity[FIELDS.get(name, name)] = _value(FIELDS.get(name, name), value.strip('"'))
    return entity


def _value(name: str, value: str) -> Any:
    if name in {"value", "baseline"}:
        number = float(value)
        return int(number) if number.is_integer() else number
    if name == "table":
        return True
    return value.split("/") if name == "authors" else value
