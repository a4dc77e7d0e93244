"""Copies as part of a run, and of the Dagster job."""

import shutil
import signal
import subprocess
import sys
from pathlib import Path
from subprocess import PIPE

import dagster as dg
import pytest

from pipeline.defs.assets import replicas
from pipeline.defs.launch import launch
from pipeline.defs.resources import Pipeline
from pipeline.errors import ConfigurationError
from pipeline.publication import folder, verify
from tests.publication.release_parts import part, release
from tests.replication.s3_server import Bucket
from tests.replication.test_object_store import published, whole

Done = subprocess.CompletedProcess[str]
ROOT = Path(__file__).parents[2]
FIRST, SECOND = "20261120T020000Z", "20261121T020000Z"


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    """A folder with one of the sample documents."""
    made = tmp_path / "in"
    made.mkdir()
    for path in (ROOT / "samples").glob("oproep-ai-geletterdheid.*"):
        shutil.copy(path, made)
    return made


def command(*words: object, bucket: Bucket | None = None, kill_at: int = 0) -> Done:
    """The command line in a process of its own; killed at the given object that it writes."""
    line = [sys.executable, "-m", "pipeline", *map(str, words)]
    with subprocess.Popen(line, cwd=ROOT, stdout=PIPE, stderr=PIPE, text=True) as process:  # noqa: S603
        if bucket:
            last = len(bucket.written) + kill_at
            bucket.server.before = lambda _: process.kill() if len(bucket.written) >= last else None
        output, log = process.communicate()
    if bucket:
        bucket.server.before = lambda _: None
    return Done(process.args, process.returncode, output, log)


def test_a_run_copies_its_release_and_one_without_the_store_stays(
    inputs: Path, tmp_path: Path, bucket: Bucket, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "out"
    monkeypatch.setenv("BELEIDSGRAAF_OBJECT_STORE", bucket.url)
    made = launch(inputs=[inputs], output=output, as_of="2026-11-20T02:00:00Z", workers=1)
    assert (made.trouble, made.blocked) == (None, False)
    assert bucket.objects() == published(output)
    with monkeypatch.context() as away:
        away.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:1")
        words = ("run", inputs, "--output", output, "--as-of", "2026-11-21T02:00:00Z")
        done = command(*words, "--workers", "1")
    errors = [line for line in done.stderr.splitlines() if line.startswith("error: ")]
    assert done.returncode == 1, done.stderr
    assert done.stderr.splitlines()[-1:] == errors
    assert f"{bucket.url}: release {SECOND} not copied: no answer to GET" in errors[0]
    assert f"release    {output}/releases/{SECOND}" in done.stdout
    assert folder.latest(output) == output / "releases" / SECOND
    assert verify(output) == ()
    assert bucket.latest() == FIRST
    assert command("replicate", "--output", output).stdout.startswith(f"{bucket.url}  {SECOND}  ")
    assert bucket.objects() == published(output)


def test_a_run_that_is_held_back_tells_the_store(
    inputs: Path, tmp_path: Path, bucket: Bucket, monkeypatch: pytest.MonkeyPatch
) -> None:
    output, guard = tmp_path / "out", tmp_path / "guard.json"
    release(output, part("a"), version=FIRST)
    guard.write_text('{"at_least": {"documents": 2}}', encoding="utf-8")
    monkeypatch.setenv("BELEIDSGRAAF_OBJECT_STORE", bucket.url)
    monkeypatch.setenv("BELEIDSGRAAF_GUARD", str(guard))
    made = launch(inputs=[inputs], output=output, as_of="2026-11-21T02:00:00Z", workers=1)
    assert (made.blocked, made.reasons) == (True, ("documents: 1, at least 2 expected",))
    assert bucket.latest() == FIRST
    assert bucket.objects()["held-back.json"] == (output / "held-back.json").read_bytes()
    bucket.server.left = 0
    made = launch(inputs=[inputs], output=output, as_of="2026-11-22T02:00:00Z", workers=1)
    assert made.reasons == ("documents: 1, at least 2 expected",)


@pytest.mark.parametrize("count", [3, 30])
def test_a_process_that_is_killed_while_copying(
    tmp_path: Path, bucket: Bucket, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    monkeypatch.setenv("BELEIDSGRAAF_OBJECT_STORE", bucket.url)
    release(tmp_path, part("a"), version=FIRST)
    assert command("replicate", "--output", tmp_path).returncode == 0
    release(tmp_path, part("b"), version=SECOND)
    done = command("replicate", "--output", tmp_path, bucket=bucket, kill_at=count)
    assert done.returncode == -signal.SIGKILL
    assert bucket.latest() == FIRST
    assert whole(bucket.stored())
    assert command("replicate", "--output", tmp_path).returncode == 0
    assert bucket.objects() == published(tmp_path)


def test_a_wrong_address_is_said_before_anything_is_read(
    inputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BELEIDSGRAAF_OBJECT_STORE", "bucket/prefix")
    with pytest.raises(ConfigurationError, match="must begin with one of s3://"):
        launch(inputs=[inputs], output=tmp_path / "out", as_of="", workers=1)
    assert not (tmp_path / "out").exists()


def metadata(output: Path) -> str:
    """What the asset says of the stores."""
    source = dg.AssetSpec("release")
    done = dg.materialize(
        [replicas, source],
        resources={"pipeline": Pipeline(output=str(output))},
        selection="replicas",
    )
    (made,) = done.asset_materializations_for_node("replicas")
    return str(made.metadata["stores"].value)


def test_the_asset_says_what_it_did(
    tmp_path: Path, bucket: Bucket, monkeypatch: pytest.MonkeyPatch
) -> None:
    release(tmp_path, part("a"))
    assert metadata(tmp_path).startswith("none is configured")
    monkeypatch.setenv("BELEIDSGRAAF_OBJECT_STORE", bucket.url)
    count = len(published(tmp_path))
    assert f"| {bucket.url} | {FIRST} | {count} |" in metadata(tmp_path)


@pytest.mark.parametrize(
    ("endpoint", "patient", "again"),
    [("http://127.0.0.1:1", True, True), ("http://127.0.0.1:1", False, False), ("", True, False)],
    ids=["away: later", "away, a person waits: no", "no such bucket: no"],
)
def test_only_what_may_pass_is_tried_again_by_itself(  # noqa: PLR0913 - fixtures
    tmp_path: Path,
    bucket: Bucket,
    monkeypatch: pytest.MonkeyPatch,
    endpoint: str,
    *,
    patient: bool,
    again: bool,
) -> None:
    release(tmp_path, part("a"))
    monkeypatch.setenv("BELEIDSGRAAF_OBJECT_STORE", f"s3://not-{bucket.name[:40]}")
    if endpoint:
        monkeypatch.setenv("AWS_ENDPOINT_URL", endpoint)
    pipeline = Pipeline(output=str(tmp_path), patient=patient)
    with pytest.raises(dg.Failure) as caught:
        replicas(pipeline=pipeline)
    assert caught.value.allow_retries is again
    assert replicas.op.retry_policy is not None
