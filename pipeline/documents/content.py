"""What a reader makes of a document's bytes, before anything is known of the document itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.model import Footnote, Page, Section
from pipeline.text_map import TextMap


@dataclass(frozen=True, slots=True)
class Remark:
    """Something a reader mended or could not tell; becomes a warning about the document."""

    code: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The text of a document, its parts, and what its file says of it."""

    text: str
    source_map: TextMap
    sections: tuple[Section, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    pages: tuple[Page, ...] = ()
    metadata: Mapping[str, str] = field(
        default_factory=dict
    )  # embedded: title, issued, publisher …
    remarks: tuple[Remark, ...] = ()
