"""Organisations we know: those of the authority table, and well-known names without identifier."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from pipeline.authorities.tables import parts, rows

TABLE, EXTRA = "organisations.csv", "organisations_extra.csv"
ALIASES, CONTEXTS = "organisation_aliases.csv", "organisation_contexts.csv"


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
    listed: bool = True  # in the authority table, not only in the list of names

    @property
    def names(self) -> tuple[str, ...]:
        """The label and all aliases."""
        return (self.label, *self.aliases)


@cache
def load() -> Mapping[str, OrganisationRow]:
    """All organisations by key: the authority table first, then the names without identifier."""
    table = {row.key: row for row in _listed()}
    for row in _named():
        table.setdefault(row.key, row)
    return MappingProxyType(table)


@cache
def contexts() -> Mapping[str, str]:
    """Names that mean an organisation in some contexts only → the kind of context."""
    return MappingProxyType({row["name"]: row["context"] for row in rows(CONTEXTS)})


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
