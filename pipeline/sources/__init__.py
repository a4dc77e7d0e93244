"""From files and folders to raw documents; what cannot be read becomes a finding."""

from pipeline.sources.folder import MEDIA_TYPES, each, fetch

__all__ = ["MEDIA_TYPES", "each", "fetch"]
