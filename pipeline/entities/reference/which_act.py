"""Which act a citation means: EU acts by CELEX, Belgian ones by date, kind and title."""

from dataclasses import dataclass

from pipeline import uris
from pipeline.authorities.acts import ActRow, by_celex, by_day, complete, load_belgian
from pipeline.entities.entity_type import LinkContext
from pipeline.entities.reference.titled import is_named, same_title, title_of
from pipeline.entities.reference.value import Reference
from pipeline.model import Mention

_KINDS = {
    "decree": frozenset({"decreet", "bijzonder decreet", "codex"}),
    "law": frozenset({"wet", "bijzondere wet"}),
    "order": frozenset({"besluit", "koninklijk besluit", "ministerieel besluit"}),
    "ordinance": frozenset({"ordonnantie"}),
}
_BY_DATE = 0.8  # the score that a date alone does not reach
_TYPE_WORDS = (
    ("koninklijk", "koninklijk-besluit"),
    ("ministerie", "ministerieel-besluit"),
    ("vlaamse regering", "besluit-vlaamse-regering"),
    ("bvr", "besluit-vlaamse-regering"),
    ("samenwerkingsakkoord", "samenwerkingsakkoord"),
    ("omzendbrie", "omzendbrief"),
    ("codex", "codex"),
    ("verdrag", "verdrag"),
    ("wetboek", "wetboek"),
)
_CODES = {"decree": "decreet", "law": "wet", "order": "besluit", "ordinance": "ordonnantie"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """An act that a citation may mean."""

    key: str | None  # of `authorities.acts.load()`; None for an EU act the table does not list
    work: str  # the key of its IRI
    label: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The act, or why it is open, with the acts that were considered."""

    key: str  # of the work's IRI
    act: Act | None
    reason: str
    reason_nl: str = ""  # where the act is open
    candidates: tuple[Act, ...] = ()


def find(mention: Mention, value: Reference, context: LinkContext) -> Decision:
    """The act that a mention cites.

    A Belgian act is linked by its date together with its short name or its title. A date alone is
    enough only for the days of which the table has every act: many decrees bear one date.
    """
    if value.celex:
        return _by_celex(value.celex)
    key = _slug(mention, value)
    rows = [row for row in by_day().get(value.date or "", ()) if _is_of_kind(row, value)]
    title = title_of(mention, value, context)
    if not rows:
        return _misdated(key, value, title)
    named = [row for row in rows if is_named(row, mention, title, context)]
    candidates = tuple(_act(row, 1.0 if row in named else 0.5) for row in rows)
    if len(named) == 1:
        act = _act(named[0], 0.95)
        return Decision(key=act.work, act=act, reason=act.reason, candidates=candidates)
    if not title and len(rows) == 1 and (rows[0].kind, rows[0].date) in complete():
        act = _act(rows[0], 0.75)
        reason = "the only act of this kind and date"
        return Decision(key=act.work, act=act, reason=reason, candidates=candidates)
    reason, reason_nl = _why_open(rows, title)
    return Decision(
        key=key,
        act=None,
        reason=reason,
        reason_nl=reason_nl,
        candidates=candidates[:1] if title and not named else candidates,
    )


def _misdated(key: str, value: Reference, title: str) -> Decision:
    """The act of this title that is of another day of the same month, with a note of that."""
    month = (value.date or "")[:7]
    rows = [
        row
        for row in load_belgian().values()
        if len(month) == len("1996-07") and row.date.startswith(month) and _is_of_kind(row, value)
    ]
    same = [row for row in rows if same_title(row, title)]
    if len(same) != 1:
        reason = "no act of this kind and date in the table"
        reason_nl = "geen akte van deze soort en datum in de tabel"
        return Decision(key=key, act=None, reason=reason, reason_nl=reason_nl)
    act = _act(same[0], 0.7)
    reason = f"the title, though the act is of {same[0].date} and not of {value.date}"
    return Decision(key=act.work, act=act, reason=reason, candidates=(act,))


def _why_open(rows: list[ActRow], title: str) -> tuple[str, str]:
    if title:
        return (
            "the table's acts of this date have another title",
            "de akten van deze datum in de tabel hebben een ander opschrift",
        )
    if len(rows) == 1:
        return (
            f"no title stated; the table has “{rows[0].title}” of this date, and may lack others",
            f"geen opschrift vermeld; de tabel kent “{rows[0].title}”, misschien niet alle akten",
        )
    return (
        f"no title stated; {len(rows)} acts of this kind and date",
        f"geen opschrift vermeld; {len(rows)} akten van deze soort en datum",
    )


def _by_celex(celex: str) -> Decision:
    row = by_celex().get(celex)
    reason = "CELEX number by construction" + (", in the table" if row else "")
    act = Act(
        key=f"eu:{row.key}" if row else None,
        work=celex.lower(),
        label=row.title if row else "",
        score=1.0 if row else 0.95,
        reason=reason,
    )
    return Decision(key=act.work, act=act, reason=reason, candidates=(act,) if row else ())


def _act(row: ActRow, score: float) -> Act:
    reason = "date and title" if score > _BY_DATE else "date"
    return Act(key=f"be:{row.key}", work=row.key, label=row.title, score=score, reason=reason)


def _is_of_kind(row: ActRow, value: Reference) -> bool:
    return not value.act or row.kind in _KINDS.get(value.act, ())


def _slug(mention: Mention, value: Reference) -> str:
    """The key of an act that no table knows: its kind, number and date."""
    reading = mention.reading.casefold()
    word = next((name for part, name in _TYPE_WORDS if part in reading), None)
    kind = word or _CODES.get(value.act or "", value.act or "")
    facts = (kind or mention.reading, value.number or "", value.date or "")
    return uris.slug(" ".join(fact for fact in facts if fact))
