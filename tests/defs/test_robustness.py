"""A run that meets bad files, a bad graph, a kill, or another hash seed."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from rdflib import DCTERMS, Graph

from pipeline import extraction, mapping, publication
from pipeline.defs import stages
from pipeline.defs.launch import launch
from pipeline.errors import ConfigurationError, DiskError, SourceError
from pipeline.publication import folder

ROOT = Path(__file__).parents[2]
AS_OF = "2026-11-20T02:00:00Z"
SMALL = ("bestuursakkoord-roeselare.txt", "oproep-ai-geletterdheid.md")


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    """A folder with two of the sample documents."""
    made = tmp_path / "in"
    made.mkdir()
    for name in SMALL:
        shutil.copy(ROOT / "samples" / name, made)
        shutil.copy(ROOT / "samples" / f"{name.rsplit('.', 1)[0]}.meta.json", made)
    return made


def run(inputs: Path, output: Path, *options: str, seed: str = "0") -> subprocess.Popen[bytes]:
    """The command in a process of its own."""
    command = [sys.executable, "-m", "pipeline", "run", str(inputs), "--output", str(output)]
    return subprocess.Popen(  # noqa: S603 - our own interpreter
        [*command, "--workers", "1", *options],
        env={**os.environ, "PYTHONHASHSEED": seed},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
    )


def files_of(place: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    paths = (path for path in sorted(place.rglob("*")) if path.is_file())
    return {path.relative_to(place).as_posix(): path.read_bytes() for path in paths}


def test_two_runs_with_two_hash_seeds_give_equal_bytes(inputs: Path, tmp_path: Path) -> None:
    made = [run(inputs, tmp_path / seed, "--as-of", AS_OF, seed=seed) for seed in ("1", "2")]
    assert [process.wait() for process in made] == [0, 0]
    one, other = (files_of(tmp_path / seed / "releases") for seed in ("1", "2"))
    assert one == other
    assert len(one) > 8


def test_bad_files_are_named_and_the_others_published(inputs: Path, tmp_path: Path) -> None:
    (inputs / "leeg.pdf").write_bytes(b"")
    (inputs / "stuk.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<<")
    (inputs / "geen-word.docx").write_bytes(b"PK\x03\x04 geen word")
    (inputs / "lach.xml").write_text(
        '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><l>&b;</l>', encoding="utf-8"
    )
    (inputs / "onbekend.xyz").write_text("tekst", encoding="utf-8")
    made = launch(inputs=[inputs], output=tmp_path / "out", as_of=AS_OF, workers=1)
    assert made.blocked
    assert made.manifest is not None
    assert made.manifest["changes"]["new"] == len(SMALL)
    held = {finding.message.split(":")[0] for finding in made.quarantine}
    assert held == {"leeg.pdf", "stuk.pdf", "geen-word.docx", "lach.xml", "onbekend.xyz"}
    assert made.path is not None
    lines = (made.path / "quarantine.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == len(made.quarantine)
    assert all(json.loads(line)["message"] for line in lines)
    total = (made.path / "ledger.csv").read_text(encoding="utf-8").splitlines()[-1]
    assert total == f"total,7,5,{len(SMALL)},{len(SMALL)},{len(SMALL)},5"


def test_a_graph_that_does_not_conform_is_held_back(
    inputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(document: object, *rest: object) -> Graph:
        graph = mapping.graph_of(document, *rest)  # type: ignore[arg-type]
        if document.id == "oproep-ai-geletterdheid":  # type: ignore[attr-defined]
            graph.remove((None, DCTERMS.title, None))
        return graph

    class Broken:
        graph_of = staticmethod(broken)

    monkeypatch.setattr(stages, "mapping", Broken)
    made = launch(inputs=[inputs], output=tmp_path / "out", as_of=AS_OF, workers=1)
    assert made.blocked
    assert made.manifest is not None
    assert list(made.manifest["documents"]) == ["bestuursakkoord-roeselare"]
    assert {finding.document for finding in made.quarantine} == {"oproep-ai-geletterdheid"}
    assert made.path is not None
    assert "oproep-ai" not in (made.path / "SHA256SUMS").read_text(encoding="utf-8")


def test_a_bug_on_one_document_costs_only_that_document(
    inputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = extraction.extract

    def buggy(document: object, *rest: object) -> object:
        if document.id == "oproep-ai-geletterdheid":  # type: ignore[attr-defined]
            raise ZeroDivisionError
        return honest(document, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(extraction, "extract", buggy)
    made = launch(inputs=[inputs], output=tmp_path / "out", as_of=AS_OF, workers=1)
    assert made.manifest is not None
    assert list(made.manifest["documents"]) == ["bestuursakkoord-roeselare"]
    assert [finding.code for finding in made.quarantine] == ["internal-error"]


def test_when_nothing_can_be_read_the_last_good_release_stays(inputs: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    good = launch(inputs=[inputs], output=output, as_of=AS_OF, workers=1)
    bad = tmp_path / "bad"
    bad.mkdir()
    (bad / "leeg.pdf").write_bytes(b"")
    made = launch(inputs=[bad], output=output, as_of="2026-11-21", workers=1)
    assert (made.blocked, made.manifest) == (True, None)
    assert folder.latest(output) == good.path


def test_the_guard_holds_a_release_back(
    inputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output, limits = tmp_path / "out", tmp_path / "guard.json"
    good = launch(inputs=[inputs], output=output, as_of=AS_OF, workers=1)
    limits.write_text('{"at_least": {"documents": 3}}', encoding="utf-8")
    monkeypatch.setenv("BELEIDSGRAAF_GUARD", str(limits))
    made = launch(inputs=[inputs], output=output, as_of="2026-11-21", workers=1)
    assert (made.blocked, made.manifest) == (True, None)
    assert made.reasons == ("documents: 2, at least 3 expected",)
    assert folder.latest(output) == good.path
    assert (output / "held-back.json").is_file()


def test_a_second_run_knows_what_is_unchanged(inputs: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    launch(inputs=[inputs], output=output, as_of=AS_OF, workers=1)
    text = (inputs / SMALL[0]).read_text(encoding="utf-8")
    (inputs / SMALL[0]).write_text(f"{text}\nDe SERV bracht advies uit.\n", encoding="utf-8")
    made = launch(inputs=[inputs], output=output, as_of="2026-11-21", workers=1)
    assert made.manifest is not None
    assert made.manifest["changes"] == {
        "new": 0, "changed": 1, "unchanged": 1, "withdrawn": 0, "quarantined": 0,
    }  # fmt: skip


@pytest.mark.parametrize("wait", [2.5, 4.0, 5.0])
def test_a_killed_run_leaves_the_last_good_release(
    inputs: Path, tmp_path: Path, wait: float
) -> None:
    output = tmp_path / "out"
    good = launch(inputs=[inputs], output=output, as_of=AS_OF, workers=1)
    (inputs / "nieuw.txt").write_text("De SERV en VLAIO werken samen.\n", encoding="utf-8")
    process = run(inputs, output, "--as-of", "2026-11-21")
    time.sleep(wait)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert folder.latest(output) in (good.path, output / "releases/20261121T000000Z")
    assert publication.verify(output) == ()
    assert run(inputs, output, "--as-of", "2026-11-22").wait() == 0
    assert folder.latest(output) == output / "releases/20261122T000000Z"
    assert publication.verify(output) == ()
    assert not list((output / "releases").glob(".*"))


def test_trouble_that_is_not_the_datas_is_an_error_of_ours(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        launch(inputs=[tmp_path / "nergens"], output=tmp_path, as_of=AS_OF, workers=1)
    with pytest.raises(ConfigurationError, match="UTC time"):
        launch(inputs=[tmp_path], output=tmp_path, as_of="gisteren", workers=1)


def test_an_error_that_nobody_foresaw_ends_the_run(
    inputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Dagster hands it on in a ring of errors that were the context of each other."""

    def broken(*_: object, **__: object) -> None:
        raise AttributeError("nobody foresaw this")

    monkeypatch.setattr(publication, "publish", broken)
    with pytest.raises(AttributeError, match="nobody foresaw this"):
        launch(inputs=[inputs], output=tmp_path / "out", as_of=AS_OF, workers=1)


def test_limits_that_cannot_be_followed_stop_a_run_before_it_reads(
    inputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "guard.json").write_text('{"at_most": {"mentions.targt": 5}}', "utf-8")
    monkeypatch.setenv("BELEIDSGRAAF_GUARD", str(tmp_path / "guard.json"))
    with pytest.raises(ConfigurationError, match=r"'mentions\.targt' is no count"):
        launch(inputs=[inputs], output=tmp_path / "out", as_of=AS_OF, workers=1)
    assert not (tmp_path / "out").exists()


def test_an_output_that_can_be_no_folder_stops_a_run_before_it_reads(
    inputs: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    for place in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(DiskError, match="mend this and run again"):
            launch(inputs=[inputs], output=place, as_of=AS_OF, workers=1)
