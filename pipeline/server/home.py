"""The front page: what this is, what is in the latest release, and how to get at it."""

from dataclasses import dataclass

import pyoxigraph as ox
from rdflib import DCTERMS
from starlette.requests import Request
from starlette.responses import Response

from pipeline.server import downloads, reading, responses, viewing
from pipeline.server.cookbook import recipes
from pipeline.server.editions import Edition
from pipeline.server.site import Site, site_of
from pipeline.vocabulary import BG

_PAGE = 100  # documents at a time


@dataclass(frozen=True, slots=True)
class Entry:
    """One document in the list."""

    title: str
    href: str | None
    kind: str
    date: str
    publisher: viewing.Value | None
    mentions: int


def home(request: Request) -> Response:
    """The front page."""
    site = site_of(request)
    return site.editions.read(lambda edition: _home(request, site, edition))


def _home(request: Request, site: Site, edition: Edition) -> Response:
    lens = viewing.Lens(site, edition.store, responses.language_of(request))
    iris = _by_date(edition)
    text = request.query_params.get("page", "1")
    number = min(max(int(text), 1), 1 + len(iris) // _PAGE) if text.isdecimal() else 1
    shown = iris[(number - 1) * _PAGE : number * _PAGE]
    return responses.page(
        request,
        "home.html",
        manifest=edition.manifest,
        version=edition.version,
        entries=[_entry(lens, key, edition) for key in shown],
        number=number,
        has_more=number * _PAGE < len(iris),
        before=responses.with_page(request, number - 1),
        after=responses.with_page(request, number + 1),
        files=[item for item in downloads.listed(edition.manifest) if "/" not in item.path],
        recipes=recipes(lens.language, lens.site.prefixes),
    )


def _by_date(edition: Edition) -> list[str]:
    """The keys of the documents, newest first; those without a date last."""
    documents = edition.manifest["documents"]
    dates = {key: _date(edition.store, entry["iri"]) for key, entry in documents.items()}
    return sorted(sorted(documents), key=lambda key: dates[key], reverse=True)


def _entry(lens: viewing.Lens, key: str, edition: Edition) -> Entry:
    stated = edition.manifest["documents"][key]
    iri = stated["iri"]
    kind = reading.first(lens.store, iri, str(BG.documentKind))
    publisher = reading.first(lens.store, iri, str(DCTERMS.publisher))
    return Entry(
        title=stated["title"] or stated["name"],
        href=lens.site.href(iri),
        kind=viewing.label(lens, kind.value).text if isinstance(kind, ox.NamedNode) else "",
        date=_date(lens.store, iri),
        publisher=viewing.label(lens, publisher.value)
        if isinstance(publisher, ox.NamedNode)
        else None,
        mentions=sum(stated["mentions"].values()),
    )


def _date(store: ox.Store, iri: str) -> str:
    node = reading.first(store, iri, str(DCTERMS.issued))
    return node.value if isinstance(node, ox.Literal) else ""
