"""Measures extraction against gold, as the annotation guide and its scorer define it."""

from pipeline.evaluation.annotation import Annotation
from pipeline.evaluation.calibration import (
    Estimate,
    Judged,
    Records,
    cross_fitted,
    judged,
    records,
)
from pipeline.evaluation.figures import Figures, falls, figures
from pipeline.evaluation.gold import Gold, load, mentions_in
from pipeline.evaluation.mistakes import (
    Cause,
    Mistake,
    causes,
    compared,
    detail,
    in_context,
    mistakes,
)
from pipeline.evaluation.parts import (
    ALL,
    DEVELOPMENT,
    HELD_OUT,
    TYPES,
    Part,
    development_documents,
    part,
    parts_of,
)
from pipeline.evaluation.reliability import Reliability, reliability
from pipeline.evaluation.scoring import Score, score

__all__ = [
    "ALL",
    "DEVELOPMENT",
    "HELD_OUT",
    "TYPES",
    "Annotation",
    "Cause",
    "Estimate",
    "Figures",
    "Gold",
    "Judged",
    "Mistake",
    "Part",
    "Records",
    "Reliability",
    "Score",
    "causes",
    "compared",
    "cross_fitted",
    "detail",
    "development_documents",
    "falls",
    "figures",
    "in_context",
    "judged",
    "load",
    "mentions_in",
    "mistakes",
    "part",
    "parts_of",
    "records",
    "reliability",
    "score",
]
