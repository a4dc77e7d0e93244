"""What a statement of a target says in comparable form, and how two statements relate.

"Tegen 2030 stijgt het aandeel van spoor tot 30%" and "uiterlijk in 2032 bedraagt het aandeel van
spoor 30%" are of one target; the later postpones the earlier. 26% in 2028 in the same text is a
milestone on the way: no change of anything.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from pipeline import uris
from pipeline.entities.target.describe import statement_of
from pipeline.entities.target.identify import content_words
from pipeline.entities.target.units import find_unit
from pipeline.entities.target.value import Target
from pipeline.model import Document, Link, Mention

_UP = re.compile(r"\b(?:stijg\w*|groei\w*|toenem\w*|toeneemt|verhog\w+|minstens)\b", re.IGNORECASE)
_DOWN = re.compile(
    r"\b(?:da(?:a?l|l)\w*|afnem\w*|afneemt|vermind\w+|verla\w+g\w*|hoogstens|minder|geen)\b",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\S*\d\S*")
_AROUND = 150  # characters on each side of a mention that say what it is about


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One statement, ready to be compared."""

    iri: str
    target: str
    mention: str
    document: str
    words: frozenset[str]  # what is to be reached
    context: frozenset[str]  # the words around
    owner: str  # slug of scope or holder, or nothing
    unit: str
    value: Decimal | None
    deadline: str
    start: int  # of the mention
    upward: bool | None  # whether more is stricter; None when the words do not tell


def statement(document: Document, mention: Mention, link: Link, value: Target) -> Statement:
    """The statement that a mention makes."""
    low, high = max(0, mention.span.start - _AROUND), mention.span.end + _AROUND
    unit, said = find_unit(value.unit) if value.unit else (None, None)
    return Statement(
        iri=str(statement_of(mention, link)),
        target=link.uri,
        mention=mention.id,
        document=document.id,
        words=_stems(value.indicator or ""),
        context=_stems(_DIGITS.sub(" ", document.text[low:high])),
        owner=uris.slug(value.scope or value.holder or "") if value.scope or value.holder else "",
        unit=str(unit or (said or "").casefold()),
        value=value.value if value.maximum is None else value.maximum,
        deadline=(value.deadline or "").rpartition("/")[2],
        start=mention.span.start,
        upward=_upward(mention, value),
    )


def relation(later: Statement, earlier: Statement, *, same_text: bool) -> str | None:
    """How the later statement changes the earlier one; None where nothing is said to change.

    One of "restates", "tightens", "weakens", "postpones".
    """
    if later.unit != earlier.unit or later.value is None or earlier.value is None:
        return None
    stricter = _stricter(later, earlier)
    when = _compared(later.deadline, earlier.deadline)
    if stricter == 0:
        return {None: None, 0: "restates", 1: "postpones", -1: "tightens"}[when]
    if same_text or stricter is None or when is None:  # a milestone, or another measure
        return None
    if stricter > 0:
        return "tightens" if when <= 0 else None
    return "weakens" if when >= 0 else None


def _stricter(later: Statement, earlier: Statement) -> int | None:
    assert later.value is not None  # noqa: S101 - for the type checker; see `relation`
    assert earlier.value is not None  # noqa: S101
    if later.value == earlier.value:
        return 0
    upward = {later.upward, earlier.upward} - {None}
    if len(upward) != 1:
        return None
    return 1 if (later.value > earlier.value) == upward.pop() else -1


def _compared(later: str, earlier: str) -> int | None:
    """1 when the deadline is later, -1 when earlier, 0 when equal or stated only once."""
    length = min(len(later), len(earlier))
    if not length:
        return 0 if later == earlier else None
    if not (later[:4].isdigit() and earlier[:4].isdigit()):
        return 0 if later == earlier else None
    first, second = later[:length], earlier[:length]
    return (first > second) - (first < second)


def _upward(mention: Mention, value: Target) -> bool | None:
    """Whether more is stricter, by comparator, baseline or verb; "-" counts its decrease."""
    if value.comparator in {">=", "+", "-"}:
        return True
    if value.comparator == "<=":
        return False
    if value.baseline is not None and value.value is not None and value.baseline != value.value:
        return value.value > value.baseline
    up, down = bool(_UP.search(mention.reading)), bool(_DOWN.search(mention.reading))
    return None if up == down else up


def _stems(text: str) -> frozenset[str]:
    """Content words without the commonest endings: "woningen" and "woning" are one."""
    return frozenset(
        re.sub(r"(?:en|s|e)$", "", word) if len(word) > 5 else word for word in content_words(text)
    )
