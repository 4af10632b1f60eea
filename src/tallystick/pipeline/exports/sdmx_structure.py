"""The structure of the figures as SDMX-ML 3.0, written by pysdmx, which is an extra."""

from pysdmx.io import write_sdmx
from pysdmx.io.format import Format
from pysdmx.model import (
    Component,
    Components,
    Concept,
    ConceptScheme,
    DataStructureDefinition,
    DataType,
    ItemReference,
    Organisation,
    Role,
)
from pysdmx.model.message import Header

from tallystick.pipeline.exports.sdmx import (
    AGENCY,
    ATTRIBUTES,
    DIMENSIONS,
    MEASURE,
    STRUCTURE,
    VERSION,
    concepts_told,
    prepared,
)
from tallystick.register.model import Package

_TIME, _UNIT = DIMENSIONS[-1], ATTRIBUTES[0]
_CONCEPTS = "FIGURE_CONCEPTS"


def sdmx_structure(package: Package) -> bytes:
    """The structure of the figures and its concepts as SDMX-ML 3.0."""
    concepts = ConceptScheme(
        id=_CONCEPTS,
        name="What is said of a figure",
        agency=AGENCY,
        version=VERSION,
        items=[Concept(id=name, name=about) for name, about in concepts_told().items()],
    )
    header = Header(id=package.descriptor.name, prepared=prepared(package), sender=Organisation(id=AGENCY))
    written = write_sdmx([concepts, _structure()], Format.STRUCTURE_SDMX_ML_3_0, header=header)
    return (written or "").encode()


def _structure() -> DataStructureDefinition:
    components = Components(
        [
            *(_component(one, Role.DIMENSION, required=True) for one in DIMENSIONS),
            _component(MEASURE, Role.MEASURE, required=True),
            *(_component(one, Role.ATTRIBUTE, required=one == _UNIT) for one in ATTRIBUTES),
        ]
    )
    named = "Figures of an action plan"
    return DataStructureDefinition(
        id=STRUCTURE, name=named, agency=AGENCY, version=VERSION, components=components
    )


def _component(name: str, role: Role, *, required: bool) -> Component:
    types = {_TIME: DataType.PERIOD, MEASURE: DataType.DECIMAL}
    return Component(
        id=name,
        required=required,
        role=role,
        concept=ItemReference("Concept", AGENCY, _CONCEPTS, VERSION, name),
        local_dtype=types.get(name, DataType.STRING),
        attachment_level="O" if role is Role.ATTRIBUTE else None,
    )
