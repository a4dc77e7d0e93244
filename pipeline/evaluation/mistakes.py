"""What went wrong, one by one and counted by cause: where to look next."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.evaluation.annotation import Annotation, by_document, overlap_pairs
from pipeline.evaluation.attributes import wrong_attributes
from pipeline.evaluation.parts import TYPES


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """A difference between gold and what was found."""

    what: str  # "missed", "spurious", "boundary", or "wrong deadline" for an attribute
    gold: Annotation | None
    found: Annotation | None

    @property
    def place(self) -> Annotation:
        """The find, or the annotation that was missed."""
        one = self.found or self.gold
        assert one is not None  # noqa: S101 - one of the two is there by construction
        return one


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """Mistakes of one sort."""

    type: str
    what: str
    detail: str  # the rule of the find, or the kind that was missed
    mistakes: tuple[Mistake, ...]


def mistakes(gold: Iterable[Annotation], found: Iterable[Annotation], kind: str) -> list[Mistake]:
    """All mistakes of a type, by document and place."""
    made: list[Mistake] = []
    for expected, given in by_document(gold, found, kind):
        pairs = overlap_pairs(expected, given)
        met = {id(item) for pair in pairs for item in pair}
        made += (Mistake(what="missed", gold=g, found=None) for g in expected if id(g) not in met)
        made += (Mistake(what="spurious", gold=None, found=f) for f in given if id(f) not in met)
        for g, f in pairs:
            if (g.start, g.end) != (f.start, f.end):
                made.append(Mistake(what="boundary", gold=g, found=f))
            made += (
                Mistake(what=f"wrong {name}", gold=g, found=f) for name in wrong_attributes((g, f))
            )
    return sorted(made, key=lambda one: (one.place.doc, one.place.start, one.what))


def causes(gold: Sequence[Annotation], found: Sequence[Annotation]) -> list[Cause]:
    """The mistakes of all types by cause, commonest first."""
    groups: dict[tuple[str, str, str], list[Mistake]] = defaultdict(list)
    for kind in TYPES:
        for one in mistakes(gold, found, kind):
            groups[kind, one.what, detail(one)].append(one)
    return [
        Cause(type=key[0], what=key[1], detail=key[2], mistakes=tuple(group))
        for key, group in sorted(groups.items(), key=lambda entry: (-len(entry[1]), entry[0]))
    ]


def detail(mistake: Mistake) -> str:
    """The rule behind the find and which way its edges are wrong; of a miss, its kind."""
    if mistake.found is None:
        return str(mistake.place.attributes.get("kind", ""))
    rule = str(mistake.found.attributes.get("rule", ""))
    if mistake.gold is None or mistake.what != "boundary":
        return rule
    edges = (
        ("starts early", mistake.found.start < mistake.gold.start),
        ("starts late", mistake.found.start > mistake.gold.start),
        ("ends early", mistake.found.end < mistake.gold.end),
        ("ends late", mistake.found.end > mistake.gold.end),
    )
    return f"{rule}: {', '.join(name for name, holds in edges if holds)}"


def in_context(text: str, mistake: Mistake, width: int = 50) -> str:
    """The words around a mistake, on one line: annotated between ⟨ ⟩, found between [ ].

    >>> place = {"doc": "a", "type": "ORG", "attributes": {}}
    >>> one = Annotation(start=3, end=7, **place)
    >>> in_context("De SERV zegt", Mistake(what="missed", gold=one, found=None))
    'De ⟨SERV⟩ zegt'
    """
    marks: list[tuple[int, int, str]] = []
    for rank, (one, opening, closing) in enumerate(
        ((mistake.gold, "⟨", "⟩"), (mistake.found, "[", "]"))
    ):
        if one is not None:
            marks += [(one.start, 1 + rank, opening), (one.end, -rank, closing)]
    marks.sort()
    at = max(0, marks[0][0] - width)
    last = min(len(text), marks[-1][0] + width)
    made = "…" if at else ""
    for offset, _, mark in marks:
        made += text[at:offset] + mark
        at = offset
    made += text[at:last] + ("…" if last < len(text) else "")
    return " ".join(made.split())


def compared(mistake: Mistake) -> Mapping[str, tuple[object, object]]:
    """Of a wrong attribute, what is annotated and what was found."""
    name = mistake.what.removeprefix("wrong ")
    if mistake.gold is None or mistake.found is None or name == mistake.what:
        return {}
    return {name: (mistake.gold.attributes.get(name), mistake.found.attributes.get(name))}
