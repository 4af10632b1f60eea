"""Groups and editions of one indicator are spelled in one way, whatever their capital letters."""

from collections.abc import Callable, Iterable, Iterator

from tallystick.base.findings import Problem
from tallystick.base.reasons import Reason, Text
from tallystick.register.cells import CellFault
from tallystick.register.descriptor import Descriptor
from tallystick.register.model import Observation
from tallystick.register.rules.model import Tables

#: What tells series of one indicator apart by a name that people type.
SPELLED_COLUMNS = ("group", "vintage")


def names_spelled_twice(tables: Tables, _: Descriptor | None) -> None:
    """Find groups and editions of an indicator that differ from earlier ones in capital letters only."""
    for column in SPELLED_COLUMNS:
        tables["observations"].find_alike(("indicator", column), _faults_in(column))


def _faults_in(column: str) -> Callable[[Observation], Iterator[CellFault]]:
    """What finds the first cell of each further spelling."""
    spelled: dict[tuple[str, str], str] = {}
    told: set[tuple[str, str]] = set()

    def faults(one: Observation) -> Iterator[CellFault]:
        name = {"group": one.group, "vintage": one.vintage}[column]
        if not name:
            return
        first = spelled.setdefault((one.indicator, name.lower()), name)
        if first != name and (one.indicator, name) not in told:
            told.add((one.indicator, name))
            yield _differs(first), column, name

    return faults


def spelled_otherwise(names: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Problem]:
    """Of names by their indicators, in the order they come, those that are there in other capitals."""
    spelled: dict[tuple[str, str], str] = {}
    firsts = ((one, spelled.setdefault((one[0], one[1].lower()), one[1])) for one in names)
    return {one: _differs(first) for one, first in firsts if first != one[1]}


def _differs(other: str) -> Problem:
    return Problem(
        "same-but-for-capitals",
        Reason(
            "it differs from {other}, as other figures of the indicator have it, in capital letters only",
            other=Text(other),
        ),
        Reason("use one spelling everywhere, or another name: files and people can't tell the two apart"),
    )
