"""Units of targets: from the words of a document to QUDT."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from rdflib import URIRef

from pipeline.vocabulary import UNIT

_UNITS: Mapping[str, URIRef] = MappingProxyType(
    {
        spelling.casefold(): unit
        for unit, spellings in (
            (UNIT.PERCENT, "% percent procent pct"),
            (UNIT["PERCENT-PER-YR"], "%/jaar"),
            (UNIT.CCY_EUR, "EUR euro euro's €"),
            (UNIT.CCY_USD, "USD dollar $"),
            (UNIT.CCY_GBP, "GBP pond £"),
            (UNIT.NUM, "count aantal stuks"),
            (UNIT.KiloM, "km kilometer kilometers"),
            (UNIT.MilliM, "mm millimeter"),
            (UNIT.HA, "ha hectare hectaren hectares"),
            (UNIT.M2, "m² m2"),
            (UNIT.M3, "m³ m3"),
            (UNIT.L, "l liter"),
            (UNIT.KiloGM, "kg kilogram kilo"),
            (UNIT.TONNE, "t ton tonne tonnes"),
            (UNIT.MegaTONNE, "Mt Mton megaton"),
            (UNIT.KiloW, "kW kilowatt"),
            (UNIT.MegaW, "MW megawatt"),
            (UNIT.GigaW, "GW gigawatt"),
            (UNIT["KiloW-HR"], "kWh kilowattuur"),
            (UNIT["MegaW-HR"], "MWh megawattuur"),
            (UNIT["GigaW-HR"], "GWh gigawattuur"),
            (UNIT["TeraW-HR"], "TWh terawattuur"),
            (UNIT.PetaJ, "PJ petajoule"),
            (UNIT.DEG_C, "°C graden"),
            (UNIT.PPM, "ppm"),
            (UNIT["MegaBIT-PER-SEC"], "Mbps Mbit/s"),
            (UNIT["GigaBIT-PER-SEC"], "Gbps Gbit/s"),
            (UNIT.HR, "uur uren"),
            (UNIT.DAY, "dag dagen"),
            (UNIT.WK, "week weken"),
            (UNIT.MO, "maand maanden"),
            (UNIT.YR, "jaar jaren"),
        )
        for spelling in spellings.split()
    }
)


_RATES: Mapping[str, URIRef] = MappingProxyType({"% per jaar": UNIT["PERCENT-PER-YR"]})
_PLAIN: Mapping[str, str] = MappingProxyType({"persons": "personen", "rank": "plaats"})
"""Codes of the annotation guide that are words of another language."""

_SUBSTANCE = re.compile(r"\s+CO[2₂].*", re.IGNORECASE | re.DOTALL)


def find_unit(text: str) -> tuple[URIRef | None, str | None]:
    """The QUDT unit that the words name, and the words where the unit does not say all of it.

    >>> [str(part) for part in find_unit("Mton CO2-eq")]
    ['http://qudt.org/vocab/unit/MegaTONNE', 'Mton CO2-eq']
    >>> find_unit("kmo's"), find_unit("%")[1]
    ((None, "kmo's"), None)
    """
    spelt = " ".join(text.split())
    known = _RATES.get(spelt.casefold()) or _UNITS.get(spelt.casefold())
    if known is not None:
        return known, None
    if spelt == "persons":
        return UNIT.NUM, _PLAIN[spelt]
    return _UNITS.get(_SUBSTANCE.sub("", spelt).casefold()), _PLAIN.get(spelt, spelt)
