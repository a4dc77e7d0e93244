"""What all mentions of a document say together, worked out once for them all."""

from dataclasses import dataclass

from pipeline.model import Mention


@dataclass(frozen=True, slots=True, eq=False)
class Whole:
    """The mentions of a document as the key of a cache: equal only to the very same tuple.

    Comparing ten thousand mentions at every look-up would take longer than what is looked up.
    """

    mentions: tuple[Mention, ...]

    def __eq__(self, other: object) -> bool:
        """Whether both hold one and the same tuple."""
        return isinstance(other, Whole) and self.mentions is other.mentions

    def __hash__(self) -> int:
        """By the place of the tuple, which the cache keeps alive."""
        return id(self.mentions)
