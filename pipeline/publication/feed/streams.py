"""The two feeds of a release: of all things in its graph, and of what its catalogue describes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """One feed; its pages and its entrance stand beside those of the other."""

    name: str  # of its entrance, and of its pages in the manifest
    title: str
    infix: str = ""  # what tells the names of its pages from those of the other
    shape: str = ""  # IRI of the official shape of its members; empty: it stands in the entrance

    @property
    def entrance(self) -> str:
        """The name of the file that a client begins with."""
        return f"{self.name}.trig"

    def page(self, version: str, number: int) -> str:
        """The name of a page that a release adds."""
        return f"{version}-{self.infix}{number:04}.trig"


THINGS = Stream(name="feed", title="Change feed of Beleidsgraaf")

CATALOGUE = Stream(
    name="catalog",
    title="DCAT-AP feed of Beleidsgraaf",
    infix="catalog-",
    shape="https://semiceu.github.io/LDES-DCAT-AP-feeds/shape.ttl#ActivityShape",
)
"""After the DCAT-AP Feed specification of SEMIC (2026)."""

STREAMS = (THINGS, CATALOGUE)
