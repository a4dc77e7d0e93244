"""One release of the sample documents, made once for all tests that look at it."""

from pathlib import Path

import pytest

from pipeline.defs.launch import Outcome, launch

ROOT = Path(__file__).parents[1]
AS_OF = "2026-11-20T02:00:00Z"


@pytest.fixture(scope="session")
def samples_release(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """The outcome of a run over `samples/`."""
    output = tmp_path_factory.mktemp("release")
    return launch(inputs=[ROOT / "samples"], output=output, as_of=AS_OF, workers=1)
