"""Publishes onto disks of ever more room, from none to enough; run as root of a user namespace.

unshare --map-root-user --mount python -m tests.publication.full_disk FOLDER
"""

import json
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

from pipeline.errors import DiskError
from tests.publication.nights import FIRST, SECOND, begin, check, in_child, publish, recover

_STEP = 24  # kB of more room at each turn
_AMPLE = 16_000


def main(scratch: Path) -> None:
    """Print as JSON how often the disk was full, and how often there was room."""
    good, disk = scratch / "good", scratch / "disk"
    disk.mkdir()
    assert in_child(partial(begin, good)) == 0
    used = _used(good)
    room, codes = 0, list[int]()
    while codes[-2:] != [0, 0]:
        _mount(disk, used + room)
        shutil.copytree(good, disk / "output")
        codes.append(in_child(partial(_attempt, disk / "output")))
        assert codes[-1] in (0, 3), room
        _mount(disk, _AMPLE, again=True)
        assert in_child(partial(recover, disk / "output")) == 0, room
        subprocess.run(["umount", disk], check=True)  # noqa: S603, S607
        room += _STEP
    print(json.dumps({"full": codes.count(3), "enough": codes.count(0)}))  # noqa: T201


def _attempt(output: Path) -> None:
    try:
        publish(output, SECOND)
    except DiskError as error:
        assert "No space left on device" in str(error)  # noqa: PT017 - in a program
        assert str(output) in str(error)  # noqa: PT017
        check(output, FIRST, SECOND)
        left = [path for path in output.rglob(".*") if path.is_dir()]
        assert left == [], left
        raise SystemExit(3) from error


def _mount(disk: Path, kilobytes: int, *, again: bool = False) -> None:
    options = f"{'remount,' if again else ''}size={kilobytes}k"
    subprocess.run(  # noqa: S603
        ["mount", "-t", "tmpfs", "-o", options, "none", disk],  # noqa: S607
        check=True,
    )


def _used(folder: Path) -> int:
    """Kilobytes that the files take on a disk of 4 kB pages."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return sum(-(-path.stat().st_size // 4096) * 4 for path in files) + 4


if __name__ == "__main__":
    main(Path(sys.argv[1]))
