"""Every EU act cited by number in the corpus has its CELEX and ELI, checked another way."""

import re
from pathlib import Path

import pytest

from pipeline.authorities import acts
from pipeline.cli import reading
from pipeline.entities.reference.value import Reference
from pipeline.identifiers import celex, eli

pytestmark = pytest.mark.shared
CORPUS = Path(__file__).parents[3] / "shared" / "corpus"

# written for this test alone: another reading of the texts than the one of the finder
KIND = (
    r"(?P<kind>(?:uitvoerings|gedelegeerde )?(?:verordening|richtlijn|besluit|aanbeveling))(?:en)?"
)
NUMBER = (
    r"(?:\((?:EU|EG|EEG|Euratom)(?:, Euratom)?\)|EU|EG)? ?(?P<nr>nr\. ?)?"
    r"(?P<a>\d{1,4})/(?P<b>\d{1,4})(?P<treaty>/(?:EG|EEG|EU))?"
)
CITED = re.compile(rf"\b{KIND}\s+{NUMBER}(?![\d/])", re.IGNORECASE)
LETTERS = {"verordening": "R", "richtlijn": "L", "besluit": "D", "aanbeveling": "H"}
PARTS = {"verordening": "reg", "richtlijn": "dir", "besluit": "dec", "aanbeveling": "reco"}
FEWEST = 25


def built(found: re.Match[str]) -> tuple[str, str] | None:
    """CELEX and ELI of a citation, from scratch; None for what is no act of the Union."""
    kind = found["kind"].lower()
    word = next(one for one in LETTERS if kind.endswith(one))
    if word in {"besluit", "aanbeveling"} and not ("(" in found[0] or found["treaty"]):
        return None
    first, second = found["a"], found["b"]
    is_year = re.compile(r"(?:19|20)\d\d")
    if (
        word == "verordening"
        and is_year.fullmatch(second)
        and (found["nr"] or not (is_year.fullmatch(first) and int(first) >= 2015))
    ):
        year, number = second, first
    elif word == "verordening" and found["nr"] and len(second) == len("71"):
        year, number = f"19{second}", first
    elif len(first) == len("92"):
        year, number = f"{'19' if first > '50' else '20'}{first}", second
    else:
        year, number = first, second
    how = {"uitvoerings": "_impl", "gedelegeerde ": "_del"}.get(kind.removesuffix(word), "")
    address = f"http://data.europa.eu/eli/{PARTS[word]}{how}/{year}/{int(number)}/oj"
    return f"3{year}{LETTERS[word]}{int(number):04}", address


@pytest.fixture(scope="module")
def extracted() -> list[reading.Extracted]:
    if not CORPUS.is_dir():
        pytest.skip("the reference material ../shared is not here")
    paths = sorted(path for path in CORPUS.rglob("*.*") if path.suffix not in {".csv", ".md"})
    return [item for item in reading.each(paths) if isinstance(item, reading.Extracted)]


def works(item: reading.Extracted) -> dict[str, set[tuple[str, str | None]]]:
    """CELEX of each reference of a document → the IRI of its work and its key in the table."""
    found: dict[str, set[tuple[str, str | None]]] = {}
    for mention in item.mentions:
        value = mention.value
        if isinstance(value, Reference) and value.celex:
            link = item.links[mention.id]
            found.setdefault(value.celex, set()).add((link.uri, link.key))
    return found


def test_every_citation_by_number(extracted: list[reading.Extracted]) -> None:
    seen = 0
    for item in extracted:
        linked = works(item)
        for found in CITED.finditer(" ".join(item.document.text.split())):
            made = built(found)
            if made is None:
                continue
            seen += 1
            number, address = made
            assert celex.normalise(number) == number
            assert eli.normalise(address) == address
            assert number in linked, f"{item.document.name}: {found[0]}"
            ((uri, key),) = linked[number]
            assert uri.endswith(f"/id/work/{number.lower()}")
            row = acts.by_celex().get(number)
            assert key == (f"eu:{row.key}" if row else None)
            assert row is None or row.eli == address
    assert seen >= FEWEST, seen
