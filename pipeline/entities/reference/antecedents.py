"""The work that a short form points back to: "Ibidem", "Peeters, op. cit., p. 12", "zie noot 5".

Mentions of a document in; the same out, each short form with the mention of the work it means. A
form whose work is not clear is left out: two works in the note before, an author of two works.
The annotation guide does not annotate such forms, so mention files leave them out.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.entities.reference import which_work
from pipeline.entities.reference.value import Reference
from pipeline.model import Document, Footnote, Mention

_BEFORE = 200  # characters before a form in which its author stands
_FAR = 1000  # characters between a form in running text and the citation it repeats
_CLAUSE = re.compile(r"; |\. (?=[Zz]ie |Cf)|[Zz]ie (?:ook )?")
_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class _Cited:
    """A citation before the form, and the full citation of the same work."""

    place: int
    full: Mention


def settle(document: Document, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions in order of place, short forms with the mention that they stand for."""
    notes = sorted(document.footnotes, key=lambda note: note.start)
    before: list[_Cited] = []
    kept: list[Mention] = []
    for mention in mentions:
        value = mention.value
        if not isinstance(value, Reference) or value.kind == "web":
            kept.append(mention)
        elif value.antecedent is None:
            kept.append(mention)
            before.append(_Cited(mention.span.start, mention))
        elif (full := _full(mention, value.antecedent, document, notes, before)) is not None:
            before.append(_Cited(mention.span.start, full))
            kind = which_work.value_of(full).kind
            kept.append(replace(mention, value=replace(value, kind=kind, antecedent=full.id)))
    return tuple(kept)


def _full(
    form: Mention,
    kind: str,
    document: Document,
    notes: Sequence[Footnote],
    before: Sequence[_Cited],
) -> Mention | None:
    """The one work that a form can mean; None where there is none or more than one."""
    start = form.span.start
    at = bisect_right(notes, start, key=lambda note: note.start) - 1
    own = notes[at] if at >= 0 and start < notes[at].end else None
    clause = _clause(document, own, start)
    if kind.startswith("note "):
        noted = _note(notes[: at + 1], kind.removeprefix("note "), own)
        inside = [one for one in before if noted and noted.start <= one.place < noted.end]
        return _only(list(_by_author(inside, clause)) or inside)
    if kind == "work" and (named := list(_by_author(before, clause))):
        return _only(_by_title(named, clause) or named)
    if kind == "work" and _WORD.search(clause):
        return None  # an author or a title that is not cited in full before
    return _last(document, own, notes[at - 1] if at > 0 else None, before, start)


def _clause(document: Document, own: Footnote | None, start: int) -> str:
    """What stands before a form in its own clause: "Peeters, J., Wonen in cijfers"."""
    low = max(own.start if own else 0, start - _BEFORE, document.text.rfind("\n\n", 0, start) + 1)
    return _CLAUSE.split(" ".join(document.text[low:start].split()))[-1]


def _note(notes: Sequence[Footnote], label: str, own: Footnote | None) -> Footnote | None:
    """The last note of that number before the form's own."""
    return next((note for note in reversed(notes) if note.label == label and note != own), None)


def _by_author(cited: Iterable[_Cited], clause: str) -> Iterator[_Cited]:
    """The citations whose first author the clause names."""
    for one in cited:
        value = which_work.value_of(one.full)
        name = value.authors[0].split(",")[0] if value.authors else ""
        if name and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", clause, re.IGNORECASE):
            yield one


def _by_title(cited: Iterable[_Cited], clause: str) -> list[_Cited]:
    """Those of the citations whose title begins with what the clause ends with."""
    words = set(_words(clause))
    titles = ((one, _words(which_work.value_of(one.full).title or "")[:3]) for one in cited)
    return [one for one, title in titles if title and words.issuperset(title)]


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _last(
    document: Document,
    own: Footnote | None,
    previous: Footnote | None,
    before: Sequence[_Cited],
    start: int,
) -> Mention | None:
    """The work cited last in the form's own note, else the only one of the note before."""
    if own is not None:
        inside = [one for one in before if own.start <= one.place < start]
        if inside:
            return inside[-1].full
        if previous is None:
            return None
        return _only([one for one in before if previous.start <= one.place < previous.end])
    low = document.text.rfind("\n\n", 0, start)
    near = [one for one in before if max(low, start - _FAR) <= one.place < start]
    if not near and low > 0:  # the paragraph before
        higher = document.text.rfind("\n\n", 0, low)
        near = [one for one in before if max(higher, start - _FAR) <= one.place < low]
        return _only(near)
    return near[-1].full if near else None


def _only(cited: Sequence[_Cited]) -> Mention | None:
    """The citation, when all are of one work."""
    works = {_work(which_work.value_of(one.full)) for one in cited}
    return cited[-1].full if len(works) == 1 else None


def _work(value: Reference) -> tuple[str | None, ...]:
    """What tells the works of one document apart."""
    if value.kind == "bibliographic":
        return ("", which_work.key_of(value))
    return (value.kind, value.act, value.number, value.date, value.session)
