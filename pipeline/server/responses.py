"""Pages, data and messages as HTTP answers; the language a reader chose."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from pipeline.server import negotiation
from pipeline.server.site import site_of
from pipeline.server.wording import LANGUAGES, WORDS

_YEAR = 365 * 24 * 3600
_MESSAGES = (negotiation.Form("txt", "text/plain"), negotiation.HTML)


def language_of(request: Request) -> str:
    """The reader's language: of this request, else as chosen before, else Dutch."""
    for wanted in (request.query_params.get("lang"), request.cookies.get("lang")):
        if wanted in LANGUAGES:
            return wanted
    return LANGUAGES[0]


def page(
    request: Request,
    template: str,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    **values: Any,
) -> Response:
    """A template filled in, in the reader's language."""
    site, language = site_of(request), language_of(request)
    html = site.templates.get_template(template).render(
        w=WORDS[language],
        language=language,
        switch={other: _with(request, lang=other) for other in LANGUAGES if other != language},
        **values,
    )
    response = Response(html, status, headers=dict(headers or {}), media_type="text/html")
    response.headers["vary"] = "Accept, Cookie"
    if request.query_params.get("lang") in LANGUAGES:
        response.set_cookie("lang", language, max_age=_YEAR, samesite="lax", httponly=True)
    return response


def data(form: negotiation.Form, body: bytes, headers: Mapping[str, str] | None = None) -> Response:
    """Data in the form that was negotiated."""
    return Response(
        body,
        headers={"content-type": form.content_type, "vary": "Accept", **(headers or {})},
    )


def message(
    request: Request, status: int, text: str, headers: Mapping[str, str] | None = None
) -> Response:
    """A problem told to whoever asked: a page for people, a line of text for programs."""
    form = negotiation.negotiate(request.headers.get("accept", ""), _MESSAGES)
    if form is negotiation.HTML:
        return page(request, "message.html", status, headers, code=status, text=text)
    return PlainTextResponse(f"{text}\n", status, headers={"vary": "Accept", **(headers or {})})


def not_acceptable(request: Request, forms: tuple[negotiation.Form, ...]) -> Response:
    """None of the forms is accepted: say which there are."""
    return message(request, 406, f"available: {negotiation.offered(forms)}")


def with_page(request: Request, number: int) -> str:
    """The address of another page of the same list."""
    return _with(request, page=str(number))


def _with(request: Request, **changes: str) -> str:
    """The same address with some parameters changed, relative to it."""
    items = request.query_params.multi_items() if request.method != "POST" else []
    kept = [item for item in items if item[0] not in changes]
    return f"?{urlencode([*kept, *changes.items()])}"
