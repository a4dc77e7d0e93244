"""The words of the catalogue and the change feed: namespaces that the graph itself does not use.

Closed like those of `vocabulary`: a misspelt term fails. `VOID` is rdflib's own.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import ClassVar

from rdflib import ODRL2, VOID, Namespace
from rdflib.namespace import DefinedNamespace

__all__ = [
    "AS",
    "AVAILABILITY",
    "DCATAP",
    "FILE_TYPE",
    "LDES",
    "MEDIA_TYPES",
    "ODRL",
    "PREFIXES",
    "SPDX",
    "TREE",
    "VCARD",
    "VOID",
]


def terms(words: str) -> list[str]:
    """The names in a text, parted by spaces."""
    return words.split()


class AS(DefinedNamespace):
    """Activity Streams: what a change feed says happened."""

    _NS = Namespace("https://www.w3.org/ns/activitystreams#")
    _fail = True
    _extras: ClassVar[list[str]] = terms("Create Delete Update object published")


class DCATAP(DefinedNamespace):
    """What DCAT-AP adds to DCAT."""

    _NS = Namespace("http://data.europa.eu/r5r/")
    _fail = True
    _extras: ClassVar[list[str]] = terms("availability")


class LDES(DefinedNamespace):
    """Linked Data Event Streams."""

    _NS = Namespace("https://w3id.org/ldes#")
    _fail = True
    _extras: ClassVar[list[str]] = terms(
        "EventSource EventStream RetentionPolicy retentionPolicy startingFrom timestampPath "
        "versionOfPath"
    )


class SPDX(DefinedNamespace):
    """Checksums, of SPDX."""

    _NS = Namespace("http://spdx.org/rdf/terms#")
    _fail = True
    _extras: ClassVar[list[str]] = terms(
        "Checksum algorithm checksum checksumAlgorithm_sha256 checksumValue"
    )


class TREE(DefinedNamespace):
    """Pages of a collection and the relations between them, of TREE."""

    _NS = Namespace("https://w3id.org/tree#")
    _fail = True
    _extras: ClassVar[list[str]] = terms(
        "GreaterThanOrEqualToRelation LessThanOrEqualToRelation Node member node path relation "
        "shape value view"
    )


class VCARD(DefinedNamespace):
    """Contact points."""

    _NS = Namespace("http://www.w3.org/2006/vcard/ns#")
    _fail = True
    _extras: ClassVar[list[str]] = terms("Kind Organization fn hasEmail hasURL")


AVAILABILITY = Namespace("http://publications.europa.eu/resource/authority/planned-availability/")
"""How long a distribution stays, of the EU authority table."""

FILE_TYPE = Namespace("http://publications.europa.eu/resource/authority/file-type/")
"""File formats, of the EU authority table."""

MEDIA_TYPES = Namespace("https://www.iana.org/assignments/media-types/")
"""Media types, of IANA."""

ODRL = ODRL2
"""Policies, under the prefix that everybody uses."""

PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "as": str(AS),
        "dcatap": str(DCATAP),
        "eu-access-right": "http://publications.europa.eu/resource/authority/access-right/",
        "eu-file-type": str(FILE_TYPE),
        "ldes": str(LDES),
        "odrl": str(ODRL),
        "spdx": str(SPDX),
        "tree": str(TREE),
        "vcard": str(VCARD),
        "void": str(VOID),
    }
)
"""The prefixes of these; the catalogue and the feed use them beside those of `vocabulary`."""
