"""Publication is a small part of a run."""

import time
from pathlib import Path
from typing import Any

import pytest

from pipeline import publication
from pipeline.defs.launch import launch
from pipeline.defs.release_content import content_of

SEEDS = Path(__file__).parents[2] / "../shared/corpus/seeds"
SECONDS = 5.0


@pytest.mark.shared
@pytest.mark.skipif(not SEEDS.is_dir(), reason="needs the reference material in ../shared")
def test_a_release_of_the_reference_documents_costs_under_five_seconds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the processor, from the outputs of the stages to the pointer: others may be busy too."""
    spent = []

    def watched(work: Any) -> Any:
        def timed(*args: Any, **options: Any) -> Any:
            start = time.process_time()
            made = work(*args, **options)
            spent.append(time.process_time() - start)
            return made

        return timed

    monkeypatch.setattr("pipeline.defs.assets.content_of", watched(content_of))
    monkeypatch.setattr(publication, "publish", watched(publication.publish))
    made = launch(inputs=[SEEDS], output=tmp_path, as_of="2026-11-20T02:00:00Z", workers=1)
    assert made.manifest is not None
    assert made.manifest["triples"] > 30_000
    assert len(spent) == 2
    assert sum(spent) < SECONDS
