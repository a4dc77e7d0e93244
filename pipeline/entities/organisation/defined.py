"""Organisations by what the document itself says of a name: its definitions, its citations.

Found: "VIM" where the document says "Vlaams Instituut voor Mobiliteit (VIM)"; "Ecorys (2019),
Eindrapport", where an author with a year stands first in a note. Not found: "EPC" where the
document says "energieprestatiecertificaat (EPC)"; "Peeters (2019)", a person.
"""

import re
from collections.abc import Iterator

from pipeline.authorities.index import matches
from pipeline.authorities.names import is_acronym
from pipeline.entities.entity_type import Knowledge
from pipeline.entities.organisation.gazetteer import Hit
from pipeline.entities.organisation.patterns import head_of
from pipeline.entities.organisation.words import Words
from pipeline.model import Span

_AUTHOR = re.compile(
    r"(?:(?<=\n)|^|(?<=[;:] )|(?<=[Zz]ie )|(?<=[Bb]ron: )|(?<=Cf\. ))"
    r"(?P<name>[A-ZÀ-Þ][\w&+-]*(?: (?:&|en|and|of|for|van|voor|[A-ZÀ-Þ][\w&+.-]*)){0,6}?) \((?:19|20)\d\d[a-z]?\)"
)


def defined_names(words: Words, knowledge: Knowledge) -> Iterator[Hit]:
    """The short and the long forms of organisations that the document defines."""
    for short, long in knowledge.definitions.items():
        if not is_organisation(short, long):
            continue
        for form in (short, long):
            for match in re.finditer(rf"(?<![\w-]){re.escape(form)}(?!\w)", words.text):
                yield Hit(Span(*match.span()), "organisation.defined", ("defined-in-document",))


def is_organisation(short: str, long: str) -> bool:
    """Whether a definition is one of an organisation, by its long form or by both together."""
    return bool(matches(long)) or head_of(long) is not None or any(
        match.row.key for match in matches(short) if len(short) > 3 and is_acronym(short) and _alike(long)
    )


def _alike(long: str) -> bool:
    return long[0].isupper()


def authors(words: Words) -> Iterator[Hit]:
    """Who stands first in a citation with a year, when it is written as no person is."""
    for match in _AUTHOR.finditer(words.text):
        name = match["name"]
        if is_acronym(name) or head_of(name):
            yield Hit(Span(*match.span("name")), "organisation.author", ("author",))
