"""The names of the months, in Dutch, French, English and German, with their abbreviations."""

from types import MappingProxyType

MONTHS = MappingProxyType(
    {
        name: number
        for number, names in enumerate(
            (
                "januari jan janvier january januar jänner",
                "februari feb febr février fevrier february februar",
                "maart mrt mar mars march märz",
                "april apr avril",
                "mei mai may",
                "juni jun juin june",
                "juli jul juillet july",
                "augustus aug août aout august",
                "september sep sept septembre",
                "oktober okt octobre october oct",
                "november nov novembre",
                "december dec décembre decembre dezember",
            ),
            start=1,
        )
        for name in names.split()
    }
)
"""Name in lower case → number from 1."""

NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
"""A regular expression for any of the names, the longest first."""
