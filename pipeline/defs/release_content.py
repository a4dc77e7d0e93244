"""From the stage outputs of a run to what its release holds."""

from collections import Counter

from pipeline import mapping, uris, validation
from pipeline.defs import stages
from pipeline.defs.corpus_links import corpus_links
from pipeline.defs.workshop import Intake, Item, Workshop
from pipeline.model import Document, Finding, Severity
from pipeline.publication import DocumentPart, ReleaseContent
from pipeline.settings import Settings


def admitted(workshop: Workshop, intake: Intake) -> tuple[Item, ...]:
    """The documents that went through every stage and have no violation, in order of id."""
    failed = {finding.document for finding in intake.findings if _blocks(finding)}
    return tuple(
        sorted(
            (
                item
                for item in intake.items
                if item.id not in failed
                and workshop.has("findings", item)
                and not violations(workshop, item)
            ),
            key=lambda item: item.id,
        )
    )


def violations(workshop: Workshop, item: Item) -> tuple[Finding, ...]:
    """What keeps a document out of the release."""
    return tuple(
        finding
        for finding in stages.findings_of(workshop, item)
        if finding.severity is Severity.VIOLATION
    )


def content_of(workshop: Workshop, settings: Settings) -> ReleaseContent:
    """All that goes into the release of a run."""
    intake = workshop.intake()
    items = admitted(workshop, intake)
    documents = tuple(stages.document_of(workshop, item) for item in items)
    base = settings.base_iri
    run_graph = mapping.run_graph(intake.run, documents, base)
    graphs = mapping.agreed({item.id: workshop.get("graphs", item)["ntriples"] for item in items})
    links, about_links = corpus_links(workshop, items, graphs.values(), base)
    held = (*held_back(workshop, intake), *(item for item in about_links if _blocks(item)))
    remarks = _remarks(workshop, items, documents)
    report = validation.report((*held, *remarks), intake.run, base)
    return ReleaseContent(
        documents=tuple(
            _part(workshop, item, document, graphs[item.id], base)
            for item, document in zip(items, documents, strict=True)
        ),
        graphs={
            str(uris.graph(base, "run")): run_graph.serialize(format="nt"),
            str(uris.graph(base, "code-lists")): mapping.code_lists(base).serialize(format="nt"),
            **({str(uris.graph(base, "links")): links} if links else {}),
        },
        report=report.serialize(format="nt"),
        entities=_entities(workshop, items),
        quarantine=held,
        findings=remarks,
    )


def _entities(workshop: Workshop, items: tuple[Item, ...]) -> dict[str, int]:
    """How many different entities of each type the documents mention."""
    found: dict[str, set[str]] = {}
    for item in items:
        rows = stages.rows_of(workshop, item)
        types = {row["id"]: row["type"] for row in rows["mentions"]}
        for link in rows["links"]:
            found.setdefault(types[link["mention"]], set()).add(link["uri"])
    return {kind: len(uris_of) for kind, uris_of in sorted(found.items())}


def _part(
    workshop: Workshop, item: Item, document: Document, ntriples: str, base: str
) -> DocumentPart:
    kinds = Counter(row["type"] for row in stages.rows_of(workshop, item)["mentions"])
    return DocumentPart(
        id=document.id,
        iri=str(uris.document(base, document.id)),
        name=document.name,
        source=document.source,
        title=document.title,
        sha256=document.sha256,
        text=document.text,
        ntriples=ntriples,
        counts=kinds,
    )


def held_back(workshop: Workshop, intake: Intake) -> tuple[Finding, ...]:
    """Every violation of a run: files that could not be read, graphs that do not conform."""
    held = [item for item in intake.findings if item.severity is Severity.VIOLATION]
    for item in intake.items:
        if workshop.has("findings", item):
            held += violations(workshop, item)
    return tuple(sorted(held, key=_key))


def _remarks(
    workshop: Workshop, items: tuple[Item, ...], documents: tuple[Document, ...]
) -> tuple[Finding, ...]:
    found = [finding for document in documents for finding in document.findings]
    found += [
        finding
        for finding in workshop.intake().findings
        if finding.severity is not Severity.VIOLATION
    ]
    for item in items:
        found += stages.findings_of(workshop, item)
    return tuple(sorted(found, key=_key))


def _blocks(finding: Finding) -> bool:
    return finding.severity is Severity.VIOLATION


def _key(finding: Finding) -> tuple[str, ...]:
    return (finding.document, finding.stage, finding.code, finding.focus, finding.message)
