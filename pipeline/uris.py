"""Minting: the only module that builds our IRIs. Keys come from the fewest stable raw facts."""

import hashlib
import re
import unicodedata

from rdflib import URIRef

_KINDS = frozenset(
    ("document", "organisation", "instrument", "target", "reference", "work", "mention", "activity")
)


def slug(text: str, length: int = 80) -> str:
    """Lower-case letters and digits with hyphens between, accents folded; never empty.

    >>> slug("Vlaamse Regering"), slug("cd&v"), slug("Économie – 2020")
    ('vlaamse-regering', 'cd-v', 'economie-2020')

    A text cut at `length`, or one without a Latin letter or digit, gets part of its hash, so that
    two texts share a slug only when they differ in case, accents or punctuation alone.
    """
    folded = unicodedata.normalize("NFKD", text.replace("ß", "ss")).casefold()
    plain = "".join(char for char in folded if not unicodedata.combining(char))
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if words and len(words) <= length:
        return words
    return f"{words[:length].rstrip('-')}-{digest(text)}".lstrip("-")


def digest(*facts: str) -> str:
    """Ten hexadecimal digits that stand for the facts.

    >>> digest("a", "bc") != digest("ab", "c")
    True
    """
    return hashlib.sha256("\x1f".join(facts).encode()).hexdigest()[:10]


def thing(base: str, kind: str, key: str) -> URIRef:
    """`{base}/id/{kind}/{key}`; kinds are those of INTERFACES.md."""
    if kind not in _KINDS:
        msg = f"unknown kind of thing {kind!r}; known: {', '.join(sorted(_KINDS))}"
        raise ValueError(msg)
    return URIRef(f"{base}/id/{kind}/{key}")


def prefixes(base: str) -> dict[str, str]:
    """A prefix for each kind of thing: `organisation:serv`, `document:advies-2024`."""
    return {kind: f"{base}/id/{kind}/" for kind in sorted(_KINDS)}


def document(base: str, key: str) -> URIRef:
    """The IRI of a document, which is also the name of its graph."""
    return thing(base, "document", key)


def mention(base: str, document_key: str, entity_type: str, reading: str, ordinal: int) -> URIRef:
    """The IRI of a mention: from document, type, quote, and its place among equal quotes.

    The quote is the reading (lines joined, hyphens mended, case kept), so that the same mention
    found in another format of the document keeps its IRI.
    """
    quote = " ".join(reading.split())
    key = digest(document_key, entity_type, quote, str(ordinal))
    return thing(base, "mention", f"{document_key}-{entity_type}-{key}")


def part(whole: URIRef | str, fragment: str) -> URIRef:
    """A part of a resource: its IRI with a fragment."""
    return URIRef(f"{whole}#{fragment}")


def concept(base: str, scheme: str, code: str) -> URIRef:
    """A concept of one of our code lists."""
    return URIRef(f"{base}/id/concept/{scheme}/{code}")


def graph(base: str, name: str) -> URIRef:
    """The name of a graph that is not about one document: "run", "code-lists" and the like."""
    return URIRef(f"{base}/id/graph/{name}")


def iri(text: str) -> URIRef:
    """An IRI that somebody else minted (an authority's identifier, a cited URL)."""
    return URIRef(text)
