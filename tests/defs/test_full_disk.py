"""A disk that is full in one of the stages: the run ends with one line and loses no document."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.defs.parallel import over
from pipeline.defs.workshop import Item, Workshop
from pipeline.errors import DiskError

ROOT = Path(__file__).parents[2]
NAMESPACE = ["unshare", "--map-root-user", "--mount"]
ITEMS = [Item(id=key, name=f"{key}.txt", fingerprint=key) for key in "abc"]


def test_a_run_that_fills_the_disk_loses_no_document(tmp_path: Path) -> None:
    allowed = shutil.which("unshare") and subprocess.run(  # noqa: S603
        [*NAMESPACE, "mount", "-t", "tmpfs", "none", str(tmp_path)],
        capture_output=True,
        check=False,
    )
    if not allowed or allowed.returncode:
        pytest.skip("no disk of our own here: unshare and mount are not permitted")
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [*NAMESPACE, sys.executable, "-m", "tests.defs.small_disk", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert len(told["errors"]) == 2
    for line in told["errors"]:
        assert line.startswith(f"error: {tmp_path}/disk/output")
        assert "No space left on device; the last good release stays" in line
    assert told["documents"] == ["bestuursakkoord-roeselare", "oproep-ai-geletterdheid"]


def refuse(item: Item) -> None:
    """A stage that cannot write what it made of one document."""
    if item.id == "b":
        raise DiskError("/full", "No space left on device")


@pytest.mark.parametrize("workers", [1, 2])
def test_a_full_disk_is_no_fault_of_a_document(workers: int) -> None:
    with pytest.raises(DiskError, match="/full: No space left on device; the last good release"):
        over("mentions", refuse, ITEMS, workers)


def test_what_a_process_that_died_was_writing_is_removed(tmp_path: Path) -> None:
    workshop = Workshop(root=tmp_path, run_id="r")
    dead = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    places = {pid: tmp_path / "mentions" / f"a.{pid}.part" for pid in (dead, "1")}
    places["1"].parent.mkdir()
    for place in places.values():
        place.touch()
    workshop.make_room()
    assert [pid for pid, place in places.items() if place.exists()] == ["1"]
