"""The page of the SPARQL endpoint: a form with prefixes filled in, the result as a table."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from pipeline.server import responses
from pipeline.server.cookbook import recipes
from pipeline.server.querying import Reply
from pipeline.server.site import Site, site_of
from pipeline.server.viewing import Value


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page shows: the query, and what became of it."""

    text: str
    status: int = 200
    problem: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    reply: Reply | None = None


def page(request: Request, shown: Shown) -> Response:
    """The form, with the result or the problem where there is one."""
    site, reply = site_of(request), shown.reply
    names = ("ttl", "jsonld", "nt") if reply and reply.is_graph else ("csv", "json", "xml", "tsv")
    return responses.page(
        request,
        "sparql.html",
        shown.status,
        shown.headers,
        query=shown.text or _start(site),
        problem=shown.problem,
        reply=reply,
        table=[[_cell(site, cell) for cell in row] for row in reply.cells] if reply else (),
        downloads=[
            (name, f"?{urlencode({'query': shown.text, 'format': name})}") for name in names
        ],
        recipes=recipes(responses.language_of(request), site.prefixes),
        limits=site.limits,
    )


def _cell(site: Site, cell: Mapping[str, Any] | None) -> Value:
    if cell is None:
        return Value("")
    if cell["type"] == "uri":
        return Value(site.short(cell["value"]), site.href(cell["value"]))
    return Value(cell["value"], None, cell.get("xml:lang"))


def _start(site: Site) -> str:
    """The query in an empty form, with all prefixes."""
    lines = [f"PREFIX {prefix}: <{iri}>" for prefix, iri in site.prefixes.items()]
    return "\n".join(lines) + (
        "\n\nSELECT ?document ?title WHERE {\n"
        "  ?document a bg:PolicyDocument ; dcterms:title ?title .\n}\nORDER BY ?title\nLIMIT 25\n"
    )
