"""The web server: which address is answered by which function. Read-only; one file per protocol."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files
from pathlib import Path

import anyio
import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pipeline.errors import ReleaseError
from pipeline.server import cookbook, downloads, home, linked_data, responses, sparql
from pipeline.server.editions import Editions
from pipeline.server.headers import Headers
from pipeline.server.site import Limits, Site, build_site
from pipeline.server.wording import WORDS

_LOG = logging.getLogger("uvicorn.error")
_READ = ["GET"]  # and HEAD, which Starlette adds


def build_app(output: Path, base_iri: str, limits: Limits | None = None) -> Starlette:
    """The application that serves the releases in this folder."""
    app = Starlette(
        routes=[
            Route("/", home.home, methods=_READ),
            Route("/sparql", sparql.endpoint, methods=["GET", "POST"]),
            Route("/queries/{name:str}.rq", cookbook.recipe, methods=_READ),
            Route("/id/{path:path}", linked_data.identifier, methods=_READ),
            Route("/doc/{path:path}", linked_data.document, methods=_READ),
            Route("/ns", linked_data.ontology, methods=_READ),
            Route("/ns.{suffix:str}", linked_data.ontology, methods=_READ),
            Route("/latest.json", downloads.pointer, methods=_READ),
            Route("/held-back.json", downloads.held_back, methods=_READ),
            Route("/ldes/{name:str}", downloads.feed_page, methods=_READ),
            Route("/releases", downloads.releases, methods=_READ),
            Route("/releases/{version:str}", downloads.releases, methods=_READ),
            Route("/releases/{version:str}/", downloads.releases, methods=_READ),
            Route("/releases/{version:str}/{path:path}", downloads.release_file, methods=_READ),
            Route("/style.css", _style, methods=_READ),
        ],
        middleware=[Middleware(Headers)],
        exception_handlers={ReleaseError: _unavailable, HTTPException: _http},
        lifespan=_lifespan,
    )
    limits = limits or Limits()
    app.state.site = build_site(Editions(output), base_iri, limits)
    app.state.gate = anyio.CapacityLimiter(4 * limits.processes)
    return app


def serve(output: Path, base_iri: str, host: str, port: int) -> None:
    """Serve until stopped."""
    uvicorn.run(
        build_app(output, base_iri), host=host, port=port, log_level="info", server_header=False
    )


@asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncIterator[None]:
    _compare_addresses(app.state.site)
    yield
    app.state.site.workers.close()


def _compare_addresses(site: Site) -> None:
    """Warn when the latest release was made for other addresses: its things are not found here."""
    try:
        manifest = site.editions.current().manifest
    except ReleaseError:
        return
    base = manifest.get("feed", {}).get("home", "").removesuffix("/ldes/")
    if base not in ("", site.base_iri):
        _LOG.warning(
            "the release has addresses below %s, this server answers those below %s; "
            "set BELEIDSGRAAF_BASE_IRI to the former",
            base,
            site.base_iri,
        )


def _style(_: Request) -> Response:
    css = (files("pipeline.server") / "templates" / "style.css").read_bytes()
    return Response(css, media_type="text/css", headers={"cache-control": "public, max-age=3600"})


def _unavailable(request: Request, error: Exception) -> Response:
    """Before the first release, or when the output folder is damaged."""
    text = WORDS[responses.language_of(request)]["no_release"]
    _LOG.warning("%s", error)
    return responses.message(request, 503, text, {"retry-after": "60"})


def _http(request: Request, error: Exception) -> Response:
    """Starlette's own refusals: no such address, a method that is not offered."""
    if not isinstance(error, HTTPException):
        raise error
    return responses.message(request, error.status_code, error.detail, error.headers)
