"""A quantified policy goal with its slots."""

from pipeline.entities.entity_type import EntityType
from pipeline.entities.target.describe import describe
from pipeline.entities.target.find import find
from pipeline.entities.target.identify import identify
from pipeline.entities.target.value import Target, attributes
from pipeline.vocabulary import BG

TARGET = EntityType(
    name="target",
    label="TARGET",
    rdf_class=BG.Target,
    value=Target,
    find=find,
    attributes=attributes,
    identify=identify,
    describe=describe,
)
