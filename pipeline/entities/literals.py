"""Values of a description as RDF literals: numbers, moments, words, web addresses."""

import re
from datetime import date
from decimal import Decimal
from urllib.parse import quote

from rdflib import XSD, Literal, URIRef

from pipeline import uris
from pipeline.vocabulary import UNDETERMINED

_MOMENTS = (
    (re.compile(r"-?\d{4}"), XSD.gYear),
    (re.compile(r"\d{4}-(0[1-9]|1[0-2])"), XSD.gYearMonth),
    (re.compile(r"\d{4}-\d{2}-\d{2}"), XSD.date),
)
_SCHEME = re.compile(r"https?://[^/\s:?#@]+\.[^/\s:?#@]+(:\d+)?(?=[/?#]|$)", re.IGNORECASE)
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_ALLOWED = "%/:=&?~+!$,;'@()*-._"  # of RFC 3986, where they may stand in a path or query


def number(value: Decimal) -> Literal:
    """The number as `xsd:decimal`, always with a point, so that no writer changes its form.

    >>> [str(number(Decimal(text))) for text in ("80", "1.50", "1E+3")]
    ['80.0', '1.5', '1000.0']
    """
    plain = f"{value:f}"
    if "." in plain:
        plain = plain.rstrip("0")
    else:
        plain += "."
    return Literal(f"{plain}0" if plain.endswith(".") else plain, datatype=XSD.decimal)


def whole(value: int) -> Literal:
    """A count, an offset or a page."""
    return Literal(value, datatype=XSD.integer)


def moment(text: str | None) -> Literal | None:
    """A year, month or day with the datatype of its precision; None when it is none of these.

    >>> [moment(text) and str(moment(text).datatype)[33:] for text in ("2030", "2030-06", "2030-02-30")]
    ['gYear', 'gYearMonth', None]
    """  # noqa: E501 - one line shows it best
    if text is None:
        return None
    for pattern, datatype in _MOMENTS:
        if pattern.fullmatch(text):
            if datatype == XSD.date and not _is_day(text):
                return None
            return Literal(text, datatype=datatype)
    return None


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def words(text: str) -> Literal:
    r"""Words of a document, on one line, in the language of that document.

    >>> words("Vlaams  Beleidsplan\nCybersecurity").n3()
    '"Vlaams Beleidsplan Cybersecurity"@und'
    """
    return Literal(" ".join(text.split()), lang=UNDETERMINED)


def address(text: str | None) -> URIRef | None:
    """The web address as an IRI, or None where the text is no http address.

    >>> str(address("www.serv.be/advies 1")), address("zie bijlage"), address("https://x.be:y/")
    ('http://www.serv.be/advies%201', None, None)
    """
    stripped = (text or "").strip()
    if stripped.lower().startswith("www."):
        stripped = f"http://{stripped}"
    if not _SCHEME.match(stripped):
        return None
    page, _, fragment = _STRAY_PERCENT.sub("%25", stripped).partition("#")
    fragment = quote(fragment, safe=_ALLOWED)
    return uris.iri(quote(page, safe=_ALLOWED) + (f"#{fragment}" if fragment else ""))
