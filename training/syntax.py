"""Tags, lemmas, morphology, dependencies and sentence boundaries, learnt from the treebanks."""

import gzip
from collections.abc import Iterable, Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training import Example
from spacy.training.converters.conllu_to_docs import conllu_to_docs
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config

HELD_OUT = "nl_alpino-ud-test"  # never trained on, nor used to choose a model
COMPONENTS = ("tok2vec", "tagger", "morphologizer", "trainable_lemmatizer", "parser")
_CONFIG = Path(__file__).with_name("syntax.cfg")


def trees(shared: Path, *, held_out: bool) -> Iterator[Doc]:
    """The treebanks, eight sentences to a doc: the file kept for measuring, or the others."""
    for path in sorted((shared / "treebank").glob("*.conllu.gz")):
        if (HELD_OUT in path.name) is held_out:
            text = gzip.decompress(path.read_bytes()).decode()
            yield from conllu_to_docs(  # type: ignore[no-untyped-call]
                text, n_sents=8, merge_subtokens=True, no_print=True
            )


def fitted(shared: Path, work: Path, steps: int | None = None) -> Language:
    """The components of syntax after a fixed number of steps: no text chooses among models."""
    work.mkdir(parents=True, exist_ok=True)
    for name, docs in (
        ("train", trees(shared, held_out=False)),
        ("dev", list(trees(shared, held_out=False))[:5]),
    ):
        DocBin(docs=docs).to_disk(work / f"{name}.spacy")
    config = load_config(_CONFIG)
    config["paths"] = {"train": str(work / "train.spacy"), "dev": str(work / "dev.spacy")}
    if steps:
        config["training"]["max_steps"] = steps
    nlp = init_nlp(config)
    train(nlp, work)
    return spacy.load(work / "model-last")


def measured(nlp: Language, docs: Iterable[Doc]) -> dict[str, float]:
    """Shares right on docs with annotation: tags, lemmas, heads, sentence boundaries."""
    right = DocBin(docs=docs, store_user_data=False).get_docs(nlp.vocab)
    scores = nlp.evaluate([Example(nlp.make_doc(doc.text), doc) for doc in right])
    wanted = ("tag_acc", "pos_acc", "morph_acc", "lemma_acc", "dep_uas", "dep_las", "sents_f")
    return {name: round(scores[name], 3) for name in wanted}
