"""The figures that a change must not lower: what the regression gate compares."""

from collections.abc import Mapping

from pipeline.evaluation.parts import ALL, Part

Figures = dict[str, dict[str, dict[str, float]]]  # part → type → measure → value

TOLERANCE = 0.01


def figures(parts: Mapping[str, Part]) -> Figures:
    """Strict and overlap F1 of each type, of the parts apart."""
    return {
        name: {
            kind: {"strict": round(one.strict.f1, 4), "overlap": round(one.overlap.f1, 4)}
            for kind, one in part.types.items()
        }
        for name, part in parts.items()
        if name != ALL
    }


def falls(committed: Figures, now: Figures) -> list[str]:
    """What has fallen by more than the tolerance, in words."""
    return [
        f"{part} {kind} {measure}: {now[part][kind][measure]:.4f} after {value:.4f}"
        for part, kinds in committed.items()
        for kind, measures in kinds.items()
        for measure, value in measures.items()
        if now[part][kind][measure] < value - TOLERANCE
    ]
