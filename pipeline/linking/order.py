"""Which of two statements is the later one: by the dates of their documents, or by citation."""

from collections.abc import Iterable, Mapping

from pipeline.entities.target.statements import Statement
from pipeline.model import Document


class Order:
    """The order of the statements of some documents in time."""

    def __init__(self, documents: Iterable[Document], cites: set[tuple[str, str]]) -> None:
        """`cites` are pairs of citing and cited document."""
        self._documents: Mapping[str, Document] = {one.id: one for one in documents}
        self._cites = cites

    def later_first(
        self, one: Statement, other: Statement
    ) -> tuple[Statement | None, Statement | None]:
        """The two, the later first; nothing when it cannot be told.

        In one document what stands further on is the later one. Two renderings of one text
        (another format, the same title, publisher and date) do not repeat one another.
        """
        first, second = self._documents[one.document], self._documents[other.document]
        if first.id == second.id:
            return (other, one) if self.place(other) > self.place(one) else (one, other)
        if (first.title, first.publisher, first.issued) == (
            second.title,
            second.publisher,
            second.issued,
        ):
            return None, None
        if (first.id, second.id) in self._cites:
            return one, other
        if (second.id, first.id) in self._cites:
            return other, one
        length = min(len(first.issued or ""), len(second.issued or ""))
        early, late = (first.issued or "")[:length], (second.issued or "")[:length]
        if early == late:
            return None, None
        return (one, other) if early > late else (other, one)

    def place(self, one: Statement) -> tuple[str, int]:
        """When and where something was stated."""
        return self._documents[one.document].issued or "", one.start
