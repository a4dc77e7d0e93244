"""One preferred label for each thing across the documents of a release.

Documents name what no authority lists in words of their own ("Green deal", "Green Deal"). In the
union of their graphs a thing would then have several preferred labels in one language. Here the
label that most documents use stands in all of them; the others become alternative labels.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from rdflib import SKOS

_LABEL = re.compile(
    rf'(?P<thing><[^>]*>) <{SKOS.prefLabel}> (?P<text>"(?:[^"\\]|\\.)*")@(?P<language>[\w-]+) \.'
)
_Thing = tuple[str, str]  # IRI and language, as N-Triples write them


def agreed(graphs: Mapping[str, str]) -> dict[str, str]:
    """The graphs, as sorted N-Triples by name, with one preferred label a thing and language."""
    used: dict[_Thing, Counter[str]] = defaultdict(Counter)
    for text in graphs.values():
        for found in _labels(text):
            used[found["thing"], found["language"]][found["text"]] += 1
    chosen = {thing: _best(labels) for thing, labels in used.items() if len(labels) > 1}
    return {name: _relabelled(text, chosen) for name, text in graphs.items()}


def _labels(ntriples: str) -> Iterator[re.Match[str]]:
    for line in ntriples.splitlines():
        found = _LABEL.fullmatch(line)
        if found:
            yield found


def _best(labels: Counter[str]) -> str:
    """What most documents say; of equals the first in the alphabet."""
    return min(labels, key=lambda label: (-labels[label], label))


def _relabelled(ntriples: str, chosen: Mapping[_Thing, str]) -> str:
    lines = set(ntriples.splitlines())
    for found in list(_labels(ntriples)):
        thing, language = found["thing"], found["language"]
        label = chosen.get((thing, language), found["text"])
        if label != found["text"]:
            lines.remove(found[0])
            lines.add(f"{thing} <{SKOS.altLabel}> {found['text']}@{language} .")
            lines.add(f"{thing} <{SKOS.prefLabel}> {label}@{language} .")
            lines.discard(f"{thing} <{SKOS.altLabel}> {label}@{language} .")
    return "".join(f"{line}\n" for line in sorted(lines))
