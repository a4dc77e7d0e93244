"""Web addresses that stand alone: "https://www.serv.be/x", "www.vlaio.be", "[tekst](https://…)".

A line that is a link of which only the words are left, "[tekst](#)", counts too.
Not e-mail addresses, `mailto:` links, or a bare site name in prose ("kijk op winkelhier.be").
"""

import re
from collections.abc import Iterator

from pipeline.entities.entity_type import Found, Passage
from pipeline.entities.reference.value import Reference
from pipeline.model import Span

_BODY = r"[^\s<>\"“”„«»|\\\]\[{}`^]"
_DOMAINS = r"(?:be|eu|nl|com|org|net|int|info|fr|de|uk|lu|gov|edu|io|ai|vlaanderen|brussels|gent)"
_HTTP = rf"(?:https?://|ftp://|www\.(?=[\w-])){_BODY}{{2,600}}"
_BARE = rf"[a-z0-9](?:[a-z0-9-]{{0,62}}\.){{1,5}}{_DOMAINS}/{_BODY}{{1,600}}"
URL = re.compile(rf"(?<![\w@/.:-])(?:{_HTTP}|{_BARE})", re.IGNORECASE)
_MARKDOWN = re.compile(
    r"\[(?P<text>[^\[\]\n]{1,300})\]\((?P<url>(?:https?://|www\.)[^\s()]{2,600}(?:\([^\s()]*\)[^\s()]*)?)\)"
)
_LOST = re.compile(
    r"(?m:^)(?:[Zz]ie(?: ook)? )?(?P<link>\[(?P<text>[^\[\]\n]{3,300})\]\(#[\w-]*\))(?=\.?$)",
    re.MULTILINE,
)  # a link of which only the words are left
_CLOSING = ".,;:!?'’”*_…"


def find(passage: Passage) -> Iterator[Found]:
    """The addresses of a passage; a Markdown link is its text and address together."""
    linked: list[tuple[int, int]] = []
    for match in _MARKDOWN.finditer(passage.text):
        linked.append(match.span())
        yield _found(match.start(), match.end(), match["url"], "reference.web-link")
    for match in _LOST.finditer(passage.text):
        title = re.sub(r"\\(?=[()$\\])", "", match["text"])
        yield Found(
            span=Span(*match.span("link")),
            value=Reference(kind="web", title=title),
            rule="reference.web-lost",
        )
    for match in URL.finditer(passage.text):
        start, end = match.start(), match.start() + len(trimmed(match[0]))
        if not any(low <= start < high for low, high in linked):
            yield _found(start, end, passage.text[start:end], "reference.web")


def trimmed(url: str) -> str:
    """The address without the punctuation of the sentence around it.

    >>> trimmed("https://x.be/a_(b))."), trimmed("www.serv.be/advies,")
    ('https://x.be/a_(b)', 'www.serv.be/advies')
    """
    url = url.split("](", 1)[0]
    while url:
        opened = url.count("(") >= url.count(")")
        if url[-1] not in _CLOSING and (url[-1] != ")" or opened):
            break
        url = url[:-1]
    return url


def _found(start: int, end: int, url: str, rule: str) -> Found:
    return Found(span=Span(start, end), value=Reference(kind="web", url=url), rule=rule)
