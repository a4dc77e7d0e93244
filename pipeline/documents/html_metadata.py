"""What an HTML page says of itself: Dublin Core, Open Graph, RDFa, JSON-LD, `<title>`."""

import json
from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from pipeline.documents.dates import iso_date
from pipeline.documents.walk import inner_text

_NAMES: Mapping[str, str] = {
    "title": "dcterms.title dcterms:title dct:title dc.title dc:title og:title citation_title",
    "issued": "dcterms.issued dcterms:issued dct:issued eli:date_publication dcterms.date dc.date "
    "dc:date article:published_time citation_publication_date prov:startedattime "
    "besluit:geplandestart date datepublished",
    "publisher": "dcterms.publisher dcterms:publisher dct:publisher dc.publisher dc:publisher "
    "og:site_name",
    "number": "dcterms.identifier dc.identifier eli:id_local",
    "url": "og:url",
}
_PAGE_TYPES = ("Article", "Report", "Legislation", "CreativeWork", "WebPage", "DigitalDocument")
_JSON_LD = {
    "title": ("headline", "name"),
    "issued": ("datePublished",),
    "publisher": ("publisher",),
}


def metadata_of(root: etree._Element) -> dict[str, str]:
    """The facts that the page states in its head and attributes; the best statement of each."""
    stated = _properties(root)
    linked = dict(_json_ld(root))
    found: dict[str, str] = {}
    for fact, names in _NAMES.items():
        candidates = [stated[name] for name in names.split() if name in stated]
        candidates += [linked[fact]] if fact in linked else []
        if fact == "issued":
            candidates = [date for text in candidates if (date := iso_date(text))]
        if candidates:
            found[fact] = candidates[0]
    found.setdefault("title", _title(root))
    language = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    if language:
        found["language"] = language[:2].lower()
    for link in root.iter("link"):
        if link.get("rel") == "canonical" and (link.get("href") or "").startswith("http"):
            found.setdefault("url", link.get("href") or "")
    return {fact: value for fact, value in found.items() if value}


def _properties(root: etree._Element) -> dict[str, str]:
    """The first value of each `name` and `property`, in lower case."""
    stated: dict[str, str] = {}
    for element in root.iter("*"):
        names = f"{element.get('property') or ''} {element.get('name') or ''}".lower().split()
        if not names:
            continue
        value = element.get("content") or element.get("datetime")
        if value is None and element.tag != "meta" and element.get("property"):
            value = inner_text(element)
        value = " ".join((value or "").split())
        for name in names:
            if value:
                stated.setdefault(_shortened(name), value)
    return stated


def _shortened(name: str) -> str:
    """A property in full as its usual short form."""
    for full, short in (
        ("http://purl.org/dc/terms/", "dcterms:"),
        ("http://data.europa.eu/eli/ontology#", "eli:"),
        ("http://www.w3.org/ns/prov#", "prov:"),
        ("http://data.vlaanderen.be/ns/besluit#", "besluit:"),
    ):
        if name.startswith(full):
            return short + name[len(full) :]
    return name


def _title(root: etree._Element) -> str:
    """The `<title>` without the name of the site after a bar; else the first heading."""
    headings = [" ".join(inner_text(one).split()) for one in root.iter("h1")]
    title = next((one.text or "" for one in root.iter("title")), "")
    title = " ".join(title.split(" | ")[0].split())
    return title or next((heading for heading in headings if heading), "")


def _json_ld(root: etree._Element) -> Iterator[tuple[str, str]]:
    for script in root.iter("script"):
        if script.get("type") != "application/ld+json":
            continue
        try:
            content = json.loads(script.text or "")
        except (json.JSONDecodeError, RecursionError):
            continue
        for thing in _things(content):
            for fact, keys in _JSON_LD.items():
                value = next((thing[key] for key in keys if thing.get(key)), None)
                if isinstance(value, dict):
                    value = value.get("name")
                if isinstance(value, str) and value.strip():
                    yield fact, " ".join(value.split())


def _things(content: object) -> Iterable[dict[str, object]]:
    """The objects of a JSON-LD document that describe the page itself."""
    items = content if isinstance(content, list) else [content]
    for item in items:
        if not isinstance(item, dict):
            continue
        graph = item.get("@graph")
        yield from _things(graph) if isinstance(graph, list) else ()
        kind = str(item.get("@type") or "")
        if any(
            word in kind
            for word in (
                "Article",
                "Report",
                "Legislation",
                "CreativeWork",
                "WebPage",
                "DigitalDocument",
            )
        ):
            yield item
