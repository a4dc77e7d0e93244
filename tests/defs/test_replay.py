"""A release made again from its manifest, and code that changes from one release to the next."""

import gzip
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import DCTERMS, Graph, Literal

from pipeline import mapping, publication, uris
from pipeline.defs import stages, versions
from pipeline.defs.launch import Outcome, launch
from pipeline.defs.replay import replay_of
from pipeline.model import Document, Run
from pipeline.settings import BASE_IRI, Settings

ROOT = Path(__file__).parents[2]
FIRST, SECOND = "2026-11-20T02:00:00Z", "2026-11-21T02:00:00Z"
TOLD_AGAINST_THE_RELEASE_BEFORE = {
    "delta/added.nq.gz", "delta/removed.nq.gz", "catalog.ttl", "catalog.jsonld",
    "dataspace-catalog.json", "manifest.json", "SHA256SUMS",
}  # fmt: skip


def put(folder: Path, *names: str) -> None:
    """Sample documents with their sidecars into a folder."""
    folder.mkdir(exist_ok=True)
    for name in names:
        shutil.copy(ROOT / "samples" / name, folder)
        shutil.copy(ROOT / "samples" / f"{Path(name).stem}.meta.json", folder)


def run(folder: Path, output: Path, as_of: str) -> Outcome:
    """A release of what stands in a folder."""
    made = launch(inputs=[folder], output=output, as_of=as_of, workers=1)
    assert made.manifest is not None
    return made


def files_of(output: Path, version: str) -> dict[str, bytes]:
    """Every file of a release."""
    place = output / "releases" / version
    paths = (path for path in sorted(place.rglob("*")) if path.is_file())
    return {path.relative_to(place).as_posix(): path.read_bytes() for path in paths}


def replay(command: str, place: Path, **environment: str) -> None:
    """The command as a person runs it, in a folder, on another machine."""
    own = {key: text for key, text in os.environ.items() if not key.startswith("BELEIDSGRAAF_")}
    path = f"{Path(sys.executable).parent}{os.pathsep}{own['PATH']}"
    subprocess.run(  # noqa: S603 - the command under test
        ["/bin/sh", "-c", command],
        env={**own, "PATH": path, "PYTHONPATH": str(ROOT), **environment},
        cwd=place,
        capture_output=True,
        check=True,
    )


def test_the_command_of_the_manifest_makes_the_release_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output, before, documents = tmp_path / "out", tmp_path / "before", tmp_path / "in het werk"
    monkeypatch.setenv("BELEIDSGRAAF_STARTED_BY", "Dienst Beleid")
    monkeypatch.setenv("BELEIDSGRAAF_PUBLISHER_NAME", "D'Hondt & zonen")
    put(documents, "bestuursakkoord-roeselare.txt")
    run(documents, output, FIRST)
    shutil.copytree(output, before)
    put(documents, "oproep-ai-geletterdheid.md")
    (documents / "stuk.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<<")
    made = run(documents, output, SECOND)
    assert made.manifest is not None
    assert str(tmp_path) not in (output / "releases/20261121T020000Z/manifest.json").read_text()
    assert made.manifest["startedBy"] == "Dienst Beleid"
    for item in made.manifest["inputs"]:
        content = (tmp_path / item["source"] / item["path"]).read_bytes()
        assert item["sha256"] == hashlib.sha256(content).hexdigest()
    assert [item["path"] for item in made.manifest["inputs"]] == [
        "bestuursakkoord-roeselare.txt", "oproep-ai-geletterdheid.md", "stuk.pdf",
    ]  # fmt: skip

    expected = files_of(output, "20261121T020000Z")
    command = f"{made.manifest['replay']} || [ $? = 3 ]"  # as then, a document is held back
    replay(command, tmp_path)  # into `output`, which is not there
    again = files_of(tmp_path / "output", "20261121T020000Z")
    assert again.keys() == expected.keys()
    assert {
        name for name in expected if again[name] != expected[name]
    } <= TOLD_AGAINST_THE_RELEASE_BEFORE
    replay(command, tmp_path, BELEIDSGRAAF_OUTPUT=str(before))  # after the release before
    assert files_of(before, "20261121T020000Z") == expected


def test_a_command_names_what_differs_from_the_defaults_and_no_place(tmp_path: Path) -> None:
    document = tmp_path / "map" / "nota.txt"
    document.parent.mkdir()
    document.touch()
    begun = Run(
        version="v", as_of=FIRST, software="s", configuration="c", started_by="sensor inbox"
    )
    settings = Settings(inputs=(document, tmp_path / "map"), model="/opt/modellen/nl_ander")
    assert replay_of(begun, settings) == (
        "BELEIDSGRAAF_MODEL=nl_ander BELEIDSGRAAF_STARTED_BY='sensor inbox' "
        f"beleidsgraaf run map/nota.txt map --as-of {FIRST}"
    )


Mapper = Callable[..., Graph]


def with_other_code(monkeypatch: pytest.MonkeyPatch, graph_of: Mapper = mapping.graph_of) -> None:
    """The code has changed: another configuration, and perhaps another graph."""
    monkeypatch.setattr(versions, "configuration_of", lambda _: "0" * 64)

    class Changed:
        pass

    Changed.graph_of = staticmethod(graph_of)  # type: ignore[attr-defined]
    monkeypatch.setattr(stages, "mapping", Changed)


def delta_of(made: Outcome) -> set[str]:
    """The graphs that came and went since the release before."""
    assert made.path is not None
    lines = b"".join(
        gzip.decompress((made.path / f"delta/{name}.nq.gz").read_bytes())
        for name in ("added", "removed")
    )
    graphs = {line.rsplit(" ", 2)[1][1:-1] for line in lines.decode().splitlines()}
    return {graph.removeprefix(f"{BASE_IRI}/id/") for graph in graphs}


def test_code_that_changes_nothing_leaves_the_document_graphs_as_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path / "in", "bestuursakkoord-roeselare.txt", "oproep-ai-geletterdheid.md")
    first = run(tmp_path / "in", tmp_path / "out", FIRST)
    with_other_code(monkeypatch)
    made = run(tmp_path / "in", tmp_path / "out", SECOND)
    assert first.manifest is not None
    assert made.manifest is not None
    assert made.manifest["configuration"] != first.manifest["configuration"]
    assert made.manifest["changes"]["unchanged"] == 2
    assert delta_of(made) == {"graph/run"}


def test_code_with_an_effect_changes_the_documents_it_touches(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path / "in", "bestuursakkoord-roeselare.txt", "oproep-ai-geletterdheid.md")
    run(tmp_path / "in", tmp_path / "out", FIRST)

    def graph_of(document: Document, *rest: object) -> Graph:
        graph = mapping.graph_of(document, *rest)  # type: ignore[arg-type]
        if document.id == "oproep-ai-geletterdheid":
            about = uris.document(BASE_IRI, document.id)
            graph.set((about, DCTERMS.title, Literal("Andere titel", lang="nl")))
        return graph

    with_other_code(monkeypatch, graph_of)
    made = run(tmp_path / "in", tmp_path / "out", SECOND)
    assert made.manifest is not None
    assert made.manifest["changes"]["changed"] == 1
    assert delta_of(made) == {"graph/run", "document/oproep-ai-geletterdheid"}
    assert not [check for check in publication.audit(made.output) if check.wrong]
