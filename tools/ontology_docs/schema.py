"""The JSON Schema of a document's JSON-LD, from the shapes and the context.

A node is held to the definition of each of its classes. A property of a shape becomes the keys that
the context has for it ("issued", "issuedMonth", "issuedYear" are all dcterms:issued).
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rdflib import SH, XSD, Graph, URIRef
from rdflib.term import Node

from pipeline.publication.jsonld import Context, Term, read_context
from tools.ontology_docs.sources import Sources, members, property_shapes, words

Schema = dict[str, Any]

SCHEMA = "https://json-schema.org/draft/2020-12/schema"
PLACE = "https://data.beleidsgraaf.example/ns/document.schema.json"
_PATTERNS = {
    str(XSD.decimal): r"^-?\d+(\.\d+)?$",
    str(XSD.date): r"^\d{4}-\d{2}-\d{2}$",
    str(XSD.gYear): r"^\d{4}$",
    str(XSD.gYearMonth): r"^\d{4}-\d{2}$",
    str(XSD.dateTime): r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$",
}
_NATIVE = {str(XSD.integer): {"type": "integer"}, str(XSD.boolean): {"type": "boolean"}}
_LANGUAGES = {
    "type": "object",
    "minProperties": 1,
    "propertyNames": {"pattern": "^[a-z]{2,3}(-[A-Za-z0-9]+)*$"},
}


@dataclass(frozen=True, slots=True)
class Rule:
    """What the property shapes of one class say of one property."""

    path: URIRef
    least: int
    most: int | None
    one_a_language: bool
    datatype: str | None
    values: tuple[str, ...]
    pattern: str | None
    bounds: tuple[tuple[str, int], ...]
    words: str


def document_schema(sources: Sources) -> Schema:
    """The schema of `documents/<slug>.jsonld`."""
    context = read_context(sources.context)
    definitions = dict(_definitions(sources, context))
    return {
        "$schema": SCHEMA,
        "$id": PLACE,
        "title": "A policy document of Beleidsgraaf as JSON-LD",
        "description": "Made from the shapes and the context; do not edit.",
        "type": "object",
        "required": ["@context", "@graph"],
        "properties": {
            "@context": {"type": ["object", "string"]},
            "@graph": {"type": "array", "minItems": 1, "items": _node(context, definitions)},
        },
        "additionalProperties": False,
        "$defs": {"iri": {"type": "string", "pattern": '^[a-z][a-z0-9+.-]*:[^ <>"{}|^`]+$'}}
        | definitions,
    }


def text_of(schema: Schema) -> str:
    """The file."""
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _node(context: Context, definitions: dict[str, Schema]) -> Schema:
    """Any node: it has an identifier, a type, and keys of the context only."""
    names = sorted({term.name for terms in context.terms.values() for term in terms})
    cases = [
        {"if": _has_type(context, name), "then": {"$ref": f"#/$defs/{name}"}}
        for name in sorted(definitions)
    ]
    return {
        "type": "object",
        "required": [context.id_key, context.type_key],
        "properties": {
            context.id_key: {"$ref": "#/$defs/iri"},
            context.type_key: {
                "anyOf": [
                    {"type": "string"},
                    {"type": "array", "items": {"type": "string"}, "uniqueItems": True},
                ]
            },
        },
        "propertyNames": {
            "anyOf": [
                {"enum": [context.id_key, context.type_key, *names]},
                {"pattern": "^[a-z-]+:"},
            ]
        },
        "allOf": cases,
    }


def _has_type(context: Context, name: str) -> Schema:
    listed = {"type": "array", "contains": {"const": name}}
    return {"properties": {context.type_key: {"anyOf": [{"const": name}, listed]}}}


def _definitions(sources: Sources, context: Context) -> Iterator[tuple[str, Schema]]:
    shapes = sources.shapes
    for target in sorted(set(shapes.objects(None, SH.targetClass)), key=str):
        name = context.classes.get(str(target))
        owners = sorted(shapes.subjects(SH.targetClass, target), key=str)
        if name is not None:
            yield name, _class(shapes, owners, context)


def _class(shapes: Graph, owners: list[Node], context: Context) -> Schema:
    """The definition of a class, from all shapes that have it as target."""
    rules = [rule for owner in owners for rule in _rules(shapes, URIRef(str(owner)))]
    properties: dict[str, Schema] = {}
    needed = []
    for rule in rules:
        terms = [term for term in context.terms.get(str(rule.path), ()) if _fits(term, rule)]
        for term in terms:
            properties[term.name] = _value(term, rule)
        if rule.least and terms:
            needed.append({"anyOf": [{"required": [term.name]} for term in terms]})
    made: Schema = {"type": "object", "properties": properties}
    if needed:
        made["allOf"] = needed
    closed = [owner for owner in owners if str(shapes.value(owner, SH.closed)) == "true"]
    if closed:
        ignored = members(shapes, shapes.value(closed[0], SH.ignoredProperties))
        free = [term.name for iri in ignored for term in context.terms.get(str(iri), ())]
        properties |= {name: {} for name in (context.id_key, context.type_key, *free)}
        made["additionalProperties"] = False
    return made


def _rules(shapes: Graph, owner: URIRef) -> Iterator[Rule]:
    for part, path in property_shapes(shapes, owner):
        warned = shapes.value(part, SH.severity)
        if path is None or warned in (SH.Warning, SH.Info):
            continue
        least, most = shapes.value(part, SH.minCount), shapes.value(part, SH.maxCount)
        kind, pattern = shapes.value(part, SH.datatype), shapes.value(part, SH.pattern)
        yield Rule(
            path=path,
            least=int(str(least or 0)),
            most=int(str(most)) if most is not None else None,
            one_a_language=str(shapes.value(part, SH.uniqueLang)) == "true",
            datatype=str(kind) if kind is not None else None,
            values=tuple(str(value) for value in members(shapes, shapes.value(part, SH["in"]))),
            pattern=str(pattern) if pattern is not None else None,
            bounds=tuple(
                (key, int(float(str(shapes.value(part, SH[name])))))
                for name, key in (("minInclusive", "minimum"), ("minLength", "minLength"))
                if shapes.value(part, SH[name]) is not None
            ),
            words=words(shapes, part, SH.message).get("en", ""),
        )


def _fits(term: Term, rule: Rule) -> bool:
    """Whether a key of the context can hold what the rule allows."""
    if rule.datatype is None:
        return True
    if rule.datatype.endswith("#langString"):
        return term.language_map
    if term.type is None:
        return not term.language_map and rule.datatype not in _PATTERNS
    return term.type == rule.datatype


def _value(term: Term, rule: Rule) -> Schema:
    """The schema of what stands under a key."""
    one = _one(term, rule)
    several: Schema = {"type": "array", "items": one, "minItems": max(1, rule.least)}
    if rule.most is not None:
        several["maxItems"] = rule.most
    if term.language_map:
        made = _by_language(term, rule)
    elif term.is_set:
        made = several
    elif rule.most == 1:
        made = one
    else:
        made = {"anyOf": [one, several]}
    return {"description": rule.words, **made} if rule.words else made


def _by_language(term: Term, rule: Rule) -> Schema:
    text: Schema = {"type": "string"} | {key: at for key, at in rule.bounds if "Length" in key}
    listed = {"type": "array", "items": text, "minItems": 1}
    if term.is_set:
        each: Schema = listed
    elif rule.most == 1 or rule.one_a_language:
        each = text
    else:
        each = {"anyOf": [text, listed]}
    least = {"minProperties": rule.least} if rule.least > 1 else {}
    return {**_LANGUAGES, "additionalProperties": each, **least}


def _one(term: Term, rule: Rule) -> Schema:
    if rule.values:
        return {"enum": list(rule.values)}
    if term.type == "@id":
        found: Schema = {"$ref": "#/$defs/iri"}
    elif term.type in _PATTERNS:
        return {"type": "string", "pattern": _PATTERNS[term.type]}
    else:
        found = dict(_NATIVE.get(rule.datatype or "", {"type": "string"}))
    found |= {
        key: at for key, at in rule.bounds if (key == "minimum") == (found.get("type") == "integer")
    }
    if rule.pattern:
        found["pattern"] = rule.pattern
    return found
