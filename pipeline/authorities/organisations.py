"""Organisations we know: those of the authority table, well-known names, and whole registers."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import Any

from pipeline.authorities.tables import parts, rows

TABLE, EXTRA = "organisations.csv", "organisations_extra.csv"
ALIASES, CONTEXTS = "organisation_aliases.csv", "organisation_contexts.csv"
IDENTIFIERS, NAMES = "organisation_identifiers.csv", "organisation_names.csv"
REGISTERS, REFUSED = "organisation_registers.csv", "organisation_refused.csv"
HISTORY, SHARED = "organisation_history.csv", "organisation_shared_names.csv"
FORMER, READ = "organisation_former_names.csv", "organisation_identifiers_read.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationRow:
    """One organisation; an identifier is empty where none was read in a source."""

    key: str  # the end of its IRI
    label: str  # the preferred name, Dutch where there is one
    aliases: tuple[str, ...] = ()  # other names and acronyms, in any language
    type: str = "other"  # code of ontology/codelists/organisation-type.ttl
    ovo: str = ""  # "OVO001847"
    wikidata: str = ""  # "Q1186029"
    eu_corporate_body: str = ""  # IRI
    kbo: str = ""  # "0202.239.951"
    ror: str = ""  # IRI
    homepage: str = ""
    source: str = ""  # where each identifier was read
    labels: tuple[tuple[str, str], ...] = ()  # (language, name) as a register gives it
    former: tuple[tuple[str, str], ...] = ()  # (name, its last day): aliases no longer borne
    valid_from: str = ""  # the first day, or only its month or year
    valid_until: str = ""  # the last day, or only its month or year
    predecessors: tuple[str, ...] = ()  # keys
    successors: tuple[str, ...] = ()  # keys
    past: str = ""  # where the dates and the succession were read
    listed: bool = True  # in the authority table, not only in the list of names

    @property
    def names(self) -> tuple[str, ...]:
        """The label and all aliases."""
        return (self.label, *self.aliases)

    @property
    def is_identified(self) -> bool:
        """Whether a register has given it an identifier."""
        return bool(self.ovo or self.eu_corporate_body or self.wikidata or self.ror or self.kbo)


@cache
def load() -> Mapping[str, OrganisationRow]:
    """All organisations by key: the authority table first, then the names without identifier.

    Each with the identifiers and names that registers give it, and with what is known of its past.
    """
    table = dict(curated())
    _give(table, IDENTIFIERS)
    for row in rows(NAMES):
        known = table[row["key"]]
        labels = (*known.labels, (row["language"], row["name"]))
        table[known.key] = replace(known, labels=labels)
    for row in rows(FORMER):
        known = table[row["key"]]
        former = (*known.former, (row["name"], row["valid_until"]))
        table[known.key] = replace(known, former=former)
    for row in rows(HISTORY):
        table[row["key"]] = replace(
            table[row["key"]],
            valid_from=row["valid_from"],
            valid_until=row["valid_until"],
            predecessors=parts(row["predecessors"]),
            successors=parts(row["successors"]),
            past=row["source"],
        )
    return MappingProxyType(table)


@cache
def curated() -> Mapping[str, OrganisationRow]:
    """The tables that people keep, without what `authorities refresh` adds to them."""
    table = {row.key: row for row in _listed()}
    for row in _named():
        table.setdefault(row.key, row)
    _give(table, READ)
    return MappingProxyType(table)


@cache
def registered() -> Mapping[str, OrganisationRow]:
    """The organisations of whole registers that the tables do not have, by key."""
    return MappingProxyType({row.key: row for row in _registered()})


def find(key: str) -> OrganisationRow | None:
    """The organisation with this key, of the tables or of a register."""
    return load().get(key) or registered().get(key)


def with_identifier(row: OrganisationRow, scheme: str, identifier: str) -> OrganisationRow:
    """The row with one more identifier; `scheme` is the name of its field."""
    fields: dict[str, Any] = {scheme: identifier}
    return replace(row, **fields)


@cache
def contexts() -> Mapping[str, str]:
    """Names that mean an organisation in some contexts only → the kind of context."""
    return MappingProxyType({row["name"]: row["context"] for row in rows(CONTEXTS)})


def _give(table: dict[str, OrganisationRow], name: str) -> None:
    """Add the identifiers of another table, and where each was read, to the rows."""
    for row in rows(name):
        known = table[row["key"]]
        source = f"{known.source}; {row['scheme']}: {row['source']}"
        given = with_identifier(known, row["scheme"], row["identifier"])
        table[known.key] = replace(given, source=source)


def _listed() -> Iterator[OrganisationRow]:
    more: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows(ALIASES):
        more[row["key"]].append(row["alias"])
    for row in rows(TABLE):
        yield OrganisationRow(
            key=row["key"],
            label=row["preferred_label_nl"],
            aliases=(*parts(row["alt_labels"]), *more[row["key"]]),
            type=row["type"],
            ovo=row["ovo_code"],
            wikidata=row["wikidata_qid"],
            eu_corporate_body=row["eu_corporate_body_uri"],
            kbo=row["kbo_number"],
            ror=row["ror_id"],
            homepage=row["homepage"],
            source=row["source"],
        )


def _named() -> Iterator[OrganisationRow]:
    for row in rows(EXTRA):
        yield OrganisationRow(
            key=row["key"],
            label=row["label"],
            aliases=parts(row["aliases"]),
            type=row["type"],
            source="label only: general knowledge, no identifier read",
            listed=False,
        )


def _registered() -> Iterator[OrganisationRow]:
    for row in rows(REGISTERS):
        named = tuple(part.partition(":")[::2] for part in parts(row["names"]))
        yield with_identifier(
            OrganisationRow(
                key=row["key"],
                label=row["label"],
                aliases=tuple(dict.fromkeys(name for _, name in named if name != row["label"])),
                type=row["type"],
                wikidata=row["wikidata"],
                homepage=row["homepage"],
                source=row["source"],
                labels=named,
                valid_from=row["valid_from"],
                valid_until=row["valid_until"],
                listed=False,
            ),
            row["scheme"],
            row["identifier"],
        )
