"""The data-space catalogue: valid by the schemas of the Dataspace Protocol, true to the release."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft201909Validator
from referencing import Registry, Resource

from pipeline.publication import Identity
from tests.publication.release_parts import BASE, SHARED, part, release

SCHEMAS = SHARED / "vocab" / "dataspace" / "dsp"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return release(tmp_path_factory.mktemp("dataspace"), part("a")).path


@pytest.fixture(scope="module")
def catalogue(place: Path) -> dict[str, Any]:
    made: dict[str, Any] = json.loads((place / "dataspace-catalog.json").read_bytes())
    return made


def validator() -> Draft201909Validator:
    if not SCHEMAS.is_dir():
        pytest.skip("the reference material ../shared is not here")
    schemas = [json.loads(path.read_bytes()) for path in sorted(SCHEMAS.rglob("*-schema.json"))]
    registry: Registry[Any] = Registry().with_resources(
        (schema["$id"], Resource.from_contents(schema)) for schema in schemas
    )
    root = next(schema for schema in schemas if schema["title"] == "CatalogSchema")
    return Draft201909Validator(root, registry=registry)


@pytest.mark.shared
def test_the_catalogue_is_valid_by_the_official_schemas(catalogue: dict[str, Any]) -> None:
    assert [error.message for error in validator().iter_errors(catalogue)] == []


@pytest.mark.shared
def test_the_schemas_would_notice(catalogue: dict[str, Any]) -> None:
    bare = [
        {key: value for key, value in row.items() if key != "hasPolicy"}
        for row in catalogue["dataset"]
    ]
    assert list(validator().iter_errors({**catalogue, "dataset": bare}))


def test_each_dataset_has_an_offer_and_a_service_that_the_catalogue_names(
    catalogue: dict[str, Any],
) -> None:
    services = {row["@id"] for row in catalogue["service"]}
    assert len(catalogue["dataset"]) == 3
    for dataset in catalogue["dataset"]:
        [offer] = dataset["hasPolicy"]
        assert offer["@type"] == "Offer"
        assert {"action": "use"} in offer["permission"]
        assert "target" not in offer
        assert {item["accessService"] for item in dataset["distribution"]} <= services
    offers = [dataset["hasPolicy"][0]["@id"] for dataset in catalogue["dataset"]]
    assert len(set(offers)) == len(offers)


def test_each_download_stands_in_the_release(place: Path, catalogue: dict[str, Any]) -> None:
    found = [
        item
        for dataset in catalogue["dataset"]
        for item in dataset["distribution"]
        if "dcat:downloadURL" in item
    ]
    assert len(found) == 17
    for item in found:
        url = item["dcat:downloadURL"]["@id"]
        data = (place / url.removeprefix(f"{BASE}/releases/{place.name}/")).read_bytes()
        assert item["dct:identifier"] == f"sha256:{hashlib.sha256(data).hexdigest()}"


def test_participant_and_connector_come_from_the_settings(tmp_path: Path) -> None:
    identity = Identity(
        participant="did:web:voorbeeld.be", connector="https://edc.voorbeeld.be/dsp"
    )
    place = release(tmp_path, part("a"), identity=identity).path
    made = json.loads((place / "dataspace-catalog.json").read_bytes())
    assert made["participantId"] == "did:web:voorbeeld.be"
    assert {row["endpointURL"] for row in made["service"]} == {"https://edc.voorbeeld.be/dsp"}
