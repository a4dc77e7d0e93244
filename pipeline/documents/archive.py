"""A ZIP-based office file in, its parts out, within limits that no honest document reaches."""

import io
import zipfile
import zlib
from collections.abc import Callable

from pipeline.documents.signatures import described
from pipeline.errors import FormatError

_MOST_BYTES = 100_000_000  # of one part, unpacked


def part_reader(document: str, content: bytes) -> Callable[[str], bytes | None]:
    """A function that gives a part of the archive by name, or None where there is no such part.

    Raises `FormatError` for what is no ZIP archive; so does the function for a part that is
    damaged, encrypted or too large.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        names = frozenset(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        reason = f"is not a DOCX file but {described(content)} ({error})"
        raise FormatError(document, reason) from error
    return lambda name: _part(document, archive, name) if name in names else None


def _part(document: str, archive: zipfile.ZipFile, name: str) -> bytes:
    try:
        with archive.open(name) as stream:
            content = stream.read(_MOST_BYTES + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        raise FormatError(document, f"part {name} is damaged: {error}") from error
    except RuntimeError as error:  # so zipfile says that a password is needed
        raise FormatError(document, f"part {name} cannot be read: {error}") from error
    if len(content) > _MOST_BYTES:
        reason = f"part {name} is larger than {_MOST_BYTES} bytes unpacked; is it a ZIP bomb?"
        raise FormatError(document, reason)
    return content
