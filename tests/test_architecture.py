"""Rules of the house that no import linter sees."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "pipeline").rglob("*.py"))
# Parsed before any test has started a thread: beside others, the parser of Python 3.11.7 may fail
# with "AST constructor recursion depth mismatch" (gh-106905).
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in MODULES}


def name_of(path: Path) -> str:
    """The dotted name of a module."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_nothing_imports_from_its_own_facade(path: Path) -> None:
    if path.name == "__init__.py":
        return
    package = name_of(path.parent / "__init__.py")
    names = {item.stem for item in path.parent.glob("*.py")} | {
        item.name for item in path.parent.iterdir() if item.is_dir()
    }
    for node in ast.walk(TREES[path]):
        if isinstance(node, ast.ImportFrom) and node.module == package:
            assert all(item.name in names for item in node.names), f"line {node.lineno}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_iris_are_made_in_three_places_only(path: Path) -> None:
    homes = ("uris.py", "vocabulary.py", "catalogue_terms.py")
    if path.name in homes and path.parent.name == "pipeline":
        return
    for node in ast.walk(TREES[path]):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in ("URIRef", "Namespace"), f"line {node.lineno}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_modules_stay_small_and_say_what_they_are(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 300
    if text.strip():
        assert ast.get_docstring(TREES[path])


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_exceptions_are_named_outside_the_rims(path: Path) -> None:
    if path.parent.name in ("defs", "cli"):
        return
    for node in ast.walk(TREES[path]):
        if isinstance(node, ast.ExceptHandler):
            assert node.type is not None
            assert ast.unparse(node.type) not in ("Exception", "BaseException"), f"{node.lineno}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_clock_and_no_chance_inside(path: Path) -> None:
    if path.parent.name in ("defs", "cli", "server"):
        return
    source = path.read_text(encoding="utf-8")
    for word in ("datetime.now(", "date.today(", "time.time(", "uuid.uuid", "random.random("):
        assert word not in source


def test_the_command_line_starts_without_heavy_libraries() -> None:
    code = (
        "import sys, pipeline.cli; "
        "heavy = {'spacy', 'dagster', 'rdflib', 'pyshacl', 'lxml', 'pyoxigraph'}; "
        "sys.exit(', '.join(sorted(heavy & set(sys.modules))) or None)"
    )
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
