"""Which releases stay: the last ones, the first of each month, and those that others need."""

from collections.abc import Iterable


def kept(versions: Iterable[str], keep: int, *needed: str | None) -> frozenset[str]:
    """Of these versions (UTC times, so that they sort), those that stay; 0 keeps all.

    >>> sorted(kept(("20260930T02", "20261001T02", "20261002T02", "20261003T02"), 1))
    ['20260930T02', '20261001T02', '20261003T02']
    """
    ordered = sorted(versions)
    if not keep:
        return frozenset(ordered)
    months = {version[:6]: version for version in reversed(ordered)}
    return frozenset(ordered) & {*ordered[-keep:], *months.values(), *needed}
