"""Where in an act: "artikel 20, §2, eerste lid, 7°, van", or after it ", artikel 45"."""

import re

_NUMBER = (
    r"(?:[IVX]+\.)?\d+(?:[./:-]\d+)*(?:bis|ter|quater|quinquies|sexies|septies|octies)?(?![\w%])"
)
_PART = (
    rf"(?:art(?:ikel(?:en)?|t?\.?) {_NUMBER}|art(?:icle)?s? {_NUMBER}|§+ ?\d+(?:bis|ter|quater)?|"
    r"(?:\w+de|\w+ste|\d+e) (?:lid|alinea|streepje|paragraaf)|"
    rf"(?:lid|paragraaf|punt|punten|onderdeel) (?:{_NUMBER}|[a-z]\)?)|"
    r"\d+°(?:bis|ter)?|[a-z]\)|bijlagen? (?:[IVX]+|\d+)|"
    rf"hoofdstuk (?:[IVX]+|\d+)|titel (?:[IVX]+|\d+)|overweging(?:en)? \d+|{_NUMBER})"
)
_JOIN = r"(?:, | en | of | tot en met | tot | t\.e\.m\. |-|–|, en | )"
_PARTS = rf"{_PART}(?:{_JOIN}{_PART}){{0,15}}"
_BEFORE = re.compile(
    rf"(?P<parts>{_PARTS}),? (?:van|uit|bij|in|du|de la|of) "
    r"(?:(?:de|het|the) )?(?:[Vv]oormelde? )?$",
    re.IGNORECASE,
)
_AFTER = re.compile(rf",? (?P<parts>(?=art|bijlage|§){_PARTS})", re.IGNORECASE)
_BEGINNING = re.compile(
    r"(?<![\w-])(?:art(?:ikel|\.| )|bijlage|overweging|hoofdstuk|§)", re.IGNORECASE
)
_WINDOW = 140


def locator(text: str, start: int, end: int) -> str | None:
    """The part of an act that is cited just before or just after its span.

    >>> locator("artikel 20, §2, 7°, van het decreet van 7 mei 2004", 28, 50)
    'artikel 20, §2, 7°'
    >>> locator("het decreet van 7 mei 2004, artikel 45;", 4, 26)
    'artikel 45'
    """
    before = text[max(0, start - _WINDOW) : start].rsplit("\n", 1)[-1]
    for begin in _BEGINNING.finditer(before):
        if found := _BEFORE.fullmatch(before, begin.start()):
            return found["parts"]
    if found := _AFTER.match(text, end, min(len(text), end + _WINDOW)):
        return found["parts"]
    return None
