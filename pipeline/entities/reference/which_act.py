"""Which act a citation means: EU acts by CELEX, Belgian ones by date, kind and title."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline import uris
from pipeline.authorities.acts import ActRow, load_belgian, load_eu
from pipeline.authorities.names import normal
from pipeline.entities.entity_type import LinkContext
from pipeline.entities.reference.value import Reference
from pipeline.entities.reference.which_work import references, value_of
from pipeline.model import Mention

_KINDS = {
    "decree": frozenset({"decreet", "bijzonder decreet"}),
    "law": frozenset({"wet", "bijzondere wet"}),
    "order": frozenset({"besluit", "koninklijk besluit", "ministerieel besluit"}),
    "ordinance": frozenset({"ordonnantie"}),
}
_TITLE_WORDS = re.compile(r"[a-z0-9]{4,}")
_AFTER_WORDS = re.compile(
    r"\s+(?:betreffende|houdende|inzake|tot|over|met|op|ter|\()[^.;\n]*(?:\n(?!\n)[^.;\n]*)?"
)
_WINDOW, _SAME_TITLE, _COMMON_WORDS = 260, 0.6, frozenset({"betreffende", "houdende", "inzake"})
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
    candidates: tuple[Act, ...] = ()


def find(mention: Mention, value: Reference, context: LinkContext) -> Decision:
    """The act that a mention cites."""
    if value.celex:
        return _by_celex(value.celex)
    key = _slug(mention, value)
    rows = [row for row in load_belgian().values() if _agrees(row, value)]
    if not rows:
        return Decision(key=key, act=None, reason="no act of this kind and date in the table")
    title = _title_after(mention, context) or _title_elsewhere(mention, value, context)
    named = [row for row in rows if _named(row, mention, title)]
    candidates = tuple(_act(row, 1.0 if row in named else 0.5) for row in rows)
    if len(named) == 1:
        act = _act(named[0], 0.95)
        return Decision(key=act.work, act=act, reason=act.reason, candidates=candidates)
    if title and not named:
        reason = "the table's acts of this date have another title"
        return Decision(key=key, act=None, reason=reason, candidates=candidates[:1])
    if len(rows) == 1:
        act = Act(
            key=f"be:{rows[0].key}",
            work=rows[0].key,
            label=rows[0].title,
            score=0.75,
            reason="the only act of this kind and date in the table",
        )
        return Decision(key=act.work, act=act, reason=act.reason, candidates=candidates)
    reason = f"{len(rows)} acts of this kind and date"
    return Decision(key=key, act=None, reason=reason, candidates=candidates)


def _by_celex(celex: str) -> Decision:
    row = next((row for row in load_eu().values() if row.celex == celex), None)
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
    reason = "date and title" if score > _SAME_TITLE else "date"
    return Act(key=f"be:{row.key}", work=row.key, label=row.title, score=score, reason=reason)


def _agrees(row: ActRow, value: Reference) -> bool:
    return row.date == value.date and (not value.act or row.kind in _KINDS.get(value.act, ()))


def _named(row: ActRow, mention: Mention, title: str) -> bool:
    """Whether the citation bears a short name of the act, or its title follows."""
    reading = normal(mention.reading)
    if any(reading.startswith(f"{normal(name)} ") for name in row.names):
        return True
    if not title:
        return False
    own = _words(row.title)
    cited = _words(title)
    shared = [word for word in cited if word in own]
    return bool(cited) and len(shared) >= _SAME_TITLE * min(len(cited), len(own))


def _words(title: str) -> list[str]:
    """The first content words of a title."""
    found = [word for word in _TITLE_WORDS.findall(normal(title)) if word not in _COMMON_WORDS]
    return [word for word in found if word not in {"decreet", "besluit", "vlaamse"}][:8]


def _title_after(mention: Mention, context: LinkContext) -> str:
    """The title that follows a citation: " betreffende de basisbereikbaarheid"."""
    text = context.document.text
    found = _AFTER_WORDS.match(text, mention.span.end, mention.span.end + _WINDOW)
    return found[0].strip(" (") if found else ""


def _title_elsewhere(mention: Mention, value: Reference, context: LinkContext) -> str:
    """The only title that another citation of the same kind and date in the document states."""
    titles = {
        " ".join(title.split())
        for other in _alike(mention, value, context)
        if (title := _title_after(other, context))
    }
    return titles.pop() if len(titles) == 1 else ""


def _alike(mention: Mention, value: Reference, context: LinkContext) -> Iterator[Mention]:
    for other in references(context):
        stated = value_of(other)
        same = (stated.kind, stated.act, stated.date) == (value.kind, value.act, value.date)
        if same and other.id != mention.id:
            yield other


def _slug(mention: Mention, value: Reference) -> str:
    """The key of an act that no table knows: its kind, number and date."""
    reading = mention.reading.casefold()
    word = next((name for part, name in _TYPE_WORDS if part in reading), None)
    kind = word or _CODES.get(value.act or "", value.act or "")
    facts = (kind or mention.reading, value.number or "", value.date or "")
    return uris.slug(" ".join(fact for fact in facts if fact))
