"""The trained component: what ships with the package, and that its recipe works."""

from pathlib import Path
from random import Random
from typing import cast

import numpy as np
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extraction import build_nlp
from pipeline.extraction.crf import Tagger, Weights
from pipeline.extraction.features import of_tokens, tokens
from pipeline.extraction.suggestions import FACTORY, Names

SHIPPED = Path(__file__).parents[2] / "pipeline" / "data" / "model"
MEGABYTE = 1_000_000


@pytest.fixture(scope="module")
def names() -> Names:
    """The component that ships."""
    return Names().from_disk(SHIPPED / "names")


def proposed(names: Names, text: str, label: str = "ORG") -> dict[str, float]:
    return {
        text[item.span.start : item.span.end]: item.score
        for item in names.suggestions(text)
        if item.label == label
    }


FOUND = [  # names that no list holds
    ("Dat meldt het Agentschap Stille Wegen in een nota.", "Agentschap Stille Wegen"),
    ("De Federatie van Vlaamse Dorpskernen (FVDK) is tevreden.", "FVDK"),
    ("Het advies van de Raad voor Trage Mobiliteit was gunstig.", "Raad voor Trage Mobiliteit"),
]


@pytest.mark.parametrize(("text", "name"), FOUND)
def test_proposes_names_that_no_list_holds(names: Names, text: str, name: str) -> None:
    assert proposed(names, text)[name] > 0.5


NOT_FOUND = [
    "De ondernemingen en de vakbonden overleggen met de minister.",
    "In 2030 daalt de uitstoot met 40 % ten opzichte van 1990.",
    "",
    "\n\n",
]


@pytest.mark.parametrize("text", NOT_FOUND)
def test_proposes_nothing_where_nothing_is_named(names: Names, text: str) -> None:
    assert all(score < 0.9 for score in proposed(names, text).values())


def test_the_default_pipeline_has_it_and_none_has_not() -> None:
    assert "names" in build_nlp().pipe_names
    assert "names" not in build_nlp("none").pipe_names


def test_what_is_loaded_by_path_proposes_the_same(names: Names) -> None:
    text = FOUND[0][0]
    doc = spacy.load(SHIPPED)(text)
    assert [span.text for span in doc.spans["names"]] == list(proposed(names, text))
    assert {token.pos_ for token in doc} > {"NOUN", "VERB"}
    assert [token.lemma_ for token in doc if token.text == "meldt"] == ["melden"]


def test_weights_are_small_and_plain_files() -> None:
    files = [path for path in SHIPPED.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) < 30 * MEGABYTE
    assert "CC BY-SA 4.0" in (SHIPPED / "README.md").read_text(encoding="utf-8")


@given(st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_text(names: Names, text: str) -> None:
    for item in names.suggestions(text):
        assert 0 <= item.span.start < item.span.end <= len(text)
        assert 0 <= item.score <= 1
    assert names.suggestions(text) == names.suggestions(text)


def test_a_word_without_end_and_a_sentence_without_end(names: Names) -> None:
    for text in ("A" * 100_000, "Raad voor " * 5_000, "( " * 20_000):
        assert names.suggestions(text) is not None


def test_probabilities_are_those_of_all_labellings() -> None:
    """Against the sum over every sequence of labels, written out."""
    random = np.random.default_rng(7)
    words = ["de", "Raad", "zegt"]
    features = {name for row in of_tokens(words, lambda _: True) for name in row}
    weights = Weights(
        label="ORG",
        transitions=random.normal(size=(3, 3)),
        states={name: random.normal(size=3) * 0.3 for name in sorted(features)},
    )
    scores = [
        sum((weights.states[name] for name in row), np.zeros(3))
        for row in of_tokens(words, lambda _: True)
    ]
    total, spans = 0.0, dict.fromkeys([(a, b) for a in range(3) for b in range(a + 1, 4)], 0.0)
    for labels in np.ndindex(3, 3, 3):
        path = sum(scores[at][label] for at, label in enumerate(labels))
        path += sum(weights.transitions[labels[at], labels[at + 1]] for at in range(2))
        total += np.exp(path)
        for first, last in spans:
            begins = labels[first] == 1 and all(label == 2 for label in labels[first + 1 : last])
            if begins and (last == 3 or labels[last] != 2):
                spans[first, last] += np.exp(path)
    found = Tagger(weights, frozenset(words) | {"raad"}).names([words, ["de"]])
    assert any(item.sentence == 0 for item in found)
    for item in found:
        if item.sentence == 0:
            assert item.probability == pytest.approx(spans[item.first, item.last] / total, abs=1e-4)


def test_written_and_read_again(tmp_path: Path, names: Names) -> None:
    nlp = spacy.blank("nl")
    cast("Names", nlp.add_pipe(FACTORY, name="names")).taggers = names.taggers
    nlp.to_disk(tmp_path)
    again = Names().from_disk(tmp_path / "names")
    assert again.suggestions(FOUND[0][0]) == names.suggestions(FOUND[0][0])


def test_the_recipe_learns(tmp_path: Path) -> None:
    """A few sentences through augmentation, training and decoding."""
    pytest.importorskip("pycrfsuite", reason="only whoever trains needs it")
    from training import names as recipe  # noqa: PLC0415
    from training.texts import Material, Sentence  # noqa: PLC0415

    del tmp_path
    gold = tuple(
        Sentence(
            document=f"{number}.txt",
            words=("Volgens", "de", name, verb, "er", "weinig", "."),
            names=(("ORG", 2, 3),),
            gold=True,
        )
        for number, (name, verb) in enumerate(
            (name, verb)
            for name in ("SERV", "VMM", "Kamer", "NAVO")
            for verb in ("gebeurt", "verandert", "verbetert")
        )
    )
    tagger = recipe.fitted(Material(gold=gold, silver=()), "ORG", rounds=20)
    sentence = ["Volgens", "de", "ZUPO", "verandert", "er", "weinig", "."]
    assert [(item.first, item.last) for item in tagger.names([sentence])] == [(2, 3)]


def test_augmented_sentences_keep_their_shape() -> None:
    from training.augment import augmented  # noqa: PLC0415
    from training.texts import Sentence  # noqa: PLC0415

    text = "De VMM en het Fietsfonds van de Raad van Wegen ."
    words = tuple(text.split())
    sentence = Sentence(
        document="x",
        words=words,
        names=(("ORG", 1, 2), ("INSTRUMENT", 4, 5), ("ORG", 7, 10)),
        gold=True,
    )
    for made in augmented([sentence], 12, frozenset(), Random(3)):  # noqa: S311 -- no secret
        assert [label for label, _, _ in made.names] == ["ORG", "INSTRUMENT", "ORG"]
        assert made.words[made.names[0][2]].lower() == "en"
        assert made.words[made.names[2][2] :] == (".",)


def test_tokens_end_names_at_hyphens() -> None:
    text = "De NIS2-richtlijn, kmo’s en 3,5 %."
    assert [text[low:high] for low, high in tokens(text)] == [
        "De", "NIS2", "-", "richtlijn", ",", "kmo’s", "en", "3", ",", "5", "%", ".",
    ]  # fmt: skip
