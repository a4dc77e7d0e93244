"""Dagster's door."""

from pipeline.defs.code_location import defs

__all__ = ["defs"]
