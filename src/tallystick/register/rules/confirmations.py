"""What is said of a draft's row is signed, and the row is there unless it was dismissed."""

from collections.abc import Iterator

from tallystick.base.findings import Problem
from tallystick.base.reasons import Reason, Text
from tallystick.register.confirmations import DISMISSED, PROPOSED, Confirmation
from tallystick.register.descriptor import Descriptor
from tallystick.register.rules.model import Tables, each
from tallystick.register.was import cells_as_read

_UNSIGNED = Problem(
    "confirmation-unsigned",
    Reason("it does not say who confirmed, changed or dismissed the row, and when"),
    Reason("fill in by and day, or set the state back to proposed"),
    severity="gap",
)
_NO_ROW = Reason("{table} has no {row}, so that there is nothing to confirm")
_STILL_THERE = Reason("it is dismissed, and {row} stands in {table} all the same, so that it counts")
_LOST = Problem(
    "confirmation-was",
    Reason("the cells as they were read can't be made out of it, so that the row can't be put back"),
    Reason("leave the cell as 'tallystick confirm' wrote it, or empty"),
    severity="gap",
)


def confirmations_of_what_is_there(tables: Tables, _: Descriptor | None) -> None:
    """Find what is said of rows that are not there, is signed by nobody, or could not be undone."""
    typed = tables["confirmations"]
    for number, one in each(typed, Confirmation):
        there = (one.row,) in tables[one.table].keys
        if there and one.state == PROPOSED and one.was is None:
            continue  # as each row of a draft is at first
        for problem, column, value in _faults(one, there=there):
            typed.find(problem, number, column, value)


def _faults(one: Confirmation, *, there: bool) -> Iterator[tuple[Problem, str, str | None]]:
    if one.state != PROPOSED and (one.by is None or one.day is None):
        yield _UNSIGNED, "by" if one.by is None else "day", None
    if there == (one.state == DISMISSED):
        yield _misplaced(one), "row", one.row
    if one.was is not None and cells_as_read(one.was) is None:
        yield _LOST, "was", one.was


def _misplaced(one: Confirmation) -> Problem:
    named = {"table": Text(one.table), "row": Text(one.row)}
    if one.state == DISMISSED:
        mend = Reason("take the row out there, or set the state to confirmed")
        return Problem("confirmation-of-no-row", _STILL_THERE.saying(**named), mend, severity="gap")
    mend = Reason("set the state to dismissed, or put the row back")
    return Problem("confirmation-of-no-row", _NO_ROW.saying(**named), mend, severity="gap")
