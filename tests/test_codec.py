"""What a stage made is the same value when it is read again."""

from decimal import Decimal

from pipeline.codec import decode, encode
from pipeline.entities.target.value import Target
from pipeline.model import Candidate, Document, Footnote, Judgement, Link, Page, Role, Section
from tests.strategies import document


def test_a_document_comes_back_whole() -> None:
    made = document(
        "Eerste regel¹\n",
        issued="2024-06-24",
        sections=(Section(key="1", title="Eerste", level=1, start=0, end=5),),
        footnotes=(Footnote(label="1", start=0, end=3, call=12),),
        pages=(Page(number=1, start=0, end=14),),
    )
    assert decode(Document, encode(made)) == made


def test_a_link_comes_back_whole() -> None:
    made = Link(
        mention="m",
        uri="u",
        key="serv",
        label="SERV",
        judgement=Judgement.LINKED,
        score=0.9,
        reason="acronym",
        candidates=(Candidate(uri="u", key="serv", label="SERV", score=0.9, reason="acronym"),),
        roles=(Role(name="holder", label="SERV", uri="u"),),
    )
    assert decode(Link, encode(made)) == made


def test_decimals_stay_exact() -> None:
    made = Target(value=Decimal("99.5"), unit="%")
    assert decode(Target, encode(made)) == made
