"""Identifiers that others gave: each module normalises one kind, or raises `InvalidIdentifier`."""
