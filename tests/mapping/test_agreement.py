"""Preferred labels across documents: one for each thing and language, the rest alternative."""

from rdflib import SKOS, Graph

from pipeline.mapping import agreed

PREF, ALT = f"<{SKOS.prefLabel}>", f"<{SKOS.altLabel}>"
DEAL = "<https://x.example/id/instrument/green-deal>"


def line(term: str, text: str, language: str = "nl", thing: str = DEAL) -> str:
    return f'{thing} {term} "{text}"@{language} .\n'


def test_graphs_that_agree_stay_as_they_are() -> None:
    graphs = {"a": line(PREF, "Green Deal"), "b": line(PREF, "Green Deal")}
    assert agreed(graphs) == graphs


def test_the_label_of_most_documents_stands_in_all() -> None:
    graphs = {
        "a": line(PREF, "Green deal"),
        "b": line(PREF, "Green Deal"),
        "c": line(PREF, "Green Deal"),
    }
    made = agreed(graphs)
    assert made["a"] == line(ALT, "Green deal") + line(PREF, "Green Deal")
    assert made["b"] == graphs["b"]


def test_of_equals_the_first_in_the_alphabet_stands() -> None:
    made = agreed({"a": line(PREF, "b"), "b": line(PREF, "a")})
    assert made == {"a": line(ALT, "b") + line(PREF, "a"), "b": line(PREF, "a")}
    assert made == agreed(dict(reversed(list(made.items()))))


def test_what_becomes_preferred_is_no_longer_alternative() -> None:
    graphs = {"a": line(ALT, "a") + line(PREF, "b"), "b": line(PREF, "a")}
    assert agreed(graphs)["a"] == line(ALT, "b") + line(PREF, "a")


def test_languages_and_things_are_apart() -> None:
    other = "<https://x.example/id/instrument/x>"
    graphs = {"a": line(PREF, "a"), "b": line(PREF, "b", "en"), "c": line(PREF, "c", thing=other)}
    assert agreed(graphs) == graphs


def test_quotation_marks_and_other_triples_are_left_alone() -> None:
    text = '<https://x.example/a> <https://x.example/b> "c" .\n' + line(PREF, 'de \\"Deal\\"')
    made = agreed({"a": text, "b": line(PREF, "de Deal")})
    assert len(Graph().parse(data=made["a"], format="nt")) == 3
