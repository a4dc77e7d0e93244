"""Measures extraction against gold, as the annotation guide and its scorer define it."""

from pipeline.evaluation.gold import Gold, load, mentions_in
from pipeline.evaluation.records import records
from pipeline.evaluation.scoring import Annotation, Score, score

__all__ = ["Annotation", "Gold", "Score", "load", "mentions_in", "records", "score"]
