"""The three nights, run once; what a client with a state sees of the feed after each."""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.clients import feeds, programs
from tests.clients.nights import Site, prepared, site_at


@dataclass(frozen=True, slots=True)
class Nights:
    """A site after three nights, still served."""

    site: Site
    seen: tuple[feeds.Seen, ...]  # by a client that kept its state; empty without npm


@pytest.fixture(scope="session")
def nights(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nights]:
    folder = tmp_path_factory.mktemp("nights")
    site = site_at(folder / "output")
    with site.serving():
        seen: list[feeds.Seen] = []
        for number in prepared(folder / "in"):
            site.night(number, folder / "in")
            if programs.has_npm():
                seen.extend(
                    feeds.look(site, feed, folder / Path(feed).stem)
                    for feed in (feeds.THINGS, feeds.CATALOGUE)
                )
        yield Nights(site, tuple(seen))


@pytest.fixture(scope="session")
def site(nights: Nights) -> Site:
    return nights.site


@pytest.fixture(scope="session")
def dumps(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The three dumps of the last release, downloaded and unpacked."""
    folder = tmp_path_factory.mktemp("dumps")
    for ending in ("ttl", "jsonld", "nq"):
        data = site.get(f"{site.release()}/beleidsgraaf.{ending}.gz")
        (folder / f"beleidsgraaf.{ending}").write_bytes(gzip.decompress(data))
    return folder
