"""Linked data: `/id/…` names a thing and sends on to `/doc/…`, which says what is known of it."""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import pyoxigraph as ox
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from pipeline.publication import jsonld, rdf_files
from pipeline.server import mentioning, negotiation, reading, responses, terms, viewing
from pipeline.server.editions import Edition
from pipeline.server.site import Site, site_of
from pipeline.vocabulary import BG, CITO, OA, ORG

_SUFFIX = re.compile(r"\.(ttl|jsonld|nt|html)$")
_PAGE = 200  # mentions at a time
_RELATED = 100
_CATALOGUED = frozenset(("catalog", "dataset", "series", "service", "distribution", "policy"))
_CATALOGUE_FORMS = tuple(form for form in negotiation.DESCRIPTIONS if form.name != "nt")
_SHORTCUTS = (str(BG.mentions), str(CITO.cites))

# what else points to a thing, and how a page says so
_INCOMING = (
    (str(DCTERMS.publisher), "published"),
    (str(BG.addressee), "addressed"),
    (str(DCTERMS.creator), "authored"),
    (str(BG.owner), "owns"),
    (str(BG.holder), "holds"),
    (str(CITO.cites), "cited_in"),
    (str(ORG.subOrganizationOf), "has_parts"),
    (str(BG.documentKind), "of_kind"),
    (str(BG.instrumentKind), "of_kind"),
    (str(ORG.classification), "of_kind"),
    (str(BG.candidate), "candidate_of"),
    (str(BG.statedIn), "states"),
)


@dataclass(frozen=True, slots=True)
class Slice:
    """Some of the mentions of a thing: those of one page."""

    mentions: tuple[str, ...]
    total: int
    number: int
    has_more: bool


def identifier(request: Request) -> Response:
    """`303 See Other`, as the thing itself cannot be sent; 404 for what we do not know."""
    site, path = site_of(request), request.path_params["path"]
    iri = f"{site.base_iri}/id/{path}"
    if path.split("/", 1)[0] in _CATALOGUED:
        return site.editions.read(lambda edition: _catalogued(request, edition, iri))
    if not site.editions.read(lambda edition: _is_known(edition.store, iri)):
        return responses.message(request, 404, f"not known here: {iri}")
    return RedirectResponse(f"/doc/{quote(path, safe='/')}", 303, {"vary": "Accept"})


def _catalogued(request: Request, edition: Edition, iri: str) -> Response:
    """What the catalogue describes stands in its file, or on the page of the release."""
    described = ox.parse(path=str(edition.place / "catalog.ttl"), format=ox.RdfFormat.TURTLE)
    if not any(
        isinstance(it.subject, ox.NamedNode) and it.subject.value == iri for it in described
    ):
        return responses.message(request, 404, f"not known here: {iri}")
    form = negotiation.negotiate(request.headers.get("accept", ""), _CATALOGUE_FORMS)
    if form is None:
        return responses.not_acceptable(request, _CATALOGUE_FORMS)
    file = "" if form is negotiation.HTML else f"/catalog.{form.name}"
    return RedirectResponse(f"/releases/{edition.version}{file}", 303, {"vary": "Accept"})


def document(request: Request) -> Response:
    """What is known of a thing, in the form that the suffix or `Accept` asks for."""
    site = site_of(request)
    return site.editions.read(lambda edition: _document(request, site, edition))


def ontology(request: Request) -> Response:
    """The terms in our own namespace."""
    site = site_of(request)
    suffix = request.path_params.get("suffix", "")
    form = _form(request, suffix)
    triples = terms.ontology_triples()
    if not triples:
        return responses.message(request, 404, "the ontology is not on this server")
    if form is None:
        return responses.not_acceptable(request, negotiation.DESCRIPTIONS)
    if form is not negotiation.HTML:
        return responses.data(form, _serialised(triples, form, site))
    own = terms.own_terms(triples)
    classes = [term for term in own if str(OWL.Class) in term.types]
    return responses.page(
        request,
        "terms.html",
        namespace=str(BG),
        groups=[
            ("classes", classes),
            ("properties", [term for term in own if term not in classes]),
        ],
        title=viewing.best(
            [item.object for item in triples if item.predicate.value == str(DCTERMS.title)],
            responses.language_of(request),
        ),
    )


def _document(request: Request, site: Site, edition: Edition) -> Response:
    path, suffix, iri = _locate(request.path_params["path"], site, edition)
    form = _form(request, suffix)
    if not _is_known(edition.store, iri):
        return responses.message(request, 404, f"not known here: {iri}")
    if form is None:
        return responses.not_acceptable(request, negotiation.DESCRIPTIONS)
    here = f"/doc/{quote(path, safe='/')}"
    headers = {
        "link": f'<{iri}>; rel="describes", <{site.base_iri}{here}>; rel="canonical"',
        "content-location": f"{here}.{form.name}",
    }
    if form is negotiation.HTML:
        return _page(request, site, edition, iri, headers)
    piece = _slice(request, edition.store, iri)
    if piece.has_more:
        headers["link"] += f', <{responses.with_page(request, piece.number + 1)}>; rel="next"'
    triples = reading.description(edition.store, iri, piece.mentions)
    return responses.data(
        form, _serialised(triples or reading.graph(edition.store, iri), form, site), headers
    )


def _locate(path: str, site: Site, edition: Edition) -> tuple[str, str, str]:
    """Path, suffix and IRI; a suffix that belongs to a key is left there."""
    iri, found = f"{site.base_iri}/id/{path}", _SUFFIX.search(path)
    if found is None or _is_known(edition.store, iri):
        return path, "", iri
    return path[: found.start()], found[1], iri[: found.start() - len(path)]


def _form(request: Request, suffix: str) -> negotiation.Form | None:
    if suffix:
        return negotiation.named(suffix, negotiation.DESCRIPTIONS)
    return negotiation.negotiate(request.headers.get("accept", ""), negotiation.DESCRIPTIONS)


def _is_known(store: ox.Store, iri: str) -> bool:
    """Whether anything is said of it, or stands in the graph of that name."""
    try:
        return reading.is_known(store, iri) or store.contains_named_graph(ox.NamedNode(iri))
    except ValueError:  # a path that makes no IRI
        return False


def _slice(request: Request, store: ox.Store, iri: str) -> Slice:
    """All mentions in a document; those of anything else page by page."""
    found = tuple(reading.mentions(store, iri))
    if str(BG.PolicyDocument) in _types(store, iri):
        return Slice(found, len(found), 1, has_more=False)
    text = request.query_params.get("page", "1")
    number = min(max(int(text), 1), 1 + len(found) // _PAGE) if text.isdecimal() else 1
    kept = found[(number - 1) * _PAGE : number * _PAGE]
    return Slice(kept, len(found), number, has_more=number * _PAGE < len(found))


def _types(store: ox.Store, iri: str) -> set[str]:
    return {
        node.value
        for node in reading.objects(store, iri, str(RDF.type))
        if isinstance(node, ox.NamedNode)
    }


def _serialised(triples: list[ox.Triple], form: negotiation.Form, site: Site) -> bytes:
    if form.name == "ttl":
        return rdf_files.turtle(triples, site.prefixes)
    if form.name == "jsonld":
        return jsonld.document(triples, site.context)
    return ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""


def _page(
    request: Request, site: Site, edition: Edition, iri: str, headers: dict[str, str]
) -> Response:
    lens = viewing.Lens(site, edition.store, responses.language_of(request))
    types, piece = _types(edition.store, iri), _slice(request, edition.store, iri)
    shown: dict[str, Any] = {
        "iri": iri,
        "path": headers["content-location"].removesuffix(".html"),
        "label": viewing.label(lens, iri),
        "type": _kind(lens, types),
        "rows": viewing.rows(lens, iri, without=(*_SHORTCUTS, str(RDF.type))),
        "parts": _parts(lens, iri),
        "piece": piece,
    }
    if str(BG.PolicyDocument) in types:
        return responses.page(
            request,
            "document.html",
            headers=headers,
            groups=mentioning.grouped(lens, piece.mentions),
            files=_files(edition, iri),
            version=edition.version,
            **shown,
        )
    return responses.page(
        request,
        "thing.html",
        headers=headers,
        mention=mentioning.read_mention(lens, iri) if str(OA.Annotation) in types else None,
        mentions=[mentioning.read_mention(lens, item) for item in piece.mentions],
        incoming=_incoming(lens, iri),
        before=responses.with_page(request, piece.number - 1),
        after=responses.with_page(request, piece.number + 1),
        **shown,
    )


def _kind(lens: viewing.Lens, types: set[str]) -> str:
    """The most telling type: ours, else the first with a name."""
    ordered = sorted(
        types, key=lambda iri: (not iri.startswith(str(BG)), iri not in lens.site.terms, iri)
    )
    return viewing.term_label(lens, ordered[0]) if ordered else ""


def _parts(lens: viewing.Lens, iri: str) -> tuple[viewing.Part, ...]:
    hidden = (str(RDF.type), str(BG.resolution), str(RDFS.label), str(SKOS.prefLabel))
    return tuple(
        viewing.Part(
            anchor=part.partition("#")[2],
            title=_part_title(lens, part),
            rows=viewing.rows(lens, part, without=hidden),
            quote=mentioning.quote_of(lens, part),
        )
        for part in reading.parts(lens.store, iri)
    )


def _part_title(lens: viewing.Lens, part: str) -> str:
    kind = _kind(lens, _types(lens.store, part))
    stated = reading.first(lens.store, part, str(BG.statedIn))
    if isinstance(stated, ox.NamedNode):
        return viewing.label(lens, stated.value).text
    name = viewing.label(lens, part).text
    return name if name != part.partition("#")[2] else kind or name


def _incoming(lens: viewing.Lens, iri: str) -> list[tuple[str, tuple[viewing.Value, ...], int]]:
    """What else points here: a word for how, the first of the things, and how many there are."""
    found = []
    for predicate, word in _INCOMING:
        things = reading.subjects(lens.store, predicate, iri)
        if things:
            shown = tuple(viewing.label(lens, thing) for thing in things[:_RELATED])
            found.append((word, shown, len(things)))
    return found


def _files(edition: Edition, iri: str) -> list[tuple[str, str]]:
    """The downloads of one document: name and address."""
    stem = next(
        (key for key, entry in edition.manifest["documents"].items() if entry["iri"] == iri), None
    )
    paths = (f"documents/{stem}.{ending}" for ending in ("txt", "ttl", "jsonld"))
    listed = {item["path"] for item in edition.manifest["files"]}
    return [
        (path.rpartition("/")[2], f"/releases/{edition.version}/{path}")
        for path in paths
        if path in listed
    ]
