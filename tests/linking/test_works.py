"""Works across documents: resolved to documents, and one work under two keys."""

import pytest

from pipeline.entities.reference.value import Reference
from pipeline.linking.corpus import ties_of
from pipeline.linking.linked import Linked
from pipeline.model import Document, Tie
from tests.linking.examples import document, key_of, linked, mention

ADVICE = document(
    "advies-water",
    publisher="Sociaal-Economische Raad van Vlaanderen",
    title="Advies ‘Zuinig met water in de industrie: kansen en drempels’",
    issued="2023-05-15",
    kind="advisory-opinion",
)
QUESTION = document(
    "vraag-88", number="88 (2022-2023)", title="Waterverbruik", kind="written-question"
)
PAPER = document(
    "witboek", publisher="Vlaamse Regering", title="Witboek Nieuw Bodembeleid (NBB)",
    kind="white-paper",
)  # fmt: skip


def cited(reading: str, key: str = "nota", **facts: object) -> Linked:
    """A document that cites one work in these words."""
    fields = {"kind": "bibliographic", **facts}
    citing = document(key, reading)
    return linked(citing, mention(citing, "reference", reading, Reference(**fields)))  # type: ignore[arg-type]


TITLE = "Zuinig met water in de industrie"
SERV = ("SERV",)
RESOLVED: list[tuple[Document, Linked]] = [
    (ADVICE, cited(f"SERV (2023), Advies '{TITLE}', 15 mei", authors=SERV, year="2023",
                   date="2023-05-15", title=TITLE)),
    (ADVICE, cited(f"SERV, Advies {TITLE}, 2023", authors=SERV, year="2023", title=TITLE)),
    (ADVICE, cited("SERV (2023) Advies zuinig met water in industrie. Kansen en drempels",
                   authors=SERV, year="2023",
                   title="zuinig met water in industrie. Kansen en drempels")),
    (ADVICE, cited(f"advies ‘{TITLE}’ van 15 mei 2023", year="2023", date="2023-05-15",
                   title=TITLE)),
    (QUESTION, cited("vraag nr. 88 (2022-2023)", kind="parliamentary", number="88",
                     session="2022-2023")),
    (PAPER, cited("Vlaamse Regering (2012), Witboek 'Nieuw Bodembeleid'", year="2012",
                  authors=("Vlaamse Regering",), title="Nieuw Bodembeleid (NBB)")),
]  # fmt: skip

OTHER: list[tuple[Document, Linked]] = [
    (ADVICE, cited("SERV (2021), Advies 'Zuinig met water in de industrie'", authors=SERV,
                   year="2021", title=TITLE)),  # another year
    (ADVICE, cited(f"SERV (2023), Rapport '{TITLE}', 15 mei", authors=SERV, year="2023",
                   date="2023-05-15", title=TITLE)),  # the report about it
    (ADVICE, cited("advies van de SERV van 15 mei 2023 over de waterheffing", authors=SERV,
                   year="2023", date="2023-05-15", title="waterheffing")),  # of the same day
    (ADVICE, cited(f"Minaraad (2023), Advies '{TITLE}'", authors=("Minaraad",), year="2023",
                   title=TITLE)),
    (ADVICE, cited("SERV (2023)", authors=SERV, year="2023")),
    (QUESTION, cited("vraag nr. 88 (2021-2022)", kind="parliamentary", number="88",
                     session="2021-2022")),
    (PAPER, cited("Vlaamse Regering (2011), Groenboek 'Nieuw Bodembeleid'", year="2011",
                  authors=("Vlaamse Regering",), title="Nieuw Bodembeleid (NBB)")),
]  # fmt: skip


def ties(*documents: Linked) -> list[Tie]:
    return list(ties_of(documents, "https://example.org"))


@pytest.mark.parametrize(("of", "citing"), RESOLVED)
def test_a_work_that_is_a_document_here_resolves_to_it(of: Document, citing: Linked) -> None:
    same, cites = (
        [tie for tie in ties(linked(of), citing) if tie.predicate == name]
        for name in ("same-as", "cites")
    )
    assert [key_of(tie.object) for tie in same] == [f"document/{of.id}"]
    assert [(key_of(tie.subject), key_of(tie.object)) for tie in cites] == [
        ("document/nota", f"document/{of.id}")
    ]
    (mentioned, link), *_ = citing.pairs
    assert same[0].subject == link.uri
    assert same[0].evidence == cites[0].evidence == (mentioned.id,)
    assert same[0].reason


@pytest.mark.parametrize(("of", "citing"), OTHER)
def test_a_work_that_differs_in_what_both_state_does_not(of: Document, citing: Linked) -> None:
    assert ties(linked(of), citing) == []


def test_of_two_documents_that_fit_equally_each_is_a_candidate() -> None:
    again = document("kopie", publisher="SERV", title=ADVICE.title, issued="2023-05-15",
                     kind="advisory-opinion")  # fmt: skip
    found = ties(linked(ADVICE), linked(again), RESOLVED[0][1])
    assert {(tie.predicate, key_of(tie.object)) for tie in found} == {
        ("candidate", "document/advies-water"),
        ("candidate", "document/kopie"),
    }


def test_a_document_that_cites_itself_cites_nothing_else() -> None:
    citing = cited(f"SERV (2023), Advies '{TITLE}'", authors=SERV, year="2023", title=TITLE)
    itself = Linked(document("nota", publisher="SERV", title=TITLE, issued="2023-05-15"),
                    citing.pairs)  # fmt: skip
    assert [tie.predicate for tie in ties(itself)] == ["same-as"]


ONE_WORK = [
    (cited("SERV (2023), Advies 'Open ruimte als drijver van de bouw'", "a", authors=SERV,
           year="2023", title="Open ruimte als drijver van de bouw"),
     cited("SERV (2023), Advies open ruimte drijver van bouw", "b", authors=SERV, year="2023",
           title="open ruimte drijver van bouw"), "exact-match"),
    (cited("VITO (2020), Stof, doi 10.1/X", "a", authors=("VITO",), year="2020", title="Stof",
           doi="10.1/X"),
     cited("Particles, 2021", "b", year="2021", title="Particles", doi="10.1/x"), "same-as"),
    (cited("Uitgeverij (2020), Atlas", "a", authors=("Uitgeverij",), title="Atlas",
           isbn="978-90-1234-567-6"),
     cited("De atlas, ISBN 9789012345676", "b", title="De atlas van alles",
           isbn="9789012345676"), "same-as"),
    (cited("schriftelijke vraag nr. 425 van 24 februari 2023", "a", kind="parliamentary",
           number="425", date="2023-02-24", year="2023"),
     cited("Vlaams Parlement (2023), Trajecten, Schriftelijke vraag nr. 425, 24 februari", "b",
           authors=("Vlaams Parlement",), year="2023", date="2023-02-24", title="Trajecten"),
     "same-as"),
    (cited("Jansen, P. et al. (2019)", "a", authors=("Jansen, P.",), year="2019"),
     cited("Jansen, P. en Claes, A. (2019), Wonen in cijfers", "b",
           authors=("Jansen, P.", "Claes, A."), year="2019", title="Wonen in cijfers"),
     "exact-match"),
]  # fmt: skip

TWO_WORKS = [
    (cited("SERV (2023), Advies 'Bouwen'", "a", authors=SERV, year="2023", title="Bouwen"),
     cited("SERV (2023)", "b", authors=SERV, year="2023")),
    (cited("Stuk 1187 (2010-2011) – Nr. 138", "a", kind="parliamentary", number="1187",
           session="2010-2011"),
     cited("Stuk 1187 (2010-2011) – Nr. 142", "b", kind="parliamentary", number="1187",
           session="2010-2011")),
    (cited("SERV (2019), Advies 'Beleidsnota Werk 2019-2024'", "a", authors=SERV, year="2019",
           title="Beleidsnota Werk 2019-2024"),
     cited("SERV, Advies 'Beleidsnota Werk 2024-2029'", "b", authors=SERV,
           title="Beleidsnota Werk 2024-2029")),
    (cited("SERV (2022), Rapport 'Werkbaar werk: kmo’s'", "a", authors=SERV, year="2022",
           title="Werkbaar werk in Vlaanderen: kmo’s"),
     cited("SERV (2022), Rapport 'Werkbaar werk: zorg'", "b", authors=SERV, year="2022",
           title="Werkbaar werk in Vlaanderen: zorg")),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "predicate"), ONE_WORK)
def test_one_work_under_two_keys_is_tied(one: Linked, other: Linked, predicate: str) -> None:
    (tie,) = ties(one, other)
    assert tie.predicate == predicate
    assert {tie.subject, tie.object} == {one.pairs[0][1].uri, other.pairs[0][1].uri}
    assert set(tie.evidence) == {one.pairs[0][0].id, other.pairs[0][0].id}


@pytest.mark.parametrize(("one", "other"), TWO_WORKS)
def test_two_works_are_not(one: Linked, other: Linked) -> None:
    assert ties(one, other) == []
