"""Nights in processes of their own, which may be killed or meet a full disk.

python -m tests.publication.nights FOLDER VERSION BYTES    where no file may grow beyond so many
"""

import os
import resource
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

from pipeline.errors import PipelineError
from pipeline.publication import feed, folder, query, verify
from tests.publication.release_parts import PREFIXES, part, release

OLDEST, OLDER, FIRST, SECOND, THIRD = (f"202611{day}T020000Z" for day in range(18, 23))


def begin(output: Path) -> None:
    """Three good nights."""
    for version in (OLDEST, OLDER, FIRST):
        publish(output, version)


def publish(output: Path, version: str) -> None:
    """Publish what is new in that night; in the second, retention takes the older release away."""
    keep = 1 if version == SECOND else 0
    release(output, part("a", version), part(version.lower()), version=version, keep=keep)


def check(output: Path, *versions: str) -> None:
    """All that others rely on: the pointer leads to one of these releases, whole and answering."""
    place = folder.latest(output)
    assert place is not None
    assert place.name in versions, place
    assert verify(output) == ()
    titles = query(output, "SELECT ?t { ?d a bg:PolicyDocument ; dcterms:title ?t }", PREFIXES)
    assert (place.name,) in titles.rows


def recover(output: Path) -> None:
    """After a night that broke off all is good still; the next one publishes and cleans up."""
    check(output, FIRST, SECOND)
    before = folder.latest(output)
    assert before is not None
    publish(output, THIRD)
    check(output, THIRD)
    releases = {path.name for path in (output / "releases").iterdir()}
    assert releases - {OLDER} == {OLDEST, FIRST, before.name, THIRD}
    assert [path.name for path in (output / "store").iterdir()] == [THIRD]
    assert [path for path in output.rglob(".*") if path.suffix != ".lock"] == []
    assert (
        len(feed.replay(output / "ldes"))
        == folder.manifest_of(output / "releases" / THIRD)["triples"]
    )


def in_child(work: Callable[[], None]) -> int:
    """Do it in a process of its own; its exit code, negative for a signal."""
    child = os.fork()
    if not child:
        code = 1
        try:
            work()
            code = 0
        except SystemExit as end:
            code = int(str(end.code))
        except BaseException:  # noqa: BLE001 - the child must end here, whatever happens
            traceback.print_exc()
        os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def main(output: str, version: str, limit: str) -> None:
    """Publish under a limit; end like the command line."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), int(limit)))
    try:
        publish(Path(output), version)
    except PipelineError as error:
        sys.exit(f"error: {error}")


if __name__ == "__main__":
    main(*sys.argv[1:])
