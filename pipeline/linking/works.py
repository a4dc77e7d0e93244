"""Works across documents: cited works that are documents here, and one work under two keys."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from pipeline import uris
from pipeline.entities.reference.publications import Publication, of_citations, of_document
from pipeline.entities.reference.same_publication import Verdict, compare
from pipeline.entities.reference.value import Reference
from pipeline.linking.linked import Linked
from pipeline.linking.unions import Unions
from pipeline.model import Mention, Tie

_KINDS = frozenset(("bibliographic", "parliamentary"))
_LEAST = 0.8
_IDENTITY = frozenset(
    ("work.same-identifier", "work.same-number-and-date", "work.same-number-and-session")
)
"""Rules after which two IRIs are the same thing; the others only match."""

Cited = Mapping[str, tuple[tuple[Mention, Reference], ...]]
"""The citations of each work, by its IRI."""


def ties_of_works(linked: Sequence[Linked], base: str) -> Iterator[Tie]:
    """What can be said of works only when all documents are known."""
    cited = _cited(linked)
    works = [of_citations(iri, citations) for iri, citations in sorted(cited.items())]
    documents = [
        of_document(one.document, str(uris.document(base, one.document.id))) for one in linked
    ]
    found = dict(_resolved(works, documents))
    for work, matches in sorted(found.items()):
        yield from _to_documents(work, matches, cited[work], base)
    yield from _duplicates(works, cited)


def _cited(linked: Iterable[Linked]) -> Cited:
    found: defaultdict[str, list[tuple[Mention, Reference]]] = defaultdict(list)
    for one in linked:
        for mention, link in one.pairs:
            if isinstance(mention.value, Reference) and mention.value.kind in _KINDS:
                found[link.uri].append((mention, mention.value))
    return {iri: tuple(citations) for iri, citations in found.items()}


def _resolved(
    works: Sequence[Publication], documents: Sequence[Publication]
) -> Iterator[tuple[str, list[tuple[str, Verdict]]]]:
    """For each work the documents that it is, or may be."""
    blocks = _blocks(documents)
    for work in works:
        near = {one.iri: one for key in _keys(work) for one in blocks.get(key, ())}
        matches = [(iri, compare(work, one)) for iri, one in sorted(near.items())]
        sure = [(iri, verdict) for iri, verdict in matches if verdict and verdict.score >= _LEAST]
        if sure:
            best = max(verdict.score for _, verdict in sure)
            yield work.iri, [pair for pair in sure if pair[1].score == best]


def _to_documents(
    work: str,
    matches: list[tuple[str, Verdict]],
    citations: tuple[tuple[Mention, Reference], ...],
    base: str,
) -> Iterator[Tie]:
    """The work is the document, which is thereby cited; of several each is a candidate."""
    evidence = tuple(sorted(mention.id for mention, _ in citations))
    for document, verdict in matches:
        if len(matches) > 1:
            reason = f"{len(matches)} documents fit equally well: {verdict.reason}"
            score = round(verdict.score / len(matches), 2)
            yield Tie(
                subject=work,
                predicate="candidate",
                object=document,
                rule=verdict.rule,
                score=score,
                reason=reason,
                evidence=evidence,
            )
            continue
        yield _tie(work, "same-as", document, verdict, evidence)
        citing: defaultdict[str, list[str]] = defaultdict(list)
        for mention, _ in citations:
            citing[str(uris.document(base, mention.document))].append(mention.id)
        for source, mentions in sorted(citing.items()):
            if source != document:
                yield _tie(source, "cites", document, verdict, tuple(sorted(mentions)))


def _duplicates(works: Sequence[Publication], cited: Cited) -> Iterator[Tie]:
    """Works with different keys that are one; each set is joined by as few ties as it needs."""
    known, found = {work.iri: work for work in works}, []
    for block in _blocks(works).values():
        for one, other in combinations(block, 2):
            verdict = compare(one, other)
            if verdict and verdict.score >= _LEAST:
                found.append((-verdict.score, one.iri, other.iri, verdict))
    joined = Unions()
    lone = _authors_of_one(works)
    for _, first, second, verdict in sorted(set(found), key=lambda item: item[:3]):
        pair = {first, second}
        only = lone.get(_author_year(known[first])) == pair
        if verdict.rule == "work.same-author-and-year" and not only:
            continue
        if joined.join(first, second):
            predicate = "same-as" if verdict.rule in _IDENTITY else "exact-match"
            evidence = {mention.id for iri in pair for mention, _ in cited[iri]}
            yield _tie(first, predicate, second, verdict, tuple(sorted(evidence)))


def _author_year(work: Publication) -> tuple[str, ...]:
    return (work.person, *sorted(work.years)[:1])


def _authors_of_one(works: Iterable[Publication]) -> Mapping[tuple[str, ...], set[str]]:
    """The works of each person and year."""
    found: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for work in works:
        if work.person:
            found[_author_year(work)].add(work.iri)
    return found


def _blocks(publications: Iterable[Publication]) -> Mapping[str, list[Publication]]:
    """The publications that share a key; only these are compared."""
    blocks: defaultdict[str, list[Publication]] = defaultdict(list)
    for one in publications:
        for key in sorted(_keys(one)):
            blocks[key].append(one)
    return blocks


def _keys(one: Publication) -> set[str]:
    return {
        *one.identifiers,
        *(f"number {number}" for number in one.numbers),
        *(f"title {title[0]}" for title in one.titles),
        *(f"title {title[0]}" for title in map(sorted, one.titles)),
        *(f"person {one.person} {year}" for year in one.years if one.person),
    }


def _tie(
    subject: str, predicate: str, target: str, verdict: Verdict, evidence: tuple[str, ...]
) -> Tie:
    return Tie(
        subject=subject,
        predicate=predicate,
        object=target,
        rule=verdict.rule,
        score=verdict.score,
        reason=verdict.reason,
        evidence=evidence,
    )
