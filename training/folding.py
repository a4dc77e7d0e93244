"""`python -m training.folding` makes one name model for each fold: each has not seen its documents.

`beleidsgraaf evaluate --folds` reads each annotated document with the model that has not learnt
from it. A fold is a folder with a spaCy pipeline and `unseen.txt`, the names of its documents.
"""

import argparse
from pathlib import Path

import spacy

from pipeline.extraction.suggestions import FACTORY, Names
from training import names, texts
from training.measure import ROOT, folds


def main() -> None:
    """Train the models of all folds."""
    parser = argparse.ArgumentParser(prog="python -m training.folding", description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--output", type=Path, default=ROOT / ".folds")
    chosen = parser.parse_args()
    learnt = texts.material(chosen.shared)
    for number, unseen in enumerate(folds(learnt.gold, "ORG")):
        nlp = spacy.blank("nl")
        component = nlp.add_pipe(FACTORY, name="names")
        if not isinstance(component, Names):
            raise TypeError(component)
        component.taggers = tuple(names.fitted(learnt, label, unseen) for label in texts.LABELS)
        folder = chosen.output / str(number)
        folder.mkdir(parents=True, exist_ok=True)
        nlp.to_disk(folder)
        (folder / "unseen.txt").write_text("\n".join(sorted(unseen)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
