"""Who publishes, under which addresses: what the catalogue says besides the data."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """The publisher of the releases."""

    base_iri: str = "https://data.beleidsgraaf.example"
    publisher: str = ""  # IRI; empty: one below the base IRI
    publisher_name: str = "Beleidsgraaf"
    participant: str = ""  # how a data space knows the publisher; empty: its IRI
    connector: str = ""  # endpoint of a data-space connector; empty: the server itself
    contact: str = ""  # an e-mail address; empty: the home page is the contact

    @property
    def publisher_iri(self) -> str:
        """The IRI of the publisher."""
        return self.publisher or f"{self.base_iri}/id/catalog/beleidsgraaf#publisher"
