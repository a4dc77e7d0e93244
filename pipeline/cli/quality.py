"""`evaluate --report`: the quality report as Markdown, with its figures as RDF and its curve."""

import json
from collections.abc import Mapping
from pathlib import Path

import click

from pipeline import evaluation, extraction
from pipeline.cli import measuring
from pipeline.errors import SourceError
from pipeline.evaluation import Annotation, Part, dqv
from pipeline.evaluation.curve import svg
from pipeline.evaluation.report import Report, markdown
from pipeline.settings import from_environment


def write(
    one: measuring.Annotated,
    found: list[Annotation],
    parts: Mapping[str, Part],
    options: measuring.Options,
    path: Path,
) -> None:
    """Write `path`, and beside it the same name with .ttl and .svg."""
    finds = evaluation.judged(one.gold.annotations, found, one.development)
    curve = evaluation.reliability(evaluation.cross_fitted(finds, measuring.fitted))
    report = Report(
        parts=parts,
        ablation=_ablation(one, found),
        reliability=curve,
        causes=evaluation.causes(one.gold.annotations, found),
        development=one.development,
        texts={document.name: document.text for document in one.documents},
        speed=_speed(options.speed),
        trained=measuring.caution(found, options.folds),
        picture=path.with_suffix(".svg").name,
        own=_own(options.own),
    )
    path.write_text(markdown(report), encoding="utf-8")
    graph = dqv.graph(parts, curve, from_environment().base_iri)
    path.with_suffix(".ttl").write_text(graph.serialize(format="turtle"), encoding="utf-8")
    if curve is not None:
        path.with_suffix(".svg").write_text(svg(curve), encoding="utf-8")


def _own(folder: Path | None) -> Mapping[str, Part]:
    """The scores on annotated documents of our own, read with the component that ships."""
    if folder is None:
        return {}
    one = measuring.annotated(folder, folder)
    return measuring.scores(one, measuring.found_in(one))


def _ablation(
    one: measuring.Annotated, found: list[Annotation]
) -> dict[str, Mapping[str, Part] | None]:
    """The scores without each component; None for one that found nothing in this run."""
    there = {extraction.component_of(str(item.attributes["rule"])) for item in found}
    made: dict[str, Mapping[str, Part] | None] = {}
    for component in extraction.COMPONENTS:
        click.echo(f"without {component}", err=True)
        made[component] = (
            measuring.scores(one, measuring.found_in(one, component))
            if component in there
            else None
        )
    return made


def _speed(path: Path | None) -> dict[str, str]:
    """What the benchmark wrote: names and figures."""
    if path is None:
        return {}
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, json.JSONDecodeError) as error:
        raise SourceError(str(path), "is no result of `make benchmark`") from error
    return {str(name): str(figure) for name, figure in rows.items()}
