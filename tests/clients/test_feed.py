"""The npm program `ldes-client` follows the feed of three nights to exactly the current release."""

import pytest

from tests.clients import feeds, programs
from tests.clients.conftest import Nights
from tests.clients.nights import Site

pytestmark = pytest.mark.xdist_group("nights")


def test_the_nights_bring_new_changed_and_withdrawn_documents(nights: Nights) -> None:
    counts = ("new", "changed", "unchanged", "withdrawn")
    made = [nights.site.manifest(f"2026110{number}T020000Z")["changes"] for number in (1, 2, 3)]
    assert [tuple(changes[name] for name in counts) for changes in made] == [
        (4, 0, 0, 0),
        (1, 1, 3, 0),
        (0, 0, 4, 1),
    ]


def test_the_first_night_fills_more_than_one_page(nights: Nights) -> None:
    pages = nights.site.manifest()["feed"]["pages"]
    assert len([page for page in pages if page["name"].startswith("20261101")]) > 1


def test_from_an_empty_state_a_client_gets_the_current_release(site: Site) -> None:
    members = feeds.members_of(feeds.follow(site))
    kinds = {member.kind.rpartition("#")[2].rstrip(">") for member in members}
    assert kinds == {"Create", "Update", "Delete"}
    assert feeds.state_after(members) == feeds.current(site)


def test_a_client_that_asks_for_latest_versions_only_gets_the_current_release(site: Site) -> None:
    """What it is sent needs no sorting out: a deleted thing has no graph."""
    latest = feeds.members_of(feeds.follow(site, lastVersionOnly=True))
    assert len({member.thing for member in latest}) == len(latest)
    assert set().union(*(member.graph for member in latest)) == feeds.current(site)


def test_a_client_that_kept_its_state_is_sent_what_each_night_changed(nights: Nights) -> None:
    programs.npm("ldes-client")
    so_far: list[feeds.Member] = []
    for seen in nights.seen:
        members = feeds.members_of(seen.members)
        assert len({member.at for member in members}) == 1
        so_far += members
        assert feeds.state_after(so_far) == seen.release
    assert len(nights.seen) == 3
    assert len(feeds.members_of(nights.seen[-1].members)) < len(so_far) / 2


def test_a_client_that_comes_back_later_can_ask_from_a_moment_on(site: Site) -> None:
    later = feeds.members_of(feeds.follow(site, after="2026-11-02T12:00:00Z"))
    assert later
    assert all("2026-11-03T02:00:00Z" in member.at for member in later)
