"""Where tables are printed: as wide as the terminal, and wide enough when there is none."""

from rich.console import Console


def wide_console() -> Console:
    """A console on standard output; without a terminal its lines are not cut at 80 characters."""
    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=200)
