"""Worked examples: `ontology/examples/*.ttl`, shown as Turtle and as JSON-LD."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from rdflib import Graph

from pipeline.publication import jsonld, rdf_files
from pipeline.vocabulary import OA
from tools.ontology_docs.sources import ONTOLOGY, Sources

ORDER = ("target", "organisation", "instrument", "citation")


@dataclass(frozen=True, slots=True)
class Worked:
    """One example: the words of a document, and what they become."""

    name: str
    title: str
    before: str
    quote: str
    after: str
    turtle: str
    json: str


def files() -> list[Path]:
    """The examples in the order in which they are read."""
    return [ONTOLOGY / f"examples/{name}.ttl" for name in ORDER]


def worked(sources: Sources, language: str) -> list[Worked]:
    """Every example."""
    return [_worked(path, sources, language) for path in files()]


def _worked(path: Path, sources: Sources, language: str) -> Worked:
    text = path.read_text(encoding="utf-8")
    graph = Graph().parse(data=text, format="turtle")
    titles = text.splitlines()[0].removeprefix("# ").split(". ")
    quote = next(graph.subjects(OA.exact))
    body = re.sub(r"(?m)^(?:#|@prefix).*\n", "", text).strip().expandtabs(4)
    return Worked(
        name=path.stem,
        title=titles[0 if language == "nl" else 1].rstrip("."),
        before=str(graph.value(quote, OA.prefix)),
        quote=str(graph.value(quote, OA.exact)),
        after=str(graph.value(quote, OA.suffix)),
        turtle=body,
        json=_json(graph, sources),
    )


def _json(graph: Graph, sources: Sources) -> str:
    """The nodes as our own writer makes them, without the context."""
    context = jsonld.read_context(sources.context)
    triples = rdf_files.parse_ntriples(graph.serialize(format="nt"))
    return json.dumps(jsonld.nodes(triples, context), ensure_ascii=False, indent=2)
