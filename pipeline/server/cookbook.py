"""The example queries of `ontology/queries`, with the title in their first comment."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import takewhile
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from pipeline import repository
from pipeline.server import responses
from pipeline.server.site import site_of


@dataclass(frozen=True, slots=True)
class Recipe:
    """One example query."""

    name: str
    title: str
    text: str  # declares the prefixes that it uses
    href: str


def recipes(language: str, prefixes: Mapping[str, str]) -> tuple[Recipe, ...]:
    """The examples by name; none when the folder is not there."""
    folder = repository.ontology() / "queries"
    return tuple(
        _recipe(file.stem, file.read_text(encoding="utf-8"), language, prefixes)
        for file in sorted(folder.glob("*.rq"))
    )


def recipe(request: Request) -> Response:
    """One example as a file, for any SPARQL client."""
    name, site = request.path_params["name"], site_of(request)
    known = recipes(responses.language_of(request), site.prefixes)
    found = next((each for each in known if each.name == name), None)
    if found is None:
        return responses.message(request, 404, f"no such query: {name}")
    return Response(found.text, media_type="application/sparql-query")


def standalone(text: str, prefixes: Mapping[str, str]) -> str:
    r"""The query with the prefixes that it uses, below the comments at its top.

    >>> print(standalone("# Works\nASK { ?work a eli:Act }", {"eli": "urn:e#", "li": "urn:l#"}))
    # Works
    PREFIX eli: <urn:e#>
    ASK { ?work a eli:Act }
    """
    used = [
        f"PREFIX {prefix}: <{iri}>\n"
        for prefix, iri in prefixes.items()
        if re.search(rf"(?<![\w-]){prefix}:", text)
    ]
    lines = text.splitlines(keepends=True)
    comments = list(takewhile(lambda line: line.startswith("#"), lines))
    return "".join([*comments, *used, *lines[len(comments) :]])


def _recipe(name: str, text: str, language: str, prefixes: Mapping[str, str]) -> Recipe:
    """Comments at the top hold the title: `# nl: …` and `# en: …`, else the first one."""
    comments = [
        line.lstrip("# ").strip()
        for line in takewhile(lambda line: line.startswith("#"), text.splitlines())
    ]
    tagged = [line[3:].strip() for line in comments if line.startswith(f"{language}:")]
    title = next(iter([*tagged, *filter(None, comments)]), name.replace("-", " "))
    complete = standalone(text, prefixes)
    return Recipe(name, title, complete, f"/sparql?{urlencode({'query': complete})}")
