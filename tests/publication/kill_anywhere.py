"""Kills publication at every step that touches the disk; run as a program, beside a fresh folder.

Each process is a fork of this one, so that a night takes no longer than its work.
"""

import os
import shutil
import signal
import sys
from functools import partial
from pathlib import Path

from tests.publication.nights import SECOND, begin, in_child, publish, recover

_STEPS = ("open", "os.mkdir", "os.rename", "os.remove", "os.rmdir")


def main(scratch: Path) -> int:
    """Kill at each step in turn; how many steps that were."""
    good, output = scratch / "good", scratch / "output"
    assert in_child(partial(begin, good)) == 0
    step, code = 0, -signal.SIGKILL
    while code == -signal.SIGKILL:
        step += 1
        shutil.rmtree(output, ignore_errors=True)
        shutil.copytree(good, output)
        code = in_child(partial(_die_at, step, output))
        assert in_child(partial(recover, output)) == 0, step
    assert code == 0, step
    return step


def _die_at(step: int, output: Path) -> None:
    """Publish the second night; at this step, die."""
    steps, files = 0, 0

    def count(event: str, args: tuple[object, ...]) -> None:
        nonlocal steps, files
        if event not in _STEPS or str(output) not in str(args[0]) or args[1:2] == ("r",):
            return
        if event in ("open", "os.mkdir"):  # there are many, and one is like the other: every fourth
            files += 1
            if files % 4:
                return
        steps += 1
        if steps == step:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
    publish(output, SECOND)


if __name__ == "__main__":
    print(main(Path(sys.argv[1])))  # noqa: T201
