"""What Dagster is given: the flow, its checks, and when it runs."""

from pathlib import Path

import dagster as dg
import pytest

from pipeline.definitions import defs
from pipeline.defs.schedules import inbox, state_of

FLOW = ["documents", "mentions", "links", "graphs", "validated", "release", "replicas"]
CHECKS = {
    ("documents", "something_was_read", True),
    ("mentions", "every_document_has_mentions", False),
    ("validated", "admitted_graphs_conform", True),
    ("validated", "nothing_is_quarantined", False),
    ("release", "release_is_whole", False),
}


def test_the_flow_is_one_line_from_documents_to_release() -> None:
    graph = defs.resolve_asset_graph()
    keys = [key.to_user_string() for key in graph.toposorted_asset_keys]
    assert keys == FLOW


def test_the_checks_and_which_of_them_block() -> None:
    graph = defs.resolve_asset_graph()
    found = {
        (key.asset_key.to_user_string(), key.name, graph.get(key).blocking)
        for key in graph.asset_check_keys
    }
    assert found == CHECKS


def test_every_asset_says_what_it_is() -> None:
    graph = defs.resolve_asset_graph()
    assert all(graph.get(key).description for key in graph.get_all_asset_keys())


def test_the_job_runs_at_two_in_the_night_in_brussels() -> None:
    schedule = defs.resolve_schedule_def("nightly")
    assert (schedule.cron_schedule, schedule.execution_timezone) == (
        "0 2 * * *",
        "Europe/Brussels",
    )
    assert schedule.job_name == "publish"


def test_the_inbox_asks_for_one_run_for_each_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BELEIDSGRAAF_INBOX", str(tmp_path))
    with dg.build_sensor_context() as context:
        assert isinstance(inbox(context), dg.SkipReason)
    (tmp_path / "nota.txt").write_text("De SERV.", encoding="utf-8")
    with dg.build_sensor_context() as context:
        result = inbox(context)
    assert isinstance(result, dg.SensorResult)
    assert result.run_requests is not None
    config = result.run_requests[0].run_config["resources"]["pipeline"]["config"]
    assert config["inputs"][-1] == str(tmp_path)
    with dg.build_sensor_context(cursor=state_of(tmp_path)) as context:
        assert isinstance(inbox(context), dg.SkipReason)
