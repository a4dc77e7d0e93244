"""Which form of a resource a client gets: one table for each protocol, read by one function.

>>> negotiate("text/turtle;q=0.5, application/ld+json", DESCRIPTIONS).name
'jsonld'
>>> negotiate("image/png", DESCRIPTIONS) is None
True
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Form:
    """One form: its short name (suffix, `format=`), what we send, what clients may ask for."""

    name: str
    media_type: str
    asked: tuple[str, ...] = ()

    @property
    def content_type(self) -> str:
        """The media type as a header, with the encoding where that is not part of the type."""
        return (
            f"{self.media_type}; charset=utf-8"
            if self.media_type[:5] == "text/"
            else self.media_type
        )


HTML = Form("html", "text/html", ("application/xhtml+xml",))
_TURTLE = Form("ttl", "text/turtle", ("application/x-turtle",))
_JSONLD = Form("jsonld", "application/ld+json", ("application/json",))
_NTRIPLES = Form("nt", "application/n-triples", ("text/plain",))

# The first of each table is what a client gets that does not mind ("*/*", or no Accept).
DESCRIPTIONS = (HTML, _TURTLE, _JSONLD, _NTRIPLES)
"""Of `/doc/…` and `/ns`."""

RESULTS = (
    Form("json", "application/sparql-results+json", ("application/json",)),
    Form("xml", "application/sparql-results+xml", ("application/xml", "text/xml")),
    Form("csv", "text/csv"),
    Form("tsv", "text/tab-separated-values"),
    HTML,
)
"""Of SELECT and ASK."""

GRAPHS = (_TURTLE, _JSONLD, _NTRIPLES, HTML)
"""Of CONSTRUCT and DESCRIBE."""


def negotiate(accept: str, forms: tuple[Form, ...]) -> Form | None:
    """The form the client likes best, by RFC 9110 section 12.5.1; None when it accepts none.

    Among equally liked forms the one named first in `Accept` wins, then the order of the table.
    """
    ranges = _ranges(accept)
    if not ranges:
        return forms[0]
    ranked = [
        (-quality, order, index)
        for index, form in enumerate(forms)
        for quality, order in (_liking(form, ranges),)
        if quality > 0
    ]
    return forms[min(ranked)[2]] if ranked else None


def named(name: str, forms: tuple[Form, ...]) -> Form | None:
    """The form with this short name."""
    return next((form for form in forms if form.name == name), None)


def offered(forms: tuple[Form, ...]) -> str:
    """The media types, for an error message."""
    return ", ".join(form.media_type for form in forms)


@dataclass(frozen=True, slots=True)
class _Range:
    pattern: str
    quality: float
    order: int


def _ranges(accept: str) -> tuple[_Range, ...]:
    found: list[_Range] = []
    for order, part in enumerate(accept.split(",")):
        pattern, *parameters = (piece.strip().lower() for piece in part.split(";"))
        if "/" in pattern:
            found.append(_Range(pattern, _quality(parameters), order))
    return tuple(found)


def _quality(parameters: list[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return min(max(float(value), 0.0), 1.0)
            except ValueError:
                return 0.0
    return 1.0


def _liking(form: Form, ranges: tuple[_Range, ...]) -> tuple[float, int]:
    """The quality given to the form, by the most specific range that covers it."""
    best: tuple[int, float, int] | None = None
    for item in ranges:
        fit = max(_fit(item.pattern, known) for known in (form.media_type, *form.asked))
        if fit and (best is None or (fit, item.quality) > best[:2]):
            best = (fit, item.quality, item.order)
    return (0.0, 0) if best is None else best[1:]


def _fit(pattern: str, media_type: str) -> int:
    """3 for the type itself, 2 for `text/*`, 1 for `*/*`, 0 when it does not match."""
    if pattern == media_type:
        return 3
    if pattern == f"{media_type.partition('/')[0]}/*":
        return 2
    return 1 if pattern == "*/*" else 0
