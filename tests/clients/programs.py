"""Programs of others that read a release: run one, or skip the test where it is not installed."""

import shutil
import subprocess
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent
PATIENCE = 180  # seconds


def run(*command: str | Path) -> bytes:
    """What a program prints; a failure shows what it complained of."""
    done = subprocess.run(  # noqa: S603 - programs and arguments of the tests
        [str(part) for part in command],
        cwd=FOLDER,
        capture_output=True,
        check=False,
        timeout=PATIENCE,
    )
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    return done.stdout


def debian(name: str, package: str) -> str:
    """A program of Debian; skips where it is not installed."""
    path = shutil.which(name)
    return path or pytest.skip(f"needs {name} (apt-get install {package})")


def npm(name: str) -> tuple[str, str]:
    """Node, and an npm program or a script of this folder for it; skips where they are not here."""
    node = shutil.which("node")
    if node is None or not has_npm():
        pytest.skip("needs node and the packages of tests/clients (make clients)")
    script = FOLDER / name
    return node, str(script if script.is_file() else FOLDER / "node_modules" / ".bin" / name)


def has_npm() -> bool:
    """Whether `make clients` has installed the npm programs."""
    return bool(shutil.which("node")) and (FOLDER / "node_modules" / ".ready").is_file()
