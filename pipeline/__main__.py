"""`python -m pipeline` is the command `beleidsgraaf`."""

from pipeline.cli import main

main()
