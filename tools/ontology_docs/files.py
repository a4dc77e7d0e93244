"""Which files are made, and what stands in each."""

from pathlib import Path

from tools.ontology_docs import pages, schema
from tools.ontology_docs.sources import REPOSITORY, read

__all__ = ["REPOSITORY", "made"]


def made() -> dict[Path, str]:
    """Path and content of every file."""
    sources = read()
    return {
        REPOSITORY / "ontology/document.schema.json": schema.text_of(
            schema.document_schema(sources)
        ),
        REPOSITORY / "docs/ontology/index.html": pages.page(sources, "nl"),
        REPOSITORY / "docs/ontology/en.html": pages.page(sources, "en"),
    }
