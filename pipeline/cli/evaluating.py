"""`evaluate`: extraction scored against gold, per part, type, kind and genre."""

import csv
import json
import sys
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rich.table import Table

from pipeline import evaluation, extraction
from pipeline.cli import measuring, quality
from pipeline.cli.console import wide_console
from pipeline.errors import SourceError
from pipeline.evaluation import Annotation, Figures, Part, Score


def evaluate(options: measuring.Options) -> None:
    """Extract every annotated document of the corpus, score, and print or write."""
    one = measuring.annotated(options.gold, options.corpus, options.held, options.folds)
    if options.figures:
        made = json.dumps(figures(one), indent=1)
        options.figures.write_text(made + "\n", encoding="utf-8")
        return
    found = measuring.found_in(one)
    if options.calibrate:
        _calibrate(one, found, options.calibrate)
    if options.errors:
        list_errors(one, found, options)
        return
    parts = measuring.scores(one, found, keys_of(options.authority))
    if options.report:
        quality.write(one, found, parts, options, options.report)
    elif options.as_json:
        json.dump(parts, sys.stdout, default=asdict, indent=1)
        sys.stdout.write("\n")
    else:
        _print(parts, measuring.caution(found, options.folds))


def figures(one: measuring.Annotated) -> dict[str, Figures]:
    """The figures of the regression gate, by rules alone and with the component that ships.

    That component has learnt from these documents: the second is a guard, no measure.
    """
    return {
        name: evaluation.figures(
            measuring.scores(one, measuring.found_in(measuring.with_model(one, model)))
        )
        for name, model in (("rules alone", extraction.NO_MODEL), ("as shipped", None))
    }


def keys_of(authority: Path | None) -> frozenset[str]:
    """The keys of an authority table."""
    if authority is None:
        return frozenset()
    try:
        with authority.open(encoding="utf-8", newline="") as stream:
            return frozenset(row["key"] for row in csv.DictReader(stream))
    except (OSError, KeyError) as error:
        raise SourceError(str(authority), "is no CSV with a column 'key'") from error


def list_errors(
    one: measuring.Annotated, found: list[Annotation], options: measuring.Options
) -> None:
    """Print the mistakes of a type, each with its place, its words and the rule behind it."""
    docs = evaluation.parts_of(one.genres, one.development).get(options.part, frozenset())
    texts = {document.name: document.text for document in one.documents}
    mistakes = evaluation.mistakes(
        [item for item in one.gold.annotations if item.doc in docs],
        [item for item in found if item.doc in docs],
        str(options.errors),
    )
    for mistake in mistakes[: options.most]:
        place = mistake.place
        values = "".join(
            f"  {name}: {gold!r}, found {given!r}"
            for name, (gold, given) in evaluation.compared(mistake).items()
        )
        sys.stdout.write(
            f"{mistake.what:<16} {place.doc}:{place.start}  "
            f"{evaluation.detail(mistake)}{values}\n"
            f"    {evaluation.in_context(texts[place.doc], mistake)}\n"
        )
    sys.stdout.write(f"{min(len(mistakes), options.most)} of {len(mistakes)} mistakes shown\n")


def _calibrate(one: measuring.Annotated, found: list[Annotation], path: Path) -> None:
    finds = evaluation.judged(one.gold.annotations, found, one.development)
    records = evaluation.records(finds)
    path.write_text(json.dumps(records, indent=1) + "\n", encoding="utf-8")


def _print(parts: Mapping[str, Part], warning: str) -> None:
    console = wide_console()
    console.print(
        "Rules were tuned on the development documents; the held-out figures are what counts."
    )
    console.print(warning)
    table = Table("documents", "type", "P", "R", "F1", "95 %", "overlap F1", "95 %", "B³", "linked")
    for name, part in parts.items():
        for kind, one in part.types.items():
            table.add_row(f"{name} ({part.documents})", kind, *_cells(one))
    console.print(table)
    table = Table("documents", "type", "attribute", "right", "95 %", "compared")
    for name, part in parts.items():
        for kind, one in part.types.items():
            for attribute, share in one.attributes.items():
                between = f"{share.low:.3f}–{share.high:.3f}"
                table.add_row(
                    name, kind, attribute, f"{share.share:.3f}", between, str(share.compared)
                )
    console.print(table)
    for title, slices in (("kind", "kinds"), ("genre", "genres")):
        table = Table("documents", title, "", "P", "R", "F1", "95 %", "gold", "found")
        for name, part in parts.items():
            if name == evaluation.ALL:
                continue
            for outer, inner, score in _slices(getattr(part, slices)):
                table.add_row(name, outer, inner, *_short(score))
        console.print(table)


def _slices(table: Mapping[str, Mapping[str, Score]]) -> list[tuple[str, str, Score]]:
    return [
        (one, two, score)
        for one, row in table.items()
        for two, score in row.items()
        if score.strict.gold or score.strict.found
    ]


def _cells(one: Score) -> tuple[Any, ...]:
    strict, loose = one.strict, one.overlap
    return (
        f"{strict.precision:.3f}",
        f"{strict.recall:.3f}",
        f"{strict.f1:.3f}",
        f"{strict.low:.3f}–{strict.high:.3f}",
        f"{loose.f1:.3f}",
        f"{loose.low:.3f}–{loose.high:.3f}",
        "" if one.bcubed is None else f"{one.bcubed:.3f}",
        ""
        if one.linked is None
        else f"{one.linked.right:.3f} (wrong {one.linked.wrong:.3f}) of {one.linked.compared}",
    )


def _short(one: Score) -> tuple[str, ...]:
    strict = one.strict
    return (
        f"{strict.precision:.3f}",
        f"{strict.recall:.3f}",
        f"{strict.f1:.3f}",
        f"{strict.low:.3f}–{strict.high:.3f}",
        str(strict.gold),
        str(strict.found),
    )
