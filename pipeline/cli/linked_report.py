"""`authorities report`: what the mentions of documents were linked to, as Markdown tables."""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.authorities import organisations
from pipeline.cli import reading
from pipeline.entities.reference.value import Reference
from pipeline.model import Judgement, Link, Mention

_SCHEMES = ("ovo", "eu_corporate_body", "wikidata", "ror", "kbo")


@dataclass(frozen=True, slots=True, order=True)
class _Cited:
    """One act as documents cite it."""

    date: str
    act: str
    key: str
    state: str
    why: str


def report(paths: Sequence[Path]) -> None:
    """Print the share of organisations with an official identifier, and every act by date."""
    items = [item for item in reading.each(paths) if isinstance(item, reading.Extracted)]
    sys.stdout.writelines(f"{line}\n" for line in (*_organisations(items), "", *_acts(items)))


def _organisations(items: Sequence[reading.Extracted]) -> Iterator[str]:
    counts: Counter[str] = Counter()
    schemes: Counter[str] = Counter()
    for _, link in _links(items, "organisation"):
        row = organisations.find(link.key) if link.key else None
        counts["all"] += 1
        if row is None:
            counts[str(link.judgement)] += 1
        elif row.is_identified:
            counts["identified"] += 1
            schemes.update(scheme for scheme in _SCHEMES if getattr(row, scheme))
        else:
            counts["label only"] += 1
    yield "| organisations: the mention was linked to | mentions | share |"
    yield "|---|---:|---:|"
    for name, label in (
        ("identified", "an entity with an official identifier"),
        ("label only", "an entity of the tables for which no source gives an identifier"),
        ("ambiguous", "several entities that nothing told apart"),
        ("unresolved", "none: the name is in no table"),
    ):
        share = counts[name] / counts["all"] if counts["all"] else 0
        yield f"| {label} | {counts[name]} | {share:.1%} |"
    yield f"| all | {counts['all']} | |"
    yield ""
    given = ", ".join(f"{scheme} {schemes[scheme]}" for scheme in _SCHEMES)
    yield f"Mentions by register (one may have several): {given}."


def _acts(items: Sequence[reading.Extracted]) -> Iterator[str]:
    seen: defaultdict[_Cited, set[str]] = defaultdict(set)
    for mention, link in _links(items, "reference"):
        value = mention.value
        if isinstance(value, Reference) and value.kind == "legal" and not value.celex:
            seen[_cited(mention, value, link)].add(str(mention.document))
    yield "| date | act as cited | resolved to | why, or why not | documents |"
    yield "|---|---|---|---|---:|"
    for cited, documents in sorted(seen.items()):
        cells = (cited.date, cited.act, cited.key, cited.why, str(len(documents)))
        yield f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"
    yield ""
    resolved = sum(cited.state == Judgement.LINKED for cited in seen)
    yield f"{resolved} of {len(seen)} acts cited by date are resolved."


def _cited(mention: Mention, value: Reference, link: Link) -> _Cited:
    linked = link.judgement is Judgement.LINKED
    candidates = ", ".join(candidate.key for candidate in link.candidates)
    considered = f" (considered: {candidates})" if candidates and not linked else ""
    return _Cited(
        date=value.date or "",
        act=" ".join(mention.reading.split()),
        key=f"`{link.key}`" if linked else f"*{link.judgement}*",
        state=str(link.judgement),
        why=link.reason + considered,
    )


def _links(items: Sequence[reading.Extracted], kind: str) -> Iterator[tuple[Mention, Link]]:
    for item in items:
        for mention in item.mentions:
            if mention.type == kind:
                yield mention, item.links[mention.id]
