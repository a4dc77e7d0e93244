"""Triples as compact JSON-LD that reads like plain JSON, by the terms of our context.

Written here because the nodes are flat, have no blank nodes and need a fixed order; a test expands
the result with rdflib and compares it with the N-Quads.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_INTEGER, _BOOLEAN, _STRING = f"{_XSD}integer", f"{_XSD}boolean", f"{_XSD}string"


@dataclass(frozen=True, slots=True)
class Term:
    """One term of the context."""

    name: str
    iri: str
    type: str | None  # "@id", "@vocab", or the IRI of a datatype
    language_map: bool
    is_set: bool


@dataclass(frozen=True, slots=True)
class Context:
    """A JSON-LD context, ready to compact with."""

    raw: Mapping[str, Any]
    terms: Mapping[str, tuple[Term, ...]]  # by predicate
    classes: Mapping[str, str]  # type → term
    prefixes: tuple[tuple[str, str], ...]  # (namespace, prefix), longest first
    id_key: str = "@id"  # or the name that the context gives it
    type_key: str = "@type"


def read_context(raw: Mapping[str, Any]) -> Context:
    """The context in `{"@context": {…}}` or in the inner object itself."""
    inner: Mapping[str, Any] = raw.get("@context", raw)
    prefixes = {
        name: iri for name, iri in inner.items() if isinstance(iri, str) and iri[-1:] in "#/"
    }
    terms: dict[str, list[Term]] = {}
    classes: dict[str, str] = {}
    for name, entry in inner.items():
        if name.startswith("@") or name in prefixes:
            continue
        definition = {"@id": entry} if isinstance(entry, str) else entry
        iri = definition.get("@id", name)
        if iri.startswith("@"):
            continue
        full = _expand(iri, prefixes)
        container = definition.get("@container", ())
        kinds = {container} if isinstance(container, str) else set(container)
        coerced = definition.get("@type")
        terms.setdefault(full, []).append(
            Term(
                name=name,
                iri=full,
                type=_expand(coerced, prefixes) if coerced else None,
                language_map="@language" in kinds,
                is_set="@set" in kinds,
            )
        )
        classes.setdefault(full, name)
    return Context(
        raw=inner,
        terms={iri: tuple(found) for iri, found in terms.items()},
        classes=classes,
        prefixes=tuple(
            sorted(
                ((iri, name) for name, iri in prefixes.items()),
                key=lambda item: (-len(item[0]), item),
            )
        ),
        id_key=_alias("@id", inner),
        type_key=_alias("@type", inner),
    )


def _alias(keyword: str, context: Mapping[str, Any]) -> str:
    return next((name for name, entry in context.items() if entry == keyword), keyword)


def document(triples: Iterable[ox.Triple], context: Context) -> bytes:
    """The triples as one JSON-LD document: context and a flat graph, in the order given."""
    body = {"@context": context.raw, "@graph": nodes(triples, context)}
    return (json.dumps(body, ensure_ascii=False, indent=1) + "\n").encode()


def nodes(triples: Iterable[ox.Triple], context: Context) -> list[dict[str, Any]]:
    """One node for each subject."""
    made: dict[str, dict[str, Any]] = {}
    for triple in triples:
        subject = _iri(triple.subject)
        node = made.setdefault(subject, {context.id_key: subject})
        if triple.predicate.value == _TYPE:
            _add(node, context.type_key, _class(_iri(triple.object), context), as_set=False)
        else:
            _put(node, triple.predicate.value, triple.object, context)
    return list(made.values())


def _iri(node: Any) -> str:
    """The IRI of a node; our graphs have no blank nodes."""
    if not isinstance(node, ox.NamedNode):
        msg = f"not an IRI: {node}"
        raise TypeError(msg)
    return node.value


def _put(node: dict[str, Any], predicate: str, value: Any, context: Context) -> None:
    for term in context.terms.get(predicate, ()):
        if isinstance(value, ox.NamedNode):
            if term.type in ("@id", "@vocab"):
                _add(node, term.name, value.value, as_set=term.is_set)
                return
        elif value.language:
            if term.language_map:
                _add(
                    node.setdefault(term.name, {}), value.language, value.value, as_set=term.is_set
                )
                return
        elif (term.type == value.datatype.value and not term.language_map) or (
            term.type is None
            and not term.language_map
            and value.datatype.value
            in (
                _STRING,
                _INTEGER,
                _BOOLEAN,
            )
        ):
            _add(node, term.name, _native(value), as_set=term.is_set)
            return
    _add(node, _shorten(predicate, context), _value_object(value), as_set=False)


def _native(literal: ox.Literal) -> Any:
    """Numbers and truth values as JSON has them, when that gives the same literal back."""
    text, kind = literal.value, literal.datatype.value
    if kind == _INTEGER:
        return int(text) if str(int(text)) == text else _value_object(literal)
    if kind == _BOOLEAN:
        return text == "true" if text in ("true", "false") else _value_object(literal)
    return text


def _value_object(value: Any) -> dict[str, str]:
    if isinstance(value, ox.NamedNode):
        return {"@id": value.value}
    if value.language:
        return {"@value": value.value, "@language": value.language}
    if value.datatype.value == _STRING:
        return {"@value": value.value}
    return {"@value": value.value, "@type": value.datatype.value}


def _add(node: dict[str, Any], key: str, value: Any, *, as_set: bool) -> None:
    if key not in node:
        node[key] = [value] if as_set else value
    elif isinstance(node[key], list):
        node[key].append(value)
    else:
        node[key] = [node[key], value]


def _class(iri: str, context: Context) -> str:
    return context.classes.get(iri) or _shorten(iri, context)


def _shorten(iri: str, context: Context) -> str:
    for namespace, prefix in context.prefixes:
        local = iri[len(namespace) :]
        if iri.startswith(namespace) and local and "/" not in local:
            return f"{prefix}:{local}"
    return iri


def _expand(name: str, prefixes: Mapping[str, str]) -> str:
    prefix, colon, local = name.partition(":")
    return prefixes[prefix] + local if colon and prefix in prefixes else name
