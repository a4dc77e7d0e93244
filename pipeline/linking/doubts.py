"""What a person should look at: ambiguous links, doubtful mentions, frequent names unresolved."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.linking.linked import Linked
from pipeline.linking.replay import key_of
from pipeline.model import Decision, Judgement, Link, Mention

AMBIGUOUS, UNCERTAIN, UNRESOLVED = "ambiguous", "uncertain", "unresolved"
_NAMED = frozenset(("organisation", "instrument"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """One thing to decide."""

    why: str  # "ambiguous", "uncertain", "unresolved"
    mention: str  # key; of an entity its first mention
    document: str
    type: str
    words: str
    around: str  # the words with their surroundings
    entity: str  # "organisation/serv"
    label: str
    confidence: float
    reason: str
    candidates: tuple[str, ...] = ()
    times: int = 1


def doubts(
    documents: Iterable[Linked], decisions: Iterable[Decision], *, below: float, often: int
) -> tuple[Doubt, ...]:
    """What is doubtful and not decided: ambiguous first, then the frequent, then the uncertain."""
    linked = sorted(documents, key=lambda one: one.document.id)
    chosen = tuple(decisions)
    decided = {one.mention for one in chosen if one.mention}
    settled = {one.entity for one in chosen if one.action == "merge"}
    mentioned: defaultdict[str, list[Doubt]] = defaultdict(list)
    single: list[Doubt] = []
    for one in linked:
        for mention, link in one.pairs:
            if key_of(mention.id) in decided:
                continue
            if link.judgement is Judgement.AMBIGUOUS:
                single.append(_doubt(AMBIGUOUS, one, mention, link))
            elif mention.confidence < below:
                single.append(_doubt(UNCERTAIN, one, mention, link))
            elif link.judgement is Judgement.UNRESOLVED and mention.type in _NAMED:
                mentioned[link.uri].append(_doubt(UNRESOLVED, one, mention, link))
    frequent = _frequent(mentioned.values(), settled, often)
    return tuple(sorted((*single, *frequent), key=_rank))


def _frequent(found: Iterable[list[Doubt]], settled: set[str], often: int) -> Iterator[Doubt]:
    """One for each entity that no authority knows and that is named often."""
    for times in found:
        first = times[0]
        if len(times) >= often and first.entity not in settled:
            fields = {name: getattr(first, name) for name in Doubt.__dataclass_fields__}
            yield Doubt(**{**fields, "times": len(times)})


def _doubt(why: str, one: Linked, mention: Mention, link: Link) -> Doubt:
    low, high = max(0, mention.span.start - 60), mention.span.end + 60
    return Doubt(
        why=why,
        mention=key_of(mention.id),
        document=one.document.id,
        type=mention.type,
        words=mention.reading,
        around=" ".join(one.document.text[low:high].split()),
        entity=link.uri.partition("/id/")[2],
        label=link.label,
        confidence=mention.confidence,
        reason=link.reason,
        candidates=tuple(other.uri.partition("/id/")[2] for other in link.candidates),
    )


def _rank(doubt: Doubt) -> tuple[int, int, float, str]:
    order = (AMBIGUOUS, UNRESOLVED, UNCERTAIN).index(doubt.why)
    return order, -doubt.times, doubt.confidence, doubt.mention
