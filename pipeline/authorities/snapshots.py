"""Snapshots of the registers that organisations are looked up in, read from a folder, offline.

The folder holds the files under the names below, at any depth; `docs/linking.md` says where each
is downloaded. Nothing is read from the network here.
"""

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from pipeline.errors import SourceError

_LANGUAGE = re.compile(r"(?P<name>.*)@(?P<language>[a-z]{2})\Z")
_CABINET = re.compile(r'prefLabel\s+"(?P<name>[^"]+)" ;\s+\S*identifier\s+"(?P<code>OVO\d{6})"')
_BEFORE_MERGER = " (voor fusie)"
_MERGED: Mapping[str, tuple[str, str]] = MappingProxyType(
    # towns that merged and kept their name: the last day of the old one, the first of the new one
    # (decreten van 4 mei 2018: Aalter with Knesselare, Deinze with Nevele)
    {"Aalter": ("2018-12-31", "2019-01-01"), "Deinze": ("2018-12-31", "2019-01-01")}
)
_GOVERNMENT_OF_2024 = "2024-09-30"  # its cabinets are in the snapshot, earlier ones are not
_PLACES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "Gemeente": ("Gemeente", "Stad", "Gemeentebestuur", "Stadsbestuur", "Gemeentebestuur van"),
        "OCMW": ("OCMW", "OCMW van"),
    }
)
_LEVELS: Mapping[str, str] = MappingProxyType(
    {
        "Lokale overheid": "local-government",
        "Provinciale overheid": "local-government",
        "Vlaamse overheid": "flemish-government-body",
        "Federale overheid": "federal-body",
        "Europese overheid": "eu-institution",
    }
)
_KINDS: Mapping[str, str] = MappingProxyType(
    {"education": "university", "company": "company", "facility": "research-centre"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One record of a register."""

    scheme: str  # the column of `organisations.csv`: "ovo", "ror", "eu_corporate_body"
    identifier: str
    label: str
    names: tuple[tuple[str, str], ...]  # (language or "", name), the label among them
    type: str  # code of ontology/codelists/organisation-type.ttl
    source: str
    wikidata: str = ""
    homepage: str = ""
    valid_from: str = ""
    valid_until: str = ""


def read(folder: Path) -> tuple[Entry, ...]:
    """All records of the snapshots in a folder, by register and identifier.

    Raises `SourceError` when one of the files is missing.
    """
    entries: list[Entry] = []
    for name, reader in _READERS.items():
        path = min(folder.rglob(name), default=None)
        if path is None:
            raise SourceError(str(folder), f"{name} is not in it; docs/linking.md says where from")
        entries += reader(path.read_text(encoding="utf-8-sig"))
    return tuple(sorted(entries, key=lambda entry: (entry.scheme, entry.identifier)))


def _lpdc(text: str) -> Iterator[Entry]:
    """Organisations with an OVO code; towns and social services are listed by their bare place."""
    lines = text.splitlines()[1:]  # above the names of the columns stand "Column1;Column2…"
    for row in csv.DictReader(lines, delimiter=";"):
        name, kind = " ".join(row["lpdcName"].split()), row["class"]
        if name and row["OVO-nummer"]:
            names = _local_names(name, kind)
            until, since = _MERGED.get(name.removesuffix(_BEFORE_MERGER), ("", ""))
            merged = name.endswith(_BEFORE_MERGER)
            local = kind in _PLACES
            yield Entry(
                scheme="ovo",
                identifier=row["OVO-nummer"],
                label=names[0],
                names=tuple(("nl", one) for one in names),
                type=_LEVELS.get(row["Bestuursniveau"], "other"),
                valid_from="" if merged or not local else since,
                valid_until=until if merged and local else "",
                source=f"lblod/app-lpdc-digitaal-loket lpdc.csv ('{name}', {kind or 'no class'})",
            )


def _local_names(name: str, kind: str) -> tuple[str, ...]:
    """The names that texts give a body that the list names by its place.

    >>> _local_names("Geel", "Gemeente")[:3], _local_names("Geel", "OCMW")[0]
    (('Gemeente Geel', 'Stad Geel', 'Gemeentebestuur Geel'), 'OCMW Geel')
    """
    heads = _PLACES.get(kind, ())
    if not heads:
        return (name,)
    place = name.removesuffix(_BEFORE_MERGER)
    forms = tuple(f"{head} {place}" for head in heads)
    return forms if place == name else (f"{heads[0]} {name}", *forms)


def _cabinets(text: str) -> Iterator[Entry]:
    """The cabinets of the ministers of the Flemish Government."""
    for found in _CABINET.finditer(text):
        yield Entry(
            scheme="ovo",
            identifier=found["code"],
            label=found["name"],
            names=(("nl", found["name"]),),
            type="flemish-government-body",
            valid_from=_GOVERNMENT_OF_2024,
            source="kanselarij-vlaanderen/app-themis config/migrations/20250822100000-ovo-codes.ttl"
            f" ('{found['name']}')",
        )


def _ror(text: str) -> Iterator[Entry]:
    for row in csv.DictReader(text.splitlines()):
        if row["status"] != "active":
            continue
        tagged = tuple(_tagged(part) for part in (row["name"], *row["names"].split("|")))
        kinds = row["types"].lower().split("|")
        items = row["wikidata"].split("|")
        yield Entry(
            scheme="ror",
            identifier=row["ror"],
            label=row["name"],
            names=tuple(dict.fromkeys(item for item in tagged if item[1])),
            type=next((_KINDS[kind] for kind in kinds if kind in _KINDS), "other"),
            source=f"ror-community/ror-records {row['record_path']} ('{row['name']}')",
            wikidata=items[0] if len(items) == 1 else "",
            homepage=row["website"],
        )


def _tagged(part: str) -> tuple[str, str]:
    found = _LANGUAGE.match(part.strip())
    return (found["language"], found["name"].strip()) if found else ("", part.strip())


def _corporate_bodies(text: str) -> Iterator[Entry]:
    for row in csv.DictReader(text.splitlines()):
        names = tuple(
            (language, name)
            for language in ("nl", "en", "fr")
            if (name := " ".join(row[f"label_{language}"].split()))
        )
        if names:
            yield Entry(
                scheme="eu_corporate_body",
                identifier=row["uri"],
                label=names[0][1],
                names=names,
                type="other",
                source="okfn/ckanext-ecportal data/po-corporate-bodies.json"
                f" (authority table of September 2013, '{names[0][1]}')",
            )


_READERS: Mapping[str, Callable[[str], Iterator[Entry]]] = MappingProxyType(
    {
        "corporate-bodies-nl-en-fr-de.csv": _corporate_bodies,
        "ovo-lpdc.csv": _lpdc,
        "ror-belgium.csv": _ror,
        "themis-kabinetten-ovo.ttl": _cabinets,
    }
)
