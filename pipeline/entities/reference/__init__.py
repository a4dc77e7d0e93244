"""A citation of an act, a publication, a parliamentary paper or a web page."""

from pipeline.entities.entity_type import EntityType
from pipeline.entities.reference.describe import describe
from pipeline.entities.reference.find import find
from pipeline.entities.reference.identify import identify
from pipeline.entities.reference.value import Reference, attributes
from pipeline.vocabulary import CITO

REFERENCE = EntityType(
    name="reference",
    label="REFERENCE",
    rdf_class=CITO.Citation,
    value=Reference,
    find=find,
    attributes=attributes,
    identify=identify,
    describe=describe,
)
