"""A small release by hand."""

from pathlib import Path

from pipeline.model import Finding, Run, Severity
from pipeline.publication import (
    DocumentPart,
    Entry,
    Identity,
    Limits,
    Release,
    ReleaseContent,
    publish,
)

SHARED = Path(__file__).parents[3] / "shared"
BASE = "https://data.beleidsgraaf.example"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
TITLE = "http://purl.org/dc/terms/title"
PREFIXES = {"dcterms": "http://purl.org/dc/terms/", "bg": f"{BASE}/ns#"}
CONTEXT = {
    "@context": {
        "bg": f"{BASE}/ns#",
        "dcterms": "http://purl.org/dc/terms/",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "title": {"@id": "dcterms:title", "@container": "@language"},
        "page": {"@id": "bg:page"},
        "value": {"@id": "bg:value", "@type": "xsd:decimal"},
        "mentions": {"@id": "bg:mentions", "@type": "@id", "@container": "@set"},
        "PolicyDocument": "bg:PolicyDocument",
    }
}


AS_OF = "2026-11-20T02:00:00Z"


def run(version: str = "20261120T020000Z", as_of: str = AS_OF) -> Run:
    """A run at a fixed moment."""
    return Run(version=version, as_of=as_of, software="beleidsgraaf 0", configuration="c")


def part(key: str, title: str = "Een titel") -> DocumentPart:
    """A document with a title, a page, a value and two mentions."""
    iri = f"{BASE}/id/document/{key}"
    xsd = "http://www.w3.org/2001/XMLSchema#"
    return DocumentPart(
        id=key,
        iri=iri,
        name=f"{key}.txt",
        source="test",
        title=title,
        sha256="0" * 64,
        text=f"{title}\n",
        counts={"organisation": 2},
        ntriples=(
            f"<{iri}> <{RDF}type> <{BASE}/ns#PolicyDocument> .\n"
            f'<{iri}> <{TITLE}> "{title}"@nl .\n'
            f'<{iri}> <{BASE}/ns#page> "12"^^<{xsd}integer> .\n'
            f'<{iri}> <{BASE}/ns#value> "80.0"^^<{xsd}decimal> .\n'
            f'<{iri}> <{BASE}/ns#unlisted> "2030"^^<{xsd}gYear> .\n'
            f"<{iri}> <{BASE}/ns#mentions> <{BASE}/id/organisation/serv> .\n"
        ),
    )


def content(*documents: DocumentPart, quality: str = "") -> ReleaseContent:
    """A release of these documents, with one held back."""
    held = Finding(
        severity=Severity.VIOLATION, document="leeg.pdf", stage="read", code="empty", message="leeg"
    )
    shared = f'<{BASE}/id/organisation/serv> <{TITLE}> "SERV \\"raad\\"" .\n'
    count = len(documents)
    entry = Entry(
        source="test",
        expected=count,
        fetched=count,
        read=count,
        extracted=count,
        published=count,
        quarantined=0,
    )
    return ReleaseContent(
        ledger=(entry,),
        quality=quality,
        documents=documents,
        graphs={f"{BASE}/id/graph/organisations": shared},
        report="",
        entities={"organisation": 1},
        quarantine=(held,),
    )


def release(  # noqa: PLR0913 - what a test may vary
    output: Path,
    *documents: DocumentPart,
    version: str = "20261120T020000Z",
    identity: Identity | None = None,
    quality: str = "",
    as_of: str = AS_OF,
    limits: Limits | None = None,
    keep: int = 0,
) -> Release:
    """Publish these documents."""
    return publish(
        content(*documents, quality=quality),
        output=output,
        run=run(version, as_of),
        prefixes=PREFIXES,
        context=CONTEXT,
        identity=identity,
        limits=limits,
        keep=keep,
    )
