"""Bytes of HTML and XML in, lxml trees out: no entities, no network, no huge trees."""

import re

from lxml import etree

from pipeline.documents.content import Remark
from pipeline.documents.decoding import decoded
from pipeline.documents.signatures import described
from pipeline.errors import FormatError

_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_XML_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]+)""")
_ENTITY = re.compile(r"<!ENTITY|<!DOCTYPE[^>\[]*\[", re.IGNORECASE)
_HEAD = 4096
_MOST_DEPTH = 200
_LATIN = {"iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252"}
"""Encodings that browsers read as windows-1252 (WHATWG Encoding)."""


def html_tree(document: str, content: bytes) -> tuple[etree._Element, Remark | None]:
    """The root of an HTML page; encoding from byte order mark, declaration or the bytes."""
    text, remark = decoded(document, content, _declared(content))
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    root = _parsed(document, text.lstrip("\ufeff").encode(errors="replace"), parser, "HTML")
    return root, remark


def xml_tree(document: str, content: bytes, part: str = "XML") -> etree._Element:
    """The root of an XML file. Raises `FormatError` for entities and for XML that is not sound."""
    head = content.replace(b"\x00", b"")  # whatever the width of its characters
    if _ENTITY.search(head.decode("latin-1")):
        reason = f"{part} declares entities (DOCTYPE), which is not allowed; remove them"
        raise FormatError(document, reason)
    if content[:_HEAD].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00")[:1] != b"<":
        raise FormatError(document, f"is not XML but {described(content)}")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    return _parsed(document, content, parser, part)


def _parsed(
    document: str, content: bytes, parser: etree.XMLParser | etree.HTMLParser, part: str
) -> etree._Element:
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FormatError(document, f"{part} is not well-formed: {error}") from error
    if root is None:
        raise FormatError(document, f"holds no {part}")
    return root


def _declared(content: bytes) -> str | None:
    """The encoding that the page names, as a browser would take it."""
    head = content[:_HEAD]
    match = _XML_DECLARED.search(head) or _DECLARED.search(head)
    if match is None:
        return None
    name = match[1].decode("ascii", "replace").lower()
    if name.startswith(("utf-16", "utf-32", "ucs")):  # said in single bytes: not true
        return None
    return _LATIN.get(name, name)
