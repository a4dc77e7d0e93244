"""Targets in tables and in blocks of labelled lines.

A table: a header row with a cell "Streefwaarde 2029", "Doel" or "Target", and rows below it whose
cell in that column holds a number. A block: a line that names the indicator, then "Doel 2025: 60%".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.entities.entity_type import Block, Found, Knowledge, Passage
from pipeline.entities.target import slots
from pipeline.entities.target.labels import due_in, named_from, unit_of
from pipeline.entities.target.quantities import Quantity, quantities
from pipeline.entities.target.value import Target
from pipeline.model import Span

_GOAL = (
    r"(?:streef(?:waarde|cijfer|doel|norm)|doel(?:stelling|waarde|cijfer)?|target|norm|ambitie|"
    r"objectief|objectif|goal|tussendoel|einddoel|mijlpaal)"
)
_GOAL_CELL = re.compile(
    rf"^\W*(?!geen\s)(?:[\w-]+\s)?{_GOAL}\b(?:[^\d\n]{{0,20}}(?P<year>20\d\d))?", re.IGNORECASE
)
_BASE_CELL = re.compile(
    r"^\W*(?:nulmeting|stand|baseline|huidige?|uitgangswaarde|startwaarde|beginwaarde|"
    r"realisatie|waarde|referentie)\w*(?:[^\d\n]{0,30}(?P<year>20\d\d))?",
    re.IGNORECASE,
)
_GOAL_WORD = re.compile(rf"\b(?:{_GOAL}(?:en|n|s)?|doelen)\b", re.IGNORECASE)
_NO_GOAL = re.compile(rf"geen {_GOAL}", re.IGNORECASE)
_NUMBERED = re.compile(r"\W*(?:\d+(?:\.\d+)*|[A-Z]\.?\d*|KPI \d[\d.]*|nr\.?)\W*$", re.IGNORECASE)
_GOAL_LINE = re.compile(
    rf"^(?P<label>{_GOAL}(?:\s(?:tegen|in|voor))?(?:\s(?P<year>20\d\d))?\s?:)\s*(?=\S)",
    re.IGNORECASE,
)
_STAND_LINE = re.compile(
    r"^(?:stand|nulmeting|realisatie|baseline|huidig)\b[^:\n]{0,40}:\s*", re.IGNORECASE
)
_LABEL_LINE = re.compile(r"^(?:KPI|indicator|doel|nr\.?)\s?[\d.]+$", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LINES_DOWN = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Which cells of a table hold what."""

    goals: tuple[tuple[int, str | None], ...]  # the cell and its year
    base: int | None
    base_year: int | None


def stated(passage: Passage, knowledge: Knowledge) -> Iterator[Found]:
    """The targets in the tables and labelled lines of a passage."""
    columns: Columns | None = None
    for index, block in enumerate(passage.blocks):
        if block.kind == "row":
            header = _columns(_texts(passage, block), titled=_is_titled(passage, index))
            if header is not None:
                columns = header
            elif columns is not None:
                yield from _of_row(passage, block, columns, knowledge)
            continue
        columns = None
        yield from _of_line(passage, index, knowledge)


def _is_titled(passage: Passage, index: int) -> bool:
    """Whether a line right above the table speaks of goals: "Tabel 3: streefcijfers"."""
    above = passage.blocks[index - 1] if index else None
    if above is None or above.kind == "row":
        return False
    words = passage.text[max(above.span.start, above.span.end - 200) : above.span.end]
    return bool(_GOAL_WORD.search(words))


def _cells(passage: Passage, block: Block) -> list[Span | None]:
    """The cells of a row, without the spaces around them; None for an empty one."""
    cells: list[Span | None] = []
    at = block.span.start
    for raw in passage.text[block.span.start : block.span.end].split("\t"):
        low = at + len(raw) - len(raw.lstrip())
        high = low + len(raw.strip())
        cells.append(Span(low, high) if high > low else None)
        at += len(raw) + 1
    return cells


def _texts(passage: Passage, block: Block) -> list[str]:
    return passage.text[block.span.start : block.span.end].split("\t")


def _columns(cells: list[str], *, titled: bool) -> Columns | None:
    """The columns of a header row, or None when the row is no header of targets.

    Columns that only name a year are goals where the line above the table says so.
    """
    if len(cells) < 2 or any(len(cell) > 60 for cell in cells):
        return None
    goals = tuple(
        (index, match["year"])
        for index, cell in enumerate(cells)
        if index and (match := _GOAL_CELL.match(cell.strip()))
    )
    if not goals and titled:
        goals = tuple(
            (index, cell.strip())
            for index, cell in enumerate(cells)
            if index and _YEAR.fullmatch(cell.strip())
        )
    if not goals:
        return None
    taken = {index for index, _ in goals}
    bases = [
        (place, found)
        for place, cell in enumerate(cells)
        if place not in taken and (found := _BASE_CELL.match(cell.strip()))
    ]
    base = bases[0] if bases else None
    return Columns(
        goals=goals,
        base=base[0] if base else None,
        base_year=int(base[1]["year"]) if base and base[1]["year"] else None,
    )


def _of_row(
    passage: Passage, block: Block, columns: Columns, knowledge: Knowledge
) -> Iterator[Found]:
    """The goals of a row: the first from its name on, the next ones alone."""
    cells = _cells(passage, block)
    text, first = passage.text, columns.goals[0][0]
    names = [
        cell
        for cell in cells[:first]
        if cell is not None and not _NUMBERED.match(text[cell.start : cell.end])
    ]
    if not names:
        return
    base = _number_at(text, cells, columns.base, knowledge.language)
    for index, year in columns.goals:
        goal = cells[index] if index < len(cells) else None
        if goal is not None and _NO_GOAL.match(text, goal.start, goal.end):
            continue
        quantity = None if goal is None else _first(text, goal, knowledge.language)
        if goal is None or quantity is None:
            continue
        end = _cell_end(text, goal, quantity)
        value = _value(text, names[0], Span(goal.start, end), quantity)
        joined = index == first and _beside(cells, names[0], first)
        yield Found(
            span=Span(names[0].start if joined else goal.start, end),
            value=_completed(value, year or due_in(text, goal, knowledge), base, columns.base_year),
            rule="target.table-row",
            signals=("goal-column",),
        )


def _number_at(
    text: str, cells: list[Span | None], index: int | None, language: str
) -> Quantity | None:
    """The number of a cell that may be missing."""
    cell = cells[index] if index is not None and index < len(cells) else None
    return None if cell is None else _first(text, cell, language)


def _beside(cells: list[Span | None], name: Span, goal: int) -> bool:
    """Whether only cells of little weight stand between the name and the goal."""
    return name in cells[max(0, goal - 3) : goal]


def _of_line(passage: Passage, index: int, knowledge: Knowledge) -> Iterator[Found]:
    block = passage.blocks[index]
    text = passage.text
    match = _GOAL_LINE.match(text[block.span.start : block.span.end])
    if not match or block.span.end - block.span.start > 140:
        return
    goal = Span(block.span.start + match.end(), block.span.end)
    quantity = _first(text, goal, knowledge.language)
    if quantity is None or quantity.span.start - goal.start > 25:
        return
    above, first = _indicator_line(passage, index)
    if above is None:
        return
    end = _cell_end(text, goal, quantity)
    value = _value(text, above, Span(goal.start, end), quantity)
    base = _stand(passage, index, knowledge.language)
    start = named_from(text, above) if first else block.span.start
    yield Found(
        span=Span(start, end),
        value=_completed(value, match["year"] or due_in(text, goal, knowledge), base[0], base[1]),
        rule="target.labelled-line",
        signals=("goal-line",),
    )


def _indicator_line(passage: Passage, index: int) -> tuple[Span | None, bool]:
    """The line that names the indicator, and whether no other goal line stands between."""
    first = True
    for block in reversed(passage.blocks[max(0, index - _LINES_DOWN) : index]):
        words = passage.text[block.span.start : block.span.end]
        if _GOAL_LINE.match(words):
            first = False
        elif _STAND_LINE.match(words):
            continue
        elif _LABEL_LINE.match(words) or len(words) > 120 or words.endswith("."):
            return None, first
        else:
            return block.span, first
    return None, first


def _stand(passage: Passage, index: int, language: str) -> tuple[Quantity | None, int | None]:
    """The observed value in a line "Stand op 1 januari 2024: 31%" near by."""
    for block in passage.blocks[index + 1 : index + 1 + _LINES_DOWN]:
        words = passage.text[block.span.start : block.span.end]
        match = _STAND_LINE.match(words)
        if match:
            year = _YEAR.search(match[0])
            cell = (
                Span(block.span.start + match.end(), block.span.end)
                if match.end() < len(words)
                else None
            )
            found = None if cell is None else _first(passage.text, cell, language)
            return found, int(year[0]) if year else None
        if not _GOAL_LINE.match(words):
            break
    return None, None


def _first(text: str, cell: Span, language: str) -> Quantity | None:
    """The first number of a cell, with offsets in the text."""
    cut = text[cell.start : cell.end]
    for item in quantities(cut, language):
        return _moved(item, cell.start)
    return None


def _moved(item: Quantity, by: int) -> Quantity:
    return Quantity(
        span=Span(item.span.start + by, item.span.end + by),
        core=Span(item.core.start + by, item.core.end + by),
        number=item.number,
        unit=item.unit,
        bound=item.bound,
        measure=item.measure,
        head=item.head,
    )


def _cell_end(text: str, cell: Span, quantity: Quantity) -> int:
    """The end of the number in its cell, with the counted noun, without "tegenover 2015"."""
    tail = re.compile(r"(?:\s(?!tegenover|ten|t\.o\.v|\()[\w’'/%-]+)*").match(
        text, quantity.span.end, cell.end
    )
    return tail.end() if tail else quantity.span.end


def _value(text: str, name: Span, cell: Span, quantity: Quantity) -> Target:
    words = text[name.start : name.end]
    sentence = Span(cell.start, min(len(text), cell.end + 40))
    return Target(
        indicator=words,
        comparator=slots.comparator(text, cell, quantity),
        value=quantity.number.value,
        maximum=quantity.number.maximum,
        unit=quantity.unit or unit_of(words),
        baseline_year=slots.baseline(text, cell, quantity, sentence)[1],
        modality="intended",
    )


def _completed(
    value: Target, deadline: str | None, base: Quantity | None, year: int | None
) -> Target:
    """With the deadline of the column or label and the observed value beside it."""
    number = None if base is None else base.number.value
    stated = year if number is not None else None
    return replace(
        value,
        deadline=deadline,
        baseline=number,
        baseline_year=value.baseline_year or stated,
    )
