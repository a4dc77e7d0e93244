"""Publication that is killed at any step, or meets a disk that is full at any byte."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline import disk
from pipeline.errors import DiskError, ReleaseError
from pipeline.publication import feed, folder, store, verify
from tests.publication.nights import FIRST, SECOND, begin, check, recover
from tests.publication.release_parts import BASE, part, release

ROOT = Path(__file__).parents[2]
NAMESPACE = ["unshare", "--map-root-user", "--mount"]


def program(*command: object, before: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    """A program of these tests, in a process of its own."""
    return subprocess.run(  # noqa: S603 - our own interpreter
        [*before, sys.executable, "-m", *map(str, command)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_kill_at_any_step_leaves_a_good_release_and_the_next_night_cleans_up(
    tmp_path: Path,
) -> None:
    done = program("tests.publication.kill_anywhere", tmp_path)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 20


def test_a_full_disk_leaves_a_good_release_and_the_next_night_cleans_up(tmp_path: Path) -> None:
    allowed = subprocess.run(  # noqa: S603
        [*NAMESPACE, "mount", "-t", "tmpfs", "none", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    ) if shutil.which("unshare") else None  # fmt: skip
    if allowed is None or allowed.returncode:
        pytest.skip(f"no disk of our own here: {allowed.stderr if allowed else 'no unshare'}")
    done = program("tests.publication.full_disk", tmp_path, before=tuple(NAMESPACE))
    assert done.returncode == 0, done.stderr
    counts = json.loads(done.stdout)
    assert counts["full"] > 20


@pytest.mark.parametrize(
    "text", [None, '{"version": "2026', '{"version": "x", "path": "releases/x"}']
)
def test_a_pointer_that_is_gone_or_damaged_stops_the_run_and_says_what_mends_it(
    tmp_path: Path, text: str | None
) -> None:
    release(tmp_path, part("a"), version=FIRST)
    good = release(tmp_path, part("a"), part("b"), version=SECOND)
    pointer, pages = tmp_path / "latest.json", sorted((tmp_path / "ldes").iterdir())
    before = pointer.read_bytes()
    pointer.unlink()
    if text is not None:
        pointer.write_text(text, encoding="utf-8")
    with pytest.raises(ReleaseError, match=r"latest\.json") as caught:
        release(tmp_path, part("c"), version="20261123T020000Z")
    assert sorted((tmp_path / "ldes").iterdir()) == pages
    pointer.write_text(caught.value.reason.partition("write ")[2].removesuffix(" to it"), "utf-8")
    assert pointer.read_bytes() == before.rstrip()
    assert folder.latest(tmp_path) == good.path
    release(tmp_path, part("c"), version="20261123T020000Z")
    assert verify(tmp_path) == ()


@pytest.mark.parametrize("limit", [50, 3_000, 30_000])
def test_a_file_that_may_not_grow_is_named_in_one_line(tmp_path: Path, limit: int) -> None:
    """The same on any machine: the system refuses to write beyond so many bytes of a file."""
    begin(tmp_path)
    done = program("tests.publication.nights", tmp_path, SECOND, limit)
    assert done.returncode == 1, done.stderr
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith(f"error: {tmp_path}/")
    assert "File too large; the last good release stays, mend this and run again" in done.stderr
    assert [path.name for path in (tmp_path / "releases").glob(f"*{SECOND}*")] == []
    check(tmp_path, FIRST)
    recover(tmp_path)


def test_a_release_that_was_never_pointed_to_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    release(tmp_path, part("a"), version=FIRST)
    with monkeypatch.context() as patched:
        patched.setattr(folder, "switch", die)
        with pytest.raises(KeyboardInterrupt):
            release(tmp_path, part("b"), version=SECOND)
    assert (tmp_path / "releases" / SECOND).is_dir()
    release(tmp_path, part("c"), version=SECOND)  # the same moment, other content
    check_only(tmp_path, FIRST, SECOND)
    assert [path.name for path in (tmp_path / "store").iterdir()] == [SECOND]


@pytest.mark.parametrize("step", ["switch", "announce"])
def test_what_changes_with_every_release_is_replaced_never_rewritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def half(path: Path, data: bytes) -> None:
        path.write_bytes(data[: len(data) // 2])
        raise DiskError(str(path), "No space left on device")

    good = release(tmp_path, part("a"), version=FIRST)
    files = {path: path.read_bytes() for path in tmp_path.rglob("*.*") if path.is_file()}
    steps = {
        "switch": lambda: folder.switch(tmp_path, SECOND),
        "announce": lambda: feed.announce(
            tmp_path, {"feed": {"home": f"{BASE}/", "pages": ()}}, {}
        ),
    }
    monkeypatch.setattr(disk, "write", half)
    with pytest.raises(DiskError):
        steps[step]()
    assert folder.latest(tmp_path) == good.path
    assert {path: path.read_bytes() for path in files} == files


def test_room_is_made_before_a_run_begins(tmp_path: Path) -> None:
    release(tmp_path, part("a"), version=FIRST)
    left = [tmp_path / place for place in ("releases/.x.part", "store/.x.part", "store/x")]
    for place in left:
        place.mkdir()
    with folder.locked(tmp_path):
        folder.make_room(tmp_path)  # another run may be at work on these
        assert all(place.is_dir() for place in left)
    folder.make_room(tmp_path)
    assert not any(place.is_dir() for place in left)
    check_only(tmp_path, FIRST)
    folder.make_room(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()


def check_only(output: Path, *versions: str) -> None:
    """These releases stand there, and the last one answers."""
    assert sorted(path.name for path in (output / "releases").iterdir()) == list(versions)
    place = folder.latest(output)
    assert place is not None
    assert place.name == versions[-1]
    assert feed.replay(output / "ldes")
    assert (output / "store" / place.name).is_dir()
    assert store.query(output, "ASK { ?s ?p ?o }", {}).truth
