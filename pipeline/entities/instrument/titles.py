"""Names told by what stands around them: quotation marks, an apposition, an English head word.

- quoted after a head: het programma ‘Sterk Onderweg’, de beleidsnota "Wonen" (the title alone);
- after a plain head: "de oproep Sterk in Spoor 2025-2027", "het plan Goed Gereden";
- after a project: "het Interreg-project Slim naar Zee", "de subsidie Veilig naar Huis";
- treaties and agreements by place or number: "Handvest van Aalborg", "cao nr. 38", "cao XII";
- English and French: "Clean Rail Deal", "Rail Recovery Facility", "Plan de relance".
Not: het woord ‘strategie’, "het plan Vlaanderen", "The Deal".
"""

import re
from collections.abc import Iterator

from pipeline.entities.entity_type import Found
from pipeline.entities.instrument import boundaries
from pipeline.entities.instrument.kinds import dutch, english, head_of, words
from pipeline.entities.instrument.value import Instrument
from pipeline.model import Span

_HEADED = re.compile(
    r"(?<!\w)(?P<head>[^\W\d_][\w-]*)"
    r"(?: (?:van|over|met als titel|genaamd|getiteld|onder de naam))? "
    r"(?P<open>[‘“\"'„«])(?P<title>[A-ZÀ-Þ][^‘’“”\"„«»\n;]{3,140}?)(?=[’”\"'‟»](?!\w))"
)
_APPOSED = re.compile(
    r"(?:(?<![\w-])(?P<head>plan|relanceplan|herstelplan|strategie|visie|initiatief|subsidie|"
    r"subsidielijn|premie|[\w-]{0,40}(?:project|programma|campagne|oproep))"
    r"|(?:(?<=\n)|(?<=[.:#] )|^)(?P<first>Plan|Programma|Oproep|Campagne|Project))"
    r"(?P<name> [A-ZÀ-Þ]\w+)"
)
_AGREED = re.compile(
    r"(?<![\w-])(?:(?:Verklaring|Handvest|Conventie|Consensus) van (?!De |Het |Minister)"
    r"[A-ZÀ-Þ][\w-]{2,}"
    r"|(?:cao|CAO)(?: nr\.?)? (?:[IVX]+|\d{1,3}(?:bis|ter|quater)?))(?![\w/.]\w|\w)"
)
_WORD = r"[A-Z][A-Za-z&’'-]*"
_ENGLISH = re.compile(
    rf"(?<![\w-])(?:{_WORD} (?:(?:of|for|and|on|to|in|the|de|du|des) ){{0,2}}){{1,6}}?"
    r"(?P<head>Act|Directive|Regulation|Law|Deal|Strategy|Agenda|Compass|Toolbox|Pact|Agreement|"
    r"Covenant|Programme|Program|Initiative|Hubs|Gateway|Account|Model|Fund|Facility|Reserve|Index|"
    r"Scoreboard|Barometer|Survey|Monitor|Roadmap|Framework|Action Plan|Master Plan|System)"
    rf"(?: (?:of|for|on) (?:the )?(?:{_WORD}(?: {_WORD}){{0,3}}|20\d\d))?(?!\w)"
)


def quoted(text: str) -> Iterator[Found]:
    """Titles in quotation marks after a head word."""
    for match in _HEADED.finditer(text):
        head = head_of(match["head"])
        if head and match["title"].count(" ") < len("een lange titel"):
            yield _found(text, match.span("title"), head.kind, "instrument.quoted")


def apposed(text: str) -> Iterator[Found]:
    """Capitalised names of two words or more after a plain head word."""
    for match in _APPOSED.finditer(text):
        word = match["head"] or match["first"]
        begin = match.start("name")
        end = boundaries.name_end(text, begin)
        head = dutch().get(word.lower()) or head_of(word)
        if head is None or text.count(" ", begin + 1, end) < 1:
            continue
        span = boundaries.with_period(text, Span(begin + 1, end), "strategy")
        yield _found(text, (span.start, span.end), head.kind, "instrument.apposed")


def agreed(text: str) -> Iterator[Found]:
    """Treaties named after a place, and collective agreements by number."""
    for match in _AGREED.finditer(text):
        yield _found(text, match.span(), "agreement", "instrument.agreed")


def foreign(text: str) -> Iterator[Found]:
    """English names that end in a head word."""
    for match in _ENGLISH.finditer(text):
        start = match.start()
        for word in match[0].split(" "):
            if word.lower() not in words("opening") | words("no-part"):
                break
            start += len(word) + 1
        if start >= match.start("head"):
            continue
        head = english().get(match["head"].split()[-1].lower())
        kind = head.kind if head else "programme"
        span = boundaries.with_period(text, Span(start, match.end()), kind)
        yield _found(text, (span.start, span.end), kind, "instrument.foreign")


def _found(text: str, place: tuple[int, int], kind: str, rule: str) -> Found:
    start, end = place
    return Found(
        span=Span(start, end), value=Instrument(name=text[start:end], kind=kind), rule=rule
    )
