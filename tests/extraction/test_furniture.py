"""Page furniture of plain text: what returns on each page is no running text."""

import pytest

from pipeline.extraction.furniture import furniture
from pipeline.extraction.lines import lines_of

BODY = tuple(f"Regel {letter} van een bladzijde." for letter in "abcdefghijklm")


def pages(*footers: str, first: int = 1) -> list[str]:
    """Pages that each end with a footer and a page number of its own."""
    raws: list[str] = []
    for number, footer in enumerate(footers, first):
        raws += [*(f"{line} {number}x" for line in BODY), "", footer, "", f" {number} ", ""]
    return raws


def hidden(raws: list[str]) -> list[str]:
    return [raws[index].strip() for index in sorted(furniture(raws, frozenset()))]


GLUED = ["Stuk 12 (2020-2021) – Nr. 138", "Stuk 12 (2020-2021) – Nr. 139",
         "40Stuk 12 (2020-2021) – Nr. 1"]  # fmt: skip


@pytest.mark.parametrize(
    ("footers", "first"),
    [
        (GLUED, 37),  # the paper's own count of pages is one ahead
        (["Witboek3", "Witboek4", "Witboek5"], 3),
        (["Jaarverslag van de dienst  7", "Jaarverslag van de dienst  8"], 7),
    ],
)
def test_a_header_with_a_page_number_is_furniture(footers: list[str], first: int) -> None:
    assert set(footers) < set(hidden(pages(*footers, first=first)))


@pytest.mark.parametrize(
    "lines",
    [
        GLUED[:2],  # twice may be chance
        ["Zie Stuk 12 – Nr. 1", "Zie Stuk 12 – Nr. 3", "Zie Stuk 12 – Nr. 9"],  # not by the page
        ["Artikel 6", "Artikel 14", "Artikel 29"],
    ],
)
def test_other_lines_that_end_in_numbers_are_not(lines: list[str]) -> None:
    assert not set(lines) & set(hidden(pages(*lines, first=37)))


def test_a_citation_in_the_text_stays_where_the_header_has_its_words() -> None:
    raws = pages(*GLUED, first=37)
    raws[3] = "Stuk 12 (2020-2021) – Nr. 1"
    assert 3 not in furniture(raws, frozenset())


def test_a_footnote_that_returns_is_no_header() -> None:
    note = "\t SERV (2020), Advies ‘Havens’, 7 mei 2020."
    text = "\n".join([*BODY, f"4{note}", "", *BODY, f"9{note}", "", "12  Beleidsnota"])
    starts = {text.index("SERV"): "4", text.rindex("SERV"): "9"}
    labels = [line.label for line in lines_of(text, starts) if line.kind == "footnote"]
    assert labels == ["4", "9"]
    assert furniture(["12  Beleidsnota", *BODY, "14  Beleidsnota"], frozenset()) == {0, 14}
