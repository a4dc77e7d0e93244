"""Targets across documents: the same one under two keys, and how statements change over time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from pipeline import uris
from pipeline.entities.reference.same_publication import Verdict
from pipeline.entities.target.statements import Statement, relation, statement
from pipeline.entities.target.value import Target
from pipeline.linking.linked import Linked
from pipeline.linking.order import Order
from pipeline.linking.unions import Unions
from pipeline.model import Tie

_ALIKE = 0.75  # of the words of two indicators together
_LARGE = Decimal(1000)
_TELLING = 2  # content words from which an indicator says what it is about
_AROUND = 4  # content words that the surroundings of two amounts share


def ties_of_targets(linked: Sequence[Linked], works: Iterable[Tie], base: str) -> Iterator[Tie]:
    """Which targets are one, and which statement repeats or changes which.

    `works` are the ties of works: a document that cites another is the later one and speaks of
    what that one says.
    """
    prefix = str(uris.document(base, ""))
    cites = {
        (tie.subject.removeprefix(prefix), tie.object.removeprefix(prefix))
        for tie in works
        if tie.predicate == "cites"
    }
    order = Order([one.document for one in linked], cites)
    statements = [
        statement(one.document, mention, link, mention.value)
        for one in linked
        for mention, link in one.pairs
        if isinstance(mention.value, Target)
    ]
    joined, pairs = Unions(), []
    for first, second in _near(statements):
        verdict = _same_target(first, second, cites)
        if verdict is None:
            continue
        pairs.append((first, second, verdict))
        if joined.join(first.target, second.target):
            yield _tie(first.target, "exact-match", second.target, verdict, first, second)
    yield from _lineage(pairs, order)


def _near(statements: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """Pairs that share their target, a word of their indicators in one unit, or a large amount."""
    blocks: defaultdict[tuple[str, ...], list[Statement]] = defaultdict(list)
    for one in statements:
        blocks["target", one.target].append(one)
        for word in one.words if len(one.words) >= _TELLING else ():
            blocks["word", word, one.unit].append(one)
        if one.value is not None and one.value >= _LARGE:
            blocks["amount", str(one.value.normalize()), one.unit].append(one)
    seen: set[tuple[str, str]] = set()
    for _, block in sorted(blocks.items()):
        for first, second in combinations(block, 2):
            if (first.iri, second.iri) not in seen and first.iri != second.iri:
                seen.add((first.iri, second.iri))
                yield first, second


def _same_target(one: Statement, other: Statement, cites: set[tuple[str, str]]) -> Verdict | None:
    if one.unit != other.unit or (one.owner and other.owner and one.owner != other.owner):
        return None
    if one.target == other.target:
        telling = len(one.words) >= _TELLING or one.value == other.value or bool(one.owner)
        reason = "the same indicator and the same scope or holder"
        return Verdict("target.same-key", 0.95, reason) if telling else None
    words = one.words | other.words
    alike = len(one.words & other.words) / len(words) if words else 0.0
    if min(len(one.words), len(other.words)) >= _TELLING and alike >= _ALIKE:
        score = round(0.7 + 0.25 * alike, 2)
        return Verdict("target.same-indicator", score, f"{alike:.0%} of the indicators' words")
    tied = {(one.document, other.document), (other.document, one.document)} & cites
    moved = one.document == other.document and one.deadline and other.deadline
    if (tied or moved) and _same_amount(one, other):
        shared = ", ".join(sorted(one.context & other.context)[:5])
        where = "one document cites the other" if tied else "in one document"
        reason = f"the same amount in one unit, about the same things ({shared}); {where}"
        return Verdict("target.same-amount", 0.8, reason)
    return None


def _same_amount(one: Statement, other: Statement) -> bool:
    return (
        one.value is not None
        and one.value == other.value
        and one.value >= _LARGE
        and len(one.context & other.context) >= _AROUND
    )


def _lineage(pairs: Iterable[tuple[Statement, Statement, Verdict]], order: Order) -> Iterator[Tie]:
    """For each statement the change of the last earlier one, in its own text and in others."""
    earlier: defaultdict[tuple[str, bool], list[tuple[Statement, str, Verdict]]] = defaultdict(list)
    known: dict[str, Statement] = {}
    for first, second, verdict in pairs:
        later, former = order.later_first(first, second)
        if later is None or former is None:
            continue
        same_text = later.document == former.document
        how = relation(later, former, same_text=same_text)
        if how is not None:
            known[later.iri] = later
            earlier[later.iri, same_text].append((former, how, verdict))
    for (iri, _), found in sorted(earlier.items()):
        former, how, verdict = max(found, key=lambda item: _nearness(item, order))
        yield _tie(iri, how, former.iri, verdict, known[iri], former)


def _nearness(
    found: tuple[Statement, str, Verdict], order: Order
) -> tuple[float, bool, tuple[str, int], str]:
    former, how, verdict = found
    return verdict.score, how == "restates", order.place(former), former.iri


def _tie(  # noqa: PLR0913, PLR0917 - what a tie says, and its two sources
    subject: str, predicate: str, target: str, verdict: Verdict, one: Statement, other: Statement
) -> Tie:
    return Tie(
        subject=subject,
        predicate=predicate,
        object=target,
        rule=verdict.rule,
        score=verdict.score,
        reason=verdict.reason,
        evidence=tuple(sorted({one.mention, other.mention})),
    )
