"""One SPARQL query in, bytes out: what a worker process does. pyoxigraph evaluates.

pyoxigraph follows SERVICE to any address, and has no limits of its own; both are dealt with here
and in `workers`. Nothing can be changed: the store is opened read-only and updates do not parse.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import pyoxigraph as ox

from pipeline.publication import rdf_files

_TABLES = {
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
_GRAPHS = {"jsonld": ox.RdfFormat.JSON_LD, "nt": ox.RdfFormat.N_TRIPLES}

# Wherever the grammar allows SERVICE an address follows, after any space and comments. This finds
# it in comments and strings too: to refuse too much is safe, to refuse too little is not.
_SPACE = r"(?:\s|\#[^\n\r]*(?:[\n\r]|$))*"
_SERVICE = re.compile(
    rf"""service {_SPACE} (?:silent {_SPACE})?
         (?: [<?$] | [^\s<>{{}}()"']{{0,60}}: | [^\s<>{{}}()"']{{61}} )""",
    re.IGNORECASE | re.VERBOSE,
)
_IN_NAME = re.compile(r"(?:[?$]\w*|:\w*)$", re.ASCII)  # ?service, dcat:service
_NO_CODE = re.compile(
    r"""\#[^\n\r]* | <[^<>"{}|^`\\\s]*> | "{3}.*?"{3} | '{3}.*?'{3}
        | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*'""",
    re.DOTALL | re.VERBOSE,
)
_UPDATE = re.compile(
    r"(?<![?$:\w.-])(insert|delete|load|clear|drop|create|add|move|copy)\b", re.IGNORECASE
)


class Refused(Exception):
    """A query that we do not answer, with the reason for the client."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A query with its dataset, and the form wanted of a table and of a graph."""

    text: str
    prefixes: Mapping[str, str]
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    table_form: str = "json"
    graph_form: str = "ttl"
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What came out: a table or a graph in its form, or columns and rows for a page."""

    form: str
    is_graph: bool = False
    body: bytes = b""
    truncated: bool = False
    columns: tuple[str, ...] = ()
    cells: tuple[tuple[Any, ...], ...] = field(default=())
    truth: bool | None = None


def check(text: str) -> None:
    """Raise `Refused` for a query that would call other servers."""
    if calls_service(text):
        raise Refused("SERVICE is not offered here: this endpoint calls no other servers")


def calls_service(text: str) -> bool:
    """Whether SERVICE may be among the words of the query.

    >>> calls_service("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }")
    True
    >>> calls_service("SELECT * { ?service dcat:service ?x }")
    False
    """
    return any(
        not _IN_NAME.search(text[max(0, found.start() - 200) : found.start()])
        for found in _SERVICE.finditer(text)
    )


def answer(store: ox.Store, question: Question) -> Reply:
    """Evaluate. Raises `Refused` for a query that is not SPARQL or goes wrong half-way."""
    check(question.text)
    try:
        found = store.query(question.text, **_dataset(question))
        if isinstance(found, ox.QueryTriples):
            return _graph(found, question)
        return _table(found, question)
    except SyntaxError as error:
        raise Refused(_explain(question.text, str(error))) from error
    except (ValueError, RuntimeError) as error:
        raise Refused(f"the query cannot be answered: {error}") from error


def _dataset(question: Question) -> dict[str, Any]:
    """The dataset of the protocol, else that of the query, else the store's own: the union."""
    options: dict[str, Any] = {"prefixes": dict(question.prefixes)}
    if question.default_graphs or question.named_graphs:
        try:
            options["default_graph"] = [ox.NamedNode(iri) for iri in question.default_graphs]
            options["named_graphs"] = [ox.NamedNode(iri) for iri in question.named_graphs]
        except ValueError as error:
            raise Refused(f"not the IRI of a graph: {error}") from error
    return options


def _table(found: ox.QuerySolutions | ox.QueryBoolean, question: Question) -> Reply:
    form = question.table_form
    if isinstance(found, ox.QueryBoolean):
        truth = bool(found)
        body = json.dumps({"head": {}, "boolean": truth}).encode()
        return Reply(form=form, body=_converted(body, form), truth=truth)
    columns = tuple(variable.value for variable in found.variables)
    rows = list(islice(found, question.rows + 1))
    kept, truncated = rows[: question.rows], len(rows) > question.rows
    cells = tuple(tuple(_term(row[name]) for name in columns) for row in kept)
    if form == "html":
        return Reply(form=form, columns=columns, cells=cells, truncated=truncated)
    bindings = [
        {name: term for name, term in zip(columns, row, strict=True) if term is not None}
        for row in cells
    ]
    results = {"head": {"vars": columns}, "results": {"bindings": bindings}}
    body = json.dumps(results, ensure_ascii=False).encode()
    return Reply(form=form, body=_converted(body, form), truncated=truncated)


def _term(value: Any) -> dict[str, Any] | None:
    """A term as SPARQL 1.1 Query Results JSON writes it."""
    if value is None:
        return None
    if isinstance(value, ox.NamedNode):
        return {"type": "uri", "value": value.value}
    if isinstance(value, ox.BlankNode):
        return {"type": "bnode", "value": value.value}
    if not isinstance(value, ox.Literal):
        raise Refused("quoted triples are not offered as a result")
    term: dict[str, Any] = {"type": "literal", "value": value.value}
    if value.language:
        term["xml:lang"] = value.language
    elif not value.datatype.value.endswith("XMLSchema#string"):
        term["datatype"] = value.datatype.value
    return term


def _converted(body: bytes, form: str) -> bytes:
    """JSON results in another form. CSV and TSV do not know ASK: then one line of text."""
    if form in ("json", "html"):
        return body
    parsed = ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)
    return parsed.serialize(format=_TABLES[form]) or b""


def _graph(found: ox.QueryTriples, question: Question) -> Reply:
    triples = list(islice(found, question.rows + 1))
    kept, truncated = triples[: question.rows], len(triples) > question.rows
    ordered = rdf_files.in_order(set(kept))
    form = question.graph_form
    if form in ("ttl", "html"):
        body = rdf_files.turtle(ordered, question.prefixes)
    else:
        body = ox.serialize(ordered, format=_GRAPHS[form]) or b""
    return Reply(form=form, is_graph=True, body=body, truncated=truncated)


def _explain(text: str, error: str) -> str:
    first = error.splitlines()[0]
    if _UPDATE.search(_NO_CODE.sub(" ", text)):
        return f"this endpoint is read-only, and takes no updates ({first})"
    return f"not valid SPARQL: {first}"
