"""Laws that hold for whatever bytes come: only FormatError, and offsets inside the text."""

import string
from collections.abc import Callable
from itertools import pairwise

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from pipeline.documents import READERS, parse
from pipeline.documents.blocks import BREAK, CELL, Block, Call, Kind, assembled
from pipeline.errors import FormatError
from pipeline.model import Document, RawDocument
from pipeline.sources import MEDIA_TYPES
from pipeline.text_map import Piece, origin_of

ENDINGS = {media_type: ending for ending, media_type in MEDIA_TYPES.items()}
OPENINGS = (
    b"",
    b"",
    b"%PDF-1.4\n",
    b"PK\x03\x04",
    b"<?xml version='1.0'?><a>",
    b"<html><p>",
    b"# ",
)
SOUP = st.text(
    st.sampled_from("ab 1.\n\n\t#*-–•<>/&;[]^¹²()|Ã«\u00ad\r§é") | st.characters(codec="utf-8"),
    max_size=300,
)
QUICK = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def document_of(media_type: str, content: bytes) -> Document | None:
    name = f"a{ENDINGS[media_type]}"
    raw = RawDocument(
        source="s", name=name, path=name, media_type=media_type, content=content, sha256=""
    )
    try:
        return parse(raw)
    except FormatError:
        return None


def check_offsets(document: Document) -> None:
    length = len(document.text)
    spans = [(one.start, one.end) for one in document.sections]
    spans += [(one.start, one.end) for one in document.footnotes]
    spans += [(one.start, one.end) for one in document.pages]
    assert all(0 <= start <= end <= length for start, end in spans)
    assert all(0 <= (note.call or 0) <= length for note in document.footnotes)
    segments = document.source_map.segments
    assert all(one.start + one.length <= two.start for one, two in pairwise(segments))
    assert not segments or segments[-1].start + segments[-1].length <= length
    assert len({section.key for section in document.sections}) == len(document.sections)
    keys = {section.key for section in document.sections} | {None}
    assert all(section.parent in keys for section in document.sections)


@QUICK
@given(
    media_type=st.sampled_from(sorted(READERS)),
    head=st.sampled_from(OPENINGS),
    tail=st.binary(max_size=200),
)
def test_any_bytes_are_read_or_refused(media_type: str, head: bytes, tail: bytes) -> None:
    document = document_of(media_type, head + tail)
    if document:
        check_offsets(document)


@QUICK
@given(media_type=st.sampled_from(["text/plain", "text/markdown", "text/html"]), text=SOUP)
@example(media_type="text/plain", text="a¹\n\n¹ b\n\n¹ c")
@example(media_type="text/markdown", text="a[^1]\n\n[^1]: b\n[^1]: c")
def test_offsets_stand_inside_the_text(media_type: str, text: str) -> None:
    document = document_of(media_type, text.encode())
    if document:
        check_offsets(document)
        again = document_of(media_type, text.encode())
        assert again == document


@QUICK
@given(text=SOUP)
def test_every_character_of_a_text_file_leads_back_to_the_file(text: str) -> None:
    document = document_of("text/plain", text.encode())
    if document:
        assert document.text == text.replace("\r\n", "\n").replace("\r", "\n")
        for offset, char in enumerate(document.text):
            origin = origin_of(document.source_map, offset)
            assert origin is not None
            assert text[origin[1]] == char or (char, text[origin[1]]) == ("\n", "\r")


PARTS = st.lists(
    st.builds(
        Piece, st.text(string.ascii_letters + " \n\t\u00ad", max_size=8), st.just(0), st.just("")
    )
    | st.sampled_from([CELL, BREAK, Call("1"), Call("2")]),
    max_size=6,
)


@QUICK
@given(
    st.lists(
        st.builds(Block, kind=st.sampled_from(Kind), parts=PARTS.map(tuple), level=st.just(1)),
        max_size=6,
    )
)
def test_blocks_make_clean_text_that_leads_back(blocks: list[Block]) -> None:
    whole = "".join(
        part.text for block in blocks for part in block.parts if isinstance(part, Piece)
    )
    at = 0
    placed: list[Block] = []
    for block in blocks:
        parts: list[Piece | Call] = []
        for part in block.parts:
            if isinstance(part, Piece):
                parts.append(Piece(part.text, None if part in (CELL, BREAK) else at))
                at += len(part.text)
            else:
                parts.append(part)
        placed.append(Block(kind=block.kind, parts=tuple(parts), level=1))
    content = assembled(placed)
    assert "\n\n\n" not in content.text
    assert "\u00ad" not in content.text
    for segment in content.source_map.segments:
        made = content.text[segment.start : segment.start + segment.length]
        origin = whole[segment.origin : segment.origin + segment.length]
        assert made.split() == origin.split()


def test_the_fixture_and_the_table_agree(read: Callable[..., Document]) -> None:
    assert read("a.txt", "tekst").media_type == "text/plain"
