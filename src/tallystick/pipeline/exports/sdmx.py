"""Figures as rows of SDMX: one form for every plan, read back by ``tallystick evidence add``."""

import csv
import datetime
import io
from collections.abc import Iterable, Iterator, Mapping
from xml.sax.saxutils import quoteattr

from tallystick.base.dates import PartialDate, Period
from tallystick.base.identifiers import as_code
from tallystick.base.quantities import plain
from tallystick.pipeline.exports.sdmx_codes import TOTAL, plan_code
from tallystick.register.model import Observation, Package
from tallystick.register.tables import TABLES

#: The agency and version of a plan's structure and of its lists.
AGENCY, VERSION = "TALLYSTICK", "1.0"
#: What tells one figure from another; the last is the time.
DIMENSIONS = ("INDICATOR", "REF_AREA", "POPULATION_GROUP", "SOURCE", "OBS_ID", "TIME_PERIOD")
MEASURE = "OBS_VALUE"
#: What is said of a figure; the first is always said.
ATTRIBUTES = ("UNIT_MEASURE", "AS_OF", "QUALIFIER", "ACCUMULATION", "COVERAGE", "VINTAGE", "NOTE")
_COLUMNS = (*DIMENSIONS, MEASURE, *ATTRIBUTES)
#: What the columns of the package's table are called in SDMX, where it is not their own name in capitals.
_CALLED = {
    "REF_AREA": "area",
    "POPULATION_GROUP": "group",
    "OBS_ID": "id",
    "TIME_PERIOD": "period",
    MEASURE: "value",
    "UNIT_MEASURE": "unit",
}
_SCHEMAS = "http://www.sdmx.org/resources/sdmxml/schemas/v3_0/"
_ONE_DAY = datetime.timedelta(days=1)


def structure_id(package: Package) -> str:
    """What the structure of a plan's figures is called; its code lists are the plan's own."""
    return f"FIGURES_{plan_code(package)}"


def concepts_told() -> dict[str, str]:
    """What each dimension, measure and attribute says, as the package's table does."""
    columns = next(one for one in TABLES if one.name == "observations").columns
    return {name: columns[_CALLED.get(name, name.lower())].about for name in _COLUMNS}


def sdmx_rows(observations: Iterable[Observation]) -> Iterator[dict[str, str]]:
    """A row for each figure, by the names of dimensions, measure and attributes; an empty text is absent.

    A figure that its own body has replaced is not among them.
    """
    for one in observations:
        if not one.restated:
            cells = (
                *(as_code(one.indicator), as_code(one.area), as_code(one.group) if one.group else TOTAL),
                *(as_code(one.source), one.id, sdmx_time(one.period)),
                plain(one.value),
                *(one.unit, one.as_of.text if one.as_of else "", one.qualifier, one.accumulation or ""),
                *(one.coverage or "", one.vintage or "", one.note or ""),
            )
            yield dict(zip(_COLUMNS, cells, strict=True))


def sdmx_csv(package: Package) -> bytes:
    """The figures as SDMX-CSV 2.0: the structure first, then dimensions, measure and attributes."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("STRUCTURE", "STRUCTURE_ID", "ACTION", *_COLUMNS))
    named = ("datastructure", f"{AGENCY}:{structure_id(package)}({VERSION})", "I")
    writer.writerows((*named, *row.values()) for row in sdmx_rows(package.observations))
    return out.getvalue().encode()


def sdmx_ml(package: Package) -> bytes:
    """The figures as structure-specific SDMX-ML 3.0, flat; their numbers have the digits that were printed.

    It is written here and not by pysdmx: that, up to 1.21, writes texts unescaped into XML and turns each
    apostrophe into a quotation mark.
    """
    named = structure_id(package)
    structure = f"urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure={AGENCY}:{named}({VERSION})"
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<mes:StructureSpecificData xmlns:mes="{_SCHEMAS}message" xmlns:com="{_SCHEMAS}common" '
        f'xmlns:ss="{_SCHEMAS}data/structurespecific" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        f'xmlns:ns1="{structure}:ObsLevelDim:AllDimensions">',
        f"<mes:Header><mes:ID>{package.descriptor.name}</mes:ID><mes:Test>false</mes:Test>",
        f"<mes:Prepared>{prepared(package):%Y-%m-%dT%H:%M:%SZ}</mes:Prepared>",
        f'<mes:Sender id="{AGENCY}"/>',
        f'<mes:Structure structureID="{named}" namespace="{structure}" '
        'dimensionAtObservation="AllDimensions">',
        f"<com:Structure>{structure}</com:Structure></mes:Structure></mes:Header>",
        f'<mes:DataSet ss:structureRef="{named}" xsi:type="ns1:DataSetType" action="Information">',
        *(f"<Obs {_attributes(row)}/>" for row in sdmx_rows(package.observations)),
        "</mes:DataSet></mes:StructureSpecificData>",
    ]
    return ("\n".join(lines) + "\n").encode()


def _attributes(row: Mapping[str, str]) -> str:
    return " ".join(f"{name}={quoteattr(text)}" for name, text in row.items() if text)


def prepared(package: Package) -> datetime.datetime:
    """When a message was prepared: on the last day of which it has a source, for no clock is read."""
    days = [one.date.last for one in package.sources if one.date]
    released = PartialDate.parse(package.descriptor.tallystick.plan.released).last
    return datetime.datetime.combine(max([released, *days]), datetime.time(), datetime.UTC)


def sdmx_time(period: Period) -> str:
    """A time as SDMX writes it: a year, month or day, or a range by its first day and its length.

    Examples:
        >>> sdmx_time(Period.parse("2025")), sdmx_time(Period.parse("2021/2025"))
        ('2025', '2021-01-01/P5Y')
    """
    if "/" not in period.text:
        return period.text
    first, after = period.first, period.last + _ONE_DAY
    months = (after.year - first.year) * 12 + after.month - first.month
    if first.day != 1 or after.day != 1:
        length = f"{(after - first).days}D"
    else:
        length = f"{months}M" if months % 12 else f"{months // 12}Y"
    return f"{first.isoformat()}/P{length}"
