"""A named means by which an authority acts: legislation by its short name, a plan, a fund."""

from pipeline.entities.entity_type import EntityType
from pipeline.entities.instrument.describe import describe
from pipeline.entities.instrument.find import find
from pipeline.entities.instrument.identify import identify
from pipeline.entities.instrument.value import Instrument, attributes
from pipeline.vocabulary import BG

INSTRUMENT = EntityType(
    name="instrument",
    label="INSTRUMENT",
    rdf_class=BG.PolicyInstrument,
    value=Instrument,
    find=find,
    attributes=attributes,
    identify=identify,
    describe=describe,
)
