"""Organisations by what the document itself says of a name: its definitions, its citations.

Found: "VIM" where the document says "Vlaams Instituut voor Mobiliteit (VIM)"; "Ecorys (2019),
Eindrapport", where an author with a year stands first in a note. Not found: "EPC" where the
document says "energieprestatiecertificaat (EPC)"; "Peeters (2019)", a person.
"""

import re
from collections.abc import Iterable, Iterator

from pipeline.authorities import organisations
from pipeline.authorities.index import matches
from pipeline.authorities.names import is_acronym, normal
from pipeline.entities.entity_type import Knowledge
from pipeline.entities.organisation.gazetteer import Hit
from pipeline.entities.organisation.patterns import rule_of
from pipeline.entities.organisation.words import Words
from pipeline.model import Span

_SMALL = frozenset(("de", "het", "van", "voor", "en", "in", "op", "der", "of", "the", "for", "and"))
_LINK = r"(?:&|en|and|of|for|van|voor|[A-ZÀ-Þ][\w&+.-]{0,40})"
_BRACKETS = re.compile(r" \((?P<short>[A-Z][A-Za-z&-]{2,11})\)")
_WELL_BUILT = (".purpose", ".adjective", ".legal-form", ".english", ".french", ".gazetteer")
_AUTHOR = re.compile(
    r"(?:(?<=\n)|^|(?<=[;:] )|(?<=[Zz]ie )|(?<=Cf\. ))"
    rf"(?P<name>[A-ZÀ-Þ][\w&+-]{{0,40}}(?: {_LINK}){{0,6}}?) \((?:19|20)\d\d[a-z]?\)"
)


def defined_names(words: Words, knowledge: Knowledge) -> Iterator[Hit]:
    """The short and the long forms of organisations that the document defines."""
    for short, long in knowledge.definitions.items():
        if not is_organisation(short, long):
            continue
        for form in (short, long):
            if _context(form) == "special":
                continue
            for match in re.finditer(rf"(?<![\w-]){re.escape(form)}(?!\w)", words.text):
                yield Hit(Span(*match.span()), "organisation.defined", ("defined-in-document",))


def in_brackets(words: Words, hits: Iterable[Hit], knowledge: Knowledge) -> Iterator[Hit]:
    """Initials in brackets behind a name of several words, also where their letters do not fit.

    "Belgische Vereniging voor Hartziekten (BVCAR)"; not "Europese Commissie (KMO's)".
    """
    for hit in hits:
        name = words.text[hit.span.start : hit.span.end]
        behind = _BRACKETS.match(words.text, hit.span.end)
        if behind is None or " " not in name or not hit.rule.endswith(_WELL_BUILT):
            continue
        short = behind["short"]
        if is_acronym(short) and short not in knowledge.definitions and not matches(short):
            yield Hit(Span(*behind.span("short")), "organisation.brackets", (), name)


def is_organisation(short: str, long: str) -> bool:
    """Whether a definition is one of an organisation, by its long form or by both together."""
    if "never" in (_context(short), _context(long)):
        return False
    if matches(long) or rule_of(long) is not None:
        return True
    words = set(normal(long).split())
    return any(
        len(words & set(normal(name).split())) * 2 > len(words)
        for match in matches(short)
        for name in match.row.names
    )


def spells(short: str, long: str) -> bool:
    """Whether the first letters of a long form are the short form, small words left out.

    >>> spells("EIB", "Energie Instituut Brabant"), spells("N-VA", "nr. 5 van Bart Claes")
    (True, False)
    """
    words = [word for word in normal(long).split() if word not in _SMALL]
    letters = "".join(char for char in short.casefold() if char.isalnum())
    return "".join(word[0] for word in words) == letters


def _context(name: str) -> str | None:
    return organisations.contexts().get(name)


def authors(words: Words) -> Iterator[Hit]:
    """Who stands first in a citation with a year, when it is written as no person is."""
    for match in _AUTHOR.finditer(words.text):
        name = match["name"]
        if is_acronym(name) or rule_of(name):
            yield Hit(Span(*match.span("name")), "organisation.author", ("author",))
