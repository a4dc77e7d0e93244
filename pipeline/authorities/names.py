"""Names compared: what differs between two spellings of one organisation's name is taken away."""

import re
import unicodedata
from functools import lru_cache

APOSTROPHES = "'’‘‟‛`´ʼ′"
_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")
_LEGAL_FORM = re.compile(
    r"(?:,? (?:v\.?z\.?w|n\.?v|c\.?v(?:\.?b\.?a)?|b\.?v(?:\.?b\.?a)?|a\.?s\.?b\.?l|s\.?a|s\.?c"
    r"|s\.?r\.?l|c\.?o?\.?v|GmbH|ivzw|aisbl|inc|ltd|plc|ag|se|e\.v)\.?)+$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:de|het|the|la|le|les) (?=\S)", re.IGNORECASE)
_TOKEN = re.compile(r"[a-z0-9+!]+")
_DOUBLED = re.compile(r"([aeou])\1")
_SHORT = 4


def plain(name: str, *, article: bool = False) -> str:
    """One line, straight apostrophes, legal form and article gone; case and accents stay.

    With `article` the article stays too: "De Lijn" is not "Lijn".

    >>> plain("de Flanders‟  Synergy vzw")
    "Flanders' Synergy"
    """
    straight = _APOSTROPHE.sub("'", " ".join(name.split()))
    bare = _LEGAL_FORM.sub("", straight)
    bare = bare if article else _ARTICLE.sub("", bare)
    return bare or straight


@lru_cache(maxsize=50_000)
def normal(name: str, *, article: bool = False) -> str:
    """The words of a name in lower case, without accents, hyphens and punctuation; & is "en".

    >>> normal("Sociaal-Economische Raad  van Vlaanderen"), normal("Onderwijs&Vorming")
    ('sociaal economische raad van vlaanderen', 'onderwijs en vorming')
    """
    folded = unicodedata.normalize(
        "NFKD", plain(name, article=article).replace("&", " en ")
    ).casefold()
    letters = "".join(char for char in folded if not unicodedata.combining(char))
    return " ".join(_TOKEN.findall(letters.replace("'", "")))


def stem(name: str) -> str:
    """The normal form without Dutch inflection and without its spaces.

    >>> stem("Vlaamse Parlement") == stem("Vlaams Parlement")
    True
    >>> stem("Federale Regering") == stem("Federaal Planbureau")
    False
    """
    words = (_DOUBLED.sub(r"\1", word) for word in normal(name).split())
    return "".join(
        word.removesuffix("e") if len(word) > _SHORT and word.endswith("e") else word
        for word in words
    )


def is_acronym(name: str) -> bool:
    """Whether a name is written as initials: "SERV", "VLAIO", "N-VA", "UGent"; not "Fluvius".

    >>> [is_acronym(name) for name in ("SERV", "AgII", "Fluvius", "Raad van State")]
    [True, True, False, False]
    """
    capitals = sum(char.isupper() for char in name)
    letters = sum(char.isalpha() for char in name)
    return " " not in name and capitals > 1 and 2 * capitals >= letters
