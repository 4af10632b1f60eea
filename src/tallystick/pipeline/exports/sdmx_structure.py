"""The structure of a plan's figures and its code lists as SDMX-ML 3.0, written by pysdmx, an extra."""

from collections.abc import Mapping
from xml.etree import ElementTree

from pysdmx.io import write_sdmx
from pysdmx.io.format import Format
from pysdmx.model import (
    Annotation,
    Code,
    Codelist,
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
    VERSION,
    concepts_told,
    prepared,
    structure_id,
)
from tallystick.pipeline.exports.sdmx_codes import Coded, CodedList, code_lists, plan_code
from tallystick.register.model import Package

_TIME, _UNIT = DIMENSIONS[-1], ATTRIBUTES[0]
_CONCEPTS = "FIGURE_CONCEPTS"
_SCHEMAS = "http://www.sdmx.org/resources/sdmxml/schemas/v3_0/"
_NAMESPACES = {
    "mes": f"{_SCHEMAS}message",
    "str": f"{_SCHEMAS}structure",
    "com": f"{_SCHEMAS}common",
}
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAME, _LANGUAGE = f"{{{_NAMESPACES['com']}}}Name", "{http://www.w3.org/XML/1998/namespace}lang"


def sdmx_structure(package: Package) -> bytes:
    """The structure of the figures, its concepts and its code lists as SDMX-ML 3.0."""
    concepts = ConceptScheme(
        id=_CONCEPTS,
        name="What is said of a figure",
        agency=AGENCY,
        version=VERSION,
        items=[Concept(id=name, name=about) for name, about in concepts_told().items()],
    )
    told = {name: _called(one, package) for name, one in code_lists(package).items()}
    lists = {name: _code_list(one) for name, one in told.items()}
    header = Header(id=package.descriptor.name, prepared=prepared(package), sender=Organisation(id=AGENCY))
    parts = [*lists.values(), concepts, _structure(package, lists)]
    written = write_sdmx(parts, Format.STRUCTURE_SDMX_ML_3_0, header=header)
    return _finished(written or "", {one.id: one for one in told.values()})


def _called(one: CodedList, package: Package) -> CodedList:
    """A list under its full name: one whose codes are the plan's own names the plan."""
    named = f"{one.id}_{plan_code(package)}" if one.of_plan else one.id
    return CodedList(named, one.name, one.codes, one.of_plan)


def _code_list(one: CodedList) -> Codelist:
    items = [_code(code) for code in one.codes]
    return Codelist(id=one.id, name=one.name, agency=AGENCY, version=VERSION, items=items)


def _code(one: Coded) -> Code:
    """A code by its first name; where it is not its identifier, that is told beside it."""
    told = [Annotation(id="IDENTIFIER", title=one.identifier)] if "." in one.identifier else []
    return Code(id=one.code, name=next(iter(one.names.values())), annotations=told)


def _structure(package: Package, lists: Mapping[str, Codelist]) -> DataStructureDefinition:
    components = Components(
        [
            *(_component(one, Role.DIMENSION, lists, required=True) for one in DIMENSIONS),
            _component(MEASURE, Role.MEASURE, lists, required=True),
            *(_component(one, Role.ATTRIBUTE, lists, required=one == _UNIT) for one in ATTRIBUTES),
        ]
    )
    named = "Figures of an action plan"
    return DataStructureDefinition(
        id=structure_id(package), name=named, agency=AGENCY, version=VERSION, components=components
    )


def _component(name: str, role: Role, lists: Mapping[str, Codelist], *, required: bool) -> Component:
    types = {_TIME: DataType.PERIOD, MEASURE: DataType.DECIMAL}
    return Component(
        id=name,
        required=required,
        role=role,
        concept=ItemReference("Concept", AGENCY, _CONCEPTS, VERSION, name),
        local_dtype=types.get(name, DataType.STRING),
        local_codes=lists.get(name),
        attachment_level="O" if role is Role.ATTRIBUTE else None,
    )


def _finished(written: str, lists: Mapping[str, CodedList]) -> bytes:
    """What pysdmx has no words for: each name in its language; and out of it, what others can't read.

    pysdmx calls every name English. That an attribute speaks of the one measure goes without saying, and
    sdmx1, up to 2.28, refuses a structure that says it.
    """
    for prefix, namespace in _NAMESPACES.items():
        ElementTree.register_namespace(prefix, namespace)
    root = ElementTree.fromstring(written)  # noqa: S314 - it was made here, a line above
    for found in root.iterfind(".//str:Codelist", _NAMESPACES):
        names = {one.code: one.names for one in lists[found.get("id", "")].codes}
        for code in found.iterfind("str:Code", _NAMESPACES):
            _name_in_all(code, names[code.get("id", "")])
    for attribute in root.iterfind(".//str:Attribute", _NAMESPACES):
        for said in attribute.findall("str:MeasureRelationship", _NAMESPACES):
            attribute.remove(said)
    return f"{_XML}{ElementTree.tostring(root, encoding='unicode')}\n".encode()


def _name_in_all(code: ElementTree.Element, names: Mapping[str, str]) -> None:
    """Give a code its names: the first is there already, in English as pysdmx has it."""
    place, first = next((at, one) for at, one in enumerate(code) if one.tag == _NAME)
    own, *others = names.items()
    first.set(_LANGUAGE, own[0])
    for at, (language, name) in enumerate(others, place + 1):
        other = ElementTree.Element(_NAME, {_LANGUAGE: language})
        other.text, other.tail = name, first.tail
        code.insert(at, other)
