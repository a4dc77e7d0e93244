"""A named organisation that can act: government, agency, council, company."""

from pipeline.entities.entity_type import EntityType
from pipeline.entities.organisation.describe import describe
from pipeline.entities.organisation.find import find
from pipeline.entities.organisation.identify import identify
from pipeline.entities.organisation.value import Organisation, attributes
from pipeline.vocabulary import ORG

ORGANISATION = EntityType(
    name="organisation",
    label="ORG",
    rdf_class=ORG.Organization,
    value=Organisation,
    find=find,
    attributes=attributes,
    identify=identify,
    describe=describe,
)
