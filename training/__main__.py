"""`python -m training` makes `pipeline/data/model` anew.

`--measure` only cross-validates the names. `--hold-out` makes a model of names that has not seen
the documents that the rules were not written with, to evaluate with:
`BELEIDSGRAAF_MODEL=<its folder> beleidsgraaf evaluate …`.
"""

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import cast

import spacy
from spacy.language import Language

from pipeline import __version__
from pipeline.evaluation import development_documents
from pipeline.extraction.suggestions import FACTORY, Names
from training import names, syntax, texts
from training.measure import report

ROOT = Path(__file__).resolve().parent.parent
_MODEL = ROOT / "pipeline" / "data" / "model"


def main(arguments: Sequence[str] | None = None) -> None:
    """Train what was asked for and write it, or measure."""
    parser = argparse.ArgumentParser(
        prog="python -m training",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--output", type=Path, default=_MODEL)
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--measure", action="store_true", help="cross-validate the names; no model")
    what.add_argument("--names-only", action="store_true", help="keep the syntax that is there")
    what.add_argument(
        "--hold-out", action="store_true", help="names to evaluate with; needs --output"
    )
    chosen = parser.parse_args(arguments)
    if chosen.hold_out and chosen.output == _MODEL:
        parser.error("--hold-out is not the model that ships: give --output")
    learnt = texts.material(chosen.shared)
    if chosen.measure:
        for line in report(learnt, chosen.shared):
            print(line, flush=True)  # noqa: T201 -- the answer to the command
        return
    unseen = frozenset[str]()
    if chosen.hold_out:
        nlp: Language = spacy.blank("nl")
        unseen = frozenset(item.document for item in learnt.gold) - development_documents()
    elif chosen.names_only:
        nlp = spacy.load(chosen.output, exclude=["names"])
    else:
        with tempfile.TemporaryDirectory() as folder:
            nlp = syntax.fitted(chosen.shared, Path(folder))
    write(nlp, learnt, unseen, chosen.output)


def write(nlp: Language, learnt: texts.Material, unseen: frozenset[str], output: Path) -> None:
    """Add the component of names to the pipeline, and write it all."""
    component = cast("Names", nlp.add_pipe(FACTORY, name="names"))
    component.taggers = tuple(names.fitted(learnt, label, unseen) for label in texts.LABELS)
    nlp.meta.update(
        {
            "name": "beleidsgraaf",
            "version": __version__,
            "description": "Dutch of policy documents: syntax, names of bodies and instruments",
            "license": "CC BY-SA 4.0",
            "author": "Beleidsgraaf",
        }
    )
    nlp.to_disk(output)


if __name__ == "__main__":
    main()
