"""Writes what is made from the ontology: `python -m tools.ontology_docs` (`make docs`)."""

import sys

from tools.ontology_docs import files


def main() -> None:
    """Write every file that differs from what stands there."""
    for path, content in files.made().items():
        if not path.is_file() or path.read_text(encoding="utf-8") != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
            sys.stdout.write(f"written: {path.relative_to(files.REPOSITORY)}\n")


if __name__ == "__main__":
    main()
