"""What changed since the release before, in words."""

from collections.abc import Mapping

_KINDS = {
    "document": ("document", "documenten", "document", "documents"),
    "organisation": ("organisatie", "organisaties", "organisation", "organisations"),
    "instrument": ("beleidsinstrument", "beleidsinstrumenten", "instrument", "instruments"),
    "target": ("doelstelling", "doelstellingen", "target", "targets"),
    "work": ("aangehaald werk", "aangehaalde werken", "cited work", "cited works"),
    "mention": ("vermelding", "vermeldingen", "mention", "mentions"),
}
_STATES = {
    "new": ("nieuw", "new"),
    "changed": ("gewijzigd", "changed"),
    "withdrawn": ("ingetrokken", "withdrawn"),
}
_Counts = Mapping[str, Mapping[str, int]]


def in_words(counts: _Counts, previous: str | None) -> dict[str, str]:
    """One sentence in Dutch and one in English.

    >>> in_words({"document": {"new": 1, "changed": 0, "withdrawn": 2}}, "20261119T020000Z")["nl"]
    'Sinds 20261119T020000Z: 1 document nieuw, 2 documenten ingetrokken.'
    >>> in_words({}, "20261119T020000Z")["en"]
    'Since 20261119T020000Z: no changes.'
    """
    nl, en = _phrases(counts, 0), _phrases(counts, 1)
    if previous is None:
        return {"nl": f"Eerste uitgave: {nl or 'leeg'}.", "en": f"First release: {en or 'empty'}."}
    return {
        "nl": f"Sinds {previous}: {nl or 'geen wijzigingen'}.",
        "en": f"Since {previous}: {en or 'no changes'}.",
    }


def _phrases(counts: _Counts, language: int) -> str:
    """What changed of each kind that people ask for; `language` 0 is Dutch, 1 English."""
    return ", ".join(
        f"{count} {_KINDS[kind][2 * language + (count != 1)]} {_STATES[state][language]}"
        for kind in _KINDS
        for state, count in counts.get(kind, {}).items()
        if count
    )
