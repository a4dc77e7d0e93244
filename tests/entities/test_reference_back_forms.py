"""Short forms that point back to a work cited before, and the work each one means."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from rdflib import PROV, URIRef

from pipeline.entities.reference.antecedents import settle
from pipeline.entities.reference.back_forms import find
from pipeline.entities.reference.describe import describe
from pipeline.entities.reference.value import Reference
from pipeline.model import DocumentId, Footnote, Mention, Span
from pipeline.vocabulary import BG, CITO
from tests.entities.test_reference import found_in, passage_of
from tests.linking.made_up import BASE, document, linked_in

FORMS = [
    ("Ibidem, p. 41.", [("Ibidem, p. 41", "same", "p. 41")]),
    ("Ibid., 12-14. De raad zegt meer.", [("Ibid., 12-14", "same", "p. 12-14")]),
    ("Idem.", [("Idem", "same", None)]),
    ("Id., art. 5", [("Id., art. 5", "same", "art. 5")]),
    ("Maes, op. cit., p. 12; Claes, a.w., 3.",
     [("op. cit., p. 12", "work", "p. 12"), ("a.w., 3", "work", "p. 3")]),
    ("SERV, hoger geciteerd.", [("hoger geciteerd", "work", None)]),
    ("Zie voetnoot 12. Zie ook noot 3.", [("Zie voetnoot 12", "note 12", None),
                                          ("Zie ook noot 3", "note 3", None)]),
    ("MORA, supra noot 5, blz. 8", [("supra noot 5, blz. 8", "note 5", "blz. 8")]),
    ("De idem-procedure en een nota bene, een noot van de redactie, zie hoger.", []),
    ("Het citaat wordt vaak geciteerd, ook in 2020.", []),
]  # fmt: skip
SERV = "SERV (2021), Advies ‘Havens’, 4 mei."
MORA = "MORA (2022), Rapport ‘Sluizen’, 5 juni."
MAES = "Maes, J., De kost van water, Acco, Leuven, 2019."
AGAIN = "Maes, J., Het nut van lucht, Acco, Leuven, 2020."
ACT = "Decreet van 7 mei 2004 over de raad."
MEANT: list[tuple[list[str], list[str]]] = [  # notes; the titles the short forms mean, in order
    ([SERV, "Ibidem, p. 4.", "Ibid."], ["Havens", "Havens"]),
    ([SERV, MORA, "Idem."], ["Sluizen"]),
    ([f"{SERV[:-1]}; {MORA}", "Ibidem."], []),  # two works in the note before
    ([SERV, "Dat is een raad.", "Ibidem."], []),  # the note before cites nothing
    (["Ibidem."], []),
    ([f"{MORA} Ibidem, p. 3."], ["Sluizen"]),
    ([MAES, SERV, "Maes, op. cit., p. 3."], ["De kost van water"]),
    ([MAES, SERV, "J. MAES, o.c., 3."], ["De kost van water"]),
    ([MAES, AGAIN, "Maes, op. cit., p. 3."], []),  # one author, two works
    ([MAES, AGAIN, "Maes, De kost van water, art. cit., p. 3."], ["De kost van water"]),
    ([MAES, "Claes, op. cit., p. 3."], []),  # an author not cited before
    ([MAES, "Op. cit., p. 3."], ["De kost van water"]),
    ([SERV, MORA, "Zie voetnoot 1."], ["Havens"]),
    ([SERV, f"{MORA[:-1]}; {MAES}", "MORA, supra noot 2, p. 8."], ["Sluizen"]),
    ([SERV, "Zie voetnoot 7."], []),
    ([SERV, "Zie noot 2."], []),  # its own number
    ([ACT, "Ibidem, art. 3."], [""]),
]


@pytest.mark.parametrize(("text", "forms"), FORMS)
def test_short_forms_of_a_note(text: str, forms: list[tuple[str, str, str | None]]) -> None:
    found = [
        (text[one.span.start : one.span.end], one.value.antecedent, one.value.locator)
        for one in find(passage_of(text, "footnote"))
        if isinstance(one.value, Reference)
    ]
    assert found == forms


def cited_in(notes: Sequence[str]) -> tuple[str, tuple[Footnote, ...], tuple[Mention, ...]]:
    """A text of nothing but notes, and its references as they are found."""
    text, footnotes, mentions = "", [], []
    for label, note in enumerate(notes, 1):
        start = len(text)
        footnotes.append(Footnote(label=str(label), start=start, end=start + len(note)))
        for found in found_in(note, "footnote"):
            words = note[found.span.start : found.span.end]
            mentions.append(
                Mention(
                    id=f"{BASE}/id/mention/d-{start + found.span.start}",
                    document=DocumentId("d"),
                    type="reference",
                    span=Span(start + found.span.start, start + found.span.end),
                    text=words,
                    reading=words,
                    ordinal=0,
                    value=found.value,
                    rule=found.rule,
                    confidence=0.9,
                )
            )
        text += f"{note}\n\n"
    return text, tuple(footnotes), tuple(mentions)


@pytest.mark.parametrize(("notes", "titles"), MEANT)
def test_a_short_form_means_the_work_cited_before_or_is_left_out(
    notes: list[str], titles: list[str]
) -> None:
    text, footnotes, mentions = cited_in(notes)
    read = replace(document(text), footnotes=footnotes)
    settled = settle(read, mentions)
    values = {one.id: one.value for one in settled}
    meant = [
        values[one.value.antecedent]
        for one in settled
        if isinstance(one.value, Reference) and one.value.antecedent
    ]
    assert [value.title or "" for value in meant if isinstance(value, Reference)] == titles
    links = {link.mention: link.uri for link in linked_in(read, *settled)}
    full = {one.id for one in settled if one.rule != "reference.back-form"}
    assert set(links.values()) == {links[mention] for mention in full}


def test_a_short_form_is_evidence_and_place_of_the_citation_and_says_nothing_of_the_work() -> None:
    text, footnotes, mentions = cited_in([SERV, "Ibidem, p. 41."])
    read = replace(document(text), footnotes=footnotes)
    full, form = settle(read, mentions)
    first, second = linked_in(read, full, form)
    of_full, of_form = set(describe(full, first, BASE)), set(describe(form, second, BASE))
    (citation,) = {s for s, _, o in of_form if o == CITO.Citation}
    assert {(s, p) for s, p, _ in of_form - of_full} == {
        (citation, PROV.wasDerivedFrom),
        (citation, BG.locator),
        (URIRef(form.id), BG.locator),
    }
