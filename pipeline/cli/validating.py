"""`validate`: the SHACL findings of RDF files as a table a person can read."""

from pathlib import Path

from rich.table import Table

from pipeline import validation
from pipeline.cli.console import wide_console
from pipeline.model import Severity


def validate(files: tuple[Path, ...]) -> bool:
    """Print the findings; true when one is a violation."""
    findings = [item for path in files for item in validation.validate_file(path)]
    console = wide_console()
    if not findings:
        console.print(f"conforms: {len(files)} file{'s' if len(files) > 1 else ''}")
        return False
    table = Table("severity", "file", "about", "what is wrong")
    for item in findings:
        table.add_row(str(item.severity), item.document, item.focus, item.message)
    console.print(table)
    return any(item.severity is Severity.VIOLATION for item in findings)
