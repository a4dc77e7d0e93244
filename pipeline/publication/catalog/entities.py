"""The catalogue by entity, as the DCAT-AP Feed specification parts it.

An entity that stands alone has a member of its own in the feed; what else the catalogue describes
(checksums, records, code lists, measurements …) is told with each entity that names it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import pyoxigraph as ox

from pipeline.catalogue_terms import VCARD
from pipeline.publication.things import Things
from pipeline.vocabulary import DCAT, DCTERMS, FOAF, RDF

_TYPE, _CATALOG = str(RDF.type), str(DCAT.Catalog)
_ALONE = frozenset(
    str(kind)
    for kind in (
        DCAT.Catalog,
        DCAT.Dataset,
        DCAT.DatasetSeries,
        DCAT.Distribution,
        DCAT.DataService,
        FOAF.Agent,
        VCARD.Kind,
        DCTERMS.LicenseDocument,
    )
)
_Said = Mapping[str, Iterable[ox.Triple]]


def entities_of(triples: Iterable[ox.Triple]) -> Things:
    """The triples of each entity of a catalogue; together they are all of them."""
    said: dict[str, list[ox.Triple]] = defaultdict(list)
    kinds: dict[str, set[str]] = defaultdict(set)
    for triple in triples:
        subject = _iri(triple.subject)
        said[subject].append(triple)
        if triple.predicate.value == _TYPE:
            kinds[subject].add(_iri(triple.object))
    alone = sorted(subject for subject in said if kinds[subject] & _ALONE)
    told = {entity: _told_with(entity, said, frozenset(alone)) for entity in alone}
    left = said.keys() - set().union(*told.values())
    for entity in alone:
        if _CATALOG in kinds[entity]:
            told[entity].update(left)  # what nothing names goes with the catalogue
    return {
        entity: frozenset(f"{triple} ." for one in told[entity] for triple in said[one])
        for entity in alone
    }


def _told_with(entity: str, said: _Said, alone: frozenset[str]) -> set[str]:
    """The entity, its parts, and what they name in turn, up to the next entity."""
    parts = (one for one in said if one.startswith(f"{entity}#") and one not in alone)
    waiting, found = [entity, *parts], set[str]()
    while waiting:
        one = waiting.pop()
        found.add(one)
        named = {_iri(triple.object) for triple in said[one]} & said.keys()
        waiting += named - alone - found
    return found


def _iri(node: Any) -> str:
    """The IRI of a node; of a literal nothing that could be one."""
    return str(node.value) if isinstance(node, ox.NamedNode) else ""
