"""The report of the shapes' tests: `python -m tools.ontology_docs.mutations` (`make mutations`).

Breaks every constraint once, with the changes of `tests/validation`, and writes down what fired.
"""

import logging
import sys

import pyshacl
from rdflib import SH, Graph

from pipeline.validation.shacl import findings_of
from tests.mapping import examples as made
from tests.validation.example_graph import example_graph
from tests.validation.mutations import Constraint, broken, constraints, with_parts
from tools.ontology_docs.sources import REPOSITORY, read, short

REPORT = REPOSITORY / "docs/ontology/mutations.md"
SHACL_SHACL = REPOSITORY / "../shared/vocab/validators/shacl/shacl-shacl.ttl"
HEAD = """# Every constraint of every shape, broken once

Made by `make mutations`; the same is tested in `tests/validation/test_shapes.py`. One example graph
conforms to all shapes; for each row it was changed to break just this constraint, and validated.

"""


def row(shapes: Graph, constraint: Constraint, *, fired: bool) -> str:
    """A line of the table."""
    severity = shapes.value(constraint.shape, SH.severity) or SH.Violation
    cells = (
        constraint.shape.rpartition("#")[2],
        constraint.parameter.rpartition("#")[2],
        ("class " if constraint.of_class else "objects of ") + short(constraint.target),
        str(severity).rpartition("#")[2].lower(),
        "yes" if fired else "**NO**",
    )
    return f"| {' | '.join(cells)} |\n"


def main() -> int:
    """Write the report; 1 when a constraint did not fire."""
    logging.getLogger("rdflib.term").setLevel(logging.ERROR)  # broken dates are meant to be
    shapes = read().shapes
    graph = example_graph()
    sound = not findings_of(graph, "example", made.BASE)
    found = {each: _fires(graph, shapes, each) for each in sorted(constraints(shapes), key=str)}
    quiet = sum(not fired for fired in found.values())
    said = f"{len(found)} constraints, {len(found) - quiet} fire. The example "
    said += "conforms. " if sound else "does **not** conform. "
    text = f"{HEAD}{said}SHACL-SHACL: {_shacl_of_shacl(shapes)}.\n\n"
    text += "| shape | constraint | on | severity | fires |\n|---|---|---|---|---|\n"
    text += "".join(row(shapes, each, fired=fired) for each, fired in found.items())
    REPORT.write_text(text, encoding="utf-8")
    sys.stdout.write(f"{said}\n")
    return 1 if quiet or not sound else 0


def _fires(graph: Graph, shapes: Graph, constraint: Constraint) -> bool:
    changed = broken(graph, shapes, constraint)
    used = with_parts(shapes, constraint.owner)
    found = findings_of(changed, "example", made.BASE, only=used)
    return (str(constraint.shape), constraint.component) in {
        (item.code, item.component) for item in found
    }


def _shacl_of_shacl(shapes: Graph) -> str:
    if not SHACL_SHACL.is_file():
        return "not there to ask"
    conforms, _, _ = pyshacl.validate(shapes, shacl_graph=Graph().parse(SHACL_SHACL))
    return "conforms" if conforms else "does **not** conform"


if __name__ == "__main__":
    sys.exit(main())
