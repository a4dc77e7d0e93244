"""What the rules alone find in the annotated documents: `python -m training.rules SHARED`."""

import json
import sys
from dataclasses import replace
from pathlib import Path

from pipeline import extraction
from training.texts import LABELS, annotated, gold_sentences


def main() -> None:
    """Print, for each document, the names in each sentence of its annotated regions."""
    nlp = extraction.build_nlp("none")
    labels = {name: label for label, name in LABELS.items()}
    found = {}
    for item in annotated(Path(sys.argv[1])):
        if item.regions:
            mentions = extraction.extract(item.document, nlp, "https://data.beleidsgraaf.example")
            names = tuple(
                (labels[mention.type], mention.span)
                for mention in mentions
                if mention.type in labels
            )
            sentences = gold_sentences(replace(item, names=names))
            found[item.document.name] = [sentence.names for sentence in sentences]
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
