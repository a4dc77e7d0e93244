"""The title of a document that does not state one in its data: found in its first lines."""

import re
from collections.abc import Sequence

from pipeline.documents.first_lines import without_capitals
from pipeline.documents.front_matter import is_organisation
from pipeline.documents.sections import numbered

_GENERIC = re.compile(
    r"(?:inhoud(?:sopgave|stafel)?|krachtlijnen|samenvatting|inleiding|voorwoord|woord vooraf|"
    r"leeswijzer|advies|managementsamenvatting|executive summary|toelichting|développements|"
    r"situering|antwoord|\w*rapport|beleidsnota|(?:schriftelijke )?vraag|bijlagen?|"
    r"table of contents|hoofdstuk \d+|deel \d+)\W*",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    r"(?:advies (?:van|op eigen|\d)|eigen initiatief|decretale opdracht|goedkeuring|contactpersoon|"
    r"w www|www\.|https?:|de heer |mevrouw |mijnheer |geachte |aan de |aan het |"
    r"(?-i:van [A-Z]{2,})|(?:schriftelijke )?vraag nr|nr\. \d|datum\b|advies(?:vraag|vrager)\b|"
    r"rechtsgrond|inlichtingen|depotnummer|de vlaamse regering,|gelet op|\||.*[,:]$)",
    re.IGNORECASE,
)
_ITSELF = re.compile(
    r"\b(?:Dit|Deze|Het voorliggende|Voorliggende?) "
    r"(?P<title>(?:Witboek|Groenboek|Beleidsnota|Conceptnota|Visienota|Regeerakkoord|[A-Z]\w*plan)"
    r"(?: (?:[A-ZÀ-Ý][\w&-]*|van|voor|en|de|het|in|\d{4}(?:-\d{4})?))+(?: \([A-Z]{2,8}\))?)"
)
_NAMED = re.compile(
    r"(?:\w*plan|beleidsnota|beleidsbrief|conceptnota|visienota|besluit van|decreet|oproep|"
    r"evaluatie|witboek|groenboek|\w*rapport|\w*akkoord|besluitenlijst|strategie|"
    r"vraag om uitleg)\b.*\s\S",
    re.IGNORECASE,
)
_RUN_ON = re.compile(
    r"\s+(?=(?:Voorontwerp|Ontwerpbesluit|Ontwerpdecreet|Besluit van|De Vlaamse Regering|A\. |"
    r"Standpunt Vlaamse Regering|Subsidie [A-Z])\b)|(?<=[.!?])\s+(?=[A-ZÀ-Ý])|:\s+(?=Bij )|  +"
)
_LONGEST = 250
_SHORT = 120
_SHORTEST = 4
_HEAD = 3000
_FIRST = 8  # so many candidates are compared


def title_of(lines: Sequence[str], text: str) -> str:
    """The title: the first line that could be one, or what the text calls itself.

    Empty when there is none. Capitals are given up where the text repeats the title without.
    """
    candidates = [line for line in lines if _may_be_title(line)][:_FIRST]
    best = next((line for line in candidates if line[:1].isupper() and _NAMED.match(line)), None)
    first = candidates[0] if candidates else ""
    number, plain = numbered(first)
    itself = _ITSELF.search(text[:_HEAD])
    if itself and (not first or number or _ITSELF.match(first)):
        return itself["title"].strip()
    if not best and lines and len(first) > _SHORT and _NO_TITLE.match(lines[0]):
        return lines[0].strip(" .")
    return without_capitals(_cut(best or plain or (lines[0] if lines else "")), text)


def _may_be_title(line: str) -> bool:
    """Whether a line is none of what else stands on a first page."""
    _, plain = numbered(line)
    if len(plain) < _SHORTEST or _GENERIC.fullmatch(plain) or _NO_TITLE.match(plain):
        return False
    return not is_organisation(line)


def _cut(line: str) -> str:
    """A title without the text that runs on after it."""
    if len(line) <= _SHORT:
        return line.strip(" .*_")
    head = _RUN_ON.split(line, maxsplit=1)[0]
    if len(head) <= _LONGEST:
        return head.strip(" .*_")
    return head[:_LONGEST].rpartition(" ")[0] + " …"
