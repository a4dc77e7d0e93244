"""The command line `beleidsgraaf`: results to standard output, progress and logs to standard error.

No heavy library is imported before a command needs it, so that `--help` answers at once.
"""

from pipeline.cli.commands import main

__all__ = ["main"]
