"""The entity types, in the order in which extraction looks for them."""

from pipeline.entities.entity_type import EntityType
from pipeline.entities.instrument import INSTRUMENT
from pipeline.entities.organisation import ORGANISATION
from pipeline.entities.reference import REFERENCE
from pipeline.entities.target import TARGET

ENTITY_TYPES: tuple[EntityType, ...] = (ORGANISATION, REFERENCE, INSTRUMENT, TARGET)
