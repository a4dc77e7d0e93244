"""What all pages share: settings, releases, labels, templates. Made once, at the start."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request

from pipeline import repository, uris
from pipeline.publication import jsonld
from pipeline.server.editions import Editions
from pipeline.server.terms import Term, read_terms
from pipeline.server.workers import Workers
from pipeline.vocabulary import BG, prefixes


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one query may cost."""

    seconds: float = 10.0
    rows: int = 10_000
    page_rows: int = 500  # shown on a page
    bytes: int = 200_000  # of the query itself
    processes: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The server's parts, by name."""

    base_iri: str
    editions: Editions
    workers: Workers
    limits: Limits
    prefixes: Mapping[str, str]
    context: jsonld.Context
    terms: Mapping[str, Term]
    templates: Environment

    def href(self, iri: str) -> str | None:
        """Where a page can link to: our own things on this server, others at their address."""
        namespace = str(BG)
        if iri.startswith(namespace) or iri == namespace[:-1]:
            return f"/ns#{iri[len(namespace) :]}"
        if iri.startswith(f"{self.base_iri}/"):
            return iri[len(self.base_iri) :].replace("/id/", "/doc/", 1)
        return iri if iri.startswith(("http://", "https://", "mailto:")) else None

    def short(self, iri: str) -> str:
        """The IRI with a prefix, where one fits."""
        for prefix, namespace in self.prefixes.items():
            local = iri[len(namespace) :]
            if iri.startswith(namespace) and local and "/" not in local:
                return f"{prefix}:{local}"
        return iri


def build_site(editions: Editions, base_iri: str, limits: Limits) -> Site:
    """The site that serves these releases."""
    folder = str(files("pipeline.server") / "templates")
    return Site(
        base_iri=base_iri,
        editions=editions,
        workers=Workers(limits.processes, limits.seconds),
        limits=limits,
        prefixes=dict(sorted({**prefixes(base_iri), **uris.prefixes(base_iri)}.items())),
        context=jsonld.read_context(repository.context()),
        terms=read_terms(),
        templates=Environment(
            loader=FileSystemLoader(folder),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        ),
    )


def site_of(request: Request) -> Site:
    """The site that a request came in for."""
    site: Site = request.app.state.site
    return site
