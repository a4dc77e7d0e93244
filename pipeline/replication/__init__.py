"""Copies of published releases elsewhere: an output folder in, stores brought up to it."""

from pipeline.replication import object_store
from pipeline.replication.destination import Destination, Replica, bring_all
from pipeline.replication.published import Published, published_in

__all__ = [
    "Destination",
    "Published",
    "Replica",
    "bring_all",
    "object_store",
    "published_in",
]
