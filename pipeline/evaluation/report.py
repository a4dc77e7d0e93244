"""The quality report in Markdown: the same figures give the same bytes."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.evaluation.goals import GOALS, Figure
from pipeline.evaluation.mistakes import Cause, in_context
from pipeline.evaluation.parts import ALL, DEVELOPMENT, HELD_OUT, TYPES, Part
from pipeline.evaluation.reliability import Reliability
from pipeline.evaluation.report_text import ABOUT, COMPUTED, OWN
from pipeline.evaluation.scoring import Score

_NAMES = {HELD_OUT: "held out", DEVELOPMENT: "development", ALL: "all"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All that the report tells."""

    parts: Mapping[str, Part]
    ablation: Mapping[str, Mapping[str, Part] | None]  # what was left out → parts; None: not there
    reliability: Reliability | None
    causes: Sequence[Cause]
    development: Collection[str]  # the names of the development documents
    texts: Mapping[str, str]  # document → its text
    speed: Mapping[str, str]  # what was measured → figure
    trained: str = ""  # whether the trained component had seen the documents
    picture: str = "quality.svg"  # the file with the reliability curve
    own: Mapping[str, Part] = field(default_factory=dict)  # of documents written for this project


def markdown(report: Report) -> str:
    """The report as a page."""
    sections = (
        ("# Quality of the extraction", f"{ABOUT}\n\n{report.trained}".strip()),
        ("## Against the goals", "\n".join(_goals(report.parts))),
        ("## Documents annotated blind", "\n".join(_own(report.own))),
        ("## Types", "\n".join(_types(report.parts))),
        ("## Attributes", "\n".join(_attributes(report.parts))),
        ("## Kinds", "\n".join(_slices(report.parts, "kinds", ("type", "kind")))),
        ("## Genres", "\n".join(_slices(report.parts, "genres", ("genre", "type")))),
        ("## What each component adds", "\n".join(_ablation(report))),
        ("## Confidence", "\n".join(_confidence(report))),
        ("## The twenty commonest mistakes", "\n".join(_mistakes(report))),
        ("## Speed and memory", "\n".join(_speed(report.speed))),
        ("## How the figures are computed", COMPUTED),
    )
    return "\n\n".join(f"{title}\n\n{body}" for title, body in sections) + "\n"


def _row(*cells: object) -> str:
    return f"| {' | '.join(str(cell).replace('|', '/') for cell in cells)} |"


def _head(*names: str) -> tuple[str, str]:
    return _row(*names), f"|{'---|' * len(names)}"


def _between(one: Figure) -> str:
    return f"{one.value:.3f} ({one.low:.2f}–{one.high:.2f})"


def _goals(parts: Mapping[str, Part]) -> Iterator[str]:
    names = [name for name in (HELD_OUT, DEVELOPMENT) if name in parts]
    yield from _head("figure", "must", "aim", *(_NAMES[name] for name in names), "verdict")
    for goal in GOALS:
        figures = {name: goal.of(parts[name]) for name in names}
        counts = figures.get(HELD_OUT)
        verdict = "not measured" if counts is None else goal.verdict(counts.value)
        yield _row(
            goal.name,
            goal.must,
            goal.aim,
            *("–" if one is None else _between(one) for one in figures.values()),
            verdict,
        )
    yield ""
    yield "Between brackets the 95 % interval. The verdict is about the held-out figure."


def _own(parts: Mapping[str, Part]) -> Iterator[str]:
    if not parts:
        yield "Not measured: `--own tests/gold`."
        return
    yield OWN
    yield ""
    yield from _goals(parts)


def _types(parts: Mapping[str, Part]) -> Iterator[str]:
    yield from _head(
        "documents", "type", "P", "R", "F1", "95 %", "overlap F1", "95 %", "B³", "gold", "found"
    )
    for name, part in parts.items():
        for kind, one in part.types.items():
            yield _row(
                f"{_NAMES[name]} ({part.documents})",
                kind,
                *_short(one),
                f"{one.overlap.f1:.3f}",
                f"{one.overlap.low:.3f}–{one.overlap.high:.3f}",
                "" if one.bcubed is None else f"{one.bcubed:.3f}",
                one.strict.gold,
                one.strict.found,
            )
    for name, part in parts.items():
        linked = part.types["ORG"].linked
        if linked:
            yield ""
            yield (
                f"Organisations of the authority, {_NAMES[name]}: {linked.right:.3f} linked right, "
                f"{linked.wrong:.3f} linked wrong, of {linked.compared}."
            )
    yield ""
    yield _ACTS


_ACTS = "How each act cited by its date was resolved, or why not: [`linking.md`](linking.md)."


def _attributes(parts: Mapping[str, Part]) -> Iterator[str]:
    yield from _head("documents", "type", "attribute", "right", "95 %", "compared")
    for name, part in _apart(parts):
        for kind, one in part.types.items():
            for attribute, share in one.attributes.items():
                between = f"{share.low:.3f}–{share.high:.3f}"
                yield _row(
                    _NAMES[name], kind, attribute, f"{share.share:.3f}", between, share.compared
                )


def _slices(parts: Mapping[str, Part], which: str, heads: tuple[str, str]) -> Iterator[str]:
    yield from _head("documents", *heads, "P", "R", "F1", "95 %", "gold", "found")
    for name, part in _apart(parts):
        for outer, row in getattr(part, which).items():
            for inner, one in row.items():
                if one.strict.gold or one.strict.found:
                    counts = one.strict.gold, one.strict.found
                    yield _row(_NAMES[name], outer, inner, *_short(one), *counts)


def _ablation(report: Report) -> Iterator[str]:
    """Differences of strict F1, in hundredths."""
    names = [name for name in (HELD_OUT, ALL) if name in report.parts]
    yield "Change of strict F1, in hundredths, when one component is left out."
    yield ""
    yield from _head("left out", *(f"{kind}, {_NAMES[name]}" for name in names for kind in TYPES))
    for component, parts in report.ablation.items():
        if parts is None:
            yield _row(component, "not part of this run", *([""] * (len(names) * len(TYPES) - 1)))
            continue
        cells = (
            100 * (parts[name].types[kind].strict.f1 - report.parts[name].types[kind].strict.f1)
            for name in names
            for kind in TYPES
        )
        yield _row(component, *("0" if abs(cell) < 0.05 else f"{cell:+.1f}" for cell in cells))


def _confidence(report: Report) -> Iterator[str]:
    one = report.reliability
    if one is None:
        yield "No held-out document: nothing to say."
        return
    yield (
        f"Of {one.count} finds on held-out documents, each rated without the document that it "
        f"stands in: expected calibration error {one.error:.3f}, Brier score {one.brier:.3f}, "
        f"log loss {one.log_loss:.3f}."
    )
    yield ""
    yield f"![Reliability curve]({report.picture})"
    yield ""
    yield from _head("confidence", "finds", "mean confidence", "share right", "95 %")
    for part in one.bins:
        yield _row(
            f"{part.low:.2f}–{part.high:.2f}",
            part.count,
            f"{part.predicted:.3f}",
            f"{part.observed:.3f}",
            f"{part.observed_low:.2f}–{part.observed_high:.2f}",
        )


def _mistakes(report: Report) -> Iterator[str]:
    yield "Annotated words stand between ⟨ ⟩, found ones between [ ]. Held-out documents are"
    yield "counted, but their words are not shown: they stay held out only while nobody looks."
    yield ""
    yield from _head("type", "mistake", "rule or kind", "development", "held out", "for example")
    for cause in report.causes[:20]:
        seen = [one for one in cause.mistakes if one.place.doc in report.development]
        example = in_context(report.texts[seen[0].place.doc], seen[0], 30) if seen else ""
        unseen = len(cause.mistakes) - len(seen)
        yield _row(cause.type, cause.what, cause.detail, len(seen), unseen, example)


def _speed(speed: Mapping[str, str]) -> Iterable[str]:
    if not speed:
        return ["Not measured: run `make benchmark`."]
    return [*_head("measured", "figure"), *(_row(name, figure) for name, figure in speed.items())]


def _apart(parts: Mapping[str, Part]) -> Iterator[tuple[str, Part]]:
    return ((name, part) for name, part in parts.items() if name != ALL or len(parts) == 1)


def _short(one: Score) -> tuple[str, ...]:
    strict = one.strict
    return (
        f"{strict.precision:.3f}",
        f"{strict.recall:.3f}",
        f"{strict.f1:.3f}",
        f"{strict.low:.3f}–{strict.high:.3f}",
    )
