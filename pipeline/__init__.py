"""Beleidsgraaf: Flemish policy documents in, validated linked open data out."""

__version__ = "0.1.0"
