"""Which work a reference means: keys that every form of a citation shares."""

import pytest

from pipeline.entities.entity_type import LinkContext
from pipeline.entities.reference.identify import identify
from pipeline.entities.reference.value import Reference
from pipeline.model import Document, DocumentId, Judgement, Link, Mention, Span
from pipeline.text_map import identity

BASE = "https://data.example"


def linked(*values: tuple[str, Reference]) -> list[Link]:
    """The links of the references of one document, each on its own line."""
    text = "\n\n".join(reading for reading, _ in values)
    mentions: list[Mention] = []
    at = 0
    for reading, value in values:
        start = text.index(reading, at)
        at = start + len(reading)
        mentions.append(
            Mention(
                id=f"{BASE}/id/mention/{len(mentions)}",
                document=DocumentId("proef"),
                type="reference",
                span=Span(start, at),
                text=reading,
                reading=reading,
                ordinal=0,
                value=value,
                rule="reference.parliamentary-question",
                confidence=0.9,
            )
        )
    document = Document(
        id=DocumentId("proef"),
        name="proef.txt",
        source="test",
        path="proef.txt",
        media_type="text/plain",
        sha256="",
        text=text,
        source_map=identity(len(text)),
        title="Proef",
        language="nl",
        kind="other",
    )
    context = LinkContext(base=BASE, document=document, definitions={}, mentions=tuple(mentions))
    return [identify(mention, context) for mention in mentions]


def work(**fields: object) -> Reference:
    return Reference(**{"kind": "bibliographic", **fields})  # type: ignore[arg-type]


SAME = [
    (
        ("Maes, P. et al. (2020)", work(authors=("Maes, P.",), year="2020")),
        (
            "Maes, P. et al. (2020), Zorg in de stad",
            work(authors=("Maes, P.",), year="2020", title="Zorg in de stad"),
        ),
    ),
    (
        (
            "SERV (2024), Advies 'Slimme havens voor morgen. Van kaai tot kern', 3 juni",
            work(
                authors=("SERV",),
                year="2024",
                date="2024-06-03",
                title="Slimme havens voor morgen. Van kaai tot kern",
            ),
        ),
        (
            "advies van de Sociaal-Economische Raad van Vlaanderen van 3 juni 2024",
            work(
                authors=("Sociaal-Economische Raad van Vlaanderen",), year="2024", date="2024-06-03"
            ),
        ),
    ),
    (
        ("https://www.vlaio.be/steun/", Reference(kind="web", url="https://www.vlaio.be/steun/")),
        ("vlaio.be/steun", Reference(kind="web", url="vlaio.be/steun")),
    ),
    (
        (
            "schriftelijke vraag nr. 52 van 3 maart 2020",
            Reference(kind="parliamentary", number="52", date="2020-03-03"),
        ),
        ("vraag nr. 52", Reference(kind="parliamentary", number="52")),
    ),
    (
        (
            "Richtlijn (EU) 2019/904",
            Reference(kind="legal", act="directive", celex="32019L0904"),
        ),
        (
            "Richtlijn 2019/904",
            Reference(kind="legal", act="directive", celex="32019L0904"),
        ),
    ),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_forms_of_a_citation_mean_one_work(
    one: tuple[str, Reference], other: tuple[str, Reference]
) -> None:
    first, second = linked(one, other)

    assert first.uri == second.uri


def test_an_author_and_a_year_with_two_works_stay_ambiguous() -> None:
    short, *_ = linked(
        ("Maes (2020)", work(authors=("Maes, P.",), year="2020")),
        ("Maes, P. (2020), Zorg", work(authors=("Maes, P.",), year="2020", title="Zorg hier")),
        ("Maes, P. (2020), Wonen", work(authors=("Maes, P.",), year="2020", title="Wonen daar")),
    )

    assert short.judgement is Judgement.AMBIGUOUS
    assert len(short.candidates) == 2


def test_an_act_by_celex_has_the_celex_number_as_its_key() -> None:
    (link,) = linked(
        ("Richtlijn 2009/147/EG", Reference(kind="legal", act="directive", celex="32009L0147"))
    )

    assert link.uri == f"{BASE}/id/work/32009l0147"
    assert link.judgement is Judgement.LINKED


def test_an_act_that_no_table_knows_is_kept_by_kind_and_date() -> None:
    (link,) = linked(
        ("decreet van 3 mei 1901", Reference(kind="legal", act="decree", date="1901-05-03"))
    )

    assert link.uri == f"{BASE}/id/work/decreet-1901-05-03"
    assert link.judgement is Judgement.UNRESOLVED


def test_the_title_that_follows_tells_two_acts_of_one_day_apart() -> None:
    value = Reference(kind="legal", act="decree", date="2004-05-07")
    (link,) = linked(("SERV-decreet van 7 mei 2004", value))

    assert link.key == "be:serv-decreet"
