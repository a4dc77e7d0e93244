"""The npm client `ldes-client` follows the feeds of three nights to exactly what is published."""

import pytest

from tests.clients import feeds, programs
from tests.clients.conftest import Nights
from tests.clients.nights import Site

FEEDS = pytest.mark.parametrize("feed", [feeds.THINGS, feeds.CATALOGUE])


def test_the_nights_bring_new_changed_and_withdrawn_documents(nights: Nights) -> None:
    counts = ("new", "changed", "unchanged", "withdrawn")
    made = [nights.site.manifest(f"2026110{number}T020000Z")["changes"] for number in (1, 2, 3)]
    assert [tuple(changes[name] for name in counts) for changes in made] == [
        (4, 0, 0, 0),
        (1, 1, 3, 0),
        (0, 0, 4, 1),
    ]


def test_the_first_night_fills_more_than_one_page(nights: Nights) -> None:
    names = [page["name"] for page in nights.site.manifest()["feed"]["pages"]]
    assert {"20261101T020000Z-0001.trig", "20261101T020000Z-0002.trig"} <= set(names)


@FEEDS
def test_from_an_empty_state_a_client_gets_what_is_published(site: Site, feed: str) -> None:
    members = feeds.members_of(feeds.follow(site, feed))
    kinds = {member.kind.rpartition("#")[2].rstrip(">") for member in members}
    assert kinds == {"Create", "Update", "Delete"}
    assert feeds.state_after(members) == feeds.current(site, feed)


@FEEDS
def test_a_client_that_asks_for_latest_versions_only_has_nothing_to_sort_out(
    site: Site, feed: str
) -> None:
    """What was deleted has no graph, so the graphs together are what is published."""
    latest = feeds.members_of(feeds.follow(site, feed, lastVersionOnly=True))
    assert len({member.thing for member in latest}) == len(latest)
    assert set().union(*(member.graph for member in latest)) == feeds.current(site, feed)


@FEEDS
def test_a_client_that_kept_its_state_is_sent_what_each_night_changed(
    nights: Nights, feed: str
) -> None:
    programs.npm("follow.mjs")
    so_far: list[feeds.Member] = []
    told = [seen for seen in nights.seen if seen.feed == feed]
    for seen in told:
        members = feeds.members_of(seen.members)
        assert len({member.at for member in members}) == 1
        so_far += members
        assert feeds.state_after(so_far) == seen.published
    assert len(told) == 3
    assert len(so_far) == len(feeds.members_of(feeds.follow(nights.site, feed)))


@FEEDS
def test_a_client_that_comes_back_later_can_ask_from_a_moment_on(site: Site, feed: str) -> None:
    later = feeds.members_of(feeds.follow(site, feed, after="2026-11-02T12:00:00Z"))
    assert later
    assert all("2026-11-03T02:00:00Z" in member.at for member in later)
