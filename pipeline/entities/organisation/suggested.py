"""What a trained component takes for an organisation, and when it is followed.

A proposal counts where no rule found anything, when it is nearly sure, reads like a name and is
likelier than what else the component sees in that place. A name so found is found again wherever
the passage repeats it, if the component leans to it there too.

Followed: "de Wakkere Bakkers" at 0.95; "Fietskoepel" at 0.60 where it stood at 0.95 before.
Not followed: "Fietskoepel" at 0.60 alone, "Attesten" where the passage has "attesten" too, a word
that is printed in capitals, "minister Peeters", "An Claes", "Gent", "de bakkers", a
proposal over two paragraphs, a known instrument, an acronym that the document defines as a thing,
one that the component likes better as an instrument.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.authorities import organisations
from pipeline.authorities.instruments import keys_by_name, squeezed
from pipeline.authorities.tables import rows
from pipeline.entities.entity_type import Knowledge, Passage, Suggestion
from pipeline.entities.organisation.defined import is_organisation
from pipeline.entities.organisation.gazetteer import Hit
from pipeline.model import overlaps

RULE = "organisation.model"
_LEAST = 0.9  # lower ones add as many wrong names as right ones: decision 0006
_REPEATED = 0.5  # likelier than not
_ACRONYM = 6  # letters: a longer word in capitals is a word printed so
_PERSON = re.compile(
    r"(?:[Mm]inister|[Mm]inister-president|[Ss]taatssecretaris|[Mm]evrouw|[Mm]evr\.|[Dd]e heer|"
    r"dhr\.|[Pp]rofessor|[Pp]rof\.|[Dd]r\.|[Bb]urgemeester|[Ss]chepen|[Vv]oorzitter) $"
)
_CITED = re.compile(r"(?:,? et al\.?)?,? \(?(?:19|20)\d\d[a-z]?(?!\d)")
_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"), ("„", "‟"))
_PARTICLES = frozenset(("van", "de", "den", "der", "ter", "ten", "te", "von", "di", "el"))
_LABEL = "ORG"


def suggested(passage: Passage, knowledge: Knowledge) -> Iterator[Hit]:
    """The proposals of a trained component that are followed, where no rule found anything."""
    rivals = [item for item in passage.suggestions if item.label != _LABEL]
    able = [
        item
        for item in passage.suggestions
        if item.label == _LABEL
        and item.score >= _REPEATED
        and _reads_as_name(passage, item)
        and not _is_beaten(item, rivals)
    ]
    names = {_name(passage, item) for item in able}
    able = [
        item for item in able if not _stands_for_another(_name(passage, item), knowledge, names)
    ]
    sure = {_name(passage, item) for item in able if item.score >= _LEAST}
    for item in able:
        if item.score >= _LEAST:
            yield Hit(item.span, RULE, ("suggested",))
        elif _name(passage, item) in sure:
            yield Hit(item.span, RULE, ("repeated",))


def _reads_as_name(passage: Passage, item: Suggestion) -> bool:
    name = _name(passage, item)
    if not any(map(str.isupper, name)) or "\n" in name or "\t" in name:
        return False
    before = passage.text[max(0, item.span.start - 20) : item.span.start]
    return not (
        _is_cut(name)
        or squeezed(name) in keys_by_name()
        or name in _known_not("place")
        or name in _municipalities()
        or _is_person(name)
        or _is_word(passage.text, name)
        or _PERSON.search(before)
        or _is_author(passage.text, item, name)
    )


def _is_cut(name: str) -> bool:
    """Whether a bracket or quotation mark is opened and not closed: "iRG „Sociaal"."""
    return any(name.count(one) != name.count(other) for one, other in _PAIRS) or '"' in name


def _is_person(name: str) -> bool:
    """A given name and a surname: "An Van den Berg"; not "Jan Yperman Ziekenhuis"."""
    first, *rest = name.split()
    named = [word for word in rest if word.lower() not in _PARTICLES]
    return first in _known_not("given") and len(named) <= 1


def _is_author(text: str, item: Suggestion, name: str) -> bool:
    """Surnames before a year: "Claes en Smets (2020)", "Claes & Smets, 2020"."""
    return " " in name and not name.isupper() and bool(_CITED.match(text, item.span.end))


@cache
def _municipalities() -> frozenset[str]:
    """The places whose local government the tables list."""
    heads = ("Gemeente ", "Stad ")
    labels = (row.label for row in organisations.load().values())
    return frozenset(
        label.split(" ", 1)[1].removesuffix(" (voor fusie)")
        for label in labels
        if label.startswith(heads)
    )


def _is_word(text: str, name: str) -> bool:
    """One word that the passage has in small letters too, or that is only printed in capitals."""
    if not name.isalpha():
        return False
    return (len(name) > _ACRONYM and name.isupper()) or bool(
        re.search(rf"(?<![\w-]){re.escape(name.lower())}(?![\w-])", text)
    )


@cache
def _known_not(kind: str) -> frozenset[str]:
    return frozenset(
        word
        for row in rows("organisation_not.csv")
        if row["kind"] == kind
        for word in row["words"].split()
    )


def _is_beaten(item: Suggestion, rivals: Sequence[Suggestion]) -> bool:
    """Whether a proposal of another label in that place is likelier; rivals are in order."""
    at = bisect_right(rivals, item.span.start, key=lambda rival: rival.span.start)
    return any(
        rival.score > item.score and overlaps(rival.span, item.span)
        for rival in rivals[max(0, at - 1) : at + 5]
    )


def _stands_for_another(name: str, knowledge: Knowledge, names: set[str]) -> bool:
    """Whether the document defines the name as short for what nothing takes for a body."""
    long = knowledge.definitions.get(name)
    if long is None or is_organisation(name, long):
        return False
    return not any(len(other) > len(name) and (other in long or long in other) for other in names)


def _name(passage: Passage, item: Suggestion) -> str:
    return passage.text[item.span.start : item.span.end]
