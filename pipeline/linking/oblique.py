"""Oblique forms of acts resolved to the act cited before them.

Found: "artikel 5 van voormeld decreet", "dezelfde richtlijn", "het genoemde besluit". Not found:
"dit decreet" (the text itself), "het decreet" (any), "voormeld decreet van 7 mei 2004" (a citation
of its own). The annotation guide does not annotate such forms, so they are no mentions: each is a
role of the link of the citation that it stands for.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping

from pipeline.authorities import acts
from pipeline.entities.reference.acts import find_eli
from pipeline.entities.reference.locators import locator
from pipeline.entities.reference.value import Reference
from pipeline.identifiers import eli
from pipeline.model import Document, Link, Mention, Role

ROLE = "oblique-form"
_KINDS: Mapping[str, str] = {
    "decreet": "decree",
    "wet": "law",
    "besluit": "order",
    "ordonnantie": "ordinance",
    "richtlijn": "directive",
    "verordening": "regulation",
    "beschikking": "decision",
    "aanbeveling": "recommendation",
}
_OBLIQUE = re.compile(
    r"(?<!\w)(?P<form>(?:(?:(?:het|de) )?(?:voormelde?|voornoemde?|bovenvermelde?"
    r"|bovengenoemde?|eerdergenoemde?|genoemde?|vermelde|voorgaande?)|hetzelfde|dezelfde)"
    rf"\s(?:(?:koninklijk|ministerieel)\s)?(?P<kind>{'|'.join(_KINDS)}))(?!\w)",
    re.IGNORECASE,
)
_WINDOW = 200
_AMENDING = re.compile(
    r"(?:gewijzigd|vervangen|ingevoegd|toegevoegd|opgeheven|hersteld)\s(?:bij|door)(?:\s(?:het|de))?\s\Z"
)
_DATED = re.compile(r"\s+van\s+\d")


def oblique_roles(
    document: Document, mentions: tuple[Mention, ...], links: Mapping[str, Link]
) -> Mapping[str, tuple[Role, ...]]:
    """The oblique forms of a document by the mention that each stands for, in order of place.

    A form stands for the last act of its kind that is cited before it.
    """
    cited: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in sorted(mentions, key=lambda item: item.span.start):
        if (
            isinstance(mention.value, Reference)
            and mention.value.act
            and not _amends(mention, document)
        ):
            cited[mention.value.act].append(mention)
    found: defaultdict[str, list[Role]] = defaultdict(list)
    if cited:
        for form in _OBLIQUE.finditer(document.text):
            antecedent = _antecedent(form, cited)
            if antecedent is not None:
                found[antecedent.id].append(_role(form, document, antecedent, links))
    return {key: tuple(dict.fromkeys(roles)) for key, roles in found.items()}


def _amends(mention: Mention, document: Document) -> bool:
    """Whether an act is cited for what it changed: "laatst gewijzigd bij het decreet van …"."""
    start = mention.span.start
    return bool(_AMENDING.search(document.text, max(0, start - 40), start))


def _antecedent(form: re.Match[str], cited: Mapping[str, list[Mention]]) -> Mention | None:
    if _DATED.match(form.string, form.end()):
        return None
    kinds = [_KINDS[form["kind"].lower()]]
    if kinds == ["order"]:
        kinds.append("decision")  # "het voormelde besluit" of the Commission
    before = [mention for kind in kinds for mention in _last_before(form.start(), cited, kind)]
    return max(before, key=lambda item: item.span.start, default=None)


def _last_before(place: int, cited: Mapping[str, list[Mention]], kind: str) -> Iterator[Mention]:
    mentions = cited.get(kind, [])
    at = bisect_right(mentions, place, key=lambda item: item.span.end)
    if at:
        yield mentions[at - 1]


def _role(
    form: re.Match[str], document: Document, antecedent: Mention, links: Mapping[str, Link]
) -> Role:
    """The role, with the address of the article where the form comes with one and the act has."""
    link, value = links[antecedent.id], antecedent.value
    window = document.text[max(0, form.start() - _WINDOW) : form.end()]
    part = locator(window, len(window) - len(form[0]), len(window))
    label = " ".join(form["form"].split())
    uri = link.uri
    if part and isinstance(value, Reference):
        label = f"{part} van {label}"
        row = acts.load().get(link.key or "")
        address = find_eli(row, value.celex, value.act, antecedent.reading)
        uri = (eli.subdivision(address, part) if address else None) or uri
    key = link.key or link.uri.rpartition("/")[2]
    return Role(name=ROLE, label=label, uri=uri, key=key, mention=antecedent.id)
