"""What identifies a publication, from its citations or from a document itself, and comparison.

Two citations, or a citation and a document of the corpus, are of one publication when an identifier
says so, or when author, time and title agree. What both state must not differ: an opinion is not
the report about it, "2019-2024" not "2024-2029", the groenboek not the witboek.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from pipeline.entities.reference.value import Reference
from pipeline.entities.reference.which_work import agent_key, main_title
from pipeline.model import Document, Mention

_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "advies": "advisory-opinion",
        "briefadvies": "advisory-opinion",
        "koepeladvies": "advisory-opinion",
        "opinion": "advisory-opinion",
        "rapport": "report",
        "verslag": "report",
        "eindrapport": "report",
        "achtergrondrapport": "report",
        "report": "report",
        "witboek": "white-paper",
        "groenboek": "green-paper",
        "beleidsnota": "policy-note",
        "persbericht": "press-release",
        "besluit": "decision",
        "vraag": "written-question",
        "brief": "letter",
    }
)
"""Words for kinds of publications; the kinds of documents that they name."""

_TYPE = re.compile(rf"\b({'|'.join(_KINDS)})\b", re.IGNORECASE)
_LEADING_TYPE = re.compile(
    rf"^(?:het |de |an? )?(?:{'|'.join(_KINDS)})\b[ :]*(?:over |inzake |on )?", re.IGNORECASE
)
_COMPARED = frozenset(_KINDS.values())
_STOP = frozenset(
    re.findall(
        r"\w+",
        "de het een en of van voor in op aan met bij tot te als naar om over door uit tussen onder"
        " s t the a an of for and to in on with as by from la le les des du et l d",
    )
)
_TOKEN = re.compile(r"[^\W_]+")
_SESSION = re.compile(r"(\d{4}-\d{4})")
_QUESTION = re.compile(r"\bvraag\b.{0,30}?\bnr\.? ?(\d+)", re.IGNORECASE)
_PAPER = re.compile(r"\bstuk\b.*\bnrs?\.? ?([\d/-]+)$", re.IGNORECASE)
_ADDRESS = re.compile(r"^(?:https?://)?(?:www\.)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What is known of one publication; several values where its citations differ."""

    iri: str
    agents: frozenset[str] = frozenset()  # keys of authors and publishers
    person: str = ""  # the key of the first author, where that is a person
    years: frozenset[str] = frozenset()
    dates: frozenset[str] = frozenset()  # full dates only
    titles: frozenset[tuple[str, ...]] = frozenset()  # words that say something
    numbers: frozenset[str] = frozenset()
    sessions: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()  # of `document-kind`
    identifiers: frozenset[str] = frozenset()  # "doi:…", "isbn:…", "hdl:…"
    addresses: frozenset[str] = frozenset()  # of web pages, without scheme


def of_document(document: Document, iri: str) -> Publication:
    """A document as a publication."""
    number = document.number or ""
    return Publication(
        iri=iri,
        agents=frozenset({agent_key(document.publisher)} if document.publisher else ()),
        years=frozenset({document.issued[:4]} if document.issued else ()),
        dates=_days([document.issued]),
        titles=_titles(document.title, ()),
        numbers=frozenset({number.split(" ")[0]} if number else ()),
        sessions=frozenset(_SESSION.findall(number)),
        kinds=frozenset({document.kind} & _COMPARED),
        addresses=_addresses([document.url]),
    )


def of_citations(iri: str, citations: Iterable[tuple[Mention, Reference]]) -> Publication:
    """A work as all its citations describe it."""
    cited = tuple(citations)
    values = [value for _, value in cited]
    agents = frozenset(agent_key(name) for value in values for name in _names(value))
    return Publication(
        iri=iri,
        agents=agents,
        person=min(
            (agent_key(one.authors[0]) for one in values if one.authors and "," in one.authors[0]),
            default="",
        ),
        years=frozenset(value.year for value in values if value.year),
        dates=_days(value.date for value in values),
        titles=frozenset().union(*(_titles(_title(*one), agents) for one in cited)),
        numbers=frozenset(filter(None, (_number(*one) for one in cited))),
        sessions=frozenset(value.session for value in values if value.session),
        kinds=frozenset(filter(None, (_kind(*one) for one in cited))),
        identifiers=frozenset().union(*(_identifiers(value) for value in values)),
        addresses=_addresses(value.url for value in values),
    )


@lru_cache(maxsize=8192)
def tokens(title: str) -> tuple[str, ...]:
    """The words of a title that say something, in their order, without case and accents.

    >>> tokens("Strategische autonomie als drijver van de economie – SERV-nota 2024-2029")
    ('strategische', 'autonomie', 'drijver', 'economie', 'serv', 'nota', '2024', '2029')
    """
    folded = unicodedata.normalize("NFKD", title).casefold()
    plain = "".join(char for char in folded if not unicodedata.combining(char))
    return tuple(word for word in _TOKEN.findall(plain) if word not in _STOP)


def _titles(title: str, agents: Iterable[str]) -> frozenset[tuple[str, ...]]:
    """The title in full and without its subtitle, as words; names of the authors left out."""
    bare = _LEADING_TYPE.sub("", title.strip(" '\"‘’“”„‟*"), count=1).strip(" '\"‘’“”„‟*")
    known = set(agents)
    forms = (tuple(word for word in tokens(form) if word not in known) for form in
             (bare, main_title(bare)))  # fmt: skip
    return frozenset(form for form in forms if form)


def _title(mention: Mention, value: Reference) -> str:
    """The title; one that starts with a preposition goes on from the word before it."""
    title = value.title or ""
    if not re.match(r"(?:voor|over|van|bij|inzake) ", title):
        return title
    before = mention.reading.partition(title)[0].split()
    return f"{before[-1]} {title}" if before and before[-1].isalpha() else title


def _names(value: Reference) -> tuple[str, ...]:
    return (*value.authors[:3], *((value.publisher,) if value.publisher else ()))


def _kind(mention: Mention, value: Reference) -> str | None:
    """The kind that the words before the title name: "Advies ‘Groenboek X’" is an opinion."""
    before = mention.reading.partition(value.title)[0] if value.title else mention.reading
    found = _TYPE.search(before)
    return _KINDS[found[1].casefold()] if found else None


def _number(mention: Mention, value: Reference) -> str | None:
    """The number; that of a question cited with a title, or of one paper of a file."""
    question, paper = _QUESTION.search(mention.reading), _PAPER.search(mention.reading)
    if value.kind == "parliamentary" and paper:
        return f"{value.number}/{paper[1]}"
    return question[1] if question else value.number


def _days(dates: Iterable[str | None]) -> frozenset[str]:
    return frozenset(date for date in dates if date and len(date) == len("2024-06-24"))


def _identifiers(value: Reference) -> frozenset[str]:
    found = {f"doi:{value.doi.casefold()}"} if value.doi else set()
    if value.isbn:
        found.add(f"isbn:{re.sub(r'[^0-9Xx]', '', value.isbn)}")
    handle = re.search(r"\bhdl\.handle\.net/(\S+)", value.url or "")
    if handle:
        found.add(f"hdl:{handle[1].rstrip('.')}")
    return frozenset(found)


def _addresses(urls: Iterable[str | None]) -> frozenset[str]:
    """Addresses of pages; the bare address of a site identifies nothing."""
    plain = (_ADDRESS.sub("", url).rstrip("/") for url in urls if url)
    return frozenset(address for address in plain if "/" in address)
