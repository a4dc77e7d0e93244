"""Copies of published releases elsewhere: an output folder in, stores brought up to it."""

from pipeline.replication import graph_store, object_store
from pipeline.replication.destination import Destination, Replica, bring_all
from pipeline.replication.graph_protocol import Access
from pipeline.replication.published import Published, published_in

__all__ = [
    "Access",
    "Destination",
    "Published",
    "Replica",
    "bring_all",
    "graph_store",
    "object_store",
    "published_in",
]
