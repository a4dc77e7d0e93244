"""The tables that registers give, made again from snapshots of these registers.

What people keep by hand (`organisations.csv`, the acts) is read, never written: a refresh changes
only the tables named here, and what it writes depends on the snapshots and the kept tables alone.
"""

import csv
import difflib
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pipeline.authorities import joining, organisations, snapshots
from pipeline.authorities.names import is_acronym, normal
from pipeline.authorities.organisations import OrganisationRow
from pipeline.authorities.snapshots import Entry
from pipeline.authorities.tables import rows
from pipeline.uris import slug

_REMARK = "# made by `beleidsgraaf authorities refresh`; changes by hand are lost"
_OF_THE_WORLD = re.compile(
    r"Europe|Européen|\bEU\b|\bUE\b|Unie\b|\bUnion\b|Directoraat-generaal|Directorate-General"
    r"|Direction générale|Verenigde Naties|United Nations|Nations unies"
    r"|\bInternation|\bWereld|\bWorld"
)
_ID_COLUMNS = ("key", "scheme", "identifier", "name", "source")
_NAME_COLUMNS = ("key", "language", "name", "source")
_REGISTER_COLUMNS = (
    *("key", "label", "names", "type", "scheme", "identifier", "wikidata", "homepage"),
    *("valid_from", "valid_until", "source"),
)


def build(folder: Path) -> Mapping[str, str]:
    """The text of each table by its file name, from the snapshots in a folder."""
    entries = snapshots.read(folder)
    refused = frozenset(f"{row['key']} {row['value']}" for row in rows(organisations.REFUSED))
    return build_from(organisations.curated(), entries, refused)


def build_from(
    kept: Mapping[str, OrganisationRow], entries: tuple[Entry, ...], refused: frozenset[str]
) -> Mapping[str, str]:
    """The text of each table, from rows that people keep and records of registers."""
    given = joining.identifiers(kept, entries, refused)
    full = joining.with_identifiers(kept, given)
    names = joining.names(full, entries, refused)
    taken = {normal(item.name) for item in names}
    return {
        organisations.IDENTIFIERS: _table(
            _ID_COLUMNS, ((i.key, i.scheme, i.identifier, i.name, i.source) for i in given)
        ),
        organisations.NAMES: _table(
            _NAME_COLUMNS, ((n.key, n.language, n.name, n.source) for n in names)
        ),
        organisations.REGISTERS: _table(
            _REGISTER_COLUMNS, _registers(full, joining.unjoined(full, entries), taken, refused)
        ),
    }


def gone(folder: Path) -> tuple[str, ...]:
    """The identifiers of kept rows that the snapshots do not have: withdrawn, or mistaken."""
    known = {entry.identifier for entry in snapshots.read(folder)}
    return tuple(
        f"{row.key}: {code}"
        for row in organisations.curated().values()
        for code in (row.ovo, row.eu_corporate_body, row.ror)
        if code and code not in known
    )


def difference(folder: Path, made: Mapping[str, str]) -> str:
    """What writing the tables into a folder would change, as a unified diff."""
    parts: list[str] = []
    for name, text in sorted(made.items()):
        path = folder / name
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        lines = difflib.unified_diff(
            before.splitlines(keepends=True),
            text.splitlines(keepends=True),
            fromfile=f"{name} (now)",
            tofile=f"{name} (from the snapshots)",
            n=0,
        )
        parts += lines
    return "".join(parts)


def _registers(
    kept: Mapping[str, OrganisationRow],
    entries: Iterable[Entry],
    taken: set[str],
    refused: frozenset[str],
) -> Iterator[tuple[str, ...]]:
    used = set(kept)
    for entry in entries:
        names = tuple(name for name in dict.fromkeys(entry.names) if _is_distinct(name[1], entry))
        if not names or taken & {normal(name) for _, name in names}:
            continue
        key = slug(normal(entry.label) or entry.label)
        if f"{key} {entry.identifier}" in refused:
            continue
        if key in used:
            key = f"{key}-{slug(entry.identifier.rpartition('/')[2])}"
        used.add(key)
        yield (
            key,
            entry.label,
            "|".join(f"{language}:{name}" for language, name in names),
            entry.type,
            entry.scheme,
            entry.identifier,
            entry.wikidata,
            entry.homepage,
            entry.valid_from,
            entry.valid_until,
            entry.source,
        )


def _is_distinct(name: str, entry: Entry) -> bool:
    """Whether a name of a register means this body wherever it stands.

    "OCMW Geel", "European Patent Office"; not "Juridische Dienst" of the Union, an acronym, or one
    word ("Organisatieondersteuning").
    """
    if "|" in name or " " not in name or is_acronym(name):
        return False
    return entry.scheme != "eu_corporate_body" or bool(_OF_THE_WORLD.search(name))


def _table(columns: tuple[str, ...], cells: Iterable[tuple[str, ...]]) -> str:
    stream = io.StringIO()
    stream.write(_REMARK + "\n")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(cells)
    return stream.getvalue()
