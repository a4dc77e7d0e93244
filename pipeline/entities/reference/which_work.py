"""Which publication a citation means, from the facts that every form of its citation shares."""

import re
from functools import lru_cache

from pipeline import uris
from pipeline.authorities.index import matches
from pipeline.authorities.names import plain
from pipeline.entities.entity_type import LinkContext
from pipeline.entities.reference.value import Reference
from pipeline.model import Mention

_SUBTITLE = re.compile(r"(?:[.:?!] |: ?| [–—] )")
_ARTICLE = re.compile(r"^(?:de|het|een|the|an?|la|le|les|naar) ", re.IGNORECASE)
_EU_NUMBER = re.compile(r"(COM|SWD|JOIN|SEC|C)[(/](\d{4})[)/] ?0*(\d+)")
_ABOUT = re.compile(
    r"\b(?:achtergrond\w+|samenvatting|bijlagen?|reactie|addendum|erratum|toelichting)\b"
    r"(?: \w+){0,2} (?:bij|van|op|tot) ",
    re.IGNORECASE,
)
_SHARED = 0.5  # of the words of the shorter title
_SHORT_TITLE = 3


def value_of(mention: Mention) -> Reference:
    """The value of a reference's mention."""
    if not isinstance(mention.value, Reference):
        raise TypeError(f"{mention.id}: a reference's value, not {mention.value!r}")
    return mention.value


def references(context: LinkContext) -> tuple[Mention, ...]:
    """All references of the document."""
    return tuple(other for other in context.mentions if other.type == "reference")


def key_of(value: Reference) -> str:
    """The key of a work from one citation of it: author, year, title or what stands for it.

    >>> key_of(Reference(kind="bibliographic", authors=("Baert, S.",), year="2020",
    ...                  title="Beleid in crisistijd: een kwestie van keuzes"))
    'baert-2020-beleid-in-crisistijd'
    >>> key_of(Reference(kind="bibliographic", number="COM(2021) 572 final", year="2021"))
    'com-2021-572'
    """
    if number := _EU_NUMBER.search(value.number or ""):
        return uris.slug(" ".join(number.groups()))
    name = main_title(value.title or "") or value.number or value.date or ""
    facts = [author(value), value.year or "", name]
    if not value.authors:  # "Publicatieblad" alone says too little
        facts += [value.number or "", value.date or ""]
    return uris.slug(" ".join(part for part in facts if part))


def works(mention: Mention, context: LinkContext) -> tuple[str, ...]:
    """The keys of the works of this document that the mention may mean; one when it is sure.

    "Kozicki, C. et al. (2020)" means the only entry of that author and year; an inline "advies van
    de SERV van 17 juni 2024" means the entry with that date.
    """
    value = value_of(mention)
    if _EU_NUMBER.search(value.number or ""):
        return (key_of(value),)
    others = [
        other
        for other in map(value_of, references(context))
        if other.kind == "bibliographic" and _may_be_same(value, other)
    ]
    keys = tuple(sorted({key_of(other) for other in others if other.title}))
    if value.title:
        return (min(keys, key=len, default=key_of(value)),)
    return keys or (key_of(value),)


def main_title(title: str) -> str:
    """A title without its article and without the subtitle, where enough remains."""
    title = _ARTICLE.sub("", title.strip(" '\"‘’“”„‟*"), count=1)
    main = _SUBTITLE.split(title, maxsplit=1)[0]
    return main if len(main.split()) >= _SHORT_TITLE else title


def author(value: Reference) -> str:
    """The first author: a surname, or the key of an organisation that is known."""
    if not value.authors:
        return ""
    return agent_key(value.authors[0])


@lru_cache(maxsize=4096)
def agent_key(name: str) -> str:
    """The key of who wrote or issued something: a surname, a known organisation's key, or a slug.

    >>> [agent_key(name) for name in ("Baert, S.", "Sociaal-Economische Raad van Vlaanderen")]
    ['baert', 'serv']
    """
    if re.search(r", [A-ZÀ-Þ][a-z]?\.", name):
        return uris.slug(name.split(",", maxsplit=1)[0])
    short = re.fullmatch(r"(.+?) \([^()]+\)", name)
    found = matches(plain(short[1] if short else name))
    return found[0].row.key if len(found) == 1 else uris.slug(name)


def _may_be_same(one: Reference, other: Reference) -> bool:
    """Whether two citations agree in author, year and what else both state."""
    if one.year != other.year or author(one) != author(other) or not author(one):
        return False
    if one.title and other.title:
        if bool(_ABOUT.search(one.title)) != bool(_ABOUT.search(other.title)):
            return False  # "Achtergrondrapport bij het advies ‘X’" is not the opinion itself
        if one.date and one.date == other.date:
            return _overlap(one.title, other.title) >= _SHARED
        first, second = sorted((_words(one.title), _words(other.title)), key=len)
        return first == second[: len(first)] and (first == second or len(first) >= _SHORT_TITLE)
    if one.date and other.date:
        return one.date == other.date
    return not (one.number and other.number and one.number != other.number)


def _overlap(one: str, other: str) -> float:
    """The share of the words of the shorter main title that the other one has."""
    first, second = set(_words(one)), set(_words(other))
    shorter = min(len(first), len(second))
    return len(first & second) / shorter if shorter > 1 else float(first == second)


@lru_cache(maxsize=4096)
def _words(title: str) -> list[str]:
    """The words of a main title that say something."""
    return re.findall(r"[\w-]{3,}", main_title(title).casefold())
