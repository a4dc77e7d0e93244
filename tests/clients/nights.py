"""Three nights of the real pipeline, while our own server serves what they publish."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPResponse
from pathlib import Path
from typing import Any

import pyoxigraph as ox

ROOT = Path(__file__).parents[2]
STARTING = 30  # seconds that the server may take
CHANGED = "oproep-ai-geletterdheid.md"
NEW_SENTENCE = "\nTegen 2029 volgt minstens 75% van de leerkrachten in Vlaanderen een cursus AI.\n"
WITHDRAWN, ADDED = "bestuursakkoord-roeselare.txt", "schriftelijke-vraag-digitale-inclusie.txt"


@dataclass(frozen=True, slots=True)
class Site:
    """An output folder, and where our server serves it."""

    base: str
    output: Path

    def get(self, path: str, **headers: str) -> bytes:
        """What the server answers to a plain client."""
        asked = urllib.request.Request(f"{self.base}/{path}", headers=headers)  # noqa: S310
        with urllib.request.urlopen(asked, timeout=STARTING) as answer:  # noqa: S310 - loopback
            assert isinstance(answer, HTTPResponse)
            return answer.read()

    def release(self) -> str:
        """The path of the current release, by the pointer."""
        return str(json.loads(self.get("latest.json"))["path"])

    def manifest(self, version: str = "") -> dict[str, Any]:
        """The manifest of a release; without its version, of the current one."""
        place = f"releases/{version}" if version else self.release()
        made: dict[str, Any] = json.loads(self.get(f"{place}/manifest.json"))
        return made

    def command(self, *words: str) -> str:
        """What our own command prints, told the addresses of this site."""
        done = subprocess.run(  # noqa: S603 - our own interpreter
            self._words(*words), env=self._environment(), cwd=ROOT, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr.decode()[-2000:]
        return done.stdout.decode()

    def night(self, number: int, inputs: Path) -> None:
        """One nightly run."""
        moment = f"2026-11-{number:02}T02:00:00Z"
        self.command("run", str(inputs), "--as-of", moment, "--workers", "1")

    @contextmanager
    def serving(self) -> Iterator[None]:
        """Our server as a process of its own."""
        port = self.base.rpartition(":")[2]
        process = subprocess.Popen(  # noqa: S603 - our own interpreter
            self._words("serve", "--port", port),
            env=self._environment(),
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            _wait_for(int(port), process)
            yield
        finally:
            process.terminate()
            process.wait()

    def _words(self, *words: str) -> list[str]:
        return [sys.executable, "-m", "pipeline", *words, "--output", str(self.output)]

    def _environment(self) -> dict[str, str]:
        return {**os.environ, "BELEIDSGRAAF_BASE_IRI": self.base}


def site_at(output: Path) -> Site:
    """A site for this folder, on a free port of loopback."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return Site(f"http://127.0.0.1:{found.getsockname()[1]}", output)


def prepared(inputs: Path) -> Iterator[int]:
    """The number of each night, when the documents of that night stand in the folder.

    First four samples; then a new one, and one that its author changed; then one is withdrawn.
    """
    inputs.mkdir()
    for name in (WITHDRAWN, CHANGED, "mora-advies-modal-shift", "position-paper-clean-industry"):
        _bring(name, inputs)
    yield 1
    _bring(ADDED, inputs)
    with (inputs / CHANGED).open("a", encoding="utf-8") as handle:
        handle.write(NEW_SENTENCE)
    yield 2
    for path in inputs.glob(f"{Path(WITHDRAWN).stem}.*"):
        path.unlink()
    yield 3


def triples_of(quads: bytes) -> set[ox.Triple]:
    """The triples in N-Quads or N-Triples, whatever their graph."""
    return {quad.triple for quad in ox.parse(quads, format=ox.RdfFormat.N_QUADS)}


def _bring(name: str, inputs: Path) -> None:
    for path in (ROOT / "samples").glob(f"{Path(name).stem}.*"):
        shutil.copy(path, inputs)


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    """Until the server takes connections."""
    until = time.monotonic() + STARTING
    while time.monotonic() < until:
        assert process.poll() is None, "the server stopped"
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("the server does not start")
