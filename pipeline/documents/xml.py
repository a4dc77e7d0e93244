"""XML in, its text out; the root element decides which reader takes it."""

from collections.abc import Callable, Mapping

from lxml import etree

from pipeline.documents import akoma_ntoso, generic_xml, html, tei
from pipeline.documents.content import Content
from pipeline.documents.trees import xml_tree
from pipeline.documents.walk import local

_ROOTS: Mapping[str, Callable[[etree._Element], Content]] = {
    "akomantoso": akoma_ntoso.content_of,
    "tei": tei.content_of,
    "teicorpus": tei.content_of,
}


def read(document: str, content: bytes) -> Content:
    """The text of an XML file. Raises `FormatError` for XML with entities or not well-formed."""
    root = xml_tree(document, content)
    name = local(root)
    if name == "html":
        return html.read(document, content)
    return _ROOTS.get(name, generic_xml.content_of)(root)
