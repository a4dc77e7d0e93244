"""What a text says of a target besides its amount: which plan wants it, which act demands it.

"Het Luchtbeleidsplan 2030 wil de uitstoot tegen 2030 halveren": the plan pursues the target.
"in uitvoering van Verordening (EU) 2023/1804 zijn er minstens 120 laadplaatsen": the act is its
legal basis. Not: "Het Luchtbeleidsplan 2030 is geëvalueerd. Tegen 2030 halveert de uitstoot."
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from pipeline.entities.reference.value import Reference
from pipeline.entities.target.describe import statement_of
from pipeline.linking.linked import Linked
from pipeline.model import Link, Mention, Tie

_FAR = 120  # characters between the two
_ARTICLE = r"(?:het |de |dit |deze |zijn |haar |artikel [\w§°., ]{1,30} van (?:het |de )?)?"
_LEGAL = (
    r"(?:(?:in|ter) uitvoering van|krachtens|op grond van|op basis van|overeenkomstig|conform|"
    r"ingevolge|zoals opgelegd door|opgelegd door|pursuant to|under)"
)
_ACCORDING = rf"(?:{_LEGAL}|volgens|in het kader van|binnen)"
_WANTS = re.compile(
    r"[’'”\")\]]*(?: \([^()]{1,40}\))?,? (?:\w+ ){0,2}?"
    r"(?:wil|beoogt|streeft|stelt|schuift|mikt|legt|voorziet|bepaalt|verplicht|vraagt|"
    r"rekent|zegt|eist|heeft (?:als|tot) doel|richt zich|aims|requires|sets|wants)\b"
    r"(?! (?:niet|we|wij|ik|men)\b)"
    r"(?! (?:de|het) (?:\w+ )?(?:gemeenten?|stad|regering|minister|overheid)\b)"
)
_BEFORE = re.compile(rf"\b{_ACCORDING} {_ARTICLE}[‘'“\"]?$", re.IGNORECASE)
_AFTER = re.compile(
    rf",? ?\(?(?:{_ACCORDING}|zoals (?:bepaald|vastgelegd|voorzien|opgenomen|afgesproken|gevraagd)"
    rf" (?:in|door)|uit) {_ARTICLE}[‘'“\"]?$",
    re.IGNORECASE,
)
_BASED = re.compile(rf"[’'”\")\]]*,? ?(?:\w+ )?\(?{_LEGAL} {_ARTICLE}$", re.IGNORECASE)
_NEW_SENTENCE = re.compile(r"[.;!?]\s+[A-ZÀ-Þ‘“]|\n\s*\n")
_Pair = tuple[Mention, Link]


def ties_of_bases(linked: Sequence[Linked]) -> Iterator[Tie]:
    """The ties that single sentences make, each with the words that make it."""
    for one in linked:
        means = [pair for pair in one.pairs if _is_means(pair[0])]
        starts = [mention.span.start for mention, _ in means]
        text = one.document.text
        for mention, link in one.pairs:
            if mention.type == "target":
                yield from _holders(mention, link)
                yield from _of_target((mention, link), means, starts, text)
            elif mention.type == "instrument":
                yield from _of_instrument((mention, link), means, starts, text)


def _is_means(mention: Mention) -> bool:
    return mention.type == "instrument" or _is_act(mention)


def _is_act(mention: Mention) -> bool:
    return isinstance(mention.value, Reference) and mention.value.kind == "legal"


def _holders(mention: Mention, link: Link) -> Iterator[Tie]:
    subject = str(statement_of(mention, link))
    for role in link.roles:
        if role.name == "holder" and role.mention:
            reason = "the nearest mention of the holder that the sentence names"
            yield _tie(subject, "holder", role.uri, "target.holder", reason,
                       (mention.id, role.mention))  # fmt: skip


def _of_target(
    target: _Pair, means: Sequence[_Pair], starts: Sequence[int], text: str
) -> Iterator[Tie]:
    """The nearest plan or act before the target, and the nearest after it."""
    mention = target[0]
    at = bisect_left(starts, mention.span.start)
    for other in reversed(means[max(0, at - 3) : at]):
        between = _between(text, other[0].span.end, mention.span.start)
        if between is None:
            continue
        before = " ".join(text[max(0, other[0].span.start - 60) : other[0].span.start].split())
        if _WANTS.match(between):
            yield _means(target, other, "target.plan-wants", f"“{between.strip()}”")
            break
        if found := _BEFORE.search(f"{before} "):
            yield _means(target, other, "target.according-to", f"“{found[0].strip()}”")
            break
    after = bisect_left(starts, mention.span.end)
    for other in means[after : after + 1]:
        between = _between(text, mention.span.end, other[0].span.start)
        if between is not None and _AFTER.fullmatch(between):
            yield _means(target, other, "target.stated-in", f"“{between.strip(' ,(')}”")


def _of_instrument(
    instrument: _Pair, means: Sequence[_Pair], starts: Sequence[int], text: str
) -> Iterator[Tie]:
    """The act that an instrument carries out."""
    mention, link = instrument
    after = bisect_left(starts, mention.span.end)
    for other, act in means[after : after + 1]:
        between = _between(text, mention.span.end, other.span.start)
        if _is_act(other) and between is not None and _BASED.fullmatch(between):
            yield _tie(link.uri, "based-on", act.uri, "instrument.carries-out",
                       f"“{between.strip(' ,(')}”", (mention.id, other.id))  # fmt: skip


def _between(text: str, start: int, end: int) -> str | None:
    """The words between two mentions of one sentence, on one line."""
    words = text[start:end]
    if start > end or len(words) > _FAR or _NEW_SENTENCE.search(words):
        return None
    return re.sub(r"\s+", " ", words)


def _means(target: _Pair, means: _Pair, rule: str, reason: str) -> Tie:
    statement = str(statement_of(*target))
    evidence = (target[0].id, means[0].id)
    if _is_act(means[0]):
        return _tie(statement, "legal-basis", means[1].uri, rule, reason, evidence)
    return _tie(means[1].uri, "pursues", statement, rule, reason, evidence)


def _tie(  # noqa: PLR0913, PLR0917 - what a tie says
    subject: str, predicate: str, target: str, rule: str, reason: str, evidence: tuple[str, str]
) -> Tie:
    return Tie(
        subject=subject,
        predicate=predicate,
        object=target,
        rule=rule,
        score=0.9,
        reason=reason,
        evidence=tuple(sorted(set(evidence))),
    )
