"""The ontology's tests ask the same release of the samples as `tests/defs` does."""

from tests.defs.conftest import samples_release

__all__ = ["samples_release"]
