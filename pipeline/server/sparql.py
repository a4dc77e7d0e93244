"""SPARQL 1.1 Protocol, queries only, and a form for people.

https://www.w3.org/TR/sparql11-protocol/
"""

from dataclasses import dataclass
from urllib.parse import parse_qsl

import anyio
import anyio.to_thread
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from pipeline.server import negotiation, responses, sparql_form
from pipeline.server.editions import Edition
from pipeline.server.querying import Question, Refused, Reply
from pipeline.server.site import Site, site_of
from pipeline.server.workers import TooBig, TooBusy, TooSlow

Pairs = list[tuple[str, str]]
_FORM, _QUERY = "application/x-www-form-urlencoded", "application/sparql-query"
_UPDATE = "application/sparql-update"
_WAITING = 30  # more queries than this in the queue are sent away
_READ_ONLY = "this endpoint is read-only, and takes no updates"


class Problem(Exception):
    """A request that is not answered with a result."""

    def __init__(self, status: int, text: str, *, again: int | None = None) -> None:
        """The status, the reason, and after how many seconds to try again."""
        super().__init__(text)
        self.status = status
        self.text = text
        self.headers = {"retry-after": str(again)} if again else {}


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it was understood."""

    text: str
    question: Question
    table_form: negotiation.Form | None
    graph_form: negotiation.Form | None


async def endpoint(request: Request) -> Response:
    """Answer a query; without one, show the form or describe the service."""
    try:
        pairs = await _parameters(request)
        if not _all(pairs, "query") and request.method != "POST":
            return await run_in_threadpool(_introduce, request)
        asked = _understand(request, pairs)
    except Problem as problem:
        return await run_in_threadpool(_explain, request, problem, "")
    gate: anyio.CapacityLimiter = request.app.state.gate
    if gate.statistics().tasks_waiting > _WAITING:
        return await run_in_threadpool(_explain, request, _busy(), asked.text)
    try:
        return await anyio.to_thread.run_sync(_answer, request, asked, limiter=gate)
    except Problem as problem:
        return await run_in_threadpool(_explain, request, problem, asked.text)


def limit_headers(site: Site, *, truncated: bool = False) -> dict[str, str]:
    """The limits, stated on every answer."""
    return {
        "x-time-limit": f"{site.limits.seconds:g}",
        "x-row-limit": str(site.limits.rows),
        "x-truncated": "true" if truncated else "false",
    }


async def _parameters(request: Request) -> Pairs:
    """The parameters of a request, wherever the protocol lets them stand."""
    pairs: Pairs = request.query_params.multi_items()
    if request.method != "POST":
        return _without_update(pairs)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == _UPDATE:
        raise Problem(403, _READ_ONLY)
    if kind not in (_FORM, _QUERY):
        raise Problem(415, f"send the query as {_FORM} or {_QUERY}")
    try:
        body = (await _body(request)).decode("utf-8")
    except UnicodeDecodeError as error:
        raise Problem(400, "the query is not UTF-8") from error
    if kind == _QUERY:
        return _without_update([*pairs, ("query", body)])
    return _without_update([*pairs, *parse_qsl(body, keep_blank_values=True)])


async def _body(request: Request) -> bytes:
    limit = site_of(request).limits.bytes * 3  # percent-encoded at worst
    parts: list[bytes] = []
    async for part in request.stream():
        parts.append(part)
        if sum(map(len, parts)) > limit:
            raise Problem(413, "the query is too long")
    return b"".join(parts)


def _without_update(pairs: Pairs) -> Pairs:
    if any(name in ("update", "using-graph-uri", "using-named-graph-uri") for name, _ in pairs):
        raise Problem(403, _READ_ONLY)
    return pairs


def _understand(request: Request, pairs: Pairs) -> Asked:
    site, texts = site_of(request), _all(pairs, "query")
    if len(texts) != 1:
        raise Problem(400, f"give one parameter 'query', not {len(texts)}")
    if len(texts[0].encode()) > site.limits.bytes:
        raise Problem(413, f"the query is longer than {site.limits.bytes} bytes")
    table_form, graph_form = _forms(request, pairs)
    is_page = table_form is negotiation.HTML
    question = Question(
        text=texts[0],
        prefixes=site.prefixes,
        default_graphs=_all(pairs, "default-graph-uri"),
        named_graphs=_all(pairs, "named-graph-uri"),
        table_form=table_form.name if table_form else "json",
        graph_form=graph_form.name if graph_form else "ttl",
        rows=site.limits.page_rows if is_page else site.limits.rows,
    )
    return Asked(texts[0], question, table_form, graph_form)


def _forms(
    request: Request, pairs: Pairs
) -> tuple[negotiation.Form | None, negotiation.Form | None]:
    """What to make of a table and of a graph: by `format=`, else by `Accept`."""
    name = next(iter(_all(pairs, "format")), "")
    if name:
        forms = (
            negotiation.named(name, negotiation.RESULTS),
            negotiation.named(name, negotiation.GRAPHS),
        )
        if not any(forms):
            known = {form.name for form in (*negotiation.RESULTS, *negotiation.GRAPHS)}
            raise Problem(400, f"unknown format {name!r}; known: {', '.join(sorted(known))}")
        return forms
    accept = request.headers.get("accept", "")
    table = negotiation.negotiate(accept, negotiation.RESULTS)
    graph = negotiation.negotiate(accept, negotiation.GRAPHS)
    if table is None and graph is None:
        offered = (*negotiation.RESULTS, *negotiation.GRAPHS)
        raise Problem(406, f"available: {negotiation.offered(offered)}")
    return table, graph


def _all(pairs: Pairs, name: str) -> tuple[str, ...]:
    return tuple(value for key, value in pairs if key == name)


def _answer(request: Request, asked: Asked) -> Response:
    site = site_of(request)
    reply = _ask(site, asked.question)
    form = asked.graph_form if reply.is_graph else asked.table_form
    if form is None:
        forms = negotiation.GRAPHS if reply.is_graph else negotiation.RESULTS
        kind = "CONSTRUCT and DESCRIBE" if reply.is_graph else "SELECT and ASK"
        raise Problem(406, f"available for {kind}: {negotiation.offered(forms)}")
    headers = limit_headers(site, truncated=reply.truncated)
    if form is not negotiation.HTML:
        return responses.data(form, reply.body, headers)
    shown = sparql_form.Shown(asked.text, headers=headers, reply=reply)
    return sparql_form.page(request, shown)


def _ask(site: Site, question: Question) -> Reply:

    def ask(edition: Edition) -> Reply:
        return site.workers.ask(edition.store_place, question)

    try:
        return site.editions.read(ask)
    except Refused as error:
        raise Problem(400, str(error)) from error
    except TooSlow as error:
        limit = f"{site.limits.seconds:g} seconds"
        raise Problem(503, f"stopped: the query took longer than {limit}; ask for less") from error
    except TooBig as error:
        raise Problem(503, "stopped: the query needs too much memory; ask for less") from error
    except TooBusy as error:
        raise _busy() from error


def _busy() -> Problem:
    return Problem(503, "too many queries at once; try again", again=5)


def _introduce(request: Request) -> Response:
    """The form for people, a service description for programs."""
    form = negotiation.negotiate(request.headers.get("accept", ""), negotiation.DESCRIPTIONS)
    site = site_of(request)
    if form is None or form is negotiation.HTML:
        return sparql_form.page(request, sparql_form.Shown("", headers=limit_headers(site)))
    turtle = site.templates.get_template("service.ttl").render(base=site.base_iri)
    return responses.data(negotiation.DESCRIPTIONS[1], turtle.encode(), limit_headers(site))


def _explain(request: Request, problem: Problem, text: str) -> Response:
    headers = limit_headers(site_of(request)) | problem.headers
    forms = (negotiation.RESULTS[0], negotiation.HTML)
    wanted = negotiation.negotiate(request.headers.get("accept", ""), forms)
    if wanted is not negotiation.HTML:
        return responses.message(request, problem.status, problem.text, headers)
    shown = sparql_form.Shown(text, problem.status, problem.text, headers=headers)
    return sparql_form.page(request, shown)
