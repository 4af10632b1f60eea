"""The code lists of a plan's figures: what each code of SDMX is called, in every language that it has.

A code of SDMX takes letters, digits, ``_``, ``-``, ``$`` and ``@`` (IDType of SDMX 3.0, section 3), and an
identifier of Tallystick has dots besides. So each dot is an ``@``, which no identifier has: two identifiers
never become one code, and a code is read back without a list.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tallystick.base.canonical import Json
from tallystick.base.identifiers import as_code
from tallystick.base.units import units
from tallystick.register.model import Package
from tallystick.register.tables import TABLES
from tallystick.report.api.rows import Translated

#: Everybody, in the words of SDMX: the total.
TOTAL = "_T"
_ENGLISH = "en"
_SAID = ("QUALIFIER", "ACCUMULATION", "COVERAGE")


@dataclass(frozen=True, slots=True)
class Coded:
    """A code, the identifier that it stands for, and its names by language."""

    code: str
    identifier: str
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CodedList:
    """A code list: its identifier without what names the plan, what it is called, and its codes."""

    id: str
    name: str
    codes: tuple[Coded, ...]
    of_plan: bool


def plan_code(package: Package) -> str:
    """What a plan is called in the identifiers of its structure and lists.

    Examples:
        ``CHINA_2021_2025`` for a package whose name is ``china-2021-2025``.
    """
    return "".join(sign if sign.isalnum() else "_" for sign in package.descriptor.name.upper())


def code_lists(package: Package) -> dict[str, CodedList]:
    """The code lists by the dimension or attribute that takes its values from them."""
    return {
        "INDICATOR": CodedList("CL_INDICATOR", "Indicators of the plan", _indicators(package), of_plan=True),
        "REF_AREA": CodedList("CL_AREA", "Areas of the plan", _areas(package), of_plan=True),
        "POPULATION_GROUP": CodedList("CL_GROUP", "Groups of people", _groups(package), of_plan=True),
        "SOURCE": CodedList("CL_SOURCE", "Sources of the figures", _sources(package), of_plan=True),
        "UNIT_MEASURE": CodedList("CL_UNIT", "Units", _units(), of_plan=False),
        **{name: _fixed(name) for name in _SAID},
    }


def _indicators(package: Package) -> tuple[Coded, ...]:
    return tuple(_named(package, "indicators", "title", ((one.id, one.title) for one in package.indicators)))


def _areas(package: Package) -> tuple[Coded, ...]:
    plan, own = package.descriptor.tallystick.plan, package.descriptor.tallystick.written_in
    named = tuple(_named(package, "areas", "name", ((one.id, one.name) for one in package.areas)))
    there = any(one.identifier == plan.country for one in named)
    return named if there else (Coded(as_code(plan.country), plan.country, {own: plan.country_name}), *named)


def _sources(package: Package) -> tuple[Coded, ...]:
    return tuple(_named(package, "sources", "title", ((one.id, one.title) for one in package.sources)))


def _groups(package: Package) -> tuple[Coded, ...]:
    """Everybody, and every group of a commitment, an indicator or a figure."""
    found = {name for one in package.commitments for name in one.groups}
    found |= {name for one in package.indicators for name in one.groups}
    found |= {one.group for one in package.observations if one.group}
    plain = (Coded(as_code(name), name, {_ENGLISH: name.replace("_", " ")}) for name in sorted(found))
    return (Coded(TOTAL, "", {_ENGLISH: "everybody"}), *plain)


def _units() -> tuple[Coded, ...]:
    return tuple(Coded(as_code(code), code, {_ENGLISH: one.plural}) for code, one in units().items())


def _fixed(name: str) -> CodedList:
    """The few words that a column of the figures allows."""
    column = next(one for one in TABLES if one.name == "observations").columns[name.lower()]
    codes = (Coded(as_code(one), one, {_ENGLISH: one.replace("_", " ")}) for one in column.allowed)
    return CodedList(f"CL_{name}", column.about.capitalize(), tuple(codes), of_plan=False)


def _named(package: Package, table: str, column: str, rows: Iterable[tuple[str, str]]) -> Iterator[Coded]:
    """Rows of a table by their names, with the translations that hold."""
    translated, own = Translated(package), package.descriptor.tallystick.written_in
    for identifier, name in rows:
        told = translated.of(table, {"id": identifier, column: name}).get("translations", {})
        yield Coded(as_code(identifier), identifier, {own: name} | dict(_texts(told, column)))


def _texts(told: Json, column: str) -> Iterator[tuple[str, str]]:
    for language, texts in (told if isinstance(told, Mapping) else {}).items():
        if isinstance(texts, Mapping) and isinstance(text := texts.get(column), str):
            yield language, text
