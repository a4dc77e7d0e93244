"""What publication adds to a run: from the outputs of the stages to the pointer.

    python benchmarks/publication.py [FOLDER]

One process, processor time and time on the clock, over a first run and over a second one in which
nothing changed; beside it the whole run, as the baseline. The goal is under 5 s on the documents of
../shared/corpus/seeds.
"""
# ruff: noqa: INP001 - a script, no package

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from pipeline import publication
from pipeline.defs import release_content
from pipeline.defs.launch import launch

ROOT = Path(__file__).parents[1]
FOLDERS = (ROOT / "../shared/corpus/seeds", ROOT / "samples")


class Watch:
    """Seconds of the processor and of the clock, added up."""

    def __init__(self) -> None:
        """At nothing."""
        self.processor = self.clock = 0.0

    @contextmanager
    def running(self) -> Iterator[None]:
        """Add what passes inside."""
        processor, clock = time.process_time(), time.perf_counter()
        yield
        self.processor += time.process_time() - processor
        self.clock += time.perf_counter() - clock

    def over(self, work: Callable[..., Any]) -> Callable[..., Any]:
        """The same work, watched."""

        def watched(*args: Any, **options: Any) -> Any:
            with self.running():
                return work(*args, **options)

        return watched


def main() -> None:
    """Run twice, and print what each part took."""
    parser = argparse.ArgumentParser(description="What publication adds to a run.")
    folder = next(folder for folder in FOLDERS if folder.is_dir())
    parser.add_argument("folder", nargs="?", type=Path, default=folder, help="documents")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as output:
        for name, day in (("first run", 20), ("nothing changed", 21)):
            part, whole = Watch(), Watch()
            with (
                patch("pipeline.defs.assets.content_of", part.over(release_content.content_of)),
                patch.object(publication, "publish", part.over(publication.publish)),
                whole.running(),
            ):
                launch(
                    inputs=[options.folder],
                    output=Path(output),
                    as_of=f"2026-11-{day}T02:00:00Z",
                    workers=1,
                )
            sys.stdout.write(
                f"{name:<16} publication {part.processor:.1f} s of processor, {part.clock:.1f} s; "
                f"whole run {whole.clock:.1f} s\n"
            )


if __name__ == "__main__":
    main()
