"""Units of targets: from the words of a document to QUDT."""

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
            (UNIT.MegaTONNE, "Mt megaton"),
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


def find_unit(text: str) -> URIRef | None:
    """The QUDT unit that the words name, or None where they name another thing ("kmo's").

    >>> find_unit("GWh"), find_unit("kmo's")
    (rdflib.term.URIRef('http://qudt.org/vocab/unit/GigaW-HR'), None)
    """
    return _UNITS.get(text.strip().casefold())
