"""Organisations we do not know, by how Dutch, English and French names of them are built.

Found: "Departement Werk en Sociale Economie", "Instituut voor de Overheid", "Team Wonen",
"Energiehuis Kempen", "Mpact vzw", "Algemeen Boerensyndicaat", "European Travel Commission".
Not found: "het departement", "een instituut voor onderzoek", "Dienst werd verleend".
"""

import re
from collections.abc import Iterator

from pipeline.entities.organisation.gazetteer import Hit
from pipeline.entities.organisation.words import Words
from pipeline.model import Span

_CAP = r"(?:(?:['’]t |['’]s-)?[A-ZÀ-ÖØ-Þ][\w’'&+.-]*[\w+&]|[A-Z]\b|&)"
_LOOSE = rf"(?: (?:(?:van(?: de| den| der| het)?|voor(?: de| het)?|der?|des|du|of|te|ten|ter|in|–|-|&|en|et|and) ){{0,2}}{_CAP})"
_CLOSE = rf"(?: (?:(?:van(?: de| den| der| het)?|der?|ten|ter|te|aan|op|–|-) )?{_CAP})"
_TOPIC = rf" {_CAP}(?:-)?(?:(?:, | en | & |, en | )(?:de |het )?{_CAP}(?:-)?){{0,8}}"

_HEADS_TOPIC = (
    r"(?:Departement|departement|Agentschap|agentschap|Federale Overheidsdienst|FOD|POD|SPF"
    r"|Directie(?!-)|Afdeling|afdeling|Directoraat-[Gg]eneraal|DG"
    r"|Dienst|dienst|Diensten|Cel|Team|team|Werkgroep|Stuurgroep|Taskforce|Task Force|Innovatieregiegroep|iRG"
    r"|Steunpunt|Platform|Netwerk|Kenniscentrum|kenniscentrum|Expertisecentrum|Kenniscel|Denktank|Koepel|Bestuur)"
)
_HEADS_FOR = (
    r"(?:Raad|Adviesraad|Instituut|Centrum|Comité|Commissie|commissie|Dienst|Agentschap|agentschap|Kenniscentrum|kenniscentrum"
    r"|Expertisecentrum|Steunpunt|Ministerie|ministerie|Federatie|Vereniging|Stichting|Bond|Verbond|Koepel|Orde|Autoriteit"
    r"|Rijksdienst|Rijksinstituut|Bureau|Fonds|Hof|Onderzoekscentrum|Unie|Liga|Organisatie|Confederatie|Alliantie"
    r"|Overlegplatform|Maatschappij|Observatorium|Academie|Koninklijke [A-Z]\w+|Hoge Raad|Interministeriële Conferentie|Directie"
    r"|Commissariaat|Inspectie|Beroepsvereniging|Werkgroep|Comité|Kamer|Beroepsinstituut|Secretariaat|Kanselarij)"
)
_HEADS_NAME = (
    r"(?:Universiteit|Hogeschool|Universiteit van|Energiehuis|Woonmaatschappij|Woonhuis|Wooninfopunt|Vervoerregio(?:raad)?|Vervoerregio(?:raad)?"
    r"|Regionaal Landschap|Bosgroep|CAW|CLB|SVK|Sociaal Verhuurkantoor|Eerstelijnszone|Zorgraad|Politiezone|politiezone|PZ"
    r"|Hulpverleningszone|Brandweer(?:zone)?|Logo|Huis van het Kind|Wijkgezondheidscentrum|Natuurpunt|Voka|UNIZO|Unizo"
    r"|Syntra|VDAB|Basisschool|Academie|Atheneum|KTA|Sint-\w+college|UZ|AZ|WZC|Woonzorgcentrum|Groep|Stichting|Bank"
    r"|Toerisme|Haven van|Port of|Intercommunale|Streekintercommunale|Vervoermaatschappij|Autonoom Gemeentebedrijf|AGB|AGSO"
    r"|POM|Wijk-werk|Proefcentrum|Bibliotheek|Museum|Kamer van Koophandel|Voka – Kamer van Koophandel|TU|Technische Universiteit|Université(?: de| du| d['’])?"
    r"|Kabinet|kabinet(?= [A-Z])|UC|Service Public|Uitgeverij|Drukkerij|Federale Politie|Lokale Politie)"
)
_NAMES = re.compile(
    rf"(?<![\w-])(?:"
    rf"(?P<topic>{_HEADS_TOPIC}{_TOPIC})"
    rf"|(?P<purpose>{_HEADS_FOR} (?:voor|van|der|tegen|inzake|ter)(?: de| het| den)?{_TOPIC})"
    rf"|(?P<name>{_HEADS_NAME}{_CLOSE}{{1,5}})"
    rf")"
)
_QUOTED = re.compile(
    r"(?<![\w-])(?:[Tt]askforce|[Ww]erkgroep|[Pp]latform|[Nn]etwerk|[Pp]artnerschap|[Kk]enniscentrum|[Dd]ienst|vzw|[Oo]rganisatie)"
    r" [‘'“\"„](?P<name>[A-ZÀ-Þ][^‘’“”\"„‟\n]{3,60}?)[’'”\"‟]"
)
_LEGAL = r"(?:vzw|VZW|ivzw|nv|NV|cv|CV|cvba|CVBA|cvso|bv|BV|bvba|BVBA|asbl|ASBL|aisbl|AISBL|GmbH|AG|Ltd|Inc|SA|SE|e\.V)"
_LEGAL_NAME = re.compile(rf"(?<![\w-])(?P<name>{_CAP}{_CLOSE}{{0,6}}) {_LEGAL}(?![\w-])")
LEGAL_AFTER = re.compile(rf" {_LEGAL}(?![\w-])\.?(?<!\.)")

_ADJECTIVE = (
    r"(?:Vlaamse?|Federale|Federaal|Nationale|Nationaal|Belgisch|Belgische|Europees|Europese|Brusselse?|Waalse?|Nederlandse?"
    r"|Internationale|Internationaal|Koninklijke?|Algemeen|Algemene|Hoge|Centrale|Centraal|Interfederaal|Interfederale|Provinciale|Provinciaal"
    r"|Regionale|Regionaal|Strategische|Gemeentelijke|Stedelijke|Antwerpse|Gentse|Limburgse|Kempense|Franse|Duitse|Britse|Amerikaanse|Christelijke|Algemene|Vrije|Openbare|Landelijke|Interministerieel|Interministeriële)"
)
_SUFFIX = (
    r"(?:raad|[Bb]ureau|[Aa]gentschap|[Ii]nstituut|[Mm]aatschappij|dienst|bond|verbond|unie|[Ff]ederatie|[Vv]ereniging|[Cc]omité|commissie"
    r"|centrum|bank|hof|inspectie|kamer|[Pp]arlement|[Nn]etwerk|platform|koepel|[Ss]tichting|[Aa]utoriteit|[Aa]cademie|[Hh]olding|alliantie"
    r"|syndicaat|rekenkamer|ombudsdienst|toezichthouder|[Oo]mbudsman|[Oo]bservatorium|[Uu]niversiteit|[Hh]ogeschool|sdienst|conferentie)"
)
_ADJECTIVAL = re.compile(
    rf"(?<![\w-]){_ADJECTIVE} (?:{_CAP} (?:en {_CAP} )?){{0,3}}[A-Z]\w*{_SUFFIX}(?!\w)(?: (?:voor|van|inzake|tegen)(?: de| het)?{_TOPIC})?"
)
_ENGLISH = re.compile(
    rf"(?<![\w-])(?:"
    rf"(?:{_CAP} ){{1,5}}(?:Agency|Centre|Center|Commission|Institute|Council|Authority|Foundation|Association|Federation|Bank|University|Observatory|Organi[sz]ation|Committee|Alliance|Society)(?:(?: of| for| on)(?: the)?(?: (?:and |of |the )?{_CAP}){{1,6}})?"
    rf"|(?:University|Institute|Ministry|Department|Centre|Center|Council|Bureau|Agency|Office|Association|Federation|Organi[sz]ation|Bank) (?:of|for)(?: the)?(?: (?:and |of |the )?{_CAP}){{1,6}}"
    rf")(?!\w)"
)
_FRENCH_TAIL = r"(?: (?:de la |de l['’]|du |des |de |d['’]|et |à l['’]|à la |pour la |pour l['’]|pour le )?[\wÀ-ÿ’'-]*[A-ZÀ-Þ][\w’'-]+){1,6}"
_FRENCH = re.compile(
    rf"(?<![\w-])(?:Service [Pp]ublic|Agence|Office|Centre|Institut|Fédération|Ministère|Conseil|Société|Université|Union|Observatoire|Commissariat|Région|Direction générale)"
    rf"(?: wallonne?| nationale?| fédérale?| publique| générale?| bruxelloise?)?(?: (?:de la|de|du|des|pour|d['’]|à)| (?=d['’]|l['’])){_FRENCH_TAIL}"
)
_GENERIC_ONLY = re.compile(
    r"(?:Dienst|dienst|Team|team|Cel|Bestuur|Platform|Netwerk|Groep|Directie|Afdeling|afdeling|Museum|Bank|Academie|Logo)"
)
_NOT_A_NAME = re.compile(
    r"(?:Raad van (?:Bestuur|State)|Team (?:Leader|Building)|Netwerk (?:van|voor)|DG (?:van|de)\b"
    r"|Commissie (?:van|voor) (?:de|het) [A-Z]\w+ [Ww]et)"
)


def patterned_names(words: Words) -> Iterator[Hit]:
    """Every name that is built as organisations' names are, overlapping ones included."""
    text = words.text
    for match in _NAMES.finditer(text):
        kind = match.lastgroup or "name"
        if not _NOT_A_NAME.match(match[0]):
            yield from _hit(text, match.start(), match.end(), f"organisation.{kind}")
    for match in _QUOTED.finditer(text):
        yield Hit(Span(*match.span("name")), "organisation.quoted")
    for match in _LEGAL_NAME.finditer(text):
        yield from _hit(text, match.start(), match.end(), "organisation.legal-form")
    for rule, pattern in (("adjective", _ADJECTIVAL), ("english", _ENGLISH), ("french", _FRENCH)):
        for match in pattern.finditer(text):
            yield from _hit(text, match.start(), match.end(), f"organisation.{rule}")


def _hit(text: str, start: int, end: int, rule: str) -> Iterator[Hit]:
    """The span without a hanging & or full stop; none where nothing but a head is left."""
    name = text[start:end].rstrip(" &.,’'–-")
    if " " in name:
        yield Hit(Span(start, start + len(name)), rule)


def head_of(text: str) -> str | None:
    """The rule by which the whole text reads as an organisation's name, or None.

    >>> head_of("Vlaams Instituut voor Mobiliteit")
    'organisation.adjective'
    >>> head_of("Energieprestatiecertificaat") is None
    True
    """
    for rule, pattern in (
        ("adjective", _ADJECTIVAL),
        ("purpose", _NAMES),
        ("english", _ENGLISH),
        ("french", _FRENCH),
        ("legal-form", _LEGAL_NAME),
    ):
        match = pattern.match(text)
        if match and match.end() >= len(text) - 1:
            return f"organisation.{rule}"
    return None
