"""Which tables a release has and what each column means: `columns.csv`, read once.

A column holds the objects of one predicate of one node: of the row's own resource (`about` empty),
of a part of it (`#quote`), or of the resource in another column of the row (`{entity}`).
"""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pipeline.vocabulary import BG, CITO, OA, ORG, PREFIXES, RDF, XSD

CLASSES = {
    "documents": str(BG.PolicyDocument),
    "mentions": str(BG.Mention),
    "organisations": str(ORG.Organization),
    "instruments": str(BG.PolicyInstrument),
    "targets": str(BG.TargetStatement),
    "references": str(CITO.Citation),
}
"""The class whose members are the rows of each table."""

TYPE = str(RDF.type)
HAS_PARTS = {"mentions": (str(OA.hasTarget), str(OA.hasSelector))}
"""What ties the parts of a row's resource to it; the parts' IRIs say as much."""

ID, IRI, INVERSE = "id", "iri", "inverse"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of one table."""

    name: str
    about: str  # "", "#part" or "{other column}"
    predicate: str  # full IRI; empty for the id
    kind: str  # "id", "iri", "inverse", a datatype's IRI, or "@nl"
    many: bool  # several values in one cell
    hop: bool  # other columns of the row describe the resource in this one
    nl: str
    en: str

    @property
    def is_resource(self) -> bool:
        """Whether its cells are IRIs of resources."""
        return self.kind in (ID, IRI, INVERSE)


@cache
def tables() -> dict[str, tuple[Column, ...]]:
    """The declared columns of each table, in order."""
    text = (files("pipeline.publication.tables") / "columns.csv").read_text(encoding="utf-8")
    made: dict[str, list[Column]] = {name: [] for name in CLASSES}
    for row in csv.DictReader(text.splitlines()):
        made[row["table"]].append(_column(row))
    return {name: tuple(columns) for name, columns in made.items()}


def _column(row: dict[str, str]) -> Column:
    kind = row["kind"]
    language = kind.removeprefix("text:") if kind.startswith("text:") else ""
    return Column(
        name=f"{row['name']}_{language}" if language else row["name"],
        about=row["about"],
        predicate=_expand(row["predicate"]),
        kind=f"@{language}" if language else _expand(kind),
        many=row["many"] == "yes",
        hop=row["many"] == "hop",
        nl=row["nl"],
        en=row["en"],
    )


def _expand(name: str) -> str:
    prefix, colon, local = name.partition(":")
    return f"{PREFIXES[prefix]}{local}" if colon else name


def short(kind: str) -> str:
    """What stands for a kind in the name of a column: "nl", "g_year", "iri".

    >>> short("@nl-BE"), short("http://www.w3.org/2001/XMLSchema#gYear"), short("iri")
    ('nl_be', 'gyear', 'iri')
    """
    local = kind.removeprefix(str(XSD)).removeprefix("@").rpartition("/")[2].rpartition("#")[2]
    return "".join(char if char.isalnum() else "_" for char in local.lower())
