"""A figure that a batch replaced is restated, and a label means something that is there."""

from collections.abc import Iterator, Mapping

from tallystick.base.findings import Problem
from tallystick.base.identifiers import is_identifier
from tallystick.base.reasons import Reason, Text, texts
from tallystick.base.units import units
from tallystick.register.batches import EVERYBODY, LEFT_OUT, FileLabel
from tallystick.register.cells import CellFault
from tallystick.register.descriptor import Descriptor
from tallystick.register.model import Observation
from tallystick.register.rules.model import Tables, each

#: What a column of a file can hold, beside what is left out.
FILE_COLUMNS = (
    "indicator",
    "area",
    "group",
    "period",
    "as_of",
    "value",
    "unit",
    "exponent",
    "qualifier",
    "accumulation",
    "coverage",
    "vintage",
    "source",
    "note",
)
_NOT_RESTATED = Problem(
    "replaced-not-restated",
    Reason("a batch brought what replaced it, and it does not say that it is restated"),
    Reason("write restated as true, or leave restated_by empty"),
)
_FACTOR = Problem(
    "label-factor",
    Reason("only a unit has a factor, and it is above 0"),
    Reason("leave it empty, or write by what figures in that unit are multiplied"),
)
_KNOWN_IN = {"indicator": "indicators", "area": "areas", "source": "sources"}
_FILES = {
    "indicator": "tables/indicators.csv",
    "area": "tables/areas.csv",
    "source": "tables/sources.csv",
}


def batches_and_their_figures(tables: Tables, _: Descriptor | None) -> None:
    """Find figures that a batch is said to have replaced and that are not restated."""
    tables["observations"].find_alike(("restated", "restated_by"), _not_restated)


def _not_restated(one: Observation) -> Iterator[CellFault]:
    if one.restated_by is not None and not one.restated:
        yield _NOT_RESTATED, "restated_by", one.restated_by


def labels_of_what_is_there(tables: Tables, _: Descriptor | None) -> None:
    """Find labels that mean nothing in this package, and factors of what is no unit."""
    typed = tables["labels"]
    for number, one in each(typed, FileLabel):
        if not _is_known(one, tables):
            typed.find(_unknown(one), number, "means", one.means)
        if one.factor is not None and (one.kind != "unit" or one.factor <= 0):
            typed.find(_FACTOR, number, "factor", one.factor)


def _is_known(one: FileLabel, tables: Tables) -> bool:
    if one.kind in _KNOWN_IN:
        return (one.means,) in tables[_KNOWN_IN[one.kind]].keys
    fixed: Mapping[str, bool] = {
        "unit": one.means in units(),
        "column": one.means in {*FILE_COLUMNS, LEFT_OUT},
        "group": one.means == EVERYBODY or is_identifier(one.means),
    }
    return fixed[one.kind]


def _unknown(one: FileLabel) -> Problem:
    message = Reason(
        "the label {label} is to mean {means}, which is not there",
        label=Text(one.label),
        means=Text(one.means),
    )
    if one.kind == "column":
        fix = Reason("write one of {values}", values=texts((*FILE_COLUMNS, LEFT_OUT), ","))
    elif one.kind == "unit":
        fix = Reason("write a code from the list of units in docs/package.md")
    else:
        fix = Reason("correct it, or add the row to {file}", file=Text(_FILES[one.kind]))
    return Problem("label-of-nothing", message, fix)
