"""What the labels of tables and of labelled lines say: where the name begins, unit, deadline."""

import re

from pipeline.entities.entity_type import Knowledge
from pipeline.entities.target.deadlines import deadlines
from pipeline.entities.target.quantities import is_person
from pipeline.model import Span

_UNIT = re.compile(r"\((?:in )?(?P<unit>%|op \d+|[^\W\d_][^()\d]{0,24})\)\W*$")
_NUMBER = re.compile(
    r"(?:(?:KPI|indicator|doel|nr\.?)\s?[\d.]+|\d+(?:\.\d+)*\.?)\s?(?:[-–:]\s|\s)", re.IGNORECASE
)
_COUNT = frozenset(("aantal", "stuks", "n"))


def unit_of(label: str) -> str | None:
    """The unit that the label of an indicator names in parentheses, else what it counts.

    >>> unit_of("Oppervlakte bos (ha)"), unit_of("Tevredenheid (op 10)"), unit_of("Loon (euro)")
    ('ha', 'op 10', 'EUR')
    >>> unit_of("Bezoekers (aantal)"), unit_of("Overnachtingen van gasten")
    ('persons', 'overnachtingen')
    """
    named = _UNIT.search(label)
    unit = named["unit"].strip() if named else ""
    if unit in ("euro", "EUR", "€"):
        return "EUR"
    return unit if unit and unit.casefold() not in _COUNT else counted(label)


def named_from(text: str, label: Span) -> int:
    """Where the name of an indicator begins, behind its number: "KPI 4.1 - Opleidingsdagen"."""
    number = _NUMBER.match(text, label.start, label.end)
    return number.end() if number and number.end() < label.end else label.start


def due_in(text: str, cell: Span, knowledge: Knowledge) -> str | None:
    """The deadline that a cell itself states: "5 dagen per jaar vanaf 2027"."""
    found = deadlines(text[cell.start : cell.end], knowledge.issued)
    return next((item.when for item in found if item.when), None)


def counted(words: str) -> str | None:
    """What the first noun of an indicator counts: "Deelnemers aan de vorming" → persons.

    >>> counted("Overnachtingen van gasten"), counted("Aantal deelnemers aan de vorming")
    ('overnachtingen', 'persons')
    """
    for word in re.findall(r"[^\W\d_][\w’'-]*", words):
        low = word.casefold()
        if low in ("aantal", "het", "de", "totaal", "unieke", "nieuwe") or (
            low.endswith("e") and not low.endswith("ie")
        ):
            continue
        return "persons" if is_person(low) else low
    return None
