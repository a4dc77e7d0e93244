"""Runs of the command line on a disk that is full in a stage; root of a user namespace is needed.

unshare --map-root-user --mount python -m tests.defs.small_disk FOLDER
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path

from pipeline.publication import folder, verify

ROOT = Path(__file__).parents[2]
_AMPLE = 64_000


def main(scratch: Path) -> None:
    """A good night; nights in which the disk is full; a good night. Prints the errors."""
    inputs, disk = scratch / "in", scratch / "disk"
    for place in (inputs, disk):
        place.mkdir()
    _mount(disk, _AMPLE)
    _add(inputs, "oproep-ai-geletterdheid")
    output, errors = disk / "output", []
    assert run(inputs, output, 20).returncode == 0
    good = folder.latest(output)
    _add(inputs, "bestuursakkoord-roeselare")
    for day, room in ((21, 8), (22, 200)):
        _mount(disk, _used(disk) + room, "remount,")
        done = run(inputs, output, day)
        assert done.returncode == 1, done.stderr
        errors += [line for line in done.stderr.splitlines() if "error" in line.lower()]
        assert folder.latest(output) == good
        assert verify(output) == ()
        _mount(disk, _AMPLE, "remount,")
    assert run(inputs, output, 23).returncode == 0
    last = folder.latest(output)
    assert last is not None
    manifest = folder.manifest_of(last)
    print(json.dumps({"errors": errors, "documents": sorted(manifest["documents"])}))  # noqa: T201


def run(inputs: Path, output: Path, day: int) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own."""
    moment = ["--as-of", f"2026-11-{day}T02:00:00Z", "--workers", "1"]
    return subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-m", "pipeline", "run", str(inputs), "--output", str(output), *moment],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def _add(inputs: Path, name: str) -> None:
    for path in (ROOT / "samples").glob(f"{name}.*"):
        shutil.copy(path, inputs)


def _mount(disk: Path, kilobytes: int, again: str = "") -> None:
    options = f"{again}size={kilobytes}k"
    subprocess.run(  # noqa: S603
        ["mount", "-t", "tmpfs", "-o", options, "none", disk],  # noqa: S607
        check=True,
    )


def _used(disk: Path) -> int:
    """Kilobytes in use."""
    return shutil.disk_usage(disk).used // 1024


if __name__ == "__main__":
    main(Path(sys.argv[1]))
