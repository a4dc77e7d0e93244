"""Sets of things that are one, grown pair by pair."""


class Unions:
    """Which things have been said to be one, also by way of others."""

    def __init__(self) -> None:
        """Everything by itself."""
        self._parents: dict[str, str] = {}

    def find(self, item: str) -> str:
        """The representative of an item's set: its first in the alphabet."""
        path = []
        while (parent := self._parents.get(item, item)) != item:
            path.append(item)
            item = parent
        for seen in path:
            self._parents[seen] = item
        return item

    def join(self, one: str, other: str) -> bool:
        """Make one set of two; false when they were one already."""
        first, second = sorted((self.find(one), self.find(other)))
        self._parents[second] = first
        return first != second
