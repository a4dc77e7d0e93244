"""XML in, its text out; the root element decides which reader takes it."""

from collections.abc import Callable, Mapping

from lxml import etree

from pipeline.documents.akoma_ntoso import content_of as akoma_ntoso_content
from pipeline.documents.content import Content
from pipeline.documents.generic_xml import content_of as generic_content
from pipeline.documents.html import read as read_html
from pipeline.documents.tei import content_of as tei_content
from pipeline.documents.trees import xml_tree
from pipeline.documents.walk import local

_ROOTS: Mapping[str, Callable[[etree._Element], Content]] = {
    "akomantoso": akoma_ntoso_content,
    "tei": tei_content,
    "teicorpus": tei_content,
}


def read(document: str, content: bytes) -> Content:
    """The text of an XML file. Raises `FormatError` for XML with entities or not well-formed."""
    root = xml_tree(document, content)
    name = local(root)
    if name == "html":
        return read_html(document, content)
    return _ROOTS.get(name, generic_content)(root)
