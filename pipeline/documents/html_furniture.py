"""Which elements of an HTML page are furniture: menus, scripts, hidden things."""

import re
from collections.abc import Callable, Iterable

from lxml import etree

from pipeline.documents.walk import local

_NAMES = (
    "head script style noscript template nav aside footer svg math iframe object embed button "
    "input select textarea dialog"
)
_ROLES = "navigation banner contentinfo complementary search menu"
_CLASSES = (
    "breadcrumb breadcrumbs cookie-banner cookie-consent navbar skip-link skiplink sr-only "
    "visually-hidden au-u-hidden-visually noprint screen-reader-text"
)
_SKIPPED = frozenset(_NAMES.split())
_SKIPPED_ROLES = frozenset(_ROLES.split())
_SKIPPED_CLASSES = frozenset(_CLASSES.split())
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all")


def furniture_but(kept: Iterable[etree._Element]) -> Callable[[etree._Element], bool]:
    """A test for furniture; what is in `kept`, or has one of them inside, never is."""
    keep = {above for element in kept for above in (element, *element.iterancestors())}
    return lambda element: element not in keep and is_furniture(element)


def is_furniture(element: etree._Element) -> bool:
    """Whether an element is no part of the document: by name, role, class or style."""
    name = local(element)
    if name in _SKIPPED or element.get("role") in _SKIPPED_ROLES:
        return True
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    if _HIDDEN.search(element.get("style") or ""):
        return True
    if name == "header":
        inside = next(element.iterancestors("article", "main"), None)
        return inside is None and next(element.iter("h1"), None) is None
    classes = {*(element.get("class") or "").split(), element.get("id") or ""}
    return not classes.isdisjoint(_SKIPPED_CLASSES)
