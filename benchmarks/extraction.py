"""Speed and memory of the whole extraction, beside spaCy's blank Dutch tokenizer and Frog.

    python benchmarks/extraction.py [FOLDER] [--output FILE]

One process on one core; tokens are those of the blank tokenizer, for all three; time is processor
time, so that other work on the machine counts little. They take turns in several rounds, each in a
new process; the median counts, of the ratios too, since no machine is equally fast all the time.
Frog (https://languagemachines.github.io/frog)
is measured where it is installed (Debian: `apt install frog frogdata uctodata`): tokenizer, tagger
and named entities, with its start-up taken off. Memory is that of a process of its own which reads
and extracts one generated document of 10 MB.
"""
# ruff: noqa: INP001 - a script, no package

import argparse
import json
import os
import platform
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from statistics import median

import spacy

from pipeline import documents, extraction
from pipeline.model import Document, RawDocument
from pipeline.settings import from_environment

ROOT = Path(__file__).parents[1]
FOLDERS = (ROOT / "../shared/corpus", ROOT / "samples")
FROG_CHARACTERS = 60_000  # a sample: the whole corpus would take Frog minutes
ROUNDS = 5
IRI = "https://data.example"
LARGE = 10_000_000  # bytes
GIB = 2**30


def main() -> None:
    """Measure, print, and write the figures for the quality report."""
    options = _options()
    for asked, measure in ((options.large, large), (options.once, once)):
        if asked:
            sys.stdout.write(json.dumps(measure(options.folder)))
            return
    if hasattr(os, "sched_setaffinity"):  # Linux
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    figures = speeds(options.folder)
    figures["machine"] = machine()
    figures |= memory(options.folder)
    for name, figure in figures.items():
        sys.stdout.write(f"{name:<50} {figure}\n")
    if options.output:
        options.output.write_text(
            json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
        )


def speeds(folder: Path) -> dict[str, str]:
    """Tokens per second of the three, and their ratios: medians over the rounds."""
    sample = "\n\n".join(texts_of(folder))[:FROG_CHARACTERS]
    frog: list[float] = []
    rounds: list[dict[str, float]] = []
    for _ in range(ROUNDS):
        rounds.append(_alone(folder, "--once"))
        measured = frog_speed(sample)
        frog += [] if measured is None else [measured]
    ours, tokenizer = ([one[name] for one in rounds] for name in ("extraction", "tokenizer"))
    last = rounds[-1]
    figures = {
        "texts": f"{last['texts']}, {last['tokens']:,} tokens, {last['mentions']:,} mentions",
        "extraction": f"{median(ours):,.0f} tokens per second",
        "blank Dutch tokenizer of spaCy": f"{median(tokenizer):,.0f} tokens per second",
        "extraction : blank tokenizer": f"{_ratio(ours, tokenizer):.3f}",
    }
    if not frog:
        return {**figures, "Frog": "not installed, not measured"}
    figures["Frog (tokenizer, tagger, named entities)"] = f"{median(frog):,.0f} tokens per second"
    figures["extraction : Frog"] = f"{_ratio(ours, frog):.1f} (goal: at least 20)"
    return figures


def once(folder: Path) -> dict[str, float]:
    """Tokens per second of the tokenizer and of the extraction, on texts not seen before."""
    texts = texts_of(folder)
    blank = spacy.blank("nl")
    start = time.process_time()
    tokens = sum(len(blank.make_doc(text)) for text in texts)
    tokenizer = time.process_time() - start
    nlp = extraction.build_nlp(from_environment().model)
    extraction.extract(_document("first.txt", "De SERV."), nlp, IRI)  # tables are loaded once
    read = [_document(f"{index}.txt", text) for index, text in enumerate(texts)]
    start = time.process_time()
    mentions = sum(len(extraction.extract(one, nlp, IRI)) for one in read)
    seconds = time.process_time() - start
    return {
        "texts": len(texts),
        "tokens": tokens,
        "mentions": mentions,
        "tokenizer": tokens / tokenizer,
        "extraction": tokens / seconds,
    }


def _ratio(ours: Sequence[float], others: Sequence[float]) -> float:
    return median(one / other for one, other in zip(ours, others, strict=True))


def _alone(folder: Path, option: str) -> dict[str, float]:
    """What this script measures in a process of its own."""
    done = subprocess.run(  # noqa: S603 - this very script
        [sys.executable, __file__, str(folder), option], check=True, capture_output=True, text=True
    )
    made: dict[str, float] = json.loads(done.stdout)
    return made


def frog_speed(text: str) -> float | None:
    """Tokens per second of Frog's named entities, or None where it is not installed."""
    program = shutil.which("frog")
    if program is None:
        return None
    tokens = len(spacy.blank("nl").make_doc(text))
    empty = _frog_seconds(program, "Gent.\n")
    return tokens / (_frog_seconds(program, text) - empty)


def large(folder: Path) -> dict[str, float]:
    """Read and extract one document of 10 MB: peak memory in bytes, seconds, mentions."""
    text = "\n\n".join(texts_of(folder))
    parts: list[str] = []
    size = 0
    while size < LARGE:  # copies differ in their numbers, as real chapters would
        parts.append(_renumbered(text, len(parts)))
        size += len(parts[-1].encode())
    content = "\n\n".join(parts).encode()[:LARGE].decode(errors="ignore")
    start = time.process_time()
    nlp = extraction.build_nlp(from_environment().model)
    mentions = extraction.extract(_document("large.txt", content), nlp, IRI)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return {"peak": peak, "seconds": time.process_time() - start, "mentions": len(mentions)}


def memory(folder: Path) -> dict[str, str]:
    """What a process of its own needs for the document of 10 MB."""
    made = _alone(folder, "--large")
    return {
        "peak memory, one document of 10 MB": f"{made['peak'] / GIB:.2f} GiB (goal: under 1.5)",
        "time for it": f"{made['seconds']:.0f} s, {made['mentions']:,} mentions",
    }


def texts_of(folder: Path) -> list[str]:
    """The plain texts below a folder, in order."""
    return [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.txt"))]


def machine() -> str:
    """The processor and the Python that the figures are from."""
    info = Path("/proc/cpuinfo")
    text = info.read_text(encoding="utf-8") if info.is_file() else ""
    model = re.search(r"model name\s*:\s*(.+)", text)
    name = model[1] if model else platform.machine()
    return f"one core of {name}, Python {platform.python_version()}, spaCy {version('spacy')}"


def _document(name: str, text: str) -> Document:
    return documents.parse(
        RawDocument(
            source="benchmark",
            name=name,
            path=name,
            media_type="text/plain",
            content=text.encode(),
            sha256="",
        )
    )


def _renumbered(text: str, by: int) -> str:
    return re.sub(r"\d", lambda digit: str((int(digit[0]) + by) % 10), text)


def _frog_seconds(program: str, text: str) -> float:
    """Processor time of Frog on a text, its start included."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "text.txt"
        source.write_text(text, encoding="utf-8")
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(  # noqa: S603 - the program that was asked for
            [program, "--skip=acmpl", "--threads=1", "-t", str(source), "-o", f"{source}.out"],
            check=True,
            capture_output=True,
            cwd=folder,
            env={**os.environ, "OMP_NUM_THREADS": "1"},
        )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Speed and memory of the extraction.")
    folder = next(folder for folder in FOLDERS if folder.is_dir())
    parser.add_argument("folder", nargs="?", type=Path, default=folder, help="plain texts")
    parser.add_argument("--output", type=Path, help="a JSON file for the quality report")
    parser.add_argument("--large", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--once", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    main()
