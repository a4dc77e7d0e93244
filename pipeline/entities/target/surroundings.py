"""What surrounds a number: its deadline, years gone by, organisations, lead-in and heading."""

import re
from dataclasses import replace

from pipeline.entities.entity_type import Knowledge, Passage
from pipeline.entities.target.clauses import Clause, block_at
from pipeline.entities.target.deadlines import Deadline
from pipeline.model import Span, overlaps

_SOON = 2  # years: a later year is named for what should be, or is foreseen
_PARAGRAPH = 800  # characters
_GOALS = re.compile(
    r"\b\w*(?:doel(?:en|stelling(?:en)?)?|streefcijfers?|normen|ambities?|targets?) $"
)
_TITLE = 60  # characters of a line that heads a list
_THIS_YEAR = 2023  # of a document without a date: years up to this one have passed
_FRONT = 3000
_PLAIN_DATE = re.compile(
    r"\b\d{1,2}\s(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|"
    r"november|december)\s(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:dan|tegenover|ten opzichte van|t\.o\.v\.|vergeleken met)\s$", re.IGNORECASE
)
_AHEAD = re.compile(
    r"\b(?:tegen|uiterlijk(?: op| tegen)?|vóór|voor|tot(?: en met)?|vanaf|ten laatste(?: op)?)\s$",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"(?:[a-z]+ )?(?P<year>(?:19|20)\d\d)\s?:")  # "(2023: 94.600 hectare)"
_PAST = re.compile(
    r"\b(?:in|eind|begin|nulmeting|sinds|sedert|stand op|op \d{1,2} [a-z]+)\s(?P<year>(?:19|"
    r"20)\d\d)\b",
    re.IGNORECASE,
)


def nearest(due: tuple[Deadline, ...], span: Span, clause: Clause) -> Deadline | None:
    """The deadline in the passage, else one in its clause."""
    inside = [item for item in due if overlaps(item.span, span)]
    if inside:
        return max(inside, key=lambda item: (item.firm, -item.span.start))
    part = clause.comma
    return next(
        (item for item in due if part.start <= item.span.start and item.span.end <= part.end), None
    )


def kind_of(due: Deadline | None, knowledge: Knowledge) -> str:
    """How near it is.

    "firm" for "tegen 2030", "future" for "in 2035", "soft" for "vanaf 2027", "past" for "in 2019".
    """
    if due is None:
        return ""
    if due.firm:
        return "firm"
    if due.when is None:
        return "soft"
    year, passed = int(due.when[:4]), _passed(knowledge)
    if year <= passed:
        return "past"
    return "future" if year > passed + _SOON and due.reached else "soft"


def _passed(knowledge: Knowledge) -> int:
    """The last year that has passed when the document speaks."""
    issued = (knowledge.issued or "")[:4]
    return int(issued) - 1 if issued.isdigit() else _THIS_YEAR


def dated(passage: Passage, knowledge: Knowledge) -> Knowledge:
    """Knowledge with a date: for a document without one the latest plain date in its front.

    "Brussel, 12 mei 2021 …" dates a document; "uiterlijk op 31 december 2030" does not.
    """
    if knowledge.issued:
        return knowledge
    years = [
        match["year"]
        for match in _PLAIN_DATE.finditer(passage.text, 0, _FRONT)
        if not _AHEAD.search(passage.text, max(0, match.start() - 20), match.start())
    ]
    return replace(knowledge, issued=max(years)) if years else knowledge


def has_past_year(
    text: str, clause: Clause, due: tuple[Deadline, ...], knowledge: Knowledge
) -> bool:
    """Whether a year gone by stands in the clause: "eind 2023: 94.600 hectare"."""
    start = clause.opening if clause.bracketed else clause.comma.start
    figure = _FIGURE.match(text, start) if clause.bracketed else None
    if figure and int(figure["year"]) <= _passed(knowledge):
        return True
    for match in _PAST.finditer(text, start, clause.comma.end):
        firm = any(
            item.firm and item.span.start <= match.start("year") < item.span.end for item in due
        )
        compared = _COMPARED.search(text, max(start, match.start() - 20), match.start())
        if not firm and not compared and int(match["year"]) <= _passed(knowledge):
            return True
    return False


def agents_in(passage: Passage, sentence: Span) -> tuple[Span, ...]:
    """The organisations that a sentence names."""
    return tuple(
        item.span
        for item in passage.found.get("organisation", ())
        if sentence.start <= item.span.start and item.span.end <= sentence.end
    )


def around(passage: Passage, offset: int) -> tuple[Span | None, str, str]:
    """The lead-in of a list item, the heading above, and the kind of the block."""
    blocks = passage.blocks
    index = block_at([block.span.start for block in blocks], offset)
    if not blocks:
        return None, "", "paragraph"
    kind = blocks[index].kind
    lead = None
    if kind == "item":
        above = index
        while above and blocks[above].kind == "item":
            above -= 1
        before = blocks[above]
        words = passage.text[before.span.start : before.span.end].rstrip()
        title = len(words) < _TITLE and not words.endswith((".", ";"))
        if before.kind == "heading" or words.endswith((":", "?")) or title:
            lead = Span(max(before.span.start, before.span.end - 200), before.span.end)
    heading = next(
        (block for block in reversed(blocks[max(0, index - 6) : index]) if block.kind == "heading"),
        None,
    )
    return (
        lead,
        "" if heading is None else passage.text[heading.span.start : heading.span.end],
        kind,
    )


def due_in_lead(passage: Passage, lead: Span, due: tuple[Deadline, ...]) -> Deadline | None:
    """The deadline that a list is led in with; else that of goals named earlier in its paragraph.

    "We willen tegen 2030:", "Er zijn vijf doelen voor 2030. Het gaat om:".
    """
    first = next((item for item in due if lead.start <= item.span.start < lead.end), None)
    if first is not None:
        return first
    low = max(passage.text.rfind("\n", 0, lead.end - 1) + 1, lead.end - _PARAGRAPH)
    named = [
        item
        for item in due
        if low <= item.span.start < lead.start
        and _GOALS.search(passage.text, max(low, item.span.start - 40), item.span.start)
    ]
    return named[-1] if named else None


def is_onward(text: str, due: Deadline) -> bool:
    """Whether the moment is a beginning: "vanaf 2025"."""
    return text[due.span.start : due.span.start + 6].casefold() == "vanaf "
