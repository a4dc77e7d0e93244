"""`python -m training` makes `pipeline/data/model` anew; with `--measure` it only measures."""

import argparse
import tempfile
from pathlib import Path

import spacy
from spacy.language import Language

from pipeline.extraction.suggestions import FACTORY, Names
from training import names, syntax, texts
from training.measure import report

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Train what was asked for and write it, or measure."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--output", type=Path, default=ROOT / "pipeline" / "data" / "model")
    parser.add_argument("--measure", action="store_true", help="cross-validate the names; no model")
    parser.add_argument("--names-only", action="store_true", help="keep the syntax that is there")
    chosen = parser.parse_args()
    learnt = texts.material(chosen.shared)
    if chosen.measure:
        for line in report(learnt, chosen.shared):
            print(line, flush=True)  # noqa: T201 -- the answer to the command
        return
    nlp = _syntax(chosen.shared, chosen.output, keep=chosen.names_only)
    if FACTORY in nlp.pipe_names:
        nlp.remove_pipe(FACTORY)
    component = nlp.add_pipe(FACTORY, name="names")
    if not isinstance(component, Names):
        raise TypeError(component)
    component.taggers = tuple(names.fitted(learnt, label) for label in texts.LABELS)
    nlp.meta.update(
        {
            "name": "beleidsgraaf",
            "description": "Dutch of policy documents: syntax, and names of bodies and instruments",
            "license": "CC BY-SA 4.0",
            "author": "Beleidsgraaf",
        }
    )
    nlp.to_disk(chosen.output)


def _syntax(shared: Path, output: Path, *, keep: bool) -> Language:
    if keep:
        return spacy.load(output, exclude=["names"])
    with tempfile.TemporaryDirectory() as folder:
        return syntax.fitted(shared, Path(folder))


if __name__ == "__main__":
    main()
