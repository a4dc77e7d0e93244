"""The catalogue of the Dataspace Protocol (2025-1): each dataset with its offer and its services.

What is offered stands in `offers.json`, under which policy in `policies.json` (ODRL).
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from pipeline.publication.content import File
from pipeline.publication.draft import Draft

PATH = "dataspace-catalog.json"
_CONTEXT = "https://w3id.org/dspace/2025/1/context.jsonld"
_PULL = "HttpData-PULL"


def file_of(draft: Draft, made: Iterable[File]) -> File:
    """`dataspace-catalog.json`."""
    there = {item.path: item for item in made}
    body = catalogue(draft, there)
    data = (json.dumps(body, ensure_ascii=False, indent=1) + "\n").encode()
    return File(PATH, "application/json", data)


def catalogue(draft: Draft, there: Mapping[str, File]) -> dict[str, Any]:
    """The catalogue as JSON-LD, in the shape that the schemas of the protocol ask for."""
    identity = draft.identity
    return {
        "@context": [_CONTEXT],
        "@id": f"{identity.base_iri}/id/catalog/dataspace",
        "@type": "Catalog",
        "participantId": identity.participant or identity.publisher_iri,
        "dct:title": _both({"nl": "Beleidsgraaf", "en": "Beleidsgraaf"}),
        "dct:publisher": {"@id": identity.publisher_iri},
        "service": [_service(draft, name) for name in _offers()["services"]],
        "dataset": [_dataset(draft, there, name) for name in _offers()["datasets"]],
    }


@cache
def _offers() -> dict[str, Any]:
    return _data("offers.json")


@cache
def _policies() -> dict[str, Any]:
    return _data("policies.json")


def _data(name: str) -> dict[str, Any]:
    text = (files("pipeline.publication.dataspace") / name).read_text(encoding="utf-8")
    made: dict[str, Any] = json.loads(text)
    return made


def _service(draft: Draft, name: str) -> dict[str, Any]:
    """A data service; its endpoint is the connector, where one stands before the server."""
    identity, row = draft.identity, _offers()["services"][name]
    path = row["path"].format(version=draft.run.version)
    return {
        "@id": f"{identity.base_iri}/id/service/{name}",
        "@type": "DataService",
        "endpointURL": identity.connector or f"{identity.base_iri}{path}",
        "dct:title": _both(row),
        "dcat:endpointDescription": f"{identity.base_iri}{path}",
    }


def _dataset(draft: Draft, there: Mapping[str, File], name: str) -> dict[str, Any]:
    base, row = draft.identity.base_iri, _offers()["datasets"][name]
    policy = _policies()[row["policy"]]
    return {
        "@id": f"{base}/id/dataset/beleidsgraaf-{name}",
        "@type": "Dataset",
        "dct:title": _both(row),
        "dct:publisher": {"@id": draft.identity.publisher_iri},
        "dct:license": {"@id": policy["license"]},
        "dct:modified": draft.run.as_of,
        "dcat:version": draft.run.version,
        "hasPolicy": [
            {
                "@id": f"{base}/id/policy/{row['policy']}-{name}",
                "@type": "Offer",
                "permission": policy["permission"],
            }
        ],
        "distribution": [
            _distribution(draft, there, entry)
            for entry in row["distributions"]
            if entry.get("path", PATH) in (PATH, *there)
        ],
    }


def _distribution(
    draft: Draft, there: Mapping[str, File], entry: Mapping[str, str]
) -> dict[str, Any]:
    base = draft.identity.base_iri
    made: dict[str, Any] = {
        "@type": "Distribution",
        "format": _PULL,
        "accessService": f"{base}/id/service/{entry['service']}",
    }
    if "path" not in entry:
        return made
    item = there[entry["path"]]
    return made | {
        "dcat:downloadURL": {"@id": f"{base}/releases/{draft.run.version}/{item.path}"},
        "dcat:mediaType": item.media_type.partition(";")[0],
        "dcat:byteSize": len(item.data),
        "dct:identifier": f"sha256:{hashlib.sha256(item.data).hexdigest()}",
    }


def _both(row: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"@value": row[language], "@language": language} for language in ("nl", "en")]
