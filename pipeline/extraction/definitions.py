"""Short forms that a document defines itself: "Participatie Maatschappij Vlaanderen (PMV)".

After A. Schwartz and M. Hearst, "A simple algorithm for identifying abbreviation definitions in
biomedical text" (2003), adapted to Dutch names: the letters of the short form are looked for from
the right in the words before the parenthesis, and the first letter must begin a word.
"""

import re

_PARENTHESIS = re.compile(
    r"\((?:hierna(?:\s+(?:ook|genoemd|kortweg))?:?\s+|afgekort(?:\s+als)?:?\s+|verder:?\s+|of\s+)?"
    r"(?:de|het)?\s*[‘'“\"„]?(?P<short>[A-Za-z0-9][\w&+./²’'-]{1,19})[’'”\"‟]?(?P<rest>\s*[,;][^()\n]{0,40})?\)"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBERED = re.compile(r"\s+(?:n[ro]?[.°]?\s*)?\d{1,4}/\d", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{4})[.!?]\s+(?=[A-ZÀ-Ý])")
_WORD = re.compile(r"[\w&’'.+-]+")
_REVERSED = re.compile(r"(?P<short>\b[A-Z][A-Za-z&+²-]{1,11}) \((?P<long>[A-ZÀ-Ý][^()\n]{8,120})\)")
_SMALL = frozenset(  # words that begin no name
    [
        "de",
        "het",
        "een",
        "van",
        "der",
        "den",
        "voor",
        "en",
        "of",
        "in",
        "op",
        "aan",
        "tot",
        "bij",
        "te",
        "met",
        "ten",
        "ter",
        "the",
        "of",
        "and",
        "for",
        "la",
        "le",
        "les",
        "des",
        "du",
        "et",
        "pour",
        "d",
        "l",
    ]
)


def definitions(text: str) -> dict[str, str]:
    """Short form → long form, as the text defines them; the first definition counts.

    >>> definitions("de Participatie Maatschappij Vlaanderen (PMV) en het FWO")
    {'PMV': 'Participatie Maatschappij Vlaanderen'}
    >>> definitions("SERV en VARIO (Vlaamse Adviesraad voor Innoveren en Ondernemen)")
    {'VARIO': 'Vlaamse Adviesraad voor Innoveren en Ondernemen'}

    The parenthesis of a citation defines nothing, and a long form stays in its sentence.

    >>> definitions("De Europese Commissie past Verordening (EU) 2016/679 toe.")
    {}
    >>> definitions("zoals het Internationaal Klimaat Panel voorstelt (IKP, 2019)")
    {}
    """
    found: dict[str, str] = {}
    for match in _PARENTHESIS.finditer(text):
        short = match["short"].rstrip(".,;’'")
        if not _is_short_form(short) or _NUMBERED.match(text, match.end()):
            continue
        before = text[max(0, match.start() - 220) : match.start()].rsplit("\n", 1)[-1]
        before = _SENTENCE_END.split(before)[-1]
        long = long_form(short, before.rstrip())
        if long and not (_YEAR.search(match["rest"] or "") and long.split()[-1].islower()):
            found.setdefault(short, long)
    for match in _REVERSED.finditer(text):
        if (
            _is_short_form(match["short"])
            and long_form(match["short"], match["long"]) == match["long"]
        ):
            found.setdefault(match["short"], match["long"])
    return found


def long_form(short: str, before: str) -> str | None:
    """The words at the end of `before` that the letters of `short` stand for, or None."""
    letters = [char.lower() for char in short if char.isalnum()]
    words = list(_WORD.finditer(before))
    limit = max(0, len(words) - max(2 * len(letters) + 4, 6))
    at, low = len(before) - 1, len(before)
    for position, letter in enumerate(reversed(letters)):
        first = position == len(letters) - 1
        while at >= 0 and (
            before[at].lower() != letter or (first and not _begins_a_name(before, at))
        ):
            at -= 1
        if at < 0:
            return None
        low = at
        at -= 1
    if not words or low < words[limit].start():
        return None
    start = max((word.start() for word in words if word.start() <= low), default=low)
    long = before[start:].strip(" ,‘'“\"„’”‟")
    first_word = long.split(" ", 1)[0].lower()
    if first_word in _SMALL or len(long) <= len(short) + 1 or set("();:>") & set(long):
        return None
    return long


def _begins_a_name(text: str, at: int) -> bool:
    """Whether a word begins there that may be the first of a long form; "voor" is none."""
    if at and text[at - 1].isalnum():
        return False
    word = _WORD.match(text, at)
    return word is not None and word[0].lower() not in _SMALL


def _is_short_form(text: str) -> bool:
    capitals = sum(char.isupper() for char in text)
    return (
        2 <= len(text) <= 14
        and capitals >= 1
        and (capitals >= 2 or len(text) <= 6)
        and not text.isdigit()
    )
