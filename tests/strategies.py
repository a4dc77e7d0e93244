"""Hypothesis strategies for the values that travel."""

from hypothesis import strategies as st

from pipeline.model import Document, DocumentId
from pipeline.text_map import Edit, identity

TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=300)

DUTCH = st.lists(
    st.sampled_from(
        [
            "De SERV",
            "Vlaamse Regering",
            "tegen 2030 minstens 40% minder",
            "Richtlijn (EU) 2022/2555",
            "doelstel-\nlingen",
            "\n\n",
            "\n",
            " ",
            "* ",
            "¹ ",
            "- ",
            "\t",
            "(PMV)",
            "3.2 Wonen\n",
            "https://www.serv.be/een-\npagina",
            "R A P P O R T",
            "decreet van 7 mei 2004",
            ". ",
            "\u00ad",
        ]
    ),
    max_size=40,
).map("".join)


def document(text: str, **facts: object) -> Document:
    """A plain-text document with this text."""
    known = {
        "id": DocumentId("proef"),
        "name": "proef.txt",
        "source": "test",
        "path": "proef.txt",
        "media_type": "text/plain",
        "sha256": "0" * 64,
        "text": text,
        "source_map": identity(len(text)),
        "title": "Proef",
        "language": "nl",
        "kind": "other",
    }
    return Document(**{**known, **facts})  # type: ignore[arg-type]


@st.composite
def edits(draw: st.DrawFn, length: int) -> list[Edit]:
    """Edits of a text of this length; they may overlap."""
    made = []
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, length))
        end = draw(st.integers(start, length))
        made.append(Edit(start, end, draw(st.text(max_size=3))))
    return made
