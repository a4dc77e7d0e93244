"""What an integrator finds out about a release on disk: right, or wrong and where."""

import gzip
import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli.commands import main
from pipeline.errors import ReleaseError
from pipeline.publication import audit, delta, folder
from tests.publication.test_feed import THREE, nights, pages_of

LAST = "20261103T020000Z"


@pytest.fixture
def output(tmp_path: Path) -> Path:
    nights(tmp_path, *THREE)
    return tmp_path


def wrong(output: Path, version: str = "") -> set[str]:
    return {check.name for check in audit(output, version) if check.wrong}


def signed(output: Path, name: str, data: bytes) -> None:
    """Change a file of the last release, and its sums with it, as somebody with intent would."""
    place = output / "releases" / LAST
    (place / name).write_bytes(data)
    manifest = folder.manifest_of(place)
    for item in manifest["files"]:
        if item["path"] == name:
            item.update(bytes=len(data), sha256=hashlib.sha256(data).hexdigest())
    (place / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    paths = (path for path in sorted(place.rglob("*")) if path.is_file())
    sums = (
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(place).as_posix()}\n"
        for path in paths
        if path.name != "SHA256SUMS"
    )
    (place / "SHA256SUMS").write_text("".join(sums), encoding="utf-8")


def test_every_release_is_as_it_says(output: Path) -> None:
    for path in sorted((output / "releases").iterdir()):
        checks = list(audit(output, path.name))
        assert [check.name for check in checks] == [
            "checksums", "manifest", "digest", "delta", "ldes/feed.trig", "ldes/catalog.trig",
        ]  # fmt: skip
        assert not [check for check in checks if check.wrong]


def drop_triple(output: Path) -> None:
    name = "beleidsgraaf.nq.gz"
    lines = gzip.decompress((output / "releases" / LAST / name).read_bytes()).splitlines(
        keepends=True
    )
    signed(output, name, gzip.compress(b"".join(lines[1:])))


def empty_delta(output: Path) -> None:
    signed(output, delta.REMOVED, gzip.compress(b""))


def other_title(output: Path) -> None:
    data = (output / "releases" / LAST / "catalog.ttl").read_bytes()
    signed(output, "catalog.ttl", data.replace(b'"Beleidsgraaf"@nl', b'"Anders"@nl'))


def damaged_page(output: Path) -> None:
    pages_of(output)[0].write_text("", encoding="utf-8")


def no_entrance(output: Path) -> None:
    (output / "ldes" / "feed.trig").unlink()


TROUBLES: list[tuple[Callable[[Path], None], set[str]]] = [
    (drop_triple, {"digest", "ldes/feed.trig"}),
    (empty_delta, {"delta"}),
    (other_title, {"ldes/catalog.trig"}),
    (damaged_page, {"checksums"}),
    (no_entrance, {"ldes/feed.trig"}),
]


@pytest.mark.parametrize(("trouble", "expected"), TROUBLES)
def test_what_is_wrong_is_found(
    output: Path, trouble: Callable[[Path], None], expected: set[str]
) -> None:
    trouble(output)
    assert wrong(output) == expected


def test_a_delta_whose_release_is_gone_is_not_looked_at(output: Path) -> None:
    shutil.rmtree(output / "releases" / "20261102T020000Z")
    found = {check.name: check for check in audit(output)}
    assert found["delta"].found == "not looked at: 20261102T020000Z is no longer here"
    assert not wrong(output)


def test_a_release_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="no such release"):
        list(audit(tmp_path, LAST))


def test_the_command_says_what_it_looked_at(output: Path) -> None:
    good = CliRunner().invoke(main, ["verify", "--output", str(output)])
    assert good.exit_code == 0
    assert "ok     delta: from 20261102T020000Z" in good.output
    damaged_page(output)
    bad = CliRunner().invoke(main, ["verify", "--output", str(output)])
    assert bad.exit_code == 3
    assert "damaged: ldes/20261101T020000Z-0001.trig" in bad.output
