"""Text in its language, and one preferred label for each thing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from rdflib import SKOS, Literal, URIRef

from pipeline.entities.entity_type import Triple
from pipeline.mapping.document import Linked
from pipeline.model import Judgement
from pipeline.vocabulary import UNDETERMINED


def in_language(triples: Iterable[Triple], language: str) -> Iterator[Triple]:
    """The triples, with words of the document in the language of the document."""
    for subject, predicate, value in triples:
        if isinstance(value, Literal) and value.language == UNDETERMINED:
            yield subject, predicate, Literal(str(value), lang=language)
        else:
            yield subject, predicate, value


def with_one_label(triples: Iterable[Triple], linked: Linked) -> Iterator[Triple]:
    """The triples, with one preferred label for each thing and language; the others alternative.

    The label of a link to an authority goes first, then that of the first mention.
    """
    ranks = _ranks(linked)
    labels: dict[tuple[URIRef, str | None], set[Literal]] = defaultdict(set)
    alternatives: set[tuple[URIRef, Literal]] = set()
    for subject, predicate, value in triples:
        if predicate == SKOS.prefLabel and isinstance(value, Literal):
            labels[subject, value.language].add(value)
        elif predicate == SKOS.altLabel and isinstance(value, Literal):
            alternatives.add((subject, value))
        else:
            yield subject, predicate, value
    for (subject, _), found in labels.items():
        best, *others = sorted(found, key=lambda label: _rank(ranks, subject, label))
        yield subject, SKOS.prefLabel, best
        alternatives.discard((subject, best))
        alternatives.update((subject, other) for other in others)
    for subject, alternative in alternatives:
        yield subject, SKOS.altLabel, alternative


def _rank(ranks: dict[tuple[str, str], int], subject: URIRef, label: Literal) -> tuple[int, str]:
    return ranks.get((str(subject), str(label)), len(ranks)), str(label)


def _ranks(linked: Linked) -> dict[tuple[str, str], int]:
    """The order of the labels that links give to each entity; lower is better."""
    ordered = sorted(linked, key=lambda pair: pair[1].judgement is not Judgement.LINKED)
    ranks: dict[tuple[str, str], int] = {}
    for _, link in ordered:
        ranks.setdefault((link.uri, " ".join(link.label.split())), len(ranks))
    return ranks
