"""Small repairs of printed Dutch: what a hyphen at a line end means, and characters to unfold.

Standard library only; shared by whoever joins lines.
"""

import re

SOFT_HYPHEN = "\u00ad"
HYPHENS = "-\u2010\u2011\u00ad\u0002\ufffe"
"""The last two are what pdfium makes of any hyphen at a line end, also one that belongs there."""

INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"

UNFOLDED = {
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
    "\ufb05": "st", "\ufb06": "st", "\u0132": "IJ", "\u0133": "ij",
}  # fmt: skip
"""Ligatures and what they stand for."""

_CONJUNCTION = re.compile(r"(?:en|of|tot|noch|dan|als|et|ou|and|or|und|oder)\b")
_KEEPS = re.compile(r"(?:niet|non|ex|oud|anti|pro|semi|quasi|co|e|kmo|vice|bijna)", re.IGNORECASE)
_SHORTENING = re.compile(r"\w*[A-Z0-9&][A-Z0-9&]+[a-z]{0,2}|\w*\d|[A-Za-z]")
_LAST_WORD = re.compile(r"[\w&’']+$")


def hyphen_stays(before: str, after: str) -> bool:
    """Whether the hyphen at the end of `before` belongs there, or only breaks the word.

    >>> hyphen_stays("de doel-", "stellingen"), hyphen_stays("Noord-", "Zuid")
    (False, True)
    >>> hyphen_stays("de EU-", "lidstaten"), hyphen_stays("niet-", "ETS"), hyphen_stays("a-", "z")
    (True, True, True)
    >>> hyphen_stays("Werkgelegenheids-", "en Investeringsplan"), hyphen_stays("kli\u00ad", "maat")
    (True, False)
    >>> hyphen_stays("energie-", "efficiëntie")  # equal vowels that meet keep their hyphen
    True
    """
    tail, head = before.rstrip(), after.lstrip()
    if not tail or tail[-1] not in HYPHENS:
        return True
    if tail[-1] == SOFT_HYPHEN:
        return False
    if not head[:1].islower() or _CONJUNCTION.match(head):
        return True
    if tail[-2:-1] == head[0] and head[0] in "aeiou":
        return True
    word = _LAST_WORD.search(tail[:-1])
    return word is None or bool(_SHORTENING.fullmatch(word[0]) or _KEEPS.fullmatch(word[0]))


def gap_after_hyphen(after: str) -> str:
    """What stands between a hyphen that stays and the next line: nothing, or a space.

    >>> gap_after_hyphen("lidstaten"), gap_after_hyphen("en Investeringsplan")
    ('', ' ')
    """
    return " " if _CONJUNCTION.match(after.lstrip()) else ""
