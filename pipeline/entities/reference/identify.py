"""Says which work a reference means: an act by CELEX or table, a publication, paper or web page.

Nothing is known of publications but what citations say of them: their key is made of the first
author, the year and the title, so that one work cited in two forms is one.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from pipeline import uris
from pipeline.authorities import acts
from pipeline.entities.entity_type import LinkContext
from pipeline.entities.organisation.identify import identify as identify_organisation
from pipeline.entities.reference import which_act, which_work
from pipeline.entities.reference.acts import find_eli
from pipeline.entities.reference.value import Reference
from pipeline.entities.reference.which_act import Act
from pipeline.identifiers import eli
from pipeline.model import Candidate, Judgement, Link, Mention, Role

_BY_ADDRESS = ("identified by its address", "herkend aan het adres")
_BY_NUMBER = ("identified by its number", "herkend aan het nummer")
_BY_TITLE = ("identified by author, year and title", "herkend aan auteur, jaar en titel")
_ONLY_WORK = (
    "the only work of this author and year that this document cites in full",
    "het enige werk van deze auteur en dit jaar dat dit document volledig aanhaalt",
)
_PAPER_NUMBER = re.compile(r"[Nn]rs?\.? ?([\d/-]+)$")


def identify(mention: Mention, context: LinkContext) -> Link:
    """The link of a mention; every work has an IRI, also where no authority knows it."""
    value = which_work.value_of(mention)
    if value.antecedent is not None:
        return _back(mention, value.antecedent, context)
    if value.kind == "legal":
        return _act(mention, value, context)
    if value.kind == "bibliographic":
        return _publication(mention, value, context)
    key = _web_key(value) if value.kind == "web" else _paper_key(mention, value, context)
    reason = _BY_ADDRESS if value.kind == "web" else _BY_NUMBER
    label = value.url or (value.kind == "web" and value.title) or mention.reading
    return _unresolved(mention, context, key, label=label, reason=reason)


def _back(mention: Mention, antecedent: str, context: LinkContext) -> Link:
    """The link of the citation that a short form stands for; its article is not the form's."""
    full = next(other for other in context.mentions if other.id == antecedent)
    return replace(identify(full, context), mention=mention.id, roles=())


def _act(mention: Mention, value: Reference, context: LinkContext) -> Link:
    found = which_act.find(mention, value, context)
    candidates = tuple(_candidate(act, context) for act in found.candidates)
    if found.act is None:
        return Link(
            mention=mention.id,
            uri=_work(context, found.key),
            key=None,
            label=mention.reading,
            judgement=Judgement.AMBIGUOUS if len(candidates) > 1 else Judgement.UNRESOLVED,
            score=round(1 / len(candidates), 2) if len(candidates) > 1 else 0.0,
            reason=found.reason,
            reason_nl=found.reason_nl,
            candidates=candidates,
        )
    return Link(
        mention=mention.id,
        uri=_work(context, found.key),
        key=found.act.key,
        label=found.act.label or mention.reading,
        judgement=Judgement.LINKED,
        score=found.act.score,
        reason=found.reason,
        candidates=candidates,
        roles=tuple(_part(mention, value, found.act)),
    )


def _part(mention: Mention, value: Reference, act: Act) -> Iterator[Role]:
    """The article that is cited, where the act has an ELI and the locator names one article."""
    address = find_eli(acts.load().get(act.key or ""), value.celex, value.act, mention.reading)
    part = eli.subdivision(address, value.locator) if address and value.locator else None
    if part is not None and value.locator:
        yield Role(
            name="part", label=value.locator, uri=part, key=act.key or act.work, mention=mention.id
        )


def _publication(mention: Mention, value: Reference, context: LinkContext) -> Link:
    works = which_work.works(mention, context)
    own = which_work.key_of(value)
    roles = tuple(_roles(mention, value, context))
    if len(works) > 1:
        reason = (
            f"{len(works)} works of this author and year are cited here",
            f"{len(works)} werken van deze auteur en dit jaar worden hier aangehaald",
        )
        link = _unresolved(mention, context, own, label=mention.reading, reason=reason)
        candidates = tuple(_same_year(work, len(works), context) for work in works)
        return replace(link, judgement=Judgement.AMBIGUOUS, candidates=candidates, roles=roles)
    reason = _BY_TITLE
    if works[0] != own:
        reason = _ONLY_WORK
    label = value.title or mention.reading
    return replace(_unresolved(mention, context, works[0], label=label, reason=reason), roles=roles)


def _same_year(work: str, among: int, context: LinkContext) -> Candidate:
    return Candidate(
        uri=_work(context, work),
        key=work,
        label=work,
        score=round(1 / among, 2),
        reason="same author and year in this document",
    )


def _roles(mention: Mention, value: Reference, context: LinkContext) -> list[Role]:
    """The organisations inside the citation that its authors and publisher name."""
    low = bisect_left(context.mentions, mention.span.start, key=_start)
    high = bisect_left(context.mentions, mention.span.end, key=_start)
    inside = [
        other
        for other in context.mentions[low:high]
        if other.type == "organisation" and other.span.end <= mention.span.end
    ]
    named = [("author", name) for name in value.authors]
    named += [("publisher", value.publisher)] if value.publisher else []
    roles: dict[tuple[str, str], Role] = {}
    for name, text in named:
        for body in inside:
            if not re.search(rf"(?<!\w){re.escape(body.reading)}(?!\w)", text):
                continue
            link = identify_organisation(body, context)
            whole = body.reading == text
            role = Role(
                name=name,
                label=text if whole else link.label,
                uri=link.uri,
                key=link.key,
                mention=body.id,
            )
            roles.setdefault((name, link.uri), role)
    return list(roles.values())


def _start(mention: Mention) -> int:
    return mention.span.start


def _paper_key(mention: Mention, value: Reference, context: LinkContext) -> str:
    """A parliamentary paper by kind, session or date, and number."""
    kind = mention.rule.removeprefix("reference.parliamentary-").removesuffix("-code")
    paper = _PAPER_NUMBER.search(mention.reading) if kind == "paper" else None
    when = value.session or value.date or ""
    if not when:
        dates = {
            other.session or other.date or ""
            for other in map(which_work.value_of, which_work.references(context))
            if other.kind == "parliamentary" and other.number == value.number
        } - {""}
        when = dates.pop() if len(dates) == 1 else ""
    facts = (kind, when, value.number or mention.reading, paper[1] if paper else "")
    return uris.slug(" ".join(fact for fact in facts if fact))


def _web_key(value: Reference) -> str:
    """An address without scheme, "www.", closing slash and fragment; a lost one by its words."""
    url = value.url or ""
    if not url:
        return uris.slug(value.title or "")
    try:
        parts = urlsplit(url if "://" in url else f"https://{url}")
        address = f"{parts.netloc.lower().removeprefix('www.')}{parts.path.rstrip('/')}"
    except ValueError:  # "http://[x": not an address that anyone can resolve
        return uris.slug(url)
    return uris.slug(f"{address}?{parts.query}" if parts.query else address)


def _candidate(act: Act, context: LinkContext) -> Candidate:
    return Candidate(
        uri=_work(context, act.work),
        key=act.key or act.work,
        label=act.label,
        score=act.score,
        reason=act.reason,
    )


def _unresolved(
    mention: Mention, context: LinkContext, key: str, *, label: str, reason: tuple[str, str]
) -> Link:
    return Link(
        mention=mention.id,
        uri=_work(context, key),
        key=None,
        label=label,
        judgement=Judgement.UNRESOLVED,
        score=0.0,
        reason=reason[0],
        reason_nl=reason[1],
    )


def _work(context: LinkContext, key: str) -> str:
    return str(uris.thing(context.base, "work", key))
